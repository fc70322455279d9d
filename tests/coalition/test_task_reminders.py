"""Letters that recall tasks: when, to whom, in which language, and never twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accede.accounts.models import Grant
from accede.coalition import actions
from accede.coalition.queries.reminders import stage_on
from accede.kit.models import OutgoingMail

TODAY = date(2004, 1, 30)
DUE = TODAY + timedelta(days=20)


def days_before(number: int) -> date:
    return DUE - timedelta(days=number)


@pytest.fixture
def task(campaign, mateo, officer):
    return actions.open_task(
        campaign=campaign, title="Write to the missions", account=mateo, due=DUE, by=officer, on=TODAY
    )


def subjects() -> list[str]:
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", flat=True))


@pytest.mark.parametrize(
    ("left", "stage"), [(8, ""), (7, "7"), (3, "7"), (1, "1"), (0, "1"), (-1, "late"), (-90, "late")]
)
def test_a_task_has_a_stage_on_each_day(task, left, stage):
    assert stage_on(task, days_before(left)) == stage


def test_what_had_passed_when_the_day_was_set_is_not_recalled(task, officer):
    moved = actions.change_task(task=task, due=TODAY + timedelta(days=3), by=officer, on=TODAY)

    assert stage_on(moved, TODAY + timedelta(days=1)) == ""
    assert stage_on(moved, TODAY + timedelta(days=2)) == "1"


def test_a_letter_goes_out_once_at_each_stage_however_often_the_house_is_asked(task):
    for left in (7, 7, 6, 1, 1, 0, -1, -2):
        actions.remind_of_tasks(on=days_before(left))

    assert subjects() == [
        "Due in 7 days: Write to the missions",
        "Due tomorrow: Write to the missions",
        "Late: Write to the missions",
    ]


def test_a_crash_between_two_letters_leaves_none_out_and_sends_none_twice(task, campaign, officer, monkeypatch):
    from accede.coalition.actions import reminding

    actions.open_task(campaign=campaign, title="Call", account=officer, due=DUE, by=officer, on=TODAY)
    queue, asked = reminding.mail.queue, []

    def failing(*args, **kwargs):
        asked.append(kwargs["key"])
        if len(asked) == 2:
            raise RuntimeError("the line is cut")
        return queue(*args, **kwargs)

    monkeypatch.setattr(reminding.mail, "queue", failing)
    with pytest.raises(RuntimeError):
        actions.remind_of_tasks(on=days_before(7))
    monkeypatch.setattr(reminding.mail, "queue", queue)
    actions.remind_of_tasks(on=days_before(7))

    assert sorted(subjects()) == ["Due in 7 days: Call", "Due in 7 days: Write to the missions"]


def test_the_letter_is_in_its_reader_s_language_and_leads_to_the_task(task, mateo):
    mateo.language = "ar"
    mateo.save()
    actions.remind_of_tasks(on=days_before(7))

    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.language) == ("mateo@accede.example", "ar")
    assert 'dir="rtl"' in letter.html
    assert "/c/test-campaign/coalition/tasks/write-to-the-missions/" in letter.body


def test_a_task_of_an_organisation_reaches_its_people_and_nobody_else(campaign, member, mateo, ines, officer):
    union = member("AA")
    Grant.objects.filter(user=mateo).update(organisation=union.key)
    actions.open_task(campaign=campaign, title="Call", organisation=union, due=DUE, by=officer, on=TODAY)
    actions.remind_of_tasks(on=days_before(7))

    assert [letter.to for letter in OutgoingMail.objects.all()] == ["mateo@accede.example"]


def test_who_may_no_longer_read_the_papers_is_not_written_to(task, mateo, officer):
    Grant.objects.filter(user=mateo).update(until_date=TODAY)
    actions.remind_of_tasks(on=days_before(7))

    assert [letter.to for letter in OutgoingMail.objects.all()] == ["officer@accede.example"]


def test_a_closed_task_and_one_without_reminders_are_not_recalled(task, campaign, officer):
    actions.close_task(task=task, result="done", by=officer, on=TODAY)
    actions.open_task(
        campaign=campaign, title="Quiet", due=DUE, remind_before=[], remind_late=False, by=officer, on=TODAY
    )
    for left in (7, 1, -1):
        actions.remind_of_tasks(on=days_before(left))

    assert subjects() == []
