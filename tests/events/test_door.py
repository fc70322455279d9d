"""The door: a note is one note however often it is sent, two phones count one person, mistakes are taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from accede.events.actions import door as actions
from accede.events.actions.door import Cancelled, NotYet
from accede.events.models import Attendance, CheckIn, Guest
from accede.events.queries import door as queries
from accede.kit.models import LogEntry
from tests.events.conftest import TODAY

NOW = datetime(2004, 1, 30, 10, tzinfo=UTC)
DOOR = "/c/test-campaign/events/panel/door/"
JSON = {"HTTP_ACCEPT": "application/json"}


def guest(event, name="Ana Pérez", affiliation="Mission of Arcadia", group="governments", **more):
    return Guest.objects.create(
        event=event, name=name, affiliation=affiliation, group=group, origin="by_hand", added_at=NOW, **more
    )


def note(row, by, slip="", way="door"):
    return actions.check_in(guest=row, way=way, slip=slip, by=by, at=NOW)


def test_who_comes_is_noted_once_with_an_entry_in_the_log(officer, panel):
    noted = note(guest(panel), officer, "s1")

    row = CheckIn.objects.get()
    assert (noted.new, row.came, row.by, row.number) == (True, True, "officer", 1)
    assert LogEntry.objects.filter(act="events.check_in").count() == 1


def test_the_same_slip_is_the_same_note(officer, panel):
    row = guest(panel)

    assert [note(row, officer, "s1").new, note(row, officer, "s1").new] == [True, False]
    assert CheckIn.objects.count() == 1


def test_two_phones_note_one_person_once(officer, nora, panel):
    row = guest(panel)

    assert [note(row, officer, "s1").new, note(row, nora, "s2").new] == [True, False]
    assert (CheckIn.objects.count(), queries.heads(panel).total) == (1, 1)


def test_a_note_that_comes_late_does_not_undo_what_was_taken_back_before(officer, panel):
    row = guest(panel)
    note(row, officer, "s1")
    actions.take_back(guest=row, slip="s2", by=officer, at=NOW)

    note(row, officer, "s1")  # the phone sends again what it does not know to have arrived

    assert queries.here(panel) == []


def test_who_was_taken_back_may_come_after_all(officer, panel):
    row = guest(panel)
    note(row, officer)
    actions.take_back(guest=row, slip="", by=officer, at=NOW)
    note(row, officer)

    assert [each.came for each in row.check_ins.order_by("number")] == [True, False, True]
    assert queries.heads(panel).total == 1


def test_taking_back_who_never_came_notes_nothing(officer, panel):
    assert actions.take_back(guest=guest(panel), slip="", by=officer, at=NOW) is None
    assert not CheckIn.objects.exists()


def test_who_was_taken_off_the_list_and_comes_is_on_it_again(officer, panel):
    row = guest(panel, left_out_date=TODAY)
    note(row, officer)

    row.refresh_from_db()
    assert row.left_out_date is None


def test_nobody_comes_to_an_event_that_lies_ahead(officer, panel):
    with pytest.raises(NotYet, match="1 July 2003"):
        actions.check_in(guest=guest(panel), way="door", slip="", by=officer, at=datetime(2003, 6, 20, tzinfo=UTC))


def test_nobody_comes_to_a_cancelled_event(officer, panel):
    panel.cancelled_date = TODAY
    panel.save()

    with pytest.raises(Cancelled):
        note(guest(panel), officer)


def walk(event, by, slip, name="Bo", **more):
    values = {"name": name, "affiliation": "Union of Cooks", "title": "", "group": "ngos", **more}
    return actions.walk_in(event=event, values=values, slip=slip, by=by, at=NOW)


def test_who_is_on_no_list_is_noted_once_however_often_it_is_sent(officer, panel):
    assert [walk(panel, officer, "w1").new, walk(panel, officer, "w1").new] == [True, False]
    assert Guest.objects.get().origin == "walk_in"


def test_a_walk_in_who_is_on_the_list_after_all_is_checked_in_there(officer, panel):
    row = guest(panel, "Bo", "Union of Cooks", "ngos")
    noted = walk(panel, officer, "w1", name="BO")

    assert (noted.guest.pk, Guest.objects.count()) == (row.pk, 1)


def paper(event, by, came, others=(), slip="p1"):
    return actions.note_paper(event=event, came=came, others=others, slip=slip, by=by, at=NOW)


def test_a_paper_list_sent_twice_is_entered_once_and_skips_who_was_noted_at_the_door(officer, panel):
    ana, bo = guest(panel), guest(panel, "Bo", "Mission of Boeotia")
    note(ana, officer, "s1")
    others = [{"name": "Chi", "affiliation": "", "title": "", "group": "press"}]
    for _time in range(2):
        paper(panel, officer, [ana, bo], others)

    ways = list(CheckIn.objects.order_by("pk").values_list("guest__name", "way"))
    assert ways == [("Ana Pérez", "door"), ("Bo", "paper"), ("Chi", "paper")]
    assert Guest.objects.get(name="Chi").origin == "paper"


def test_heads_by_eye_are_not_added_to_the_names(officer, panel):
    note(guest(panel), officer)
    walk(panel, officer, "w1")
    counts = {"governments": 12, "international": None, "ngos": 30}
    actions.count_by_eye(event=panel, counts=counts, by=officer, on=TODAY)

    found = queries.heads(panel)
    assert [(line.group, line.heads, line.at_least) for line in queries.head_lines(found)] == [
        ("governments", 12, False), ("international organisations", 0, True),
        ("non-governmental organisations", 30, False),
    ]  # fmt: skip
    assert (found.total, found.at_least) == (42, True)


def test_a_count_made_anew_leaves_exactly_what_it_says(officer, panel):
    for counts in ({"governments": 12, "press": 3}, {"governments": 14}):
        actions.count_by_eye(event=panel, counts=counts, by=officer, on=TODAY)

    assert list(Attendance.objects.values_list("group", "heads")) == [("governments", 14)]


def test_who_came_is_told_by_invitation(officer, panel):
    from accede.events.models import Invitation

    invitation = Invitation.objects.create(event=panel, name="Arcadia", invited_date=TODAY)
    note(guest(panel, invitation=invitation), officer)
    note(guest(panel, "Bo", invitation=invitation), officer)
    note(guest(panel, "Chi", "Elsewhere"), officer)

    assert queries.came(panel) == {invitation.pk: 2}


def test_without_a_script_the_page_notes_and_says_so(client, officer, panel):
    row = guest(panel)
    client.force_login(officer)
    page = client.post(f"{DOOR}{row.key}/in/", {"slip": "s1"}, follow=True).content.decode()

    assert "Ana Pérez came." in page
    assert 'class="is-in"' in page


def test_the_search_finds_by_parts_of_the_name_accents_aside_and_by_the_code(client, officer, panel):
    row = guest(panel)
    guest(panel, "Bo", "Mission of Boeotia")
    client.force_login(officer)
    for asked in ("perez", "arca ana", row.key):
        page = client.get(DOOR, {"q": asked})
        assert [each.guest.pk for each in page.context["rows"]] == [row.pk]


def test_one_slip_of_the_page_parts_its_guests(client, officer, panel):
    rows = [guest(panel), guest(panel, "Bo")]
    client.force_login(officer)
    for row in rows:
        client.post(f"{DOOR}{row.key}/in/", {"slip": "s1"})

    assert len(queries.here(panel)) == 2


def test_a_script_hears_what_came_of_its_note(client, officer, panel):
    row = guest(panel)
    client.force_login(officer)

    answer = client.post(f"{DOOR}{row.key}/in/", {"slip": "s1"}, **JSON)
    assert (answer.status_code, answer.json()["words"]) == (200, "Ana Pérez came.")
    assert client.get(f"{DOOR}in.json").json() == {"in": [row.key]}


def test_a_phone_that_was_signed_out_is_told_so_and_keeps_its_note(client, panel):
    answer = client.post(f"{DOOR}{guest(panel).key}/in/", {"slip": "s1"}, **JSON)

    assert (answer.status_code, CheckIn.objects.count()) == (401, 0)


def test_looking_at_the_door_changes_nothing_and_alone_asks_for_the_camera(client, officer, panel):
    row = guest(panel)
    client.force_login(officer)

    assert client.get(DOOR)["Permissions-Policy"].startswith("camera=(self)")
    assert client.get(f"{DOOR}{row.key}/in/").status_code == 405
    assert CheckIn.objects.count() == 0


def test_a_guest_of_another_event_is_not_found_at_this_door(client, officer, panel, reception):
    client.force_login(officer)

    assert client.post(f"{DOOR}{guest(reception).key}/in/", {"slip": "s1"}).status_code == 404


def test_a_paper_list_is_entered_on_one_page(client, officer, panel):
    row = guest(panel)
    client.force_login(officer)
    sent = {f"came_{row.key}": "on", "name_0": "Chi", "group_0": "press", "form_key": "p1"}
    client.post("/c/test-campaign/events/panel/guests/paper/", sent)

    assert sorted(each.name for each in queries.here(panel)) == ["Ana Pérez", "Chi"]


def test_of_whom_nobody_chose_a_category_none_is_counted_and_no_organisation_is_guessed(client, officer, panel):
    """A mission written in free text is no non-governmental organisation."""
    client.force_login(officer)
    sent = {"name_0": "Chi", "house_0": "Permanent Mission of Arcadia", "form_key": "p1"}
    client.post("/c/test-campaign/events/panel/guests/paper/", sent)
    assert [(line.group, line.heads) for line in queries.head_lines(queries.heads(panel))] == [
        ("category not known", 1)
    ]
    page = client.get("/c/test-campaign/events/panel/door/").content.decode()
    assert '<option value="not_known" selected>' in page
    assert '<option value="ngos" selected>' not in page


def test_a_row_without_a_name_says_which_and_nothing_is_lost(client, officer, panel):
    client.force_login(officer)
    sent = {"name_0": "Chi", "house_1": "Union of Cooks", "form_key": "p1"}
    answer = client.post("/c/test-campaign/events/panel/guests/paper/", sent)

    page = answer.content.decode()
    assert (answer.status_code, CheckIn.objects.count()) == (422, 0)
    assert "Write the name of this row, or empty the row." in page
    assert 'value="Chi"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_door_costs_the_same_queries_however_many_guests(rows, client, officer, panel, django_assert_num_queries):
    from accede.kit import offers

    for number in range(rows):
        guest(panel, f"Guest {number}")
    client.force_login(officer)
    client.get(DOOR)

    with offers.only(), django_assert_num_queries(13):
        client.get(DOOR)


def test_the_report_and_the_event_s_page_tell_who_came_without_counting_twice(client, officer, panel, campaign):
    from accede.events.queries import year_passages

    note(guest(panel), officer)
    note(guest(panel, "Bo", "Union of Cooks", "ngos"), officer)
    counts = {"governments": 12, "international": None}
    actions.count_by_eye(event=panel, counts=counts, by=officer, on=TODAY)

    told = " ".join(text for passage in year_passages(campaign, 2003, made=TODAY) for text in passage.paragraphs)
    words = "Governments (12), international organisations and non-governmental organisations (1) attended."
    assert words in told
    client.force_login(officer)
    page = client.get(panel.get_absolute_url()).content.decode()
    assert "counted; 1 noted by name, who are among them" in page
    assert "at least 13" in page
    assert words in client.get(f"{panel.get_absolute_url()}evaluation/").content.decode()
