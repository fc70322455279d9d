"""Tasks: whose they are, when they are due, how they are closed, and who sees them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.http import Http404

from accede.accounts.models import Grant
from accede.accounts.rules import NotAllowed
from accede.coalition import actions, queries
from accede.coalition.models import DueChange, Task, TaskClosing
from accede.coalition.queries import Reference
from accede.core.dates import Moment
from accede.kit.models import LogEntry

TODAY = date(2004, 1, 30)
LATER = TODAY + timedelta(days=20)
A_WEEK = timedelta(days=7)


@pytest.fixture
def union(member):
    return member("AA")


@pytest.fixture
def focal_point(union, mateo):
    """Mateo speaks for the union."""
    Grant.objects.filter(user=mateo).update(organisation=union.key)
    return mateo


@pytest.fixture
def task(campaign, union, officer):
    return actions.open_task(
        campaign=campaign, title="Write to the missions", organisation=union, due=LATER, by=officer, on=TODAY
    )


def titles(campaign, reader, on=TODAY, **asked):
    return [row.title for row in queries.tasks(campaign, reader=reader, on=on, **asked)]


def test_a_task_is_opened_with_its_owner_and_day_and_stands_in_the_log(task, union, officer):
    assert (task.key, task.organisation, task.due, task.opened, task.opened_by) == (
        "write-to-the-missions", union, LATER, TODAY, officer,
    )  # fmt: skip
    assert task.remind_before == [7, 1]
    assert LogEntry.objects.filter(act="coalition.open_task").values_list("target_name", "by").get() == (
        "Write to the missions", "officer",
    )  # fmt: skip


def test_who_may_not_keep_tasks_opens_none(campaign, sam):
    with pytest.raises(NotAllowed):
        actions.open_task(campaign=campaign, title="Write", by=sam, on=TODAY)

    assert not Task.objects.exists()


def test_a_task_due_before_it_is_opened_is_refused_in_words(campaign, officer):
    with pytest.raises(actions.DueTooEarly, match="opened on 30 January 2004; it cannot be due before") as refusal:
        actions.open_task(campaign=campaign, title="Write", due=date(2004, 1, 29), by=officer, on=TODAY)

    assert refusal.value.field == "due"


def test_an_organisation_that_left_is_given_no_task(campaign, add, officer):
    gone = add("GG")
    day = Moment.parse
    actions.admit(
        organisation=gone, kind="member", start=day("2001-01-01"), end=day("2003-12-31"), by=officer, on=TODAY
    )

    with pytest.raises(actions.OrganisationLeft, match="GG has left the alliance"):
        actions.open_task(campaign=campaign, title="Write", organisation=gone, by=officer, on=TODAY)


def test_a_donor_that_never_had_a_place_may_be_given_a_task(campaign, add, officer):
    task = actions.open_task(campaign=campaign, title="Pay", organisation=add("DD"), by=officer, on=TODAY)

    assert queries.owner_words(task) == "DD"


def test_another_day_due_is_kept_beside_the_one_before(task, officer):
    later = LATER + A_WEEK
    actions.change_task(task=task, due=later, why="The post is on strike", by=officer, on=TODAY)

    assert Task.objects.values_list("due", "due_since").get() == (later, TODAY)
    kept = DueChange.objects.values_list("number", "day", "before", "after", "why").get()
    assert kept == (1, TODAY, LATER, later, "The post is on strike")


def test_the_organisation_s_people_close_its_task_and_another_member_does_not(task, focal_point, nora, ines):
    with pytest.raises(actions.NotYours, match="This task is with AA"):
        actions.close_task(task=task, result="done", by=ines, on=TODAY)

    actions.close_task(task=task, result="done", by=focal_point, on=LATER)

    assert TaskClosing.objects.values_list("number", "closed", "result").get() == (1, LATER, "done")


def test_a_second_closing_is_told_when_it_was_closed(task, officer, nora):
    actions.close_task(task=task, result="done", by=officer, on=TODAY)

    with pytest.raises(actions.AlreadyClosed, match=r"closed on 30 January 2004 \(done\)"):
        actions.close_task(task=task, result="dropped", text="no need", by=nora, on=TODAY)

    assert TaskClosing.objects.count() == 1


def test_what_is_dropped_says_why(task, officer):
    with pytest.raises(actions.ResultMissing):
        actions.close_task(task=task, result="dropped", text=" ", by=officer, on=TODAY)


def test_a_reopened_task_keeps_its_closing_and_each_day_has_its_answer(task, campaign, officer):
    days = [TODAY + timedelta(days=number) for number in range(5)]
    actions.close_task(task=task, result="done", by=officer, on=days[1])
    actions.reopen_task(task=task, why="Two letters came back", by=officer, on=days[3])

    states = [bool(titles(campaign, officer, on=day)) for day in days]
    assert states == [True, False, False, True, True]
    actions.close_task(task=task, result="done", by=officer, on=days[4])
    assert list(TaskClosing.objects.order_by("number").values_list("number", "reopened")) == [
        (1, days[3]), (2, None),
    ]  # fmt: skip


def test_an_open_task_is_not_reopened(task, officer):
    with pytest.raises(actions.NotClosed):
        actions.reopen_task(task=task, why="", by=officer, on=TODAY)


def test_a_task_is_given_to_somebody_else_with_its_old_owner_in_the_log(task, focal_point, person):
    actions.give_task(task=task, person=person, by=focal_point, on=TODAY)

    given = Task.objects.select_related("campaign", "person", "account", "organisation").get()
    assert queries.owner_words(given) == "Ada Example"
    assert LogEntry.objects.get(act="coalition.give_task").before["organisation"] == task.organisation_id


def test_what_is_shared_with_nobody_is_seen_by_its_owner_its_opener_and_the_alliance(
    campaign, union, focal_point, officer, nora, ines
):
    actions.open_task(
        campaign=campaign, title="In confidence", organisation=union, shared_with="own", by=officer, on=TODAY
    )

    seen = {who.username: titles(campaign, who) for who in (focal_point, officer, nora, ines)}
    kept = ["In confidence"]
    assert seen == {"mateo": kept, "officer": kept, "nora": kept, "ines": []}
    with pytest.raises(Http404):
        queries.task_for(campaign, "in-confidence", reader=ines, on=TODAY)


def test_mine_are_those_of_my_organisation_and_my_account(campaign, task, focal_point, officer):
    actions.open_task(campaign=campaign, title="Call", account=focal_point, by=officer, on=TODAY)
    actions.open_task(campaign=campaign, title="Of the alliance", by=focal_point, on=TODAY)

    assert titles(campaign, focal_point, whose="mine") == ["Write to the missions", "Call"]
    assert titles(campaign, focal_point, whose="organisation") == ["Write to the missions"]
    assert titles(campaign, officer, whose="mine") == ["Of the alliance"]


def test_late_is_a_question_about_a_day(campaign, task, officer):
    assert titles(campaign, officer, state="late", on=LATER) == []
    assert titles(campaign, officer, state="late", on=LATER + timedelta(days=1)) == ["Write to the missions"]


def test_what_a_task_is_about_is_found_under_its_new_name(campaign, union, officer):
    about = Reference("coalition.organisation", union.key)
    task = actions.open_task(campaign=campaign, title="Call", about=about, by=officer, on=TODAY)
    actions.change_organisation(organisation=union, name="Union of All", by=officer, on=TODAY)

    (row,) = queries.tasks_about(campaign, [about], reader=officer, on=TODAY)
    assert (row.task, row.about.title, row.about.url) == (task, str(union), union.get_absolute_url())


def test_what_is_gone_keeps_the_title_that_all_of_the_alliance_knew(campaign, officer):
    passing = actions.add_purpose(campaign=campaign, text="Mobilise many", order=1, by=officer, on=TODAY)
    about = Reference("coalition.purpose", passing.key)
    task = actions.open_task(campaign=campaign, title="Call", about=about, by=officer, on=TODAY)
    actions.remove_purpose(purpose=passing, by=officer, on=TODAY)

    record = queries.task_record(
        queries.task_for(campaign, task.key, reader=officer, on=TODAY), reader=officer, on=TODAY
    )
    assert (record.row.about.title, record.row.about.url) == ("Mobilise many", "")


def test_a_task_about_nothing_on_record_is_refused(campaign, officer):
    with pytest.raises(actions.NoSuchThing):
        actions.open_task(
            campaign=campaign, title="Call", about=Reference("coalition.organisation", "nobody"), by=officer, on=TODAY
        )


def test_a_task_about_another_s_private_task_is_refused_like_one_about_nothing(campaign, officer, ines):
    actions.open_task(campaign=campaign, title="In confidence", shared_with="own", by=officer, on=TODAY)

    with pytest.raises(actions.NoSuchThing):
        actions.open_task(
            campaign=campaign, title="What is it", about=Reference("coalition.task", "in-confidence"), by=ines, on=TODAY
        )


def test_a_task_about_an_organisation_that_was_merged_leads_to_the_one_that_was_kept(campaign, add, officer):
    kept, gone = add("AA"), add("A2")
    about = Reference("coalition.organisation", gone.key)
    task = actions.open_task(campaign=campaign, title="Call", about=about, organisation=gone, by=officer, on=TODAY)
    actions.merge(kept=kept, gone=gone, why="one body", by=officer, on=TODAY)

    found = queries.task_for(campaign, task.key, reader=officer, on=TODAY)
    record = queries.task_record(found, reader=officer, on=TODAY)
    assert (record.row.owner, record.row.about.url) == ("AA", kept.get_absolute_url())
