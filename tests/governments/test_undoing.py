"""Taking back a change: by the right by which such a row is written, and by its own act where that has rules."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.governments.actions import officials, settings, stages, targets
from accede.governments.actions.stages import StepPlan
from accede.governments.actions.undoing import RIGHTS, undo_change
from accede.governments.models import MonthCountry, Official
from accede.kit.models import LogEntry
from accede.kit.undo import CannotUndo
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db


def last(act: str) -> LogEntry:
    return LogEntry.objects.filter(act=f"governments.{act}").latest("pk")


def test_every_table_of_the_room_says_by_which_right_it_is_written():
    models = [model for model in apps.get_app_config("governments").get_models() if "history" not in model.__module__]
    named = {model._meta.model_name for model in models if not model._meta.model_name.startswith("historical")}
    assert named == set(RIGHTS)


def test_who_keeps_files_does_not_take_back_what_only_others_may_set(
    campaign, alliance, arcadia, boeotia, officer, mateo
):
    for state in (arcadia, boeotia):
        targets.choose_country(campaign=campaign, month=TODAY, state=state, reason="It asks", by=officer, on=TODAY)
    for days in (9, 8):
        settings.change_settings(campaign=campaign, values={"warn_days": days}, by=officer, on=TODAY)

    for act in ("choose_country", "change_settings"):
        with pytest.raises(NotAllowed):
            undo_change(entry=last(act), by=mateo, on=TODAY)
        undo_change(entry=last(act), by=officer, on=TODAY)
    assert MonthCountry.objects.get().state == arcadia


def test_the_country_of_a_month_that_is_over_is_not_changed_back(campaign, alliance, arcadia, boeotia, officer):
    for state in (arcadia, boeotia):
        targets.choose_country(campaign=campaign, month=TODAY, state=state, reason="It asks", by=officer, on=TODAY)

    with pytest.raises(targets.MonthIsOver):
        undo_change(entry=last("choose_country"), by=officer, on=date(2026, 6, 1))


def test_steps_that_were_adapted_are_not_taken_back_by_themselves(client, campaign, alliance, arcadia, nora):
    plan = {"tradition": "other", "source": "Made", "by": nora, "on": TODAY}
    track = stages.choose_track(campaign=campaign, state=arcadia, steps=[StepPlan("study")], **plan)
    stages.adapt_track(track=track, steps=[StepPlan("chamber"), StepPlan("study", "", 1)], **plan)

    client.force_login(nora)
    answer = client.post(reverse("kit:undo", args=[last("adapt_steps").pk]), follow=True)
    assert answer.status_code == 200 and "cannot be taken back by itself" in answer.content.decode()
    assert LogEntry.objects.filter(act="governments.undo_change").count() == 0


def test_two_officials_never_go_up_in_one_another(campaign, alliance, arcadia, nora, alpha):
    one, two = (
        officials.add_official(
            campaign=campaign, state=arcadia, values={"name": name, "owner": alpha}, by=nora, on=TODAY
        )
        for name in ("One", "Two")
    )
    officials.merge_officials(kept=two, gone=one, why="The same card", by=nora, on=TODAY)
    officials.part_officials(official=one, by=nora, on=TODAY)
    parted = last("part_officials")
    officials.merge_officials(kept=one, gone=two, why="The same card", by=nora, on=TODAY)

    with pytest.raises((officials.CannotMerge, CannotUndo)):
        undo_change(entry=parted, by=nora, on=TODAY)
    assert Official.objects.filter(merged_into=None).count() == 1
