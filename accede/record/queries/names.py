"""States: their names on a day, their groups, and whether people mostly leave or mostly arrive."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accede.record.models import State
from accede.record.queries.known import NameRow
from accede.record.queries.snapshot import UN_MEMBERS, Snapshot, snapshot
from accede.record.queries.treaties import our_language
from accede.record.queries.words import group_word


class UnknownState(LookupError):
    """No State of that code is on record."""

    def __init__(self, code: str) -> None:
        super().__init__(_("No State with the code “%(code)s” is on record.") % {"code": code})


def state(code: str) -> State:
    """The State; raises UnknownState."""
    found = snapshot().states.get(code)
    if found is None:
        raise UnknownState(code)
    return found


def states(*, on: date) -> list[State]:
    """States, organisations and territories that existed on the day, by code."""
    return [s for s in snapshot().states.values() if _exists(s, on)]


def _exists(found: State, on: date) -> bool:
    return (found.from_date is None or found.from_date <= on) and (found.until_date is None or on < found.until_date)


def state_name(code: str, *, on: date, language: str | None = None) -> str:
    """What the State was called on that day, in the language (else English, else its code)."""
    return names(on=on, language=language).get(code, code)


def names(*, on: date, language: str | None = None) -> dict[str, str]:
    """{code: name on the day} of every State, former ones included: one query for the version, no more."""
    return names_in(snapshot(), on, our_language(language))


def names_in(record: Snapshot, on: date, language: str) -> dict[str, str]:
    def make() -> dict[str, str]:
        return {code: _name(record, code, on, language) for code in record.states}

    found: dict[str, str] = record.made.once(("names", record.of_names.of(on), language), make)
    return found


def _name(record: Snapshot, code: str, on: date, language: str) -> str:
    by_language = record.names.get(code, {})
    row = _on(by_language.get(language, ()), on) or _on(by_language.get("en", ()), on)
    return row.name if row else code


def _on(rows: tuple[NameRow, ...], on: date) -> NameRow | None:
    """The name that held on the day; before the first name we know, that first one."""
    return next((row for row in rows if row.holds_on(on)), rows[-1] if rows else None)


def members_of(group: str, *, on: date) -> frozenset[str]:
    """Codes of the group's members on the day; empty for a group that is not on record."""
    return members_in(snapshot(), group, on)


def members_in(record: Snapshot, group: str, on: date) -> frozenset[str]:
    def make() -> frozenset[str]:
        return frozenset(stay.state for stay in record.stays.get(group, ()) if stay.holds_on(on))

    found: frozenset[str] = record.made.once(("members", group, record.of_names.of(on)), make)
    return found


def un_members(*, on: date) -> frozenset[str]:
    """Codes of the Members of the United Nations on the day."""
    return members_of(UN_MEMBERS, on=on)


def groups_of(code: str, *, on: date) -> list[str]:
    """Names, in the active language, of the groups to which the State belonged on the day."""
    record = snapshot()
    held = [key for key in record.groups if code in members_in(record, key, on)]
    return [group_word(key, str(record.groups[key])) for key in held]


def direction_in(record: Snapshot, code: str) -> str:
    """ "receiving" when more people live there from elsewhere than elsewhere from there, "sending" when
    fewer, "" when not known. From the newest year of the UN DESA figures.
    """
    return direction_of(record.migrants.get(code))


def direction_of(migrants: tuple[int, int | None, int | None] | None) -> str:
    """The same of the figures (year, living there, from there elsewhere)."""
    _year, immigrants, emigrants = migrants or (0, None, None)
    if immigrants is None or emigrants is None:
        return ""
    return "receiving" if immigrants > emigrants else "sending"


def groups_on(*, on: date) -> list[tuple[str, str, frozenset[str]]]:
    """Key, name in the active language and codes of the members on the day, of every group but the United Nations."""
    record = snapshot()
    keys = [key for key in record.groups if key != UN_MEMBERS]
    return [(key, group_word(key, str(record.groups[key])), members_in(record, key, on)) for key in keys]
