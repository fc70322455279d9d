"""A language version goes through stages; where it is on a day, whether stale or late, is derived."""

from datetime import date

import pytest

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.kit.models import LogEntry
from accede.materials import actions
from accede.materials.models import LanguageVersion, Stage
from tests.materials.conftest import TODAY


def _acts():
    return list(LogEntry.objects.order_by("pk").values_list("act", "by"))


def test_the_stage_on_a_day_is_the_last_one_reached_by_then(french, officer):
    actions.reach_stage(
        version=french, stage=Stage.LAYOUT, reached=Moment.parse("2004-02-10"), note="", by=officer, on=TODAY
    )
    actions.reach_stage(
        version=french,
        stage=Stage.RELEASED,
        reached=Moment.parse("2004-02-27"),
        note="",
        by=officer,
        on=TODAY,
    )

    days = (TODAY, date(2004, 2, 10), date(2004, 2, 26), date(2004, 2, 27))
    assert [french.stage_on(day).value for day in days] == ["proofreading", "layout", "layout", "released"]


def test_a_step_whose_day_is_not_known_counts_on_every_day(french):
    assert french.stage_on(date(1990, 1, 1)) is Stage.PROOFREADING


def test_nothing_is_reached_before_the_first_step(dutch):
    assert dutch.stage_on(date(2002, 12, 31)) is None


def test_a_month_is_late_only_when_its_last_day_is_over(french):
    days = (date(2004, 2, 1), date(2004, 2, 29), date(2004, 3, 1))

    assert [french.late_on(day) for day in days] == [False, False, True]


def test_what_is_released_is_never_late(french, officer):
    actions.reach_stage(
        version=french,
        stage=Stage.RELEASED,
        reached=Moment.parse("2004-03-05"),
        note="",
        by=officer,
        on=TODAY,
    )

    assert [french.late_on(day) for day in (date(2004, 3, 4), date(2004, 3, 5))] == [True, False]


def test_a_translation_is_stale_when_its_source_changed_and_current_when_it_is_released_again(french, dutch, officer):
    actions.revise_text(version=dutch, by=officer, on=TODAY)
    after_change = LanguageVersion.objects.get(pk=french.pk)
    was_stale = after_change.stale

    actions.reach_stage(
        version=after_change, stage=Stage.RELEASED, reached=Moment.unknown(), note="", by=officer, on=TODAY
    )

    assert (was_stale, LanguageVersion.objects.get(pk=french.pk).stale) == (True, False)
    assert _acts() == [
        ("materials.revise_text", "officer"),
        ("materials.reach_stage", "officer"),
        ("materials.follow_source", "officer"),
    ]


def test_a_new_translation_follows_what_its_source_says_now(dutch, officer):
    actions.revise_text(version=dutch, by=officer, on=TODAY)

    version = actions.add_version(
        edition=dutch.edition,
        values={"language": "en", "made_from": dutch, "source": "R"},
        stage=Stage.DRAFT,
        reached=Moment.unknown(),
        by=officer,
        on=TODAY,
    )

    assert (version.follows_revision, version.stale) == (2, False)


def test_a_stage_cannot_be_reached_before_the_last_one(dutch, officer):
    with pytest.raises(actions.NotForward):
        actions.reach_stage(
            version=dutch,
            stage=Stage.RELEASED,
            reached=Moment.parse("2002-12-31"),
            note="",
            by=officer,
            on=TODAY,
        )

    assert dutch.steps.count() == 1


def test_a_source_stays_while_a_translation_was_made_from_it(french, dutch, officer):
    with pytest.raises(actions.StillNeeded, match="other records refer to it"):
        actions.remove_version(version=dutch, by=officer, on=TODAY)


def test_an_observer_moves_no_stage(french, ines):
    with pytest.raises(NotAllowed):
        actions.reach_stage(version=french, stage=Stage.LAYOUT, reached=Moment.unknown(), note="", by=ines, on=TODAY)

    assert (french.steps.count(), _acts()) == (1, [])
