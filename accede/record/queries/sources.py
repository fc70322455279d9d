"""Where the record comes from: what each source, each file and each person's entry brought, changed or left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from accede.core.dates import Moment
from accede.record.models import STRUCK, Act, Change, Decision, Import, ImportLine, ImportState, Treaty
from accede.record.queries.snapshot import snapshot
from accede.record.queries.treaties import slug_of

ORIGINS = ("shipped", "import", "person")


@dataclass(frozen=True)
class SourceRow:
    """One source of one treaty's acts. `brought`: acts that it put on record; `standing`: those that stand today;
    `corrections`: rows by which it corrected others; `struck`: rows by which it struck others out.
    """

    treaty: str
    origin: str
    source: str
    brought: int
    standing: int
    corrections: int
    struck: int
    verified: int
    first: Moment | None
    last: Moment | None


@dataclass(frozen=True)
class FileRow:
    """One file that was read, and what became of its lines. Users' names are in `file`: never for a public page."""

    file: Import
    brought: int
    changed: int
    struck: int
    proposals: int  # acts of end notes that were taken over
    texts: int  # texts of declarations and territories that were taken over
    left_out: int
    waiting: int
    same: int
    problems: int

    @property
    def decided(self) -> bool:
        return self.file.state in (ImportState.APPROVED, ImportState.REJECTED, ImportState.REFUSED)


@dataclass(frozen=True)
class TreatySources:
    """Everything from which one treaty's record was made."""

    treaty: Treaty
    sources: tuple[SourceRow, ...] = ()
    files: tuple[FileRow, ...] = field(default_factory=tuple)

    @property
    def standing(self) -> int:
        """Acts that stand, of every origin."""
        return sum(one.standing for one in self.sources)

    def by(self, origin: str) -> int:
        """Acts that stand and came from there: shipped, import or person."""
        return sum(one.standing for one in self.sources if one.origin == origin)

    @property
    def shipped(self) -> int:
        return self.by("shipped")

    @property
    def imported(self) -> int:
        return self.by("import")

    @property
    def entered(self) -> int:
        return self.by("person")


def sources_of(treaty: Treaty | str) -> TreatySources:
    """One treaty's sources, the ones of most acts first, with the files that were read for it; two queries."""
    slug = slug_of(treaty)
    found = snapshot().treaties[slug]
    return TreatySources(found, tuple(_sources(slug)), tuple(file_rows(_files().filter(treaty=found))))


def all_sources() -> list[TreatySources]:
    """Every treaty on record with its sources, by slug, without its files (`file_rows` has them); one query."""
    by_treaty: dict[str, list[SourceRow]] = {slug: [] for slug in snapshot().treaties}
    for one in _sources():
        by_treaty[one.treaty].append(one)
    return [TreatySources(treaty, tuple(by_treaty[slug])) for slug, treaty in snapshot().treaties.items()]


def _sources(slug: str = "") -> Iterable[SourceRow]:
    rows: QuerySet[Any] = Act.objects.all()
    if slug:
        rows = rows.filter(treaty__slug=slug)
    acts = ~Q(kind=STRUCK)
    stands = acts & Q(replaced_by__isnull=True)
    grouped = rows.values("treaty__slug", "origin", "source").annotate(
        brought=Count("pk", filter=acts & Q(replaces__isnull=True)),
        standing=Count("pk", filter=stands),
        corrections=Count("pk", filter=acts & Q(replaces__isnull=False)),
        struck=Count("pk", filter=Q(kind=STRUCK)),
        verified=Count("pk", filter=stands & ~Q(verified_by="")),
        first=Min("deposited", filter=stands),
        last=Max("deposited", filter=stands),
    )
    for row in grouped.order_by("treaty__slug", "-standing", "source"):
        yield SourceRow(row.pop("treaty__slug"), **row)


def _files() -> QuerySet[Import]:
    return Import.objects.select_related("treaty").defer("content").order_by("-staged_at", "-id")


def read_files() -> QuerySet[Import]:
    """Every file that was read, newest first, without its bytes."""
    return _files()


def file_rows(files: Iterable[Import]) -> list[FileRow]:
    """The files with what became of their lines; one query for all of them."""
    files = list(files)
    counted: dict[int, dict[tuple[str, str], int]] = {file.pk: {} for file in files}
    lines = ImportLine.objects.filter(import_file__in=files).values("import_file", "change", "decision")
    for row in lines.annotate(number=Count("pk")).order_by():
        counted[row["import_file"]][row["change"], row["decision"]] = row["number"]
    return [_file_row(file, counted[file.pk]) for file in files]


def _file_row(file: Import, counted: dict[tuple[str, str], int]) -> FileRow:
    def number(decision: str, *changes: str) -> int:
        return sum(counted.get((change, decision), 0) for change in changes)

    every = [str(change) for change in Change if change != Change.SAME]
    return FileRow(
        file=file,
        brought=number(Decision.APPROVED, Change.ADDED),
        changed=number(Decision.APPROVED, Change.CHANGED, Change.WITHDRAWN, Change.OFFICIAL),
        struck=number(Decision.APPROVED, Change.ABSENT),
        proposals=number(Decision.APPROVED, Change.PROPOSED),
        texts=number(Decision.APPROVED, Change.TEXT, Change.TERRITORY),
        left_out=number(Decision.IGNORED, *every) + len(file.left_out),
        waiting=number(Decision.WAITING, *every) if file.is_open else 0,
        same=sum(counted.get((Change.SAME, str(decision)), 0) for decision in Decision),
        problems=len(file.problems),
    )


@dataclass(frozen=True)
class PublicSource:
    """A source as the public sees it: no person's name, no file of ours."""

    source: str
    origin: str
    acts: int
    verified: int
    first: Moment | None
    last: Moment | None


@dataclass(frozen=True)
class PublicFile:
    """A depositary file that stands behind acts on record: its name, its fingerprint and the day it was read."""

    filename: str
    sha256: str
    read: date
    brought: int
    changed: int


def public_sources(treaty: Treaty | str) -> tuple[list[PublicSource], list[PublicFile]]:
    """The sources of the acts that stand, and the files of which lines were approved. Never a user's name."""
    found = sources_of(treaty)
    rows = [
        PublicSource(one.source, one.origin, one.standing, one.verified, one.first, one.last)
        for one in found.sources
        if one.standing
    ]
    files = [
        PublicFile(
            one.file.filename,
            one.file.sha256,
            one.file.staged_date,
            one.brought + one.proposals,
            one.changed + one.struck,
        )
        for one in found.files
        if one.brought or one.changed or one.struck or one.proposals or one.texts
    ]
    return rows, files
