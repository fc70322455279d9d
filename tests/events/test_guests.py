"""The guest list: nobody twice, answers followed, what changed since the venue has it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from accede.core.dates import Moment
from accede.events.actions import guests as actions
from accede.events.actions.guests import AlreadyOnList, NothingToSend
from accede.events.models import Guest, SentList
from accede.events.queries import deadlines, sent_lists
from accede.events.queries.guests import guest_list
from accede.kit.models import LogEntry
from tests.events.conftest import TODAY
from tests.events.inviting import invited

NOW = datetime(2004, 1, 30, 10, tzinfo=UTC)
LIST = "/c/test-campaign/events/panel/guests/"


def on_list(event):
    return guest_list(event, language="en", as_of=TODAY)


def put(event, by, name="Ana Pérez", affiliation="Mission of Arcadia", group="governments", **more):
    values = {"name": name, "affiliation": affiliation, "group": group, **more}
    return actions.add_guest(event=event, values=values, by=by, at=NOW)


def test_a_guest_put_on_the_list_is_logged_without_her_name(officer, panel):
    row = put(panel, officer)

    entry = LogEntry.objects.get(act="events.add_guest")
    assert (row.origin, row.added_by, entry.by) == ("by_hand", "officer", "officer")
    assert "Pérez" not in str(entry.after) + entry.target_name


def test_the_same_person_is_not_put_on_the_list_twice(officer, panel):
    put(panel, officer)

    with pytest.raises(AlreadyOnList):
        put(panel, officer, name="H.E. Ms. Ana PEREZ", affiliation="mission of arcadia")
    assert Guest.objects.count() == 1


def test_another_person_of_the_same_name_is(officer, panel):
    put(panel, officer)
    values = {"name": "Ana Pérez", "affiliation": "Mission of Arcadia", "group": "governments"}

    actions.add_guest(event=panel, values=values, by=officer, at=NOW, another=True)

    assert Guest.objects.count() == 2


def test_who_was_taken_off_comes_back_under_her_own_key(officer, panel):
    first = put(panel, officer)
    actions.leave_out(guest=first, words="ill", by=officer, on=TODAY)

    again = put(panel, officer)

    assert (again.key, again.left_out_date, again.left_out_words) == (first.key, None, "")


@pytest.mark.parametrize("person", ["ines", "sam"])
def test_nobody_keeps_the_list_without_the_right(person, request, panel):
    from accede.accounts.rules import NotAllowed

    with pytest.raises(NotAllowed):
        put(panel, request.getfixturevalue(person))


def test_places_follow_the_number_given_then_group_house_and_name(officer, panel):
    put(panel, officer, "Zoe", "Union of Cooks", "ngos")
    put(panel, officer, "Bo", "Mission of Boeotia", "governments")
    put(panel, officer, "Ada", "Mission of Arcadia", "governments")
    put(panel, officer, "Guest of honour", "", "public", precedence=1)

    assert [row.guest.name for row in on_list(panel).rows] == ["Guest of honour", "Ada", "Bo", "Zoe"]


def test_a_list_that_was_sent_shows_what_changed_since(officer, panel):
    ana, bo = put(panel, officer), put(panel, officer, "Bo", "Mission of Boeotia")
    sent = actions.note_sent(event=panel, rows=sent_lists.as_sent(on_list(panel)), to="the desk", by=officer, at=NOW)
    actions.change_guest(guest=ana, values={"title": "Counsellor"}, by=officer, on=TODAY)
    actions.leave_out(guest=bo, words="", by=officer, on=TODAY)
    put(panel, officer, "Chi", "Union of Cooks", "ngos")

    found = sent_lists.difference(sent, on_list(panel))
    told = {change.row["name"]: (change.kind, change.fields) for change in found}
    assert told == {
        "Ana Pérez": ("chg", [("title", "", "Counsellor")]), "Chi": ("add", []), "Bo": ("wdr", []),
    }  # fmt: skip


def test_an_empty_list_is_not_sent(officer, panel):
    with pytest.raises(NothingToSend):
        actions.note_sent(event=panel, rows=[], to="", by=officer, at=NOW)
    assert not SentList.objects.exists()


@pytest.fixture
def venue(campaign, panel):
    from accede.events.models import Venue, VenueRule

    row = Venue.objects.create(campaign=campaign, key="palais", name="Palais", seats=2, source="Made for the tests")
    VenueRule.objects.create(venue=row, number=1, kind="guest_list", words="List 48 hours before", hours_before=48)
    panel.held_at, panel.time_zone = row, "Europe/Zurich"
    panel.begins_at = datetime(2003, 7, 1, 16, tzinfo=UTC)
    panel.save()
    return row


def test_the_deadline_is_reckoned_in_hours_that_pass_and_told_by_the_clock_of_the_place(panel, venue):
    due = deadlines.list_due(panel)[0]

    assert due.at.isoformat() == "2003-06-29T18:00:00+02:00"
    assert due.words == "29 June 2003, 18:00 (Europe/Zurich)"
    assert (due.is_late(due.at), due.is_late(due.at + timedelta(minutes=1))) == (False, True)


def test_across_a_change_of_the_clock_48_hours_stay_48(panel, venue):
    panel.begins_at = datetime(2026, 10, 26, 9, tzinfo=UTC)  # ten o'clock, the day after the clock was put back

    assert deadlines.list_due(panel)[0].at.isoformat() == "2026-10-24T11:00:00+02:00"


def test_without_an_hour_the_deadline_is_the_last_day_that_is_early_enough(panel, venue):
    panel.begins_at = None

    due = deadlines.list_due(panel)[0]
    assert (due.at, due.day.isoformat()) == (None, "2003-06-29")


def work(reader, on):
    from accede.events.offers.door import lists_to_send

    return lists_to_send(subject="test-campaign", on=on, reader=reader)


def test_a_list_that_is_due_waits_in_todays_work_until_it_was_sent(officer, panel, venue):
    put(panel, officer)
    day = datetime(2003, 6, 28).date()

    [line] = work(officer, day)
    assert (line.due.isoformat(), line.late) == ("2003-06-29", False)
    assert line.url == LIST
    actions.note_sent(event=panel, rows=sent_lists.as_sent(on_list(panel)), to="", by=officer, at=NOW)
    assert work(officer, day) == []


def test_todays_work_of_who_does_not_keep_the_list_is_without_it(ines, panel, venue):
    assert work(ines, datetime(2003, 6, 28).date()) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_queries_however_many_guests(
    rows, client, officer, panel, venue, django_assert_num_queries
):
    from accede.kit import offers

    for number in range(rows):
        put(panel, officer, f"Guest {number}")
    client.force_login(officer)
    client.get(LIST)

    with offers.only(), django_assert_num_queries(15):
        assert client.get(LIST).status_code == 200


def test_a_script_in_a_name_is_shown_as_the_text_it_is(client, officer, panel):
    put(panel, officer, name="<script>alert(1)</script> & Co")
    client.force_login(officer)

    page = client.get(LIST).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in page


def test_a_guest_is_put_on_the_list_by_the_page(client, officer, panel):
    client.force_login(officer)
    answer = client.post(f"{LIST}add/", {"name": "Ana Pérez", "group": "governments"}, follow=True)

    assert "On the list." in answer.content.decode()
    again = client.post(f"{LIST}add/", {"name": "Ana Perez", "group": "governments"})
    assert (again.status_code, Guest.objects.count()) == (422, 1)
    assert "stands on the list already" in again.content.decode()


@pytest.mark.parametrize("person", ["ines", "sam"])
def test_the_page_is_not_there_for_who_may_not_keep_the_list(client, person, request, panel):
    client.force_login(request.getfixturevalue(person))

    assert client.get(LIST).status_code == 404


def coming(event):
    event.starts = Moment.parse("2004-03-01")
    event.save()


@pytest.fixture
def arcadia(panel, nora):
    """Arcadia's mission, invited by letter to a panel that is to come."""
    coming(panel)
    return invited(panel, nora)[0]


