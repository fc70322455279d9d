"""The guest list as the venue has it in hand, and what changed on it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accede.events.models import Event, SentList
from accede.events.queries.guests import GuestList, Listed

# What the house at the venue compares; a guest is the same by her key.
KEPT = ("name", "title", "affiliation", "group")
Row = Mapping[str, str]


def as_sent(found: GuestList) -> list[dict[str, str]]:
    """The list as a SentList keeps it, in its order."""
    return [_row(each) for each in found.rows]


def _row(each: Listed) -> dict[str, str]:
    guest = each.guest
    return {"key": guest.key, "name": guest.name, "title": guest.title, "affiliation": each.house, "group": guest.group}


@dataclass(frozen=True)
class Changed:
    """One line of the difference: `kind` add, chg or wdr (gone), the guest as she stood and as she stands."""

    kind: str
    before: Row | None
    now: Row | None

    @property
    def row(self) -> Row:
        return self.now or self.before or {}

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """Of a changed line: each field that differs, as it was and as it is."""
        if not self.before or not self.now:
            return []
        pairs = ((name, self.before.get(name, ""), self.now.get(name, "")) for name in KEPT)
        return [(name, old, new) for name, old, new in pairs if old != new]


def last_sent(event: Event) -> SentList | None:
    """The list that the venue has in hand."""
    return SentList.objects.filter(event=event).order_by("-number").first()


def difference(sent: SentList | None, found: GuestList) -> list[Changed]:
    """What the venue does not know yet: who was added, who changed, who is gone, in the order of the list. Nothing
    where no list was sent.
    """
    if sent is None:
        return []
    before = {row["key"]: row for row in sent.rows}
    now = {row["key"]: row for row in as_sent(found)}
    return [*_added_or_changed(before, now), *_gone(before, now)]


def _added_or_changed(before: Mapping[str, Row], now: Mapping[str, Row]) -> Iterable[Changed]:
    for key, row in now.items():
        stood = before.get(key)
        if stood is None:
            yield Changed("add", None, row)
        elif any(stood.get(name, "") != row[name] for name in KEPT):
            yield Changed("chg", stood, row)


def _gone(before: Mapping[str, Row], now: Mapping[str, Row]) -> Iterable[Changed]:
    return (Changed("wdr", row, None) for key, row in before.items() if key not in now)
