"""Which tables travel, each in which file, in the order in which they are read back: a row finds what it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from accede.governments.portable.cells import code_of as governments_code
from accede.mailings.models import (
    Adjustment,
    Audience,
    Block,
    BlockText,
    Dispatch,
    Enclosure,
    EnclosureFile,
    Letter,
    LetterFile,
    Letterhead,
    MailingList,
    Opening,
    Run,
    RunStep,
    Subscription,
    Template,
    Variant,
    VariantText,
)
from accede.mailings.queries.papers import LETTERHEAD

FOLDER = "mailings/"
# Files as they are: letterheads by their keys, what was sent by its hash.
LETTERHEADS, ARCHIVE = f"{FOLDER}letterheads/", f"{FOLDER}archive/"


@dataclass(frozen=True)
class Table:
    """A table and its file. `order`: the columns that together tell a row. `home`: the way to the campaign."""

    name: str
    model: Any
    order: tuple[str, ...] = ("key",)
    home: str = "campaign"

    @property
    def file(self) -> str:
        return f"{FOLDER}{self.name}.csv"


TABLES = (
    Table("letterheads", Letterhead),
    Table("templates", Template),
    Table("variants", Variant, ("template", "letter"), "template__campaign"),
    Table("variant-texts", VariantText, ("variant", "language"), "variant__template__campaign"),
    Table("blocks", Block),
    Table("block-texts", BlockText, ("block", "language"), "block__campaign"),
    Table("audiences", Audience),
    Table("lists", MailingList),
    Table("subscriptions", Subscription, ("list", "key"), "list__campaign"),
    Table("runs", Run),
    Table("steps", RunStep, ("run", "number"), "run__campaign"),
    Table("enclosures", Enclosure, ("run", "item"), "run__campaign"),
    Table("enclosure-files", EnclosureFile, ("enclosure", "language"), "enclosure__run__campaign"),
    Table("adjustments", Adjustment, ("run", "addressee"), "run__campaign"),
    Table("openings", Opening, ("run", "addressee", "by", "seal"), "run__campaign"),
    Table("letters", Letter, ("run", "key")),
    Table("files", LetterFile, ("letter", "what", "position", "content_type"), "letter__campaign"),
    Table("dispatches", Dispatch, ("letter", "number"), "letter__campaign"),
)
HOMES = {table.model: table.home for table in TABLES}
# What a cell's name of a row is made of, besides the row.
NAMED_BY: dict[Any, tuple[str, ...]] = {Variant: ("template",), Enclosure: ("run", "item")}
_STAYS = {"campaign", "content"}


def columns(model: Any) -> list[models.Field[Any, Any]]:
    """The fields that travel: no number of this database, not the campaign, no bytes (they travel as files)."""
    return [each for each in model._meta.concrete_fields if not each.primary_key and each.name not in _STAYS]


def archived_by(row: Any) -> str:
    """The hash of the file of the archive that a row names: a file that goes with letters, the letterhead of a release;
    else nothing.
    """
    if isinstance(row, RunStep):
        return str(row.proof.get(LETTERHEAD, "")) if row.kind == RunStep.Kind.RELEASED else ""
    return str(row.sha256) if isinstance(row, LetterFile | EnclosureFile) else ""


def code_of(row: Any) -> str:
    """How a cell names another row: a variant by its template and letter, an enclosure by its run and item, others as
    the governments' part does.
    """
    if isinstance(row, Enclosure):
        return f"{row.run.key}/{row.item.key}"
    return f"{row.template.key}/{row.letter}" if isinstance(row, Variant) else governments_code(row)
