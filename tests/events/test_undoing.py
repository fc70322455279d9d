"""The history of a record in words, and taking back its last change."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accede.accounts.models import Grant, User
from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.events import actions, queries
from accede.events.models import Event, Link, Party, ProgrammeEntry
from accede.kit import history, log
from accede.kit.models import LogEntry, Removed
from accede.kit.undo import CannotUndo

ON = date(2004, 1, 30)
HISTORY = reverse("events:history", args=["test-campaign", "panel"])


@pytest.fixture
def auditor(db):
    user = User.objects.create_user(username="auditor", email="auditor@accede.example")
    Grant.objects.create(user=user, role="auditor", campaign="test-campaign", from_date=date(1990, 1, 1))
    return user


def change(event, by, **values):
    actions.change_event(event=Event.objects.get(pk=event.pk), values=values, by=by, on=ON)
    return LogEntry.objects.latest("pk")


def told(row, reader, *, sees_personal=True):
    return history.lines(queries.history_of(row), reader=reader, on=ON, sees_personal=sees_personal)


def test_the_history_says_who_changed_what_from_what_to_what_and_why(panel, mateo, session):
    with log.because("The letter says so."):
        change(panel, mateo, kind="reception", starts=Moment.parse("2003-07"), session=session, distributed=True)

    (line,) = told(panel, mateo)

    assert (line.words, line.who, line.entry.why) == ("Event corrected", "Mateo", "The letter says so.")
    assert [(each.label, each.old, each.new) for each in line.changes] == [
        ("Held by members in several places", "no", "yes"),
        ("Kind", "panel", "reception"),
        ("Parent session", "", "59th Session"),
        ("First day", "1 July 2003", "July 2003"),
    ]


def test_personal_values_stand_in_the_history_only_for_who_may_change_the_record(panel, mateo, auditor, client):
    Event.objects.update(shared_with="public")  # an auditor reads what is shared with everybody
    change(panel, mateo, invitations="Ms. A, by letter")
    change(panel, mateo, invitations="Ms. B, by letter")

    assert [(each.old, each.new) for each in told(panel, mateo)[0].changes] == [
        ("Ms. A, by letter", "Ms. B, by letter")
    ]
    hidden = "(personal, not shown)"
    assert told(panel, auditor, sees_personal=False)[0].changes[0].new == hidden
    client.force_login(auditor)
    page = client.get(HISTORY).content.decode()
    assert "Ms. B" not in page
    assert hidden in page
    assert "Undo" not in page


def test_a_change_is_undone_as_a_new_change_that_names_the_one_undone(panel, mateo, client):
    entry = change(panel, mateo, title="Panel", starts=Moment.parse("2003"), invitations="Ms. A")
    client.force_login(mateo)

    answer = client.post(reverse("kit:undo", args=[entry.pk]))

    event = Event.objects.get()
    assert (answer.url, event.title, str(event.starts), event.invitations) == (
        panel.get_absolute_url(), "High-level panel", "2003-07-01", "",
    )  # fmt: skip
    last = LogEntry.objects.latest("pk")
    assert (last.act, last.undoes, last.by) == ("events.undo_change", entry.pk, "mateo")


def test_a_personal_value_is_restored_from_the_records_own_history(panel, mateo):
    change(panel, mateo, invitations="Ms. A")
    entry = change(panel, mateo, invitations="Ms. B")

    actions.undo_change(entry=entry, by=mateo, on=ON)

    assert Event.objects.get().invitations == "Ms. A"


def test_an_undone_change_can_be_done_again_by_undoing_the_undoing(panel, mateo):
    actions.undo_change(entry=change(panel, mateo, title="Panel"), by=mateo, on=ON)

    actions.undo_change(entry=LogEntry.objects.latest("pk"), by=mateo, on=ON)

    assert Event.objects.get().title == "Panel"


def test_what_somebody_changed_since_is_not_undone(panel, mateo, nora):
    first = change(panel, mateo, title="Panel")
    change(panel, nora, title="The panel")

    with pytest.raises(CannotUndo, match="Somebody changed it since"):
        actions.undo_change(entry=first, by=mateo, on=ON)
    assert Event.objects.get().title == "The panel"


def test_undoing_needs_the_right_of_the_room(panel, mateo, ines, sam, client):
    entry = change(panel, mateo, title="Panel")

    for person, answer in ((ines, 403), (sam, 404)):
        with pytest.raises(NotAllowed):
            actions.undo_change(entry=entry, by=person, on=ON)
        client.force_login(person)
        assert client.post(reverse("kit:undo", args=[entry.pk])).status_code == answer
    assert Event.objects.get().title == "Panel"


def test_undoing_goes_by_post(panel, mateo, client):
    entry = change(panel, mateo, title="Panel")
    client.force_login(mateo)

    assert client.get(reverse("kit:undo", args=[entry.pk])).status_code == 405


def test_what_was_added_is_removed_and_not_undone(campaign, mateo):
    values = {"title": "Vigil", "kind": "rally", "source": "Letter", "distributed": True}
    event = actions.add_event(campaign=campaign, values=values, by=mateo, on=ON)

    assert [line.undo_url for line in told(event, mateo)] == [""]
    with pytest.raises(CannotUndo, match="adds something"):
        actions.undo_change(entry=LogEntry.objects.latest("pk"), by=mateo, on=ON)


def test_a_removed_event_comes_back_with_all_that_hung_on_it(reception, panel, iom, gabriela, mateo):
    values = {"name": "G", "person": gabriela, "organisations": [iom], "said": "thanked", "source": "R"}
    actions.add_entry(event=reception, values=values, by=mateo, on=ON)
    actions.remove_event(event=Event.objects.get(key="reception"), by=mateo, on=ON)
    entry = LogEntry.objects.latest("pk")
    assert (Party.objects.count(), Link.objects.count(), ProgrammeEntry.objects.count()) == (0, 0, 0)

    back = actions.undo_change(entry=entry, by=mateo, on=ON)

    assert (back, back.key, Removed.objects.count()) == (reception, "reception", 0)
    assert [(each.organisation, each.role) for each in Party.objects.all()] == [(iom, "host")]
    assert Link.objects.get().other == panel
    spoken = ProgrammeEntry.objects.get()
    assert (spoken.person, spoken.said, list(spoken.organisations.all())) == (gabriela, "thanked", [iom])


def test_a_removed_part_is_offered_on_the_page_of_its_event_and_comes_back_at_the_end(panel, mateo, client):
    for name in ("One", "Two"):
        actions.add_entry(event=panel, values={"name": name, "source": "R"}, by=mateo, on=ON)
    actions.remove_entry(entry=ProgrammeEntry.objects.get(name="One"), by=mateo, on=ON)
    client.force_login(mateo)
    page = client.get(HISTORY)
    (line,) = [line for line in page.context["log"] if line.undo_url and line.brings_back]

    client.post(line.undo_url)

    assert [(each.name, each.position) for each in ProgrammeEntry.objects.order_by("position")] == [
        ("Two", 1),
        ("One", 2),
    ]


def test_what_referred_to_something_gone_is_refused_in_words(reception, panel, mateo):
    actions.remove_event(event=reception, by=mateo, on=ON)
    entry = LogEntry.objects.latest("pk")
    actions.remove_event(event=panel, by=mateo, on=ON)

    with pytest.raises(CannotUndo, match="what it referred to is gone"):
        actions.undo_change(entry=entry, by=mateo, on=ON)
    assert Event.objects.count() == 0


def test_an_entry_of_the_register_has_no_undoing(client, officer, campaign):
    entry = log.record("record.record_act", target=campaign, by=officer, on=ON, before={"a": 1}, after={"a": 2})
    client.force_login(officer)

    assert client.post(reverse("kit:undo", args=[entry.pk])).status_code == 404


def test_organisations_of_a_speaker_are_told_and_come_back(parallel, speech, iom, mateo):
    values = {"name": speech.name, "said": speech.said, "organisations": [iom]}
    actions.change_entry(entry=speech, values=values, by=mateo, on=ON)
    (line,) = told(parallel, mateo)
    assert [(each.label, each.new) for each in line.changes] == [("Organisations", "Organization for Migration")]

    actions.undo_change(entry=line.entry, by=mateo, on=ON)

    assert list(ProgrammeEntry.objects.get().organisations.all()) == []


def test_a_part_that_was_moved_goes_back_to_its_place(panel, mateo):
    for name in ("One", "Two"):
        actions.add_entry(event=panel, values={"name": name, "source": "R"}, by=mateo, on=ON)
    actions.move_entry(entry=ProgrammeEntry.objects.get(name="Two"), to=1, by=mateo, on=ON)

    actions.undo_change(entry=LogEntry.objects.latest("pk"), by=mateo, on=ON)

    assert [each.name for each in ProgrammeEntry.objects.order_by("position")] == ["One", "Two"]


def test_a_history_costs_the_same_queries_however_long(panel, mateo, session, client):
    client.force_login(mateo)
    client.get(HISTORY)  # the session notes the campaign once
    counts = []
    for number in (1, 3):
        for turn in range(number):
            change(
                panel,
                mateo,
                title=f"Panel {number}{turn}",
                session=None if turn % 2 else session,
                invitations=f"{turn}",
            )
        with CaptureQueriesContext(connection) as made:
            client.get(HISTORY)
        counts.append(len(made))

    assert counts[0] == counts[1]