def answered(invitation, answer, **more):
    from accede.events.actions.replies import answer as act

    return act(invitation=invitation, turn=1, values={"answer": answer, **more}, at=NOW)


def names(event):
    return [(row.guest.name, row.house) for row in on_list(event).rows]


def test_who_accepts_is_on_the_list_and_who_changes_her_mind_is_not(panel, arcadia):
    answered(arcadia, "comes")
    assert names(panel) == [("Permanent Representative of AAA", "Permanent Mission of Arcadia")]

    answered(arcadia, "declines")
    assert names(panel) == []


def test_a_colleague_stands_in_the_place_of_the_one_who_was_invited(panel, arcadia):
    answered(arcadia, "comes")
    key = Guest.objects.get().key
    answered(arcadia, "colleague", name="Bo", title="Second Secretary")

    row = Guest.objects.get()
    assert (row.key, row.name, row.title, row.group, row.origin) == (
        key,
        "Bo",
        "Second Secretary",
        "governments",
        "reply",
    )


def test_of_three_who_come_two_have_no_name_yet(panel, arcadia):
    answered(arcadia, "comes", heads=3)

    found = on_list(panel)
    assert ([row.guest.name for row in found.rows], found.nameless) == (["Permanent Representative of AAA", "", ""], 2)


def test_an_answer_sent_twice_puts_nobody_on_the_list_twice(panel, arcadia):
    for _time in range(2):
        answered(arcadia, "comes")

    assert Guest.objects.count() == 1


