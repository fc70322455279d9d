"""Which tables travel, each in which file, in the order in which they are read back: a row finds what it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models

from accede.coalition.models import EMBARGOED, Owned
from accede.governments.models import (
    Ally,
    Argument,
    ArgumentText,
    Ask,
    AskStep,
    Champion,
    Citation,
    Contact,
    ContactPerson,
    ContactSource,
    Evidence,
    FileSettings,
    Mission,
    MissionHead,
    MonthCountry,
    Obstacle,
    ObstacleMove,
    Official,
    Position,
    Promise,
    PromiseStep,
    Recommendation,
    StateTag,
    StepFact,
    Target,
    TargetList,
    Track,
    TrackStep,
    Weights,
)

FOLDER = "governments/"
CONFIDENTIAL = f"{FOLDER}CONFIDENTIAL.md"


@dataclass(frozen=True)
class Table:
    """A table and its file. `part_of`: the way to the campaign goes through this field."""

    name: str
    model: Any
    part_of: str = ""

    @property
    def file(self) -> str:
        return f"{FOLDER}{self.name}.csv"

    @property
    def order(self) -> tuple[str, ...]:
        """The columns that together tell a row: by them the file is sorted, and none stands twice."""
        names = [column.name for column in columns(self.model)]
        if self.part_of:
            own = [name for name in ("number", "key", "language", "version") if name in names]
            return (self.part_of, *own)
        return tuple(name for name in ("state", "key") if name in names) or tuple(names[:1])


TABLES = (
    Table("settings", FileSettings),
    Table("missions", Mission),
    Table("mission-heads", MissionHead, "mission"),
    Table("officials", Official),
    Table("contacts", Contact),
    Table("contact-people", ContactPerson, "contact"),
    Table("sources", ContactSource, "contact"),
    Table("positions", Position),
    Table("evidence", Evidence, "position"),
    Table("tracks", Track),
    Table("track-steps", TrackStep, "track"),
    Table("step-facts", StepFact),
    Table("arguments", Argument),
    Table("argument-texts", ArgumentText, "argument"),
    Table("citations", Citation, "argument"),
    Table("obstacles", Obstacle),
    Table("obstacle-moves", ObstacleMove, "obstacle"),
    Table("asks", Ask),
    Table("ask-steps", AskStep, "ask"),
    Table("promises", Promise),
    Table("promise-steps", PromiseStep, "promise"),
    Table("recommendations", Recommendation),
    Table("target-lists", TargetList),
    Table("targets", Target, "targets"),
    Table("weights", Weights),
    Table("champions", Champion),
    Table("months", MonthCountry),
    Table("allies", Ally),
    Table("tags", StateTag),
)
OF_TABLE = {table.model: table for table in TABLES}
# What a browser drew to send an entry once serves nobody afterwards.
_STAYS = {"campaign", "form_key"}


def columns(model: Any) -> list[models.Field[Any, Any]]:
    """The fields that travel, those of sharing at the end: no number of this database, no account, not the campaign."""
    fields = [each for each in model._meta.concrete_fields if not _stays(each)]
    own = [each for each in fields if each.name not in EMBARGOED]
    return own + [each for each in fields if each.name in EMBARGOED]


def _stays(field: models.Field[Any, Any]) -> bool:
    account = field.is_relation and field.related_model._meta.label == settings.AUTH_USER_MODEL  # type: ignore[union-attr]
    return field.primary_key or account or field.name in _STAYS


def is_owned(model: Any) -> bool:
    """Whether its rows have an owner and are shared by choice."""
    return issubclass(model, Owned)
