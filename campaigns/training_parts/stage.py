"""The stage on which the training campaign is played: a clock that stands where it is put, and who acts."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count
from random import Random
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.conf import settings
from django.test import override_settings
from django.utils import translation

from accede.accounts.queries import operator

SOURCE = "Invented for the training campaign"
ZONE = ZoneInfo("Europe/Zurich")
DOMAIN = "training.invalid"


def moment(day: str, at: str = "10:00") -> datetime:
    """A moment in the campaign's time zone: moment("2026-08-11", "10:00")."""
    return datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=ZONE)


@dataclass
class Stage:
    """What was made until now, by its key, and the moment at which the next act happens."""

    now: datetime
    campaign: Any = None
    officer: Any = None
    organisations: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)
    users: dict[str, Any] = field(default_factory=dict)  # by the key of their person
    made: dict[str, Any] = field(default_factory=dict)  # whatever a later part comes back to

    def go(self, day: str, at: str = "10:00") -> None:
        """Puts the clock to a day."""
        self.now = moment(day, at)

    @property
    def today(self) -> date:
        return self.now.date()

    def do(self, act: Callable[..., Any], *, by: str = "", **facts: Any) -> Any:
        """One act, today, by a person (her key), else by the officer, else by the operator."""
        return act(by=self.users[by] if by else (self.officer or operator()), on=self.today, **facts)

    def do_now(self, act: Callable[..., Any], *, by: str = "", **facts: Any) -> Any:
        """The same for an act that asks for the moment."""
        return self.do(act, by=by, at=self.now, **facts)


@contextmanager
def played() -> Iterator[Stage]:
    """A stage whose clock is the house's clock, in English; names that are drawn by chance are counted instead."""
    stage, numbers, lots = Stage(moment("2024-09-02")), count(1), Random(5)  # noqa: S311 -- the same lot each time is what is wanted

    def drawn() -> uuid.UUID:
        return uuid.uuid5(uuid.NAMESPACE_DNS, f"{next(numbers)}.{DOMAIN}")

    with (
        patch("django.utils.timezone.now", lambda: stage.now),
        patch("uuid.uuid4", drawn),
        # Keys of State files are drawn by lot, so that they tell nothing; here by the same lot each time.
        patch("accede.governments.models.common.secrets.choice", lots.choice),
        # What letters hold is signed with a secret that no installation has, the same each time.
        override_settings(DEFAULT_FROM_EMAIL=f"accede@{DOMAIN}", SITE_URL=f"https://{DOMAIN}", SECRET_KEY=DOMAIN),
        translation.override(settings.LANGUAGE_CODE),
    ):
        yield stage
