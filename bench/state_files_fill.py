"""Made-up State files of any size: contacts, positions, obstacles and promises over all States, of several owners."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection

TODAY = date.today()  # pages show the day on which the benchmark runs
SPAN = 5 * 365
SHARES = {"contact": 40, "position": 25, "promise": 20, "obstacle": 15}
SHARED = ("alliance", "alliance", "members", "members", "public", "own", "named")
MADE = "Made by chance for a benchmark"


def campaigns(sizes: Iterable[int]) -> dict[int, str]:
    """A campaign for each size, with so many entries over all States; one focal point reads them all."""
    found = {size: _campaign(size) for size in sizes}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as PostgreSQL does by itself, and SQLite where it is asked to
    return found


def _campaign(size: int) -> str:
    from accede.accounts.models import Grant, User
    from accede.coalition.models import Campaign, Organisation
    from accede.record.models import State, Treaty

    slug = f"bench-{size}"
    if Campaign.objects.filter(slug=slug).exists():
        return slug
    treaty = Treaty.objects.get(slug="icrmw")
    campaign = Campaign.objects.create(slug=slug, name=f"Benchmark {size}", short_name=slug, treaty=treaty)
    owners = [
        Organisation.objects.create(campaign=campaign, key=f"org-{number}", name=f"Organisation {number}")
        for number in range(6)
    ]
    user, _made = User.objects.get_or_create(username="bench", defaults={"email": "bench@accede.example", "name": "B"})
    Grant.objects.create(
        user=user, role="member", campaign=slug, organisation="org-0", from_date=TODAY - timedelta(days=9)
    )
    if size:
        states = list(State.objects.filter(kind__in=["state", "other_state"], until_date=None))
        _files(campaign, states, owners, user, size)
    return slug


def _files(campaign: Any, states: list[Any], owners: list[Any], user: Any, size: int) -> None:
    from accede.governments import models

    chance = random.Random(2003)
    of = _Maker(chance, campaign, states, owners, user)
    numbers = {kind: size * share // 100 for kind, share in SHARES.items()}
    models.Contact.objects.bulk_create(of.contacts(numbers["contact"]), batch_size=2_000)
    models.Position.objects.bulk_create(of.positions(numbers["position"]), batch_size=2_000)
    promises = models.Promise.objects.bulk_create(of.promises(numbers["promise"]), batch_size=2_000)
    models.PromiseStep.objects.bulk_create(
        [models.PromiseStep(promise=row, number=1, day=of.lately(), kind=kind, by=user)
         for row in promises if (kind := chance.choice(["kept", "reminded", "broken", ""]))], batch_size=2_000,
    )  # fmt: skip
    obstacles = models.Obstacle.objects.bulk_create(of.obstacles(numbers["obstacle"]), batch_size=2_000)
    models.ObstacleMove.objects.bulk_create(
        [models.ObstacleMove(obstacle=row, number=1, day=of.lately(), effect=effect)
         for row in obstacles if (effect := chance.choice(["gone", "study", "unchanged", ""]))], batch_size=2_000,
    )  # fmt: skip
    for state in states:
        track = models.Track.objects.create(campaign=campaign, state=state, tradition="other", source=MADE)
        step = models.TrackStep.objects.create(track=track, number=1, kind="study")
        models.StepFact.objects.create(
            campaign=campaign, state=state, step=step, became="begun", day=str(TODAY), learned_date=TODAY, source=MADE
        )


class _Maker:
    """Rows of one campaign, by chance, the same every time."""

    def __init__(self, chance: random.Random, campaign: Any, states: list[Any], owners: list[Any], user: Any) -> None:
        self.chance, self.campaign, self.states, self.owners, self.user = chance, campaign, states, owners, user

    def _row(self) -> dict[str, Any]:
        until = datetime.now(UTC) + timedelta(days=9) if self.chance.random() < 0.05 else None
        return {
            "campaign": self.campaign, "state": self.chance.choice(self.states),
            "owner": self.chance.choice([None, *self.owners]), "shared_with": self.chance.choice(SHARED),
            "shared_keys": ["org-1"], "embargo_until": until, "embargo_zone": "Europe/Zurich" if until else "",
        }  # fmt: skip

    def lately(self) -> date:
        """A day of the last year."""
        return TODAY - timedelta(days=self.chance.randrange(400))

    def _day(self) -> date:
        return TODAY - timedelta(days=self.chance.randrange(SPAN))

    def contacts(self, number: int) -> Iterator[Any]:
        from accede.governments.models import Contact

        for _ in range(number):
            day = self._day()
            yield Contact(
                **self._row(), office_kind=self.chance.choice(["foreign", "mission", "labour"]), office="An office",
                day=day, logged_date=day, logged_by=self.user,
                said="What was said, in a sentence of usual length. " * 3,
            )  # fmt: skip

    def positions(self, number: int) -> Iterator[Any]:
        from accede.governments.models import Position, Stance

        for _ in range(number):
            day = self._day()
            yield Position(
                **self._row(), stance=self.chance.choice(Stance.values), confidence="medium", said_by="The Ministry",
                as_of=str(day) if self.chance.random() < 0.9 else f"{day:%Y-%m}", learned_date=day, source=MADE,
                entered_by=self.user, words="A claim of usual length, as somebody said it on that day. " * 2,
            )  # fmt: skip

    def promises(self, number: int) -> Iterator[Any]:
        from accede.governments.models import Promise

        for _ in range(number):
            day = self._day()
            yield Promise(
                **self._row(), text="To put the bill before parliament", made=str(day), source=MADE,
                due=day + timedelta(days=self.chance.randrange(900)), entered_by=self.user,
            )  # fmt: skip

    def obstacles(self, number: int) -> Iterator[Any]:
        from accede.governments.models import Obstacle, ObstacleKind

        for _ in range(number):
            day = self._day()
            yield Obstacle(
                **self._row(), kind=self.chance.choice(ObstacleKind.values), words="It would cost too much",
                said=str(day), source=MADE, entered_by=self.user, learned_date=day,
            )  # fmt: skip
