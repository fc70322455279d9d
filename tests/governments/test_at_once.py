"""Two who do the same at once: the second comes after the first, or is told in words; nobody meets a fault.

SQLite lets one transaction write at a time, so that this is proved on PostgreSQL.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models

from accede.governments.actions import settings, stages, tags, targets, views
from accede.governments.actions.stages import StepPlan
from accede.governments.models import FileSettings, MonthCountry, SavedView, StateTag, TargetList, Track, Weights
from accede.kit.refusals import Refused
from tests.governments.conftest import TODAY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def at_once(act: Callable[[], Any]) -> list[str]:
    """What came of an act that two do at once: each waits, before it writes, for the other to come as far."""
    together, found = threading.Barrier(2), []
    checked = models.Model.full_clean

    def waits(row: Any, *args: Any, **more: Any) -> None:
        checked(row, *args, **more)
        with suppress(threading.BrokenBarrierError):
            together.wait(timeout=1)

    with mock.patch.object(models.Model, "full_clean", waits):
        both = [threading.Thread(target=lambda: found.append(outcome(act))) for _number in range(2)]
        for each in both:
            each.start()
        for each in both:
            each.join()
    return sorted(found)


def outcome(act: Callable[[], Any]) -> str:
    try:
        act()
    except (Refused, ValidationError):
        return "told"
    except Exception as fault:  # the test says its name
        return type(fault).__name__
    finally:
        connection.close()
    return "done"


@pytest.fixture
def asked(campaign, alliance, arcadia, officer):
    return {"campaign": campaign, "by": officer, "on": TODAY}


def test_weights_that_two_set_at_once_are_both_kept(asked):
    told = {"values": {"stage": 3}, "why": "Agreed", "day": TODAY}
    assert at_once(lambda: targets.set_weights(**told, **asked)) == ["done", "done"]
    assert sorted(Weights.objects.values_list("number", flat=True)) == [1, 2]


def test_of_two_countries_of_a_month_the_later_choice_stands(asked, arcadia):
    told = {"month": TODAY, "state": arcadia, "reason": "It asks"}
    assert at_once(lambda: targets.choose_country(**told, **asked)) == ["done", "done"]
    assert MonthCountry.objects.count() == 1


def test_a_state_stands_once_on_a_list_and_a_way_is_chosen_once(asked, campaign, arcadia):
    home = TargetList.objects.create(campaign=campaign, title="2026", from_date=TODAY, until_date=TODAY)
    target = {"targets": home, "values": {"state": arcadia, "reasons": "It asks"}, "by": asked["by"], "on": TODAY}
    assert at_once(lambda: targets.add_target(**target)) == ["done", "told"]

    way = {"state": arcadia, "tradition": "other", "source": "Made", "steps": [StepPlan("study")]}
    assert at_once(lambda: stages.choose_track(**way, **asked)) == ["done", "told"]
    assert Track.objects.count() == 1


def test_a_word_a_view_and_the_settings_stand_once(asked, arcadia):
    assert at_once(lambda: tags.tag_state(state=arcadia, tag="door", **asked)) == ["done", "done"]
    assert StateTag.objects.count() == 1

    view = {"name": "Mine", "board": "table", "query": ""}
    assert at_once(lambda: views.save_view(**view, **asked)) == ["done", "told"]
    assert SavedView.objects.count() == 1

    assert at_once(lambda: settings.change_settings(values={"warn_days": 9}, **asked)) == ["done", "done"]
    assert FileSettings.objects.get().warn_days == 9