def test_answers_that_contradict_each_other_leave_the_list_until_somebody_settles_them(panel, arcadia, officer):
    from accede.events.actions.replies import settle, take_reply

    answered(arcadia, "comes")
    told = {"answer": "declines", "way": "telephone", "said_at": NOW}
    take_reply(invitation=arcadia, values=told, by=officer, on=TODAY, at=NOW)
    assert len(names(panel)) == 1

    settle(invitation=arcadia, values={"answer": "declines"}, by=officer, on=TODAY, at=NOW)
    assert names(panel) == []


def test_a_withdrawn_invitation_takes_its_guests_off_the_list(panel, arcadia, officer):
    from accede.events.actions.invitations import withdraw_invitation

    answered(arcadia, "comes")
    withdraw_invitation(invitation=arcadia, words="moved", by=officer, on=TODAY)

    assert names(panel) == []
    assert Guest.objects.get().left_out_words == "invitation withdrawn"


def test_missions_stand_in_the_order_of_their_directory(panel, nora):
    coming(panel)
    arcadia, boeotia = invited(panel, nora, ("AAA", "Arcadia"), ("BBB", "Boeotia"))
    boeotia.mission.precedence = 1
    boeotia.mission.save()
    for one in (arcadia, boeotia):
        answered(one, "comes")

    assert [(row.house, row.basis) for row in on_list(panel).rows] == [
        ("Permanent Mission of Boeotia", "number of the directory"),
        ("Permanent Mission of Arcadia", "name of the State: no day is known"),
    ]


def test_who_was_invited_in_free_text_comes_under_no_category_until_somebody_says_which(panel, officer):
    from accede.events.actions.guests import change_guest, group_of
    from accede.events.forms.guests import RegisterForm
    from accede.events.models import Invitation

    told = Invitation.objects.create(event=panel, name="Permanent Mission of Arcadia", invited_date=TODAY)
    assert group_of(told) == "not_known"
    row = put(panel, officer, affiliation="Permanent Mission of Arcadia", group=group_of(told))
    change_guest(guest=row, values={"group": "governments"}, by=officer, on=TODAY)
    assert Guest.objects.get().group == "governments"
    assert "not_known" not in dict(RegisterForm().fields["group"].choices)
