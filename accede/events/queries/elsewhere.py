"""What a person or an organisation did at events, for their own pages in the coalition."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.text import capfirst

from accede.coalition.rules import Reading, seen
from accede.events.models import Event, Handout, Party, ProgrammeEntry
from accede.events.queries.order import by_date
from accede.events.queries.sentences import described
from accede.kit.parts import Line


def of_person(campaign: str, key: str, reading: Reading) -> list[Line]:
    """The person's parts in programmes, under the title of that time, in order of date."""
    found = seen(ProgrammeEntry.objects.filter(person__campaign__slug=campaign, person__key=key), reading)
    return _in_order((entry.event, _part(entry)) for entry in found.select_related("event__campaign"))


def of_organisation(campaign: str, key: str, reading: Reading) -> list[Line]:
    """What the organisation held, hosted or supported, and who spoke for it, in order of date."""
    parties = seen(Party.objects.filter(organisation__campaign__slug=campaign, organisation__key=key), reading)
    entries = ProgrammeEntry.objects.filter(organisations__campaign__slug=campaign, organisations__key=key)
    spoke = seen(entries, reading)
    rows = [(party.event, str(party.get_role_display())) for party in parties.select_related("event__campaign")]
    rows += [(entry.event, _part(entry)) for entry in spoke.select_related("event__campaign")]
    return _in_order(rows)


def of_item(campaign: str, key: str, reading: Reading) -> list[Line]:
    """The events for which an item was enclosed, handed out or published, in order of date."""
    found = seen(Handout.objects.filter(item__campaign__slug=campaign, item__key=key), reading)
    rows = found.select_related("event__campaign")
    return _in_order((handout.event, str(handout.get_use_display())) for handout in rows)


def _part(entry: ProgrammeEntry) -> str:
    return f"{entry.get_role_display()}: {described(entry)}"


def _in_order(rows: Iterable[tuple[Event, str]]) -> list[Line]:
    ordered = sorted(rows, key=lambda row: (*by_date(row[0]), row[1]))
    return [
        Line(title=event.title, due=event.starts, url=event.get_absolute_url(), sub=capfirst(words))
        for event, words in ordered
    ]
