"""What the database leaves out is never the claim that the rule shows."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from accede.coalition.rules import EVERYBODY, reading_of
from accede.core.dates import Moment
from accede.governments.queries.positions import board_positions, state_positions
from tests.governments.conftest import TODAY
from tests.governments.rows import a_position

pytestmark = pytest.mark.django_db
FORMS = ["{day}", "{day}", "{month}", "{year}", "<{day}", ">{day}"]


def claims(chance, state, campaign, owners):
    """Twelve claims of a State, of every precision, some of which correct an earlier one."""
    made = []
    for _ in range(12):
        day = date(2025, 1, 1) + timedelta(days=chance.randrange(480))
        text = chance.choice(FORMS).format(day=day, month=f"{day:%Y-%m}", year=day.year)
        made.append(a_position(
            state, campaign, as_of=Moment.parse(text), learned_date=day + timedelta(days=chance.randrange(-5, 40)),
            stance=chance.choice(["in_favour", "opposed", "unknown"]), confidence=chance.choice(["low", "high"]),
            replaces=chance.choice(made) if made and chance.random() < 0.3 else None, owner=chance.choice(owners),
            shared_with=chance.choice(["own", "alliance", "public"]),
        ))  # fmt: skip
    return made


@pytest.mark.parametrize("seed", range(8))
def test_boards_show_what_files_show(seed, campaign, made_states, alliance, mateo, alpha, beta):
    chance = random.Random(seed)
    for state in made_states(4):
        claims(chance, state, campaign, [alpha, beta, None])
    for reader in (reading_of(mateo, campaign.slug, on=TODAY), EVERYBODY):
        for day in (date(2025, 6, 1), date(2026, 1, 1), TODAY):
            asked = {"reader": reader, "as_of": day, "on": TODAY}
            files = {code: (each.row, each.stale is not None) for code, each in
                     state_positions(campaign, **asked).items()}  # fmt: skip
            assert board_positions(campaign, **asked) == files


def test_a_claim_on_a_day_not_known_is_shown(campaign, arcadia):
    row = a_position(arcadia, campaign, shared_with="public")
    type(row).objects.filter(pk=row.pk).update(as_of=Moment.unknown())

    asked = {"reader": EVERYBODY, "as_of": TODAY, "on": TODAY}
    assert [each.pk for each, _stale in board_positions(campaign, **asked).values()] == [row.pk]
