"""The pages of tasks: who opens which, what they say, and what they cost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accede.accounts.models import Grant
from accede.coalition import actions
from accede.coalition.models import DueChange, Task, TaskClosing
from accede.coalition.offers import tasks as offered
from accede.coalition.portable import tasks
from accede.coalition.queries import Reference
from accede.kit.imports import Report
from accede.kit.portable import Folder, export

BASE = "/c/test-campaign/coalition/tasks/"
START = date(2004, 1, 30)


@pytest.fixture
def union(member, mateo):
    found = member("AA")
    Grant.objects.filter(user=mateo).update(organisation=found.key)
    return found


@pytest.fixture
def task(campaign, union, officer):
    about = Reference("coalition.organisation", union.key)
    return actions.open_task(
        campaign=campaign, title="Write", organisation=union, about=about, shared_with="members", by=officer, on=START
    )


def get(client, who, path=""):
    client.force_login(who)
    return client.get(BASE + path)


@pytest.mark.parametrize("path", ["write/", "write/change/", "write/give/", "write/close/"])
def test_the_owner_s_people_open_every_page_of_a_task_and_an_observer_finds_none(task, client, mateo, ines, sam, path):
    assert get(client, mateo, path).status_code == 200
    assert get(client, ines, path).status_code == 404
    assert get(client, sam, path).status_code == 404


def test_another_s_task_that_is_shared_is_read_and_not_touched(task, client, ines):
    Task.objects.update(shared_with="alliance")

    assert "Close the task" not in get(client, ines, "write/").content.decode()
    assert [get(client, ines, f"write/{what}/").status_code for what in ("change", "give", "close")] == [404, 404, 404]
    assert client.post(BASE + "write/close/", {"result": "done"}).status_code == 403
    assert not TaskClosing.objects.exists()


def test_two_fields_open_a_task_for_oneself_and_twice_sent_it_is_opened_once(campaign, client, ines):
    form = get(client, ines).content.decode().split('name="_form" value="')[1].split('"')[0]
    due = timezone.localdate() + timedelta(days=3)
    sent = {"title": "Call", "due": due, "account": ines.pk, "remind_before": [7, 1], "remind_late": "on",
            "_form": form}  # fmt: skip
    client.post(BASE + "add/", sent)
    client.post(BASE + "add/", sent)

    assert Task.objects.values_list("title", "due", "account__username", "remind_before").get() == (
        "Call", due, "ines", [7, 1],
    )  # fmt: skip


def test_a_day_of_the_past_is_refused_beside_its_field_with_what_was_typed(campaign, client, ines):
    get(client, ines)
    page = client.post(BASE + "add/", {"title": "Call", "due": "2004-01-01"})

    assert page.status_code == 422
    assert "it cannot be due before that day" in page.content.decode()
    assert 'value="Call"' in page.content.decode()
    assert not Task.objects.exists()


def test_two_people_close_a_task_and_the_second_reads_when_it_was_closed(task, client, mateo, officer):
    get(client, mateo, "write/close/")
    actions.close_task(task=task, result="done", by=officer, on=timezone.localdate())
    page = client.post(BASE + "write/close/", {"result": "dropped", "text": "no need"})

    assert page.status_code == 422
    assert "This task was closed on" in page.content.decode()
    assert TaskClosing.objects.values_list("result", flat=True).get() == "done"


def test_the_record_of_a_thing_shows_the_tasks_about_it_to_who_may_see_them(task, client, mateo, ines):
    address = "/c/test-campaign/coalition/organisations/aa/"
    client.force_login(mateo)
    assert "coalition/tasks/write/" in client.get(address).content.decode()

    client.force_login(ines)
    page = client.get(address).content.decode()
    assert "coalition/tasks/write/" not in page
    assert "tasks/add/?about=coalition.organisation%3Aaa" in page


def test_the_filters_of_the_list(task, client, mateo, officer):
    actions.open_task(campaign=task.campaign, title="Call", by=officer, on=START)

    def found(query):
        client.force_login(mateo)
        return [row.task.title for row in client.get(f"{BASE}?{query}").context["rows"]]

    assert found("") == ["Call", "Write"]
    assert found("whose=mine") == ["Write"]
    assert found("text=cal") == ["Call"]
    assert found("about=coalition.organisation:aa") == ["Write"]
    assert found("state=closed") == found("state=late") == []
    assert found("state=nonsense&about=nonsense") == ["Call", "Write"]


def test_a_list_of_tasks_costs_the_same_with_one_and_with_three(task, campaign, union, person, client, mateo, officer):
    about = Reference("coalition.organisation", union.key)
    with_one = cost(client, mateo, rows=1)
    for title in ("Call", "Print"):
        extra = actions.open_task(
            campaign=campaign, title=title, person=person, organisation=union, about=about, by=officer, on=START
        )
        actions.change_task(task=extra, due=timezone.localdate(), by=officer, on=START)

    assert cost(client, mateo, rows=3) == with_one


def cost(client, who, *, rows: int) -> int:
    get(client, who)
    with CaptureQueriesContext(connection) as queries:
        assert len(client.get(BASE).context["rows"]) == rows
    return len(queries)


def test_what_the_rooms_are_offered(task, campaign, mateo, officer, ines):
    late = START + timedelta(days=9)
    call = actions.open_task(campaign=campaign, title="Call", organisation=task.organisation,
                             due=START + timedelta(days=5), by=officer, on=START)  # fmt: skip

    def ask(function, reader, subject="test-campaign"):
        return function(subject=subject, on=late, reader=reader)

    assert [(line.title, line.late) for line in ask(offered.mine, mateo)] == [("Call", True), ("Write", False)]
    assert ask(offered.mine, officer) == []
    assert [(line.title, line.whom) for line in ask(offered.with_others, officer)] == [("Call", "AA"), ("Write", "AA")]
    assert [line.title for line in ask(offered.overdue, ines, ("test-campaign", None))] == ["Overdue task: Call"]
    assert [line.title for line in ask(offered.handed_on, officer, ("test-campaign", "convener"))] == ["Call", "Write"]
    assert ask(offered.handed_on, ines, ("test-campaign", "convener"))[0].url == call.get_absolute_url()


def test_tasks_travel_in_the_folder_and_come_back_the_same(task, campaign, officer, operator, tmp_path):
    actions.change_task(task=task, due=date(2004, 3, 1), why="Asked for", by=officer, on=START)
    actions.close_task(task=task, result="moved_on", text="To the spring meeting", by=officer, on=START)
    actions.reopen_task(task=task, why="It came back", by=officer, on=START)
    export(tmp_path / "a", "test-campaign")
    before = {path.name: path.read_bytes() for path in (tmp_path / "a").rglob("*.csv")}
    for model in (TaskClosing, DueChange, Task):
        model.objects.all().delete()

    assert {"tasks.csv", "task-closings.csv", "task-due-changes.csv"} <= before.keys()
    folder = Folder(tmp_path / "a", Report())
    tasks.read(folder, campaign, operator, START)
    assert folder.report.ok, folder.report.problems
    export(tmp_path / "b", "test-campaign")
    assert {path.name: path.read_bytes() for path in (tmp_path / "b").rglob("*.csv")} == before
