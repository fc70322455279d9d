"""What governments say against joining: as known on a day, as a reader sees it, and what became of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.governments.actions import obstacles as actions
from accede.governments.models import Argument, ArgumentText, Obstacle, ObstacleMove
from accede.governments.queries.obstacles import heard_all, obstacles_of
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db
SPRING = date(2026, 3, 1)


@pytest.fixture
def answer(campaign):
    """An answer of the bank with an English text."""
    row = Argument.objects.create(treaty=campaign.treaty, key="criteria", kind="entry", source="Made for the tests")
    ArgumentText.objects.create(
        argument=row, language="en", text="Each State keeps its criteria.", state="review", written_date=SPRING
    )
    return row


@pytest.fixture
def heard(campaign, arcadia, nora):
    """Puts an obstacle on record as Nora does."""

    def put(words="It would open the border.", *, by=nora, state=arcadia, **values):
        values = {
            "kind": "entry", "words": words, "said": Moment.parse("2026-02"), "source": "Press conference",
            "learned_date": SPRING,
        } | values  # fmt: skip
        return actions.raise_obstacle(campaign=campaign, state=state, values=values, by=by, on=TODAY)

    return put


def moved(row, day, effect, by):
    return actions.record_move(
        obstacle=row, day=day, effect=effect, text="", source="Letter of the ministry", by=by, on=TODAY
    )


def read(campaign, state, reader, as_of=TODAY):
    return obstacles_of(campaign, state, reader=reader, as_of=as_of, on=TODAY)


def test_an_obstacle_stands_from_the_day_on_which_it_was_learned(alliance, campaign, arcadia, heard, mateo):
    heard()
    assert read(campaign, arcadia, mateo, SPRING - timedelta(days=1)) == []
    (found,) = read(campaign, arcadia, mateo, SPRING)
    assert (found.said_words, found.effect_words, found.moved) == ("It would open the border.", "no answer yet", False)


def test_what_was_said_after_the_day_is_not_there(alliance, campaign, arcadia, heard, mateo):
    heard(said=Moment.parse("2026-04-01"), learned_date=SPRING)
    assert read(campaign, arcadia, mateo, date(2026, 3, 31)) == []


def test_the_effect_of_a_day_is_the_last_one_recorded_by_then(alliance, campaign, arcadia, heard, nora, answer):
    row = heard(argument=answer)
    moved(row, date(2026, 4, 20), "gone", nora)
    moved(row, date(2026, 4, 1), "unchanged", nora)
    assert [read(campaign, arcadia, nora, day)[0].effect for day in (SPRING, date(2026, 4, 1), TODAY)] == [
        "no_answer", "unchanged", "gone",
    ]  # fmt: skip
    (found,) = read(campaign, arcadia, nora)
    assert (found.answer_words, found.move.argument) == ("Each State keeps its criteria.", answer)


def test_two_who_record_at_once_are_both_kept(alliance, heard, nora, mateo):
    row = heard()
    moved(row, SPRING, "study", nora)
    moved(Obstacle.objects.get(pk=row.pk), SPRING, "softened", mateo)
    assert list(row.moves.values_list("number", "effect").order_by("number")) == [(1, "study"), (2, "softened")]


def test_an_effect_of_a_later_day_and_one_of_a_reader_are_refused(alliance, heard, nora, ines):
    row = heard()
    with pytest.raises(actions.NotYet):
        moved(row, TODAY + timedelta(days=1), "gone", nora)
    with pytest.raises(NotAllowed):
        moved(row, TODAY, "gone", ines)
    assert not ObstacleMove.objects.exists()


def test_what_is_under_an_embargo_is_in_no_list_of_others(alliance, beta, campaign, arcadia, heard, mateo, nora):
    heard("Public words")
    heard("Beta's own", by=mateo, owner=beta, embargo_until=timezone.now() + timedelta(hours=1), embargo_zone="UTC")
    assert [each.said_words for each in read(campaign, arcadia, nora)] == ["Public words"]
    counted = {who: heard_all(campaign, reader=who, as_of=TODAY, on=TODAY) for who in (nora, mateo)}
    assert [len(each) for each in counted.values()] == [1, 2]
    assert {each.said_words for each in read(campaign, arcadia, mateo)} == {"Public words", "Beta's own"}


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_however_long(
    alliance, campaign, arcadia, heard, nora, answer, count, django_assert_num_queries
):
    for number in range(count):
        moved(heard(f"Words {number}", argument=answer), SPRING, "study", nora)
    with django_assert_num_queries(5):
        found = obstacles_of(campaign, arcadia, reader=nora, as_of=TODAY, on=TODAY, language="fr")
        assert [each.answer_words for each in found] == ["Each State keeps its criteria."] * count
    assert [each.effect for each in found] == ["study"] * count
