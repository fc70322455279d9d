"""Drafts that the record makes by itself: a letter of congratulation and a news line after a new act.

A draft is written anew from the record each time it is read, until a person keeps it. Where the record does not know
what a sentence needs, the draft shows a gap in brackets and names it, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.coalition.models import Campaign
from accede.coalition.queries import offices
from accede.core.acts import BINDING
from accede.kit.localdates import long_day, long_moment
from accede.kit.offers import Prepared
from accede.record import queries as record
from accede.record.models import Act
from accede.record.queries.new_on_record import NEWS
from accede.statements.models import PreparedKind, PreparedText

GAP = "[…]"


@dataclass(frozen=True)
class Draft:
    """A text in one language: as the record makes it, or as a person kept it."""

    kind: PreparedKind
    act: Act
    language: str
    text: str
    row: PreparedText | None
    gaps: tuple[str, ...]  # what must be filled in, in words

    @property
    def about(self) -> str:
        return about(self.act)


def about(act: Act) -> str:
    """How a draft names the act that it follows from."""
    return f"record:act:{act.treaty.slug}/{act.key}"


def offered(campaign: Campaign, *, on: date) -> list[Prepared]:
    """The drafts of the last month's acts that nobody used or set aside. Three queries, however many."""
    acts = record.new_acts(on - NEWS, on, treaty=campaign.treaty)
    if not acts:
        return []
    rows = PreparedText.objects.filter(campaign=campaign, about__in=[about(act) for act in acts])
    found: dict[tuple[str, str], list[PreparedText]] = {}
    for row in rows:
        found.setdefault((row.kind, row.about), []).append(row)
    names = record.names(on=on)
    signs = signer(campaign, on=on)
    return [
        one
        for act in acts
        for kind in kinds_of(act)
        for one in _offered(campaign, act, kind, found.get((kind, about(act)), []), names, signs)
    ]


def kinds_of(act: Act) -> tuple[PreparedKind, ...]:
    """A letter and a news line after an act by which a State is bound; a news line after a signature."""
    if act.kind in BINDING:
        return PreparedKind.LETTER, PreparedKind.NEWS
    return (PreparedKind.NEWS,) if act.kind == "signature" else ()


def _offered(
    campaign: Campaign, act: Act, kind: PreparedKind, rows: list[PreparedText], names: dict[str, str], signs: str
) -> Iterator[Prepared]:
    if any(row.stage != PreparedText.Stage.KEPT for row in rows):
        return
    state = names.get(act.state.code, act.state.code)
    words, order = (
        (_("Letter of congratulation to %(state)s"), 1)
        if kind == PreparedKind.LETTER
        else (_("News line on %(state)s"), 2)
    )
    sub = _("To be signed by %(name)s") % {"name": signs} if kind == PreparedKind.LETTER and signs else ""
    kept = _("kept with changes") if rows else ""
    yield Prepared(
        key=f"{about(act)}:{kind}",
        about=about(act),
        order=order,
        title=words % {"state": state},
        url=reverse("statements:prepared", args=[campaign.slug, kind, act.treaty.slug, act.key]),
        sub=" · ".join(part for part in (sub, kept) if part),
        action=_("Review"),
    )


def draft(campaign: Campaign, kind: PreparedKind, act: Act, *, language: str, on: date) -> Draft:
    """The draft in a language (Django's code): what a person kept, else what the record makes on the day."""
    rows = PreparedText.objects.filter(campaign=campaign, kind=kind, about=about(act))
    by_language = {row.language: row for row in rows}
    row = by_language.get(language) or next((r for r in by_language.values() if r.stage != r.Stage.KEPT), None)
    with override(language):
        facts = _facts(campaign, act, language, on)
        made = _letter(facts) if kind == PreparedKind.LETTER else _news(facts)
    text = row.text if row and row.language == language else made
    gaps = (_("the person who signs"),) if kind == PreparedKind.LETTER and GAP in text else ()
    return Draft(kind, act, language, text, row, gaps)


def title_of(text: Draft, *, on: date) -> str:
    """ "Letter of congratulation to Timor-Leste", in the reader's language."""
    words = (
        _("Letter of congratulation to %(state)s") if text.kind == PreparedKind.LETTER else _("News line on %(state)s")
    )
    return words % {"state": record.state_name(text.act.state.code, on=on)}


def signer(campaign: Campaign, *, on: date) -> str:
    """Who holds the office that rotates, as far as the record knows it for the day; else empty."""
    found = [each for each in offices(campaign, on=on) if each.office.rotates]
    return next((held.term.holder for each in found for held in each.holders), "")


def _facts(campaign: Campaign, act: Act, language: str, on: date) -> dict[str, Any]:
    treaty = act.treaty
    coming = {each.state: each.day for each in record.next_days(treaty, as_of=on, language=language)}
    bound = record.figures(treaty, as_of=on)["bound"].number
    return {
        "state": record.state_name(act.state.code, on=on, language=language),
        "treaty": record.title_of(treaty, language),
        "day": long_moment(act.deposited),
        "kind": str(record.kind_word(act.kind)),
        "bound": bound,
        "binds": act.kind in BINDING,
        "force": long_day(coming[act.state.code]) if act.state.code in coming else "",
        "alliance": campaign.alliance or campaign.name,
        "signer": signer(campaign, on=on) or GAP,
    }


def _letter(facts: dict[str, Any]) -> str:
    force = _("The treaty enters into force for %(state)s on %(force)s.") % facts if facts["force"] else ""
    paragraphs = [
        _("To the Permanent Representative of %(state)s") % facts,
        _("Excellency,"),
        _(
            "In the name of the %(alliance)s, we congratulate %(state)s on becoming bound by the %(treaty)s. Its "
            "instrument (%(kind)s) was deposited on %(day)s."
        )
        % facts,
        " ".join(part for part in (_("The number of States bound is now %(bound)s.") % facts, force) if part),
        _("We stand ready to share what other States have learned in putting the treaty into law and practice."),
        _("Please accept, Excellency, the assurances of our highest consideration."),
        facts["signer"],
        facts["alliance"],
    ]
    return "\n\n".join(paragraphs)


def _news(facts: dict[str, Any]) -> str:
    if not facts["binds"]:
        return _("%(state)s signed the %(treaty)s on %(day)s.") % facts
    said = [
        _("%(state)s is bound by the %(treaty)s: its instrument (%(kind)s) was deposited on %(day)s.") % facts,
        _("The number of States bound is now %(bound)s.") % facts,
    ]
    if facts["force"]:
        said.append(_("The treaty enters into force for %(state)s on %(force)s.") % facts)
    return " ".join(said)
