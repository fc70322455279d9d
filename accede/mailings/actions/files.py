"""The exact files of frozen letters: made, kept under their hash, written down; asked again, what is there stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log
from accede.kit.letters import archive, to_docx, to_pdf
from accede.kit.refusals import Refused
from accede.mailings.actions.runs import CannotChange as CannotChange
from accede.mailings.actions.runs import require_draft
from accede.mailings.models import Enclosure, EnclosureFile, Letter, LetterFile, Run
from accede.mailings.queries.papers import (
    DOCX,
    PDF,
    WITHOUT_PAPER,
    Around,
    around,
    file_stem,
    lacking,
    letterheads_of,
    paper_of,
)  # fmt: skip
from accede.materials.queries.languages import SIX

PREPARE = Right.PREPARE_LETTERS
# A Windows file system and mail programs take names of this length, path included.
LONGEST_NAME = 120
LARGEST = 10 * 1024 * 1024
TYPES = {
    "pdf": PDF, "docx": DOCX, "odt": "application/vnd.oasis.opendocument.text", "epub": "application/epub+zip",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png",
}  # fmt: skip


class BadFile(Refused):
    """The file cannot go with letters; the message says why."""


def without_files(run: Run) -> list[Letter]:
    """The frozen letters of which a file is still to be made, in their order. With letters that have no paper what is
    enclosed goes all the same.
    """
    return list(lacking(run).select_related("mission", "state").order_by("number"))


def make_files(run: Run, letters: Sequence[Letter]) -> int:
    """Makes and keeps the files of some letters; returns how many rows that are. A file is in the archive before its
    row is written, so a row never names what is not there, and a file without a row is found again by its hash.
    """
    # What is enclosed is what was chosen on the day of the release, whenever the files are made.
    released = max(timezone.localtime(letter.frozen_at).date() for letter in letters)
    at = around(run, {letter.language for letter in letters}, on=released)
    heads = _letterheads(run, letters)
    rows: list[LetterFile] = []
    enclosed = _enclosed_files(at)
    made = [(letter, *one) for letter in letters for one in _makers(letter, at, heads[letter.frozen_at])]
    kept = archive.keep_all(make for _letter, make, _kind in made)
    rows += [
        _file_of(letter, sha256, size, kind, at)
        for (letter, _make, kind), (sha256, size) in zip(made, kept, strict=True)
    ]
    for letter in letters:
        rows += [
            _goes_with(letter, file, place) for place, file in enumerate(enclosed.get(letter.language, ()), start=1)
        ]
    with transaction.atomic():
        # The row of the letter itself says that all are there: it comes last where rows are written one by one.
        LetterFile.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _letterheads(run: Run, letters: Sequence[Letter]) -> dict[datetime, bytes | None]:
    """{moment of a release: the letterhead frozen with it}; where a release tells none, the template's of now."""
    now = run.template.letterhead
    frozen = letterheads_of(run)
    held = {now.sha256: bytes(now.content)} if now else {}
    found: dict[datetime, bytes | None] = {}
    for at in {letter.frozen_at for letter in letters}:
        sha256 = frozen.get(at, now.sha256 if now else "")
        found[at] = (held.get(sha256) or archive.read(sha256)) if sha256 else None
    return found


def _makers(
    letter: Letter, at: Around, letterhead: bytes | None
) -> Iterable[tuple[Callable[[], bytes], tuple[str, str]]]:
    if at.run.kind in WITHOUT_PAPER:
        return
    paper = paper_of(letter, at)
    if letterhead is not None:
        yield partial(to_docx, paper, made_at=letter.frozen_at, letterhead=letterhead), (DOCX, "docx")
    yield partial(to_pdf, paper, made_at=letter.frozen_at), (PDF, "pdf")


def _file_of(letter: Letter, sha256: str, size: int, told: tuple[str, str], at: Around) -> LetterFile:
    kind, ending = told
    return LetterFile(
        letter=letter, what=LetterFile.What.LETTER, name=f"{file_stem(letter, at.series)}.{ending}", content_type=kind,
        language=letter.language, sha256=sha256, size=size, made_at=timezone.now(),
    )  # fmt: skip


def _enclosed_files(at: Around) -> dict[str, list[EnclosureFile]]:
    """{language of a letter: the files that go with it}: each enclosure's file in the language that was chosen."""
    rows = EnclosureFile.objects.filter(enclosure__run=at.run).select_related("enclosure")
    held = {(row.enclosure.item_id, row.language.partition("-")[0]): row for row in rows}
    return {
        language: [held[key] for each in found if (key := (each.item.pk, each.language.partition("-")[0])) in held]
        for language, found in at.enclosures.items()
    }


def _goes_with(letter: Letter, file: EnclosureFile, place: int) -> LetterFile:
    return LetterFile(
        letter=letter, what=LetterFile.What.ENCLOSURE, position=place, name=file.name, content_type=file.content_type,
        language=file.language, sha256=file.sha256, size=file.size, made_at=timezone.now(),
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ enclosures' files
@transaction.atomic
def add_enclosure_file(*, enclosure: Enclosure, language: str, name: str, content: bytes, by: Any, at: datetime,
                       on: date) -> EnclosureFile:  # fmt: skip
    """Put the file of an enclosure in one language with a draft; it goes with the letters in that language. Another one
    in the same language is replaced. Raises NotAllowed, CannotChange, BadFile.
    """
    run = enclosure.run
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    require_draft(run)
    if language not in SIX:
        raise BadFile(_("Choose the language of the file."), field="language")
    kind = TYPES.get(name.rpartition(".")[2].lower())
    if kind is None:
        raise BadFile(_("Enclose a PDF, a Word or OpenDocument text, an EPUB or a picture."), field="file")
    if not content or len(content) > LARGEST:
        raise BadFile(_("The file is empty, or larger than 10 MB."), field="file")
    if kind == PDF and not content.startswith(b"%PDF-"):
        raise BadFile(_("The file is named as a PDF but is none."), field="file")
    facts = {"name": get_valid_filename(name)[-LONGEST_NAME:], "content_type": kind, "sha256": archive.keep(content),
             "size": len(content), "added_by": log.username(by), "added_at": at}  # fmt: skip
    row, _new = EnclosureFile.objects.update_or_create(enclosure=enclosure, language=language, defaults=facts)
    told = {"language": language, "sha256": row.sha256, "size": row.size}
    log.record("mailings.add_enclosure_file", target=run, by=by, on=on, after=told)
    return row


@transaction.atomic
def remove_enclosure_file(*, file: EnclosureFile, by: Any, on: date) -> None:
    """Take the file of an enclosure out of a draft. Raises NotAllowed, CannotChange."""
    run = file.enclosure.run
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    require_draft(run)
    told = {"language": file.language, "sha256": file.sha256}
    file.delete()
    log.record("mailings.remove_enclosure_file", target=run, by=by, on=on, before=told)
