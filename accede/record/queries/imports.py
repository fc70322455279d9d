"""Depositary files that were staged, their differences, and what approving them would move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from accede.core import acts as core
from accede.core.acts import Kind
from accede.core.clauses import TreatyRules
from accede.core.entry import entry_into_force
from accede.core.standing import StateClass, count, standings
from accede.record.models import Change, Decision, Import, ImportLine, ImportState, StateKind, Treaty
from accede.record.queries.diff import Line
from accede.record.queries.names import names
from accede.record.queries.snapshot import Snapshot, version
from accede.record.queries.words import class_word
from accede.record.readers import DepositaryFile

COUNTED = ("bound", "parties", "signed_only", "signatories", "withdrawn")
# What is said of a file that was not opened.
NOTHING_READ: dict[str, Any] = {
    **dict.fromkeys(("participants", "acts", "parties", "signatories"), 0),
    **dict.fromkeys(("header_parties", "header_signatories")),
    "withdrawn": 0,
}
OPEN = (ImportState.STAGED, ImportState.PARTLY)


@dataclass(frozen=True)
class HeaderCheck:
    """What the file says of itself beside what its rows come to; `says` is None when it says nothing."""

    what: str
    says: int | None
    counted: int

    @property
    def agrees(self) -> bool:
        return self.says is None or self.says == self.counted

    @property
    def sentence(self) -> str:
        """Only where the two disagree: the header's number and the rows' number."""
        if self.agrees:
            return ""
        return _("%(what)s: the file's header says %(says)d, its rows say %(counted)d.") % {
            "what": self.what, "says": self.says, "counted": self.counted,
        }  # fmt: skip


@dataclass(frozen=True)
class ShownLine:
    """A line of the diff with its names, ready for a table."""

    line: ImportLine
    state_name: str
    effect: str

    @property
    def can_approve(self) -> bool:
        return self.line.decision == Decision.WAITING and self.line.change not in (
            Change.SAME,
            Change.UNKNOWN,
            Change.PROPOSED,
        )


@dataclass(frozen=True)
class ImportDetail:
    """Everything a person needs to decide."""

    import_: Import
    header: tuple[HeaderCheck, ...]
    lines: dict[str, list[ShownLine]]  # by change; every change is there
    unknown: tuple[ShownLine, ...]
    proposed: tuple[ShownLine, ...]  # acts of end notes that wait, each for its own decision
    effects: tuple[str, ...]  # what approving all of it would move, as sentences
    with_proposals: str  # what the proposals would make of the computed entry into force; "" when nothing
    stale: bool  # the record moved since the file was compared with it
    waiting: int

    @property
    def can_decide(self) -> bool:
        return self.import_.is_open and not self.stale

    @property
    def open_lines(self) -> int:
        """Lines that somebody has to decide about, names that are not on record among them."""
        return self.waiting + len(self.unknown) + len(self.proposed)


def imports(*, text: str = "", state: str = "") -> QuerySet[Import]:
    """All staged files, newest first, with how many lines of each wait (`waiting`)."""
    found = Import.objects.select_related("treaty").defer("content").order_by("-staged_at", "-id")
    if text:
        found = found.filter(Q(filename__icontains=text) | Q(treaty__slug__icontains=text))
    if state:
        found = found.filter(state=state)
    # Acts that the file lacks stay unless somebody says otherwise; once lines were ticked, they are asked about too.
    asked = Q(lines__decision=Decision.WAITING) & ~Q(lines__change=Change.SAME)
    asked &= ~Q(lines__change=Change.ABSENT) | Q(state=ImportState.PARTLY)
    return found.annotate(waiting=Count("lines", filter=asked))


def waiting_imports() -> QuerySet[Import]:
    """Files about which nobody has decided yet, oldest first."""
    return imports().filter(state__in=OPEN).order_by("staged_at", "id")


def import_detail(pk: int, *, on: date) -> ImportDetail:
    """One file with its lines; raises Import.DoesNotExist. `on` is the day on which States are named."""
    found = Import.objects.select_related("treaty").defer("content").get(pk=pk)
    called = names(on=on)
    rows = found.lines.select_related("state", "existing", "act").order_by("number")
    lines: dict[str, list[ShownLine]] = {str(change): [] for change in Change}
    for row in rows:
        lines[row.change].append(_shown(row, called))
    shown = [one for each in lines.values() for one in each]
    return ImportDetail(
        import_=found,
        header=header_checks(found.counts),
        lines=lines,
        unknown=_still(lines[Change.UNKNOWN]),
        proposed=_still(lines[Change.PROPOSED]),
        effects=tuple(_effects(found.counts.get("effect", {}))),
        with_proposals=_with_proposals(found.counts),
        stale=found.is_open and found.base_version != version(),
        waiting=sum(one.can_approve for one in shown),
    )


def _with_proposals(counts: dict[str, Any]) -> str:
    without = (counts.get("effect", {}).get("entry") or [None, None])[1]
    if "entry_with_proposals" not in counts or counts["entry_with_proposals"] == without:
        return ""
    return _("With all of them, the computed entry into force would be %(day)s instead of %(without)s.") % {
        "day": counts["entry_with_proposals"] or _("not reached"),
        "without": without or _("not reached"),
    }


def _still(lines: list[ShownLine]) -> tuple[ShownLine, ...]:
    return tuple(one for one in lines if one.line.decision == Decision.WAITING)


def _shown(row: ImportLine, called: dict[str, str]) -> ShownLine:
    name = called.get(row.state.code, row.state.code) if row.state else row.name
    before, after = row.effect.get("before"), row.effect.get("after")
    effect = ""
    if before and after and before != after:
        effect = _("%(before)s → %(after)s") % {"before": class_word(before), "after": class_word(after)}
    return ShownLine(row, name, effect)


def header_checks(counts: dict[str, Any]) -> tuple[HeaderCheck, ...]:
    """Signatories and parties, as the header and as the rows have them."""
    return (
        HeaderCheck(_("Signatories"), counts.get("header_signatories"), counts.get("signatories", 0)),
        HeaderCheck(_("Parties"), counts.get("header_parties"), counts.get("parties", 0)),
    )


def counts_of(file: DepositaryFile) -> dict[str, Any]:
    """The numbers that the command line prints: rows with a name, cells with a date, the header's own
    numbers.
    """
    return {
        "participants": len(file.participants),
        "acts": file.act_cells,
        "parties": file.parties,
        "signatories": file.signatories,
        "header_parties": file.header.parties,
        "header_signatories": file.header.signatories,
        "withdrawn": len({act.cell for act in file.withdrawn}),
    }


def effect_of(
    record: Snapshot, treaty: Treaty | None, lines: Iterable[Line], *, as_of: date
) -> tuple[dict[str, Any], dict[str, dict[str, str]]]:
    """What approving every line but the absent ones would move: ({count: [before, after], "entry": […]}, and
    for each State its class before and after).
    """
    rules = record.rules(treaty.slug) if treaty else TreatyRules()
    before = list(record.acts(treaty.slug)) if treaty else []
    after = list(acts_after(record, treaty, lines))
    counted = [count(acts, rules, as_of=as_of, ended=record.ended) for acts in (before, after)]
    moved: dict[str, Any] = {key: [each[key].number for each in counted] for key in COUNTED}
    days = [entry_into_force(rules, acts, as_of=as_of).computed for acts in (before, after)]
    moved["entry"] = [day.isoformat() if day else None for day in days]
    return moved, _class_changes(record, rules, before, after, as_of)


def entry_with(record: Snapshot, treaty: Treaty | None, lines: Iterable[Line], *, as_of: date) -> str | None:
    """The computed day of entry into force if the proposals were taken over too, as text; None when not reached."""
    rules = record.rules(treaty.slug) if treaty else TreatyRules()
    taken = [replace(one, change=Change.ADDED) if one.change == Change.PROPOSED else one for one in lines]
    after = list(acts_after(record, treaty, [line for line in taken if line.state]))
    day = entry_into_force(rules, after, as_of=as_of).computed
    return day.isoformat() if day else None


def acts_after(record: Snapshot, treaty: Treaty | None, lines: Iterable[Line]) -> Iterable[core.Act]:
    """The treaty's acts as they would be once the lines were approved."""
    before = record.acts(treaty.slug) if treaty else ()
    lines = [line for line in lines if line.change in (Change.ADDED, Change.CHANGED, Change.WITHDRAWN)]
    replaced = {line.existing.key for line in lines if line.existing}
    yield from (act for act in before if act.id not in replaced)
    for number, line in enumerate(lines):
        yield core.Act(
            id=f"new-{number}",
            treaty=treaty.slug if treaty else "",
            state=line.state,
            kind=Kind(line.kind),
            deposited=line.deposited,
            effective=_effective(line),
            counted=line.data.get("counted", True),
            organisation=_is_organisation(record, line.state),
        )


