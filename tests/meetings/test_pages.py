"""The pages of the room: what each person sees, at a fixed number of queries."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accede.kit.models import LogEntry
from accede.meetings import actions, queries
from accede.meetings.models import Attendance, Meeting, Reply, Series

from .conftest import MEETING_DAY, TODAY

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
BASE = "/c/test-campaign/meetings/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The house believes it is 4 May 2026."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args, **kwargs: TODAY)


@pytest.fixture
def as_(client):
    def sign_in(user):
        client.force_login(user)
        return client

    return sign_in


def called(meeting, nora):
    return actions.send_call(meeting=meeting, by=nora, on=TODAY, at=NOW)


def test_a_series_is_added_from_a_choice_and_gives_its_next_days(as_, campaign, nora):
    values = {"title": "Monthly", "first": "2026-01-13", "repeats": "monthly", "at": "10:00", "zone": "Europe/Zurich",
              "minutes": "90"}  # fmt: skip
    as_(nora).post(f"{BASE}series/add/", values)

    series = Series.objects.get()
    assert (series.rule, queries.recurrence(series)) == ("FREQ=MONTHLY;BYDAY=2TU", "every month on the second Tuesday")
    assert "Tuesday, 12 May 2026, 10:00 to 11:30 (Europe/Zurich)" in as_(nora).get(f"{BASE}series/monthly/").text


def test_a_rule_that_nobody_can_read_is_refused_beside_its_field(as_, campaign, nora):
    values = {"title": "Monthly", "first": "2026-01-13", "repeats": "own", "rule": "now and then", "at": "10:00",
              "zone": "Europe/Zurich", "minutes": "90"}  # fmt: skip
    answer = as_(nora).post(f"{BASE}series/add/", values)

    assert answer.status_code == 422 and "is not a rule we can read" in answer.text


def test_a_day_of_a_series_becomes_a_meeting(as_, series, nora):
    page = f"{BASE}add/?series=monthly&day=2026-06-09"
    assert 'value="10:00"' in as_(nora).get(page).text
    values = {"title": "June", "day": "2026-06-09", "at": "10:00", "zone": "Europe/Zurich", "fold": "0", "minutes": "9",
              "shared_with": "alliance"}  # fmt: skip
    as_(nora).post(page, values)

    meeting = Meeting.objects.get()
    assert (meeting.key, meeting.series, meeting.series_day) == ("2026-06-09", series, date(2026, 6, 9))


def test_which_of_two_times_is_meant_is_asked_only_where_a_time_comes_twice(as_, meeting, nora):
    page = f"{BASE}2026-05-12/change/"
    assert 'name="fold"' not in as_(nora).get(page).text

    Meeting.objects.update(day=date(2026, 10, 25), at=time(2, 30))
    values = {"title": "X", "day": "2026-10-25", "at": "02:30", "zone": "Europe/Zurich", "fold": "1", "minutes": "9",
              "shared_with": "alliance"}  # fmt: skip
    assert 'name="fold"' in as_(nora).get(page).text
    as_(nora).post(page, values)
    assert "The second is meant" in as_(nora).get(f"{BASE}2026-05-12/").text


def test_why_a_meeting_moves_goes_with_the_letter_and_stands_in_the_history(as_, meeting, nora):
    called(meeting, nora)
    values = {"title": "May", "day": "2026-05-19", "at": "10:00", "zone": "Europe/Zurich", "minutes": "90",
              "shared_with": "alliance", "_why": "A strike of the trains"}  # fmt: skip
    as_(nora).post(f"{BASE}2026-05-12/change/", values)

    assert meeting.acts.get().reason == "A strike of the trains"
    assert LogEntry.objects.get(act="meetings.change_meeting").why == "A strike of the trains"


def test_a_meeting_on_the_day_the_clock_changes_says_so(as_, meeting, nora):
    Meeting.objects.update(day=date(2026, 10, 25), at=time(2, 30))

    assert "02:30 comes twice. The first is meant" in as_(nora).get(f"{BASE}2026-05-12/").text


@pytest.mark.parametrize("page", ["", "agenda/", "calls/", "attendance/", "agenda.html", "agenda.md"])
def test_members_and_observers_read_every_page_of_a_meeting(as_, meeting, items, mateo, ines, page):
    for user in (mateo, ines):
        assert as_(user).get(f"{BASE}2026-05-12/{page}").status_code == 200


@pytest.mark.parametrize("page", ["", "agenda/", "calls/", "attendance/", "agenda.html", "papers/add/"])
def test_a_meeting_of_the_members_alone_is_not_there_for_an_observer(as_, meeting, ines, page):
    Meeting.objects.update(shared_with="members", title="Closed session")

    assert as_(ines).get(f"{BASE}2026-05-12/{page}").status_code == 404
    assert "Closed session" not in as_(ines).get(BASE).text


@pytest.mark.parametrize("page", ["add/", "2026-05-12/change/", "2026-05-12/agenda/add/", "2026-05-12/cancel/"])
def test_an_observer_cannot_prepare_a_meeting(as_, meeting, ines, page):
    assert as_(ines).get(BASE + page).status_code == 404


@pytest.mark.parametrize("page", ["calls/send/", "open/", "agenda/take-over/", "attendance/note/", "agenda/1/move/"])
def test_an_observer_cannot_act_on_a_meeting(as_, meeting, items, ines, page):
    assert as_(ines).post(f"{BASE}2026-05-12/{page}").status_code == 403


def test_a_stranger_sees_nothing(as_, meeting, sam):
    assert [as_(sam).get(BASE + page).status_code for page in ("", "2026-05-12/", "series/monthly/")] == [404] * 3


def test_looking_at_the_call_sends_nothing_and_the_button_does(as_, meeting, nora, mailoutbox):
    page = as_(nora).get(f"{BASE}2026-05-12/calls/").text
    assert "Send 4 letters" in page and meeting.calls.count() == 0

    answer = as_(nora).post(f"{BASE}2026-05-12/calls/send/", follow=True)
    assert "4 invitations queued." in answer.text
    assert "nothing has changed since" in as_(nora).post(f"{BASE}2026-05-12/calls/send/", follow=True).text


def test_opening_an_invitation_changes_nothing_and_sending_the_answer_does(client, meeting, nora):
    called(meeting, nora)
    address = reverse("meetings:reply", args=["test-campaign", queries.reply_token(meeting, "ines@watch.example")])

    page = client.get(address)
    assert 'dir="rtl"' in page.text and Reply.objects.count() == 0
    assert page["Referrer-Policy"] == "same-origin"
    client.post(address, {"says": "remote", "words": "شكرا"})
    client.post(address, {"says": "apologies"})
    assert [(row.says, row.email) for row in Reply.objects.order_by("number")] == [
        ("remote", "ines@watch.example"), ("apologies", "ines@watch.example"),
    ]  # fmt: skip


@pytest.mark.parametrize("token", ["nonsense", "WyJ4IiwieSJd:1abc:def"])
def test_an_address_that_is_none_of_ours_is_not_found(client, meeting, token):
    assert client.get(f"{BASE}reply/{token}/").status_code == 404


def test_an_answer_to_a_cancelled_meeting_is_refused_in_words(client, meeting, nora):
    called(meeting, nora)
    actions.cancel_meeting(meeting=meeting, reason="", by=nora, on=TODAY, at=NOW)
    address = reverse("meetings:reply", args=["test-campaign", queries.reply_token(meeting, "gita@gamma.example")])

    assert "was cancelled" in client.post(address, {"says": "present"}).text


def test_points_are_ordered_by_buttons_and_their_times_follow(as_, meeting, items, nora):
    as_(nora).post(f"{BASE}2026-05-12/agenda/3/move/", {"up": "1"})

    assert [(point.item.title, f"{point.starts:%H:%M}") for point in queries.agenda(meeting).points] == [
        ("Opening", "10:00"), ("Joint letter", "10:05"), ("Plan of the year", "10:25"),
    ]  # fmt: skip


def test_a_paper_is_saved_as_a_file_and_never_shown_as_a_page(as_, meeting, mateo, beta):
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("plan.html", b"<script>alert(1)</script>", "text/html")
    values = {"title": "Plan", "language": "en", "owner": beta.pk, "shared_with": "members", "file": file}
    as_(mateo).post(f"{BASE}2026-05-12/papers/add/", values)

    answer = as_(mateo).get(f"{BASE}2026-05-12/papers/1/")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert answer["Content-Disposition"] == 'attachment; filename="plan.html"'


@pytest.mark.parametrize("page", ["//evil.example/", "/\\evil.example/", "/\t/evil.example/", "https://evil.example/"])
def test_a_paper_that_is_a_page_leads_to_no_other_house(as_, meeting, mateo, beta, page):
    values = {"title": "Plan", "language": "en", "owner": beta.pk, "shared_with": "members", "page": page}
    assert as_(mateo).post(f"{BASE}2026-05-12/papers/add/", values).status_code == 422

    meeting.papers.create(number=1, title="Plan", page=page, owner=beta, shared_with="members")
    assert as_(mateo).get(f"{BASE}2026-05-12/papers/1/").status_code == 404


def test_an_observer_does_not_see_a_paper_for_members(as_, meeting, ines, beta):
    meeting.papers.create(number=1, title="Secret plan", link="https://a.example/", owner=beta, shared_with="members")

    assert "Secret plan" not in as_(ines).get(f"{BASE}2026-05-12/").text
    assert as_(ines).get(f"{BASE}2026-05-12/papers/1/").status_code == 404


def test_the_quorum_follows_the_attendance_and_observers_do_not_count(as_, meeting, nora, alliance):
    note = f"{BASE}2026-05-12/attendance/note/"
    alpha, beta, _gamma, watch = alliance
    as_(nora).post(note, {"organisation": alpha.pk, "how": "present"})
    as_(nora).post(note, {"organisation": watch.pk, "how": "present"})
    assert "There is no quorum: 1 member is here, 2 needed." in as_(nora).get(f"{BASE}2026-05-12/attendance/").text

    as_(nora).post(note, {"organisation": beta.pk, "how": "remote"})
    assert "There is a quorum: 2 members are here" in as_(nora).get(f"{BASE}2026-05-12/attendance/").text


def test_a_proxy_that_the_rules_do_not_allow_is_refused_in_words(as_, meeting, nora, alliance, campaign):
    campaign.proxies = 0
    campaign.save()
    alpha, beta, *_ = alliance
    values = {"organisation": beta.pk, "how": "proxy", "held_by": alpha.pk}

    answer = as_(nora).post(f"{BASE}2026-05-12/attendance/note/", values)
    assert answer.status_code == 422 and "do not allow proxies" in answer.text
    assert Attendance.objects.count() == 0


def test_everybody_is_noted_as_she_answered(as_, meeting, nora, client):
    called(meeting, nora)
    address = reverse("meetings:reply", args=["test-campaign", queries.reply_token(meeting, "gita@gamma.example")])
    client.post(address, {"says": "remote"})
    as_(nora).post(f"{BASE}2026-05-12/attendance/answers/")

    assert [(row.person.key, row.how) for row in Attendance.objects.all()] == [("gita", "remote")]


@pytest.mark.parametrize(
    "page", ["", "2026-05-12/", "2026-05-12/agenda/", "2026-05-12/calls/", "2026-05-12/attendance/"]
)
def test_a_page_costs_the_same_however_much_there_is(as_, meeting, nora, mateo, page):
    called(meeting, nora)
    one = _queries(as_(mateo), page, meeting, 1)

    assert _queries(as_(mateo), page, meeting, 3) == one


def _queries(client, page, meeting, rows):
    """How many queries the page takes with so many more meetings, points, papers, replies and lines."""
    for number in range(10 * rows, 11 * rows):
        row = Meeting.objects.create(
            campaign=meeting.campaign, key=f"m{number}", title="M", day=MEETING_DAY, at=time(9), uid=f"{number}@x"
        )
        row.acts.create(number=1, kind="changed", on=TODAY, at=NOW)
        meeting.items.create(number=number, order=number, title="Point")
        meeting.papers.create(number=number, title="Paper", link="https://a.example/")
        meeting.attendance.create(number=number, guest=f"Guest {number}", how="present")
        meeting.replies.create(number=number, name="Gita", email=f"{number}@a.example", says="remote", at=NOW)
    client.get(BASE + page)
    with CaptureQueriesContext(connection) as found:
        client.get(BASE + page)
    return len(found)
