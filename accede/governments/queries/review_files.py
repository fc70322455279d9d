"""Files of recommendations against the record: what is in them about the treaty, and what taking them over would do."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core.dates import Moment
from accede.core.upr import Match, TreatyWords, session_held
from accede.governments.models import Recommendation, ReviewFile
from accede.governments.readers.recommendations import Line, read_recommendations
from accede.kit.imports import Report
from accede.record.models import Alias, StateName, Treaty

DECIDED = (Recommendation.Match.CONFIRMED, Recommendation.Match.REFUSED)


@dataclass(frozen=True)
class Row:
    """A recommendation of a file that is, or may be, about the treaty. `to` and `by` are codes of States."""

    line: int
    to: str
    by: str
    session: int
    text: str
    response: str
    match: str
    rule: str

    @property
    def key(self) -> str:
        """The same for the same recommendation, whichever file holds it."""
        mark = "\n".join((self.to, self.by, str(self.session), self.text))
        return f"upr{self.session}-{hashlib.sha256(mark.encode()).hexdigest()[:12]}"


@dataclass
class Examined:
    """What a file holds about the treaty. `unresolved`: {name as printed: lines}, of rows about the treaty."""

    rows: list[Row] = field(default_factory=list)
    read: int = 0
    counts: dict[str, dict[str, int]] = field(default_factory=dict)  # {match: {response: number of rows}}
    repeated: int = 0
    unresolved: dict[str, list[int]] = field(default_factory=dict)
    sessions: tuple[int, ...] = ()
    report: Report = field(default_factory=Report)


@dataclass(frozen=True)
class Compared:
    """Rows of a file against the record; `changed` with what the record holds."""

    new: list[Row]
    changed: list[tuple[Row, Recommendation]]
    same: list[Row]


def examine(campaign: Campaign, content: bytes, *, filename: str) -> Examined:
    """Reads a file and cuts it to what is, or may be, about the campaign's treaty. Three queries; writes nothing."""
    read = read_recommendations(content, filename=filename)
    found = Examined(read=len(read.lines), report=read.report)
    words = words_of(campaign.treaty)
    matched = [(line, words.match(line.text)) for line in read.lines]
    about = [(line, how) for line, how in matched if how.match is not Match.NONE]
    for line, how in matched:
        by_response = found.counts.setdefault(how.match.value, {})
        by_response[line.response] = by_response.get(line.response, 0) + 1
    known = resolved({name for line, _how in about for name in (line.to, line.by) if name})
    found.unresolved = _unresolved((line for line, _how in about), known)
    for name, lines in found.unresolved.items():
        said = _("“%(name)s” is no name of a State on record, and no name that was decided about (lines %(lines)s).")
        found.report.add(
            filename, said % {"name": name, "lines": ", ".join(map(str, lines))}, row=lines[0], column="To, From"
        )
    rows = [
        Row(line.line, known[line.to], known.get(line.by, ""), line.session, line.text, line.response, how.match.value,
            str(how)[:100])
        for line, how in about
        if line.to in known and (not line.by or line.by in known)
    ]  # fmt: skip
    once = {row.key: row for row in reversed(rows)}
    found.rows = sorted(once.values(), key=lambda row: row.line)
    found.repeated = len(rows) - len(once)
    found.sessions = tuple(sorted({line.session for line in read.lines}))
    return found


def words_of(treaty: Treaty) -> TreatyWords:
    """The words by which recommendations name a treaty: its titles, and what its data say under `upr`."""
    titles = [*treaty.titles.values(), *treaty.short_titles.values()]
    return TreatyWords.from_data(titles, treaty.facts.get("upr", {}), core=bool(treaty.facts.get("core_rights")))


def resolved(printed: Iterable[str]) -> dict[str, str]:
    """{name as printed: State's code}: by an exact alias, else by a name on record that only one State ever bore."""
    wanted = set(printed)
    bearers: dict[str, set[str]] = {}
    for name, code in StateName.objects.filter(name__in=wanted).values_list("name", "state__code"):
        bearers.setdefault(name, set()).add(code)
    found = {name: codes.pop() for name, codes in bearers.items() if len(codes) == 1}
    return found | dict(Alias.objects.filter(text__in=wanted).values_list("text", "state__code"))


def compare(campaign: Campaign, rows: Iterable[Row]) -> Compared:
    """What taking the rows over would add and change. What a person decided about a match stands. One query."""
    held = {row.key: row for row in Recommendation.objects.filter(campaign=campaign)}
    compared = Compared([], [], [])
    for row in rows:
        there = held.get(row.key)
        if there is None:
            compared.new.append(row)
        elif _differs(row, there):
            compared.changed.append((row, there))
        else:
            compared.same.append(row)
    return compared


def default_as_of(examined: Examined) -> Moment:
    """The end of the last session of which the file tells, where the time of that session is known."""
    return session_held(max(examined.sessions)) if examined.sessions else Moment.unknown()


def rows_of(file: ReviewFile) -> list[Row]:
    """What was kept of a file."""
    return [Row(**row) for row in file.rows]


def as_data(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows as they are kept."""
    return [asdict(row) for row in rows]


def files(campaign: Campaign) -> QuerySet[ReviewFile]:
    """The campaign's files, the latest first."""
    return ReviewFile.objects.filter(campaign=campaign).select_related("campaign").order_by("-pk")


def differences(file: ReviewFile) -> Compared:
    """What taking a staged file over would do now."""
    return compare(file.campaign, rows_of(file))


def counted(counts: Mapping[str, Mapping[str, int]]) -> Counter[str]:
    """Rows by answer, whatever the match."""
    total: Counter[str] = Counter()
    for by_response in counts.values():
        total.update(by_response)
    return total


def _differs(row: Row, there: Recommendation) -> bool:
    match = there.match if there.match in DECIDED else row.match
    return (row.response, match) != (there.response, there.match)


def _unresolved(lines: Iterable[Line], known: Mapping[str, str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for line in lines:
        for name in filter(None, (line.to, line.by)):
            if name not in known:
                found.setdefault(name, []).append(line.line)
    return found


def in_words(file: ReviewFile) -> list[tuple[str, str]]:
    """The counts of a file: what it is about, and the answers, as pairs of words."""
    labels = {
        Match.EXACT.value: _("name the treaty"),
        Match.DOUBTFUL.value: _("wait for a decision"),
        Match.NONE.value: _("are about something else, and left out"),
    }
    found = [(_("rows in the file"), str(file.counts.get("rows", 0)))]
    for match, label in labels.items():
        by_response = file.counts.get("match", {}).get(match, {})
        parts = [f"{n} {Recommendation.Response(each).label}" for each, n in sorted(by_response.items())]
        found.append((label, f"{sum(by_response.values())} ({', '.join(parts)})" if parts else "0"))
    if file.counts.get("repeated"):
        found.append((_("stand there more than once"), str(file.counts["repeated"])))
    return found