def _effective(line: Line) -> date | None:
    text = line.data.get("effective")
    return date.fromisoformat(text) if text else (line.existing.effective_date if line.existing else None)


def _is_organisation(record: Snapshot, code: str) -> bool:
    return code in record.states and record.states[code].kind == StateKind.ORGANISATION


def _class_changes(
    record: Snapshot, rules: TreatyRules, before: list[core.Act], after: list[core.Act], as_of: date
) -> dict[str, dict[str, str]]:
    was = standings(before, rules, as_of=as_of, ended=record.ended)
    will = standings(after, rules, as_of=as_of, ended=record.ended)
    codes = was.keys() | will.keys()

    def named(found: Any, code: str) -> str:
        return str(found[code].state_class if code in found else StateClass.NONE)

    return {code: {"before": named(was, code), "after": named(will, code)} for code in sorted(codes)}


def _effects(moved: dict[str, Any]) -> Iterable[str]:
    words = {
        "bound": _("States bound"),
        "parties": _("parties"),
        "signed_only": _("signed only"),
        "signatories": _("signatories"),
        "withdrawn": _("withdrawn"),
    }
    for key, word in words.items():
        was, will = moved.get(key, [0, 0])
        if was != will:
            yield _("%(what)s: %(before)d → %(after)d") % {"what": word, "before": was, "after": will}
    was, will = moved.get("entry", [None, None])
    if was != will:
        none = _("not reached")
        yield _("computed entry into force: %(before)s → %(after)s") % {
            "before": was or none,
            "after": will or none,
        }
