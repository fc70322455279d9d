"""The contact log as a reader may see it: of a State, of all States, one entry, and what it adds up to.

An entry is there from the day on which it was logged. A visit that lies ahead of the day asked for is planned then,
whatever became of it later.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.coalition.models import Campaign, Organisation, SharedWith
from accede.coalition.queries import all_organisations, embargo_words, shared_words
from accede.coalition.rules import Reading, reading_of, visible
from accede.governments.models import Ask, Contact, ContactPerson, ContactSource, OfficeKind, Promise
from accede.governments.queries.tags import states_tagged
from accede.governments.rules import rows_seen
from accede.kit.parts import Entry
from accede.record.models import State


@dataclass(frozen=True)
class Only:
    """What the log is cut to; empty cuts nothing. `organisation` is the key of whoever it was entered for or of one
    that took part; `text` is looked for in what was said, asked and met.
    """

    state: str = ""
    organisation: str = ""
    office_kind: str = ""
    stage: str = ""
    first: date | None = None
    until: date | None = None
    tag: str = ""
    text: str = ""
    tagged: tuple[int, ...] = ()  # numbers of States that carry the tag: `log` fills it in


NOTHING = Only()
_KEPT = (SharedWith.OWN, SharedWith.NAMED)  # such an entry never reaches paper either


def contacts_of(campaign: Campaign, state: State, *, reader: Any, as_of: date, on: date) -> list[Contact]:
    """The State's entries that the reader may see, newest first, with their people. Three queries (two for a
    Reading).
    """
    rows = log(campaign, reader=reader, as_of=as_of, on=on, only=Only(state=state.code))
    return list(rows)


def log(campaign: Campaign, *, reader: Any, as_of: date, on: date, only: Only = NOTHING) -> QuerySet[Contact, Contact]:
    """The entries of all States that the reader may see, newest first, cut to `only`; with owner, State and people.
    One query for who she is, then two for rows and people, however many there are.
    """
    reading = reading_of(reader, campaign.slug, on=on)
    if only.tag:
        only = replace(only, tagged=tuple(states_tagged(campaign, only.tag, reader=reading, on=on)))
    rows = known(campaign, reading=reading, as_of=as_of).filter(_cut(only, as_of))
    people = Prefetch("people", ContactPerson.objects.order_by("number"))
    # By key last, which is drawn by lot: the order of entries of one day tells nothing of when they were made.
    ordered = rows.order_by("-day", F("at").desc(nulls_last=True), "key")
    return ordered.select_related("owner", "state", "mission", "campaign").prefetch_related(people)


def all_contacts() -> QuerySet[Contact, Contact]:
    """Every entry with its people, for fetching one together with the right to it."""
    one = ("official", "official__merged_into")
    beside = [f"{each}__{name}" for each in one for name in ("owner", "campaign", "state")]
    people = ContactPerson.objects.select_related(*beside, "person")
    rows = Contact.objects.select_related("owner", "mission", "logged_by")
    return rows.prefetch_related(Prefetch("people", people.order_by("number")))


def source_of(row: Contact) -> ContactSource | None:
    """Who told it: for the owner's people alone, so ask only after that is settled. One query."""
    return ContactSource.objects.filter(contact=row).first()


def known(campaign: Campaign, *, reading: Reading, as_of: date) -> QuerySet[Contact, Contact]:
    """The entries that such a reader may see and that were logged by the day. No query of its own."""
    return rows_seen(Contact.objects.all(), campaign, reader=reading, on=as_of).filter(logged_date__lte=as_of)


def last_contacts(campaign: Campaign, *, reader: Any, as_of: date, on: date) -> dict[str, tuple[int, date]]:
    """{State's code: how many contacts took place by the day, and the day of the last}, as far as the reader may see
    them; States without one are not there. Two queries.
    """
    rows = known(campaign, reading=reading_of(reader, campaign.slug, on=on), as_of=as_of)
    held = rows.filter(stage=Contact.Stage.HELD, day__lte=as_of).order_by()
    found = held.values_list("state__code").annotate(Count("pk"), Max("day"))
    return {code: (number, last) for code, number, last in found}


def stage_on(row: Contact, *, as_of: date) -> str:
    """The stage of an entry on the day: what lies ahead of it was planned, unless it was cancelled."""
    ahead = row.day > as_of and row.stage == Contact.Stage.HELD
    return str(Contact.Stage.PLANNED if ahead else row.stage)


def _cut(only: Only, as_of: date) -> Q:
    found = Q()
    if only.state:
        found &= Q(state__code=only.state)
    if only.organisation:
        key = f'"{only.organisation}"'
        found &= Q(owner__key=only.organisation) | Q(with_keys__icontains=key)
    if only.office_kind:
        found &= Q(office_kind=only.office_kind)
    if only.stage:
        found &= _stage(only.stage, as_of)
    if only.first:
        found &= Q(day__gte=only.first)
    if only.until:
        found &= Q(day__lte=only.until)
    if only.tag:
        found &= has_tag(only.tag) | Q(state__in=only.tagged)
    return found & _says(only.text) if only.text else found


def _stage(stage: str, as_of: date) -> Q:
    if stage == Contact.Stage.PLANNED:
        return Q(stage=stage) | Q(stage=Contact.Stage.HELD, day__gt=as_of)
    return Q(stage=stage, day__lte=as_of) if stage == Contact.Stage.HELD else Q(stage=stage)


