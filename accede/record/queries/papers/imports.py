"""What a depositary file brought, and what people decided about it, as a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accede.kit import documents, localdates
from accede.kit.documents import Block, Document, Heading, ListBlock, Paragraph, Table
from accede.record.models import Change, Import, ImportLine
from accede.record.queries.imports import ImportDetail, ShownLine, import_detail
from accede.record.queries.snapshot import version
from accede.record.queries.treaties import title_of
from accede.record.queries.words import kind_word


def import_paper(pk: int, *, on: date, language: str) -> Document:
    """The differences of the file line by line with their decisions, the file's own faults, who decided what.
    `on` is the day on which States are named. Raises Import.DoesNotExist.
    """
    with translation.override(language):
        detail = import_detail(pk, on=on)
        blocks = (
            *_file(detail),
            *_decision(detail.import_),
            *(block for change, lines in detail.lines.items() if lines for block in _lines(change, lines)),
            *_problems(detail.import_.problems),
        )
        treaty = detail.import_.treaty
        meta = {
            "over": _("Report of a depositary file"),
            "note": title_of(treaty, language=language) if treaty else "",
            "author": "Accede",
        }
        return Document(detail.import_.filename, language.partition("-")[0], blocks, meta)


def import_paper_version(pk: int) -> str:
    """What the paper tells of, as a hash: the staged file's row, its lines and their decisions, the record."""
    file = Import.objects.filter(pk=pk).values(
        *(field.attname for field in Import._meta.concrete_fields if field.name != "content")
    )
    lines = ImportLine.objects.filter(import_file=pk).order_by("pk").values_list()
    return hashlib.sha256(repr((list(file), list(lines), version())).encode()).hexdigest()


def import_paper_file(*, pk: int, on: str, language: str, form: str) -> bytes:
    """The paper in one of documents.TYPES. Its own time is that of the decision, or of the staging before it."""
    paper = import_paper(pk, on=date.fromisoformat(on), language=language)
    found = Import.objects.defer("content").get(pk=pk)
    made_at = (found.decided_at or found.staged_at).replace(microsecond=0)  # PDFs know no smaller parts
    with translation.override(language):
        return documents.written(paper, form, made_at=made_at, site=settings.SITE_URL)


def _file(detail: ImportDetail) -> Iterator[Block]:
    found = detail.import_
    yield Heading(2, _("The file"), "file")
    facts = [
        (_("File"), found.filename),
        (_("Format"), found.format or _("not known")),
        ("SHA-256", found.sha256),
        (_("Staged by"), found.staged_by),
        (_("Staged on"), localdates.long_day(found.staged_date)),
        (_("State of the file"), str(found.get_state_display())),
    ]
    yield Table("", (_("Fact"), _("Value")), tuple(facts))
    checks = tuple(
        (str(check.what), "" if check.says is None else str(check.says), str(check.counted)) for check in detail.header
    )
    if checks:
        columns = (_("What"), _("The file's header says"), _("Its rows say"))
        yield Table(_("The file against itself"), columns, checks, numeric=(1, 2))
    if detail.effects:
        yield Paragraph.of(_("What approving everything would move"))
        yield ListBlock.of(detail.effects)


def _decision(found: Import) -> Iterator[Block]:
    yield Heading(2, _("The decision"), "decision")
    if found.decided_at is None:
        yield Paragraph.of(_("Nobody has decided about this file yet. Nothing of it is on record."))
        return
    words = _("%(state)s by %(who)s on %(day)s.")
    values = {
        "state": capfirst(str(found.get_state_display())),
        "who": found.decided_by,
        "day": localdates.long_day(localdate(found.decided_at)),
    }
    yield Paragraph.of(words % values)
    if found.reason:
        yield Paragraph.of(_("Reason: %s") % found.reason)


def _lines(change: str, lines: list[ShownLine]) -> Iterator[Block]:
    yield Heading(2, f"{capfirst(str(Change(change).label))} ({len(lines)})", f"lines-{change}")
    columns = (_("Row"), _("State"), _("Act"), _("Date"), _("On record"), _("Effect"), _("Decision"))
    yield Table("", columns, tuple(_line(shown) for shown in lines), numeric=(0, 3))


def _line(shown: ShownLine) -> tuple[str, ...]:
    line = shown.line
    existing = f"{kind_word(line.existing.kind)}, {_moment(line.existing.deposited)}" if line.existing else ""
    return (
        "" if line.row is None else str(line.row),
        shown.state_name or line.name,
        kind_word(line.kind) if line.kind else "",
        _moment(line.deposited),
        existing,
        shown.effect,
        str(line.get_decision_display()),
    )


def _moment(moment: Any) -> str:
    return localdates.short_moment(moment) if moment else ""


def _problems(problems: list[dict[str, Any]]) -> Iterator[Block]:
    if not problems:
        return
    yield Heading(2, _("What the file itself got wrong"), "problems")
    cells = tuple(
        (str(one.get("row") or ""), str(one.get("column") or ""), str(one.get("message") or "")) for one in problems
    )
    yield Table("", (_("Row"), _("Column"), _("Problem")), cells, numeric=(0,))
