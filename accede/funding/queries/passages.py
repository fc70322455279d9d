"""What the accomplishment report says of a year's funding."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Membership
from accede.funding.models import Contribution, Kind, Priority, Progress, Rhythm
from accede.funding.queries.contributions import given_in, when_words
from accede.funding.queries.priorities import priorities_of_year
from accede.funding.queries.secondments import secondment_passage
from accede.kit.offers import Passage, Quoted


def year_passages(campaign: Campaign, year: int) -> list[Passage]:
    """Support and outlook, in the section "funding"; an event tells of the gifts for it by itself."""
    rows = given_in(campaign, year)
    members = _members(rows)
    found = [
        _support(campaign, year, rows, members),
        secondment_passage(campaign, year),
        _priorities(campaign, year),
    ]
    return [passage for passage in found if passage is not None]


def _members(rows: list[Contribution]) -> set[int]:
    """Primary keys of the donors that are members of the alliance."""
    donors = [row.donor_id for row in rows if row.donor_id]
    held = Membership.objects.filter(organisation__in=donors, kind=Membership.Kind.MEMBER)
    return set(held.values_list("organisation", flat=True))


def _support(campaign: Campaign, year: int, rows: list[Contribution], members: set[int]) -> Passage | None:
    cash = [row for row in rows if not row.is_in_kind]
    gifts = [row for row in rows if row.is_in_kind]
    sentences = []
    if cash:
        values = {
            "year": year,
            "who": _alliance(campaign),
            "gifts": _listed([f"[[{_code(row)}]]" for row in cash]),
        }
        sentences.append(_("In %(year)s the %(who)s was supported by %(gifts)s.") % values)
    sentences += [_gift(row) for row in gifts]
    if not sentences:
        return None
    return Passage(
        key="funding-support",
        section="funding",
        order="10",
        title="",
        paragraphs=(" ".join(sentences),),
        quoted=tuple(_quoted(row, members) for row in rows),
        sources=tuple(dict.fromkeys(row.source for row in rows)),
    )


def _gift(row: Contribution) -> str:
    values = {"donor": capfirst(donor_words(row)), "gift": f"[[{_code(row)}]]", "for": row.purpose}
    if row.rhythm == Rhythm.AT_TIMES:
        return _("From time to time %(donor)s gave %(gift)s.") % (values | {"donor": donor_words(row)})
    return _("%(donor)s gave %(gift)s.") % values


def _priorities(campaign: Campaign, year: int) -> Passage | None:
    """The year's own priorities with what became of them, then those of the next year."""
    past, coming = priorities_of_year(campaign, year), priorities_of_year(campaign, year + 1)
    sentences = [_became(row) for row in past] + [_ahead(row) for row in coming]
    if not sentences:
        return None
    return Passage(
        key="funding-priorities",
        section="funding",
        order="90",
        title="",
        paragraphs=(" ".join(sentences),),
        quoted=tuple(_quoted_priority(row) for row in past + coming),
        sources=tuple(dict.fromkeys(row.source for row in past + coming)),
    )


def _became(row: Priority) -> str:
    values = {"what": f"[[{_priority_code(row)}]]", "year": row.year, "state": row.get_state_display()}
    if row.state in {Progress.DONE, Progress.DROPPED}:
        values["result"] = row.result.rstrip(".")
        return _("%(what)s was a priority of %(year)s, now %(state)s: %(result)s.") % values
    return _("%(what)s was a priority of %(year)s; the record says “%(state)s”.") % values


def _ahead(row: Priority) -> str:
    return _("%(what)s needs to be a priority in %(year)s.") % {
        "what": f"[[{_priority_code(row)}]]",
        "year": row.year,
    }


def donor_words(row: Contribution) -> str:
    """The donor as it stands in a sentence."""
    if row.donor is not None and row.donor.kind == "government":
        return _("the %(government)s") % {"government": row.donor}
    return row.donor.short if row.donor is not None else row.donor_words


def _quoted(row: Contribution, members: set[int]) -> Quoted:
    words = [_("Funding, %(kind)s, %(when)s") % {"kind": row.get_kind_display(), "when": when_words(row)}]
    known = row.value_in_kind if row.is_in_kind else row.amount
    words.append(f"{known} {row.currency}" if known is not None else _amount_unknown(row))
    words += [row.note] if row.note else []
    return Quoted(
        code=_code(row),
        shown=_shown(row, members),
        number=None,
        definition="; ".join(words),
        url=row.get_absolute_url(),
        rows=(f"funding/{row.key}",),
    )


def _amount_unknown(row: Contribution) -> str:
    return _("value not known") if row.is_in_kind else _("amount not known")


def _shown(row: Contribution, members: set[int]) -> str:
    donor = donor_words(row)
    if row.kind == Kind.GRANT:
        return _("a grant from %(donor)s") % {"donor": donor}
    if row.kind == Kind.DONATION and row.donor_id in members:
        return _("a donation by its member %(donor)s") % {"donor": donor}
    if row.kind == Kind.DONATION:
        return _("a donation by %(donor)s") % {"donor": donor}
    return _("in kind: %(purpose)s") % {"purpose": row.purpose or row.title}


def _quoted_priority(row: Priority) -> Quoted:
    definition = _("Funding, priorities of %(year)s: %(state)s") % {
        "year": row.year,
        "state": row.get_state_display(),
    }
    return Quoted(
        code=_priority_code(row),
        shown=row.title,
        number=None,
        definition=definition,
        url=row.get_absolute_url(),
        rows=(f"funding/{row.key}",),
    )


def _code(row: Contribution) -> str:
    return f"funding.contribution:{row.key}"


def _priority_code(row: Priority) -> str:
    return f"funding.priority:{row.key}"


def _alliance(campaign: Campaign) -> str:
    return campaign.alliance_short or campaign.alliance or campaign.short_name


def _listed(words: list[str]) -> str:
    *first, last = words
    return _("%(these)s and %(last)s") % {"these": ", ".join(first), "last": last} if first else last