def has_tag(tag: str) -> Q:
    """Rows whose list of tags names it. SQLite keeps other scripts escaped, PostgreSQL as they are."""
    return Q(tags__icontains=json.dumps(tag)) | Q(tags__icontains=f'"{tag}"')


def _says(text: str) -> Q:
    fields = ("office", "place", "said", "asked", "next_step")
    found = Q()
    for name in fields:
        found |= Q(**{f"{name}__icontains": text})
    met = ContactPerson.objects.filter(Q(name__icontains=text) | Q(title__icontains=text))
    return found | Q(pk__in=met.values("contact"))


# ------------------------------------------------------------------------------------------------------- in words
def title_of(row: Contact, *, as_of: date) -> str:
    """ "Meeting: Ministry of Foreign Affairs, human rights department"; of one that did not take place, that."""
    office = row.office or str(row.mission or "")
    kind = str(OfficeKind(row.office_kind).label)
    where = kind if not office else office if kind.casefold() in office.casefold() else f"{kind}, {office}"
    words = _("%(kind)s: %(office)s") % {"kind": capfirst(row.get_kind_display()), "office": where}
    stage = stage_on(row, as_of=as_of)
    if stage == Contact.Stage.HELD:
        return words
    return _("%(contact)s (%(stage)s)") % {"contact": words, "stage": Contact.Stage(stage).label}


def met_words(row: Contact) -> str:
    """Whom they met, with titles: "Ms. A. Example, director; B. Example"."""
    return "; ".join(", ".join(part for part in (each.name, each.title) if part) for each in _theirs(row))


def _theirs(row: Contact) -> list[ContactPerson]:
    return [each for each in row.people.all() if not each.ours]


@dataclass(frozen=True)
class Names:
    """What a list of entries calls the alliance, its organisations (by key) and, over all States, those (by code)."""

    alliance: str
    organisations: Mapping[str, str]
    states: Mapping[str, str] | None = None

    def whose(self, row: Contact) -> str:
        """Who logged it."""
        return row.owner.short if row.owner else self.alliance


def names_for(campaign: Campaign, states: Mapping[str, str] | None = None) -> Names:
    """The names that a list needs. One query."""
    organisations = {row.key: row.short for row in all_organisations(campaign)}
    return Names(campaign.alliance_short or campaign.alliance or _("the alliance"), organisations, states)


def entry_of(row: Contact, *, as_of: date, called: Names) -> Entry:
    """The entry as the timeline shows it; `key` marks one at which something was asked, `locked` says under what it
    stands when it is not a paper of the alliance. No query.
    """
    met = met_words(row)
    title = title_of(row, as_of=as_of)
    if called.states is not None:
        title = _("%(state)s: %(what)s") % {"state": called.states.get(row.state.code, row.state.code), "what": title}
    embargo = embargo_words(row)
    sharing = shared_words(row, called.organisations)
    return Entry(
        day=row.day,
        title=title,
        url=row.get_absolute_url(),
        text=" ".join(part for part in (f"{met}." if met else "", row.said) if part),
        sub=_("%(whose)s · %(sharing)s") % {"whose": called.whose(row), "sharing": sharing},
        key=bool(row.asked) and stage_on(row, as_of=as_of) == Contact.Stage.HELD,
        locked=embargo or (sharing if row.shared_with in _KEPT else ""),
    )


@dataclass(frozen=True)
class Summary:
    """What a list of entries adds up to; each number counts what the reader may see."""

    held: int
    organisations: int
    planned: int
    last: date | None

    @property
    def words(self) -> str:
        """ "14 contacts by 5 organisations; 1 planned"."""
        if not self.held and not self.planned:
            return ""
        contacts = ngettext("%(n)d contact", "%(n)d contacts", self.held) % {"n": self.held}
        by = ngettext("by %(n)d organisation", "by %(n)d organisations", self.organisations) % {"n": self.organisations}
        planned = pgettext("contacts", "%(n)d planned") % {"n": self.planned}
        first = f"{contacts} {by}" if self.organisations else contacts
        return f"{first}; {planned}" if self.planned else first


def summary_of(campaign: Campaign, state: State, *, reading: Reading, as_of: date) -> Summary:
    """Of all entries of a State that such a reader may see: those that took place, of how many organisations (who
    logged and who took part), how many are planned, and the last day. One query; no entry is loaded.
    """
    rows = known(campaign, reading=reading, as_of=as_of).filter(state=state).order_by()
    held, planned, keys = [], 0, set()
    for stage, day, key, others in rows.values_list("stage", "day", "owner__key", "with_keys"):
        if stage == Contact.Stage.HELD and day <= as_of:
            held.append(day)
            keys |= {key or "", *others}
        elif stage != Contact.Stage.CANCELLED:
            planned += 1
    return Summary(len(held), len(keys - {""}), planned, max(held, default=None))


def taking_part(campaign: Campaign, row: Contact) -> list[Organisation]:
    """The organisations that took part beside the one that logged it. One query, none where there is none."""
    if not row.with_keys:
        return []
    return list(Organisation.objects.filter(campaign=campaign, key__in=row.with_keys).order_by("name"))


def came_of(row: Contact, *, reading: Reading) -> list[Ask | Promise]:
    """The asks and the promises that name the entry and that such a reader may see, asks first. Two queries."""
    found: list[Ask | Promise] = []
    for model in (Ask, Promise):
        rows: Any = visible(model._default_manager.filter(contact=row), reading)
        found += rows.select_related("campaign", "state").order_by("due", "key")
    return found
