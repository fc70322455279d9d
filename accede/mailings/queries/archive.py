"""The archive of a run: its frozen letters with their exact files, and one file with its hash checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from accede.core.standing import StateClass
from accede.kit.letters import archive
from accede.mailings.models import Letter, LetterFile, Run
from accede.mailings.queries.delivery import Fate, fates
from accede.mailings.queries.papers import number_of, series_of
from accede.materials.queries.languages import language_name

COLUMNS = ("number", "letter", "addressee", "state", "variant", "class", "language", "channel", "what", "file", "type",
           "bytes", "sha256")  # fmt: skip


@dataclass(frozen=True)
class Filed:
    """A frozen letter as a list shows it."""

    letter: Letter
    number: str
    fate: Fate | None
    language: str
    mark: str  # of the class in which the State was addressed


@dataclass(frozen=True)
class Kept:
    """A file of the archive as it was found: `content` is None where it is not there or not what was kept."""

    row: LetterFile
    content: bytes | None
    damaged: bool = False

    @property
    def shown_hash(self) -> str:
        """The hash in groups that an eye can compare."""
        return " ".join(self.row.sha256[at : at + 8] for at in range(0, 64, 8))


def letters_of(
    run: Run, *, words: str = "", variant: str = "", channel: str = "", language: str = ""
) -> QuerySet[Letter]:
    """The run's frozen letters with their files, cut to what is asked. Not run here; two queries."""
    rows = Letter.objects.filter(run=run).select_related("mission", "state")
    for name, value in (("variant", variant), ("channel", channel), ("language", language)):
        if value:
            rows = rows.filter(**{name: value})
    if words:
        rows = rows.filter(
            Q(to_name__icontains=words) | Q(mission__name__icontains=words) | Q(subject__icontains=words)
        )
    files = LetterFile.objects.order_by("-what", "position", "content_type")
    return rows.prefetch_related(Prefetch("files", files)).order_by("number")


def kinds_of(run: Run) -> tuple[list[tuple[str, str]], list[str]]:
    """Which variants and which languages there are among the run's letters. One query."""
    rows = list(Letter.objects.filter(run=run).values_list("variant", "variant_name", "language").distinct())
    variants = sorted({(variant, f"{variant}. {name}") for variant, name, _language in rows})
    return variants, sorted({language for _variant, _name, language in rows})


def filed(run: Run, letters: Sequence[Letter]) -> list[Filed]:
    """Frozen letters with their numbers and what became of them. Four queries for any number of letters."""
    found, series = fates(letters), series_of(run)
    return [
        Filed(
            each, number_of(each, series), found.get(each.pk), language_name(each.language), mark_of(each.state_class)
        )
        for each in letters
    ]


def mark_of(state_class: str) -> str:
    """The letter by which the style sheet knows a class; nothing for who is no State."""
    return StateClass(state_class).mark if state_class in set(StateClass) else ""


def files_of(letter: Letter) -> list[LetterFile]:
    """The files of a letter, itself first."""
    return list(LetterFile.objects.filter(letter=letter).order_by("-what", "position", "content_type"))


def kept(letter: Letter, pk: int) -> LetterFile | None:
    """The file of a letter by its number."""
    return LetterFile.objects.filter(letter=letter, pk=pk).first()


def opened(row: LetterFile) -> Kept:
    """The file with its bytes, whose hash is worked out anew."""
    try:
        return Kept(row, archive.read(row.sha256))
    except archive.NotThere:
        return Kept(row, None)
    except archive.Damaged:
        return Kept(row, None, damaged=True)


def manifest(run: Run) -> Iterator[tuple[Letter, str, LetterFile]]:
    """Every file of the run's letters in the order of the letters: the letter, its number, the file. Three queries."""
    series = series_of(run)
    for letter in letters_of(run):
        for row in letter.files.all():
            yield letter, number_of(letter, series), row


def as_line(letter: Letter, number: str, row: LetterFile) -> dict[str, Any]:
    """What a manifest says of one file."""
    return {
        "number": number,
        "letter": letter.key,
        "addressee": letter.addressee,
        "state": letter.state.code if letter.state else "",
        "variant": letter.variant,
        "class": letter.state_class,
        "language": row.language or letter.language,
        "channel": letter.channel,
        "what": row.what,
        "file": row.name,
        "type": row.content_type,
        "bytes": row.size,
        "sha256": row.sha256,
    }
