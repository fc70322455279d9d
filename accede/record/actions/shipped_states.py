"""States, names, aliases, groups and migrant figures as shipped. What a person decided here is left alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from accede.kit.imports import Report
from accede.record.models import Alias, Group, GroupMembership, MigrantFigures, State, StateKind, StateName
from accede.record.readers.shipped import ShippedStates

MIGRANTS_SOURCE = "United Nations, International Migrant Stock 2020"
Row = Mapping[str, str]


def load_states(found: ShippedStates, report: Report) -> int:
    """Brings the tables up to the files; returns how many rows were added, changed or taken out."""
    changed = _bring(
        State,
        [_state(row, report) for row in found.states],
        key=("code",),
        old=State.objects.filter(shipped=True),
    )
    ids = dict(State.objects.values_list("code", "pk"))
    _predecessors(found.states, ids, report)
    of = _Rows(ids, report)
    changed += _bring(
        StateName,
        of(found.names, "names.csv", _name),
        key=("state_id", "language", "from_date"),
        old=StateName.objects.filter(state__in=State.objects.filter(shipped=True)),
    )
    aliases = of(found.aliases, "aliases.csv", _alias)
    decided = set(Alias.objects.exclude(decided_by="").values_list("text", flat=True))
    aliases = [alias for alias in aliases if alias["text"] not in decided]
    changed += _bring(Alias, aliases, key=("text",), old=Alias.objects.filter(decided_by=""))
    changed += _bring(Group, [_group(row) for row in found.groups], key=("key",), old=Group.objects.all(), keep=True)
    groups = dict(Group.objects.values_list("key", "pk"))
    stays = of(found.memberships, "memberships.csv", lambda row, pk: _stay(row, pk, groups[row["group"]]))
    changed += _bring(
        GroupMembership, stays, key=("group_id", "state_id", "from_date"), old=GroupMembership.objects.all()
    )
    figures = of(found.migrants, "migrants.csv", _migrants)
    return changed + _bring(MigrantFigures, figures, key=("state_id", "year"), old=MigrantFigures.objects.all())


class _Rows:
    """Rows of a file about States, made into values; a row about a State that is not there is reported and left out."""

    def __init__(self, ids: dict[str, int], report: Report) -> None:
        self.ids, self.report = ids, report

    def __call__(
        self, rows: Iterable[Row], file: str, made: Callable[[Row, int], dict[str, Any]]
    ) -> list[dict[str, Any]]:
        good = []
        for number, row in enumerate(rows, 2):
            if row["state"] in self.ids:
                good.append(made(row, self.ids[row["state"]]))
                continue
            words = _("No State has the code “%s”.") % row["state"]
            self.report.add(f"states/{file}", words, row=number, column="state")
        return good


def _alias(row: Row, pk: int) -> dict[str, Any]:
    return {"state_id": pk, "text": row["text"], "source": row["source"]}


def _bring(
    model: type[Model], wanted: list[dict[str, Any]], *, key: tuple[str, ...], old: Any, keep: bool = False
) -> int:
    """Adds, changes and takes out rows so that they are the wanted ones."""

    def key_of(value: Any) -> tuple[Hashable, ...]:
        return tuple(value[name] if isinstance(value, dict) else getattr(value, name) for name in key)

    have = {key_of(row): row for row in old}
    fresh, changed = [], []
    for values in wanted:
        row = have.pop(key_of(values), None)
        if row is None:
            fresh.append(model(**values))
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    model._default_manager.bulk_create(fresh, batch_size=500)
    for row in changed:
        row.save()
    # A State that acts refer to is never taken out; the constraint would refuse it, with reason.
    gone = [] if keep or model is State else list(have.values())
    model._default_manager.filter(pk__in=[row.pk for row in gone]).delete()
    return len(fresh) + len(changed) + len(gone)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _state(row: Row, report: Report) -> dict[str, Any]:
    if row["kind"] not in StateKind.values:
        report.add("states/states.csv", _("“%s” is no kind of State.") % row["kind"], column="kind")
    return {
        "code": row["code"],
        "kind": row["kind"],
        "iso2": row["iso2"],
        "iso3": row["iso3"],
        "m49": row["m49"],
        "from_date": _day(row["from"]),
        "until_date": _day(row["until"]),
        "source": row["source"],
        "shipped": True,
    }


def _predecessors(rows: Iterable[Row], ids: Mapping[str, int], report: Report) -> None:
    pairs = {
        (row["code"], before.strip()) for row in rows for before in row["predecessors"].split(";") if before.strip()
    }
    for _code, before in sorted(pairs):
        if before not in ids:
            report.add("states/states.csv", _("No State has the code “%s”.") % before, column="predecessors")
    wanted = {(ids[code], ids[before]) for code, before in pairs if before in ids}
    through = State.predecessors.through
    have = set(through.objects.values_list("from_state_id", "to_state_id"))
    through.objects.bulk_create(through(from_state_id=one, to_state_id=other) for one, other in sorted(wanted - have))


def _name(row: Row, state: int) -> dict[str, Any]:
    return {
        "state_id": state,
        "language": row["language"],
        "name": row["name"],
        "formal": row["formal"],
        "from_date": _day(row["from"]),
        "until_date": _day(row["until"]),
        "source": row["source"],
    }


def _group(row: Row) -> dict[str, Any]:
    return {
        "key": row["key"],
        "kind": row["kind"],
        "names": {"en": row["name"]},
        "as_of": row["as_of"],
        "source": row["source"],
    }


def _stay(row: Row, state: int, group: int) -> dict[str, Any]:
    return {
        "group_id": group,
        "state_id": state,
        "from_date": _day(row["from"]),
        "until_date": _day(row["until"]),
        "source": row["source"],
    }


def _migrants(row: Row, state: int) -> dict[str, Any]:
    return {
        "state_id": state,
        "year": int(row["year"]),
        "immigrants": _whole(row["immigrants"]),
        "emigrants": _whole(row["emigrants"]),
        "source": MIGRANTS_SOURCE,
    }
