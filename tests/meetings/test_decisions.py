"""Decisions under their numbers: found, followed until their tasks are done, told in the report of their year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accede.accounts.rules import NotAllowed
from accede.coalition.actions import close_task
from accede.coalition.rules import marks_of
from accede.kit import offers
from accede.kit.offers import ReportOf
from accede.meetings.actions import decisions
from accede.meetings.models import Decision, Meeting
from accede.meetings.queries import decisions as queries
from accede.meetings.queries.decisions import Filter
from tests.meetings.minutes_cast import DAY

LIST = "/c/test-campaign/meetings/decisions/"
TODAY = timezone.localdate()


@pytest.fixture
def decide(items, nora):
    """Notes a decision under the third point."""

    def decision(text="Send the letter.", **facts):
        return decisions.record_decision(**({"item": items[2], "text": text, "by": nora, "on": DAY} | facts))

    return decision


def task_of(decision, by, title="Write to the missions", **facts):
    return decisions.open_task_of(decision=decision, title=title, by=by, on=facts.pop("on", TODAY), **facts)


def test_decisions_are_numbered_through_the_year_and_begin_anew(decide, items, meeting, nora):
    first, second = decide(), decide("March.")
    Meeting.objects.filter(pk=meeting.pk).update(day=date(2027, 1, 12))
    items[2].meeting.refresh_from_db()

    third = decide("Rest.", on=date(2027, 1, 12))

    assert [row.code for row in (first, second, third)] == ["2026/1", "2026/2", "2027/1"]


def test_a_decision_that_is_replaced_stays_and_says_by_which(decide, meeting, nora):
    old = decide()
    new = decide("Send no letter.", replaces=old)

    row = queries.decision_row(meeting.campaign, 2026, 1, reader=nora, on=TODAY)

    assert (row.decision, row.replaced_by) == (old, new)


def test_only_who_keeps_the_minutes_notes_decisions(decide, mateo, ines):
    for person in (mateo, ines):
        with pytest.raises(NotAllowed):
            decide(by=person)

    assert Decision.objects.count() == 0


def test_a_decision_follows_its_task_until_it_is_done_and_the_task_shows_it(decide, meeting, beta, nora, client):
    row = decide()
    task = task_of(row, nora, organisation=beta, due=TODAY + timedelta(days=3))
    found = queries.decision_row(meeting.campaign, 2026, 1, reader=nora, on=TODAY)
    client.force_login(nora)
    page = client.get(task.get_absolute_url()).content.decode()
    close_task(task=task, result="done", text="Sent on Monday.", by=nora, on=TODAY)
    after = queries.decision_row(meeting.campaign, 2026, 1, reader=nora, on=TODAY)

    assert (found.words, after.words) == ("1 of 1 task open", "its task is closed")
    assert row.get_absolute_url() in page
    told = client.get(row.get_absolute_url()).content.decode()
    assert "Sent on Monday." in told and task.get_absolute_url() in told


def test_a_task_that_a_reader_may_not_see_is_not_counted_for_her(decide, meeting, beta, nora, ines, watch):
    task_of(decide(), nora, organisation=beta, shared_with="members")

    assert queries.decision_row(meeting.campaign, 2026, 1, reader=nora, on=TODAY).open_tasks == 1
    assert queries.decision_row(meeting.campaign, 2026, 1, reader=ines, on=TODAY).words == "no task"


def test_the_list_is_cut_by_year_by_open_tasks_and_by_words(decide, meeting, nora):
    first, second = decide(), decide("March on 18 December.")
    task_of(first, nora)

    def codes(**only):
        return [row.decision.code for row in queries.decisions(meeting.campaign, Filter(**only), reader=nora, on=TODAY)]

    assert codes() == ["2026/2", "2026/1"]
    assert codes(state="open") == ["2026/1"]
    assert codes(state="none") == ["2026/2"]
    assert codes(text="december") == [second.code]
    assert codes(year=2025) == []


def test_an_observer_does_not_see_the_decisions_of_a_meeting_of_members_alone(decide, meeting, ines, nora, client):
    row = decide()
    Meeting.objects.filter(pk=meeting.pk).update(shared_with="members")
    client.force_login(ines)

    assert client.get(row.get_absolute_url()).status_code == 404
    assert "Send the letter" not in client.get(LIST).content.decode()
    found = [each for each in offers.ask("search", subject="test-campaign", on=TODAY, reader=None)
             if each.key == "decision-2026-1"]  # fmt: skip
    meeting.refresh_from_db()
    assert [each.seen_by for each in found] == [marks_of(meeting)]


def test_the_report_tells_the_decisions_of_the_year_and_what_became_of_them(decide, beta, nora):
    first = decide()
    decide("March on 18 December.")
    task_of(first, nora, organisation=beta)

    passages = offers.ask("passages", subject=ReportOf("test-campaign", 2026, TODAY), on=TODAY, reader=nora)
    told = [each for each in passages if each.key == "meetings.decisions"]

    assert [each.paragraphs for each in told] == [(
        "The meetings of 2026 took [[meetings.decisions:2026]].",
        "Decision [[meetings.decision:2026-1]]: Send the letter (1 of 1 task open).",
        "Decision [[meetings.decision:2026-2]]: March on 18 December.",
    )]  # fmt: skip
    assert [quoted.shown for quoted in told[0].quoted] == ["2 decisions", "2026/1", "2026/2"]


def test_a_year_without_decisions_has_no_passage(decide, nora):
    decide()

    passages = offers.ask("passages", subject=ReportOf("test-campaign", 2003, TODAY), on=TODAY, reader=nora)

    assert [each.key for each in passages if each.key.startswith("meetings.")] == []


def test_decisions_with_open_tasks_are_handed_on_and_followed(decide, beta, nora, officer):
    late = TODAY - timedelta(days=2)
    task_of(decide(), nora, organisation=beta, due=late, on=late)

    handed = offers.ask("handover", subject=("test-campaign", "convener"), on=TODAY, reader=nora)
    followed = offers.ask("waiting_for_others", subject="test-campaign", on=TODAY, reader=officer)

    assert [(line.title, line.late) for line in handed if line.section == "decisions"] == [
        ("2026/1: Send the letter.", True)
    ]
    assert [line.whom for line in followed if line.title.startswith("2026/1")] == ["BETA"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_a_fixed_number_of_queries(rows, decide, nora, client, django_assert_num_queries):
    for number in range(rows):
        task_of(decide(f"Decision {number}"), nora, title=f"Task {number}")
    client.force_login(nora)
    client.get(LIST)

    with django_assert_num_queries(_COST):
        assert client.get(LIST).status_code == 200


_COST = 18


def test_the_page_of_a_decision_says_which_report_tells_it(decide, meeting, nora, client):
    from accede.reports.models import Report

    row = decide()
    Report.objects.create(
        campaign=meeting.campaign, key="2026", year=2026, title="Report 2026", status_day=date(2026, 12, 31)
    )
    client.force_login(nora)

    page = client.get(row.get_absolute_url()).content.decode()

    assert "Report 2026" in page and "in the draft" in page
