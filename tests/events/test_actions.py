"""What people do to events: the row, its parts, the log."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.events import actions
from accede.events.models import Evaluation, Event, Link, Party, ProgrammeEntry
from accede.kit.models import LogEntry
from tests.events.conftest import TODAY

FACTS = {"title": "March in Ghent", "kind": "march", "starts": Moment.parse("2003-12-18"), "source": "Member"}


def _acts():
    return list(LogEntry.objects.order_by("pk").values_list("act", "by"))


def test_a_new_event_has_the_alliance_as_organiser_and_two_entries_in_the_log(campaign, mateo):
    event = actions.add_event(campaign=campaign, values=FACTS, by=mateo, on=TODAY)

    assert event.key == "march-in-ghent"
    assert [(party.role, party.organisation) for party in event.parties.all()] == [("organiser", None)]
    assert _acts() == [("events.add_event", "mateo"), ("events.add_party", "mateo")]


def test_what_members_hold_in_many_places_has_no_organiser_by_itself(campaign, mateo):
    event = actions.add_event(campaign=campaign, values=FACTS | {"distributed": True}, by=mateo, on=TODAY)

    assert event.parties.count() == 0


@pytest.mark.parametrize("who", ["ines", "sam"])
def test_only_who_may_edit_events_adds_one(campaign, who, request):
    with pytest.raises(NotAllowed):
        actions.add_event(campaign=campaign, values=FACTS, by=request.getfixturevalue(who), on=TODAY)

    assert (Event.objects.count(), _acts()) == (0, [])


def test_a_change_keeps_what_stood_before(panel, officer):
    actions.change_event(event=panel, values={"place": "Geneva"}, by=officer, on=TODAY)

    entry = LogEntry.objects.get()
    assert (entry.act, entry.before, entry.after) == (
        "events.change_event",
        {"place": ""},
        {"place": "Geneva"},
    )
    assert [row.place for row in panel.history.order_by("history_id")] == ["", "Geneva"]


def test_notes_about_who_came_are_hidden_in_the_log(panel, officer):
    actions.change_event(event=panel, values={"attendance_note": "The Ambassador came"}, by=officer, on=TODAY)

    assert LogEntry.objects.get().after == {"attendance_note": "•"}


def test_an_event_to_which_another_is_linked_stays(panel, reception, officer):
    with pytest.raises(actions.StillNeeded, match="link"):
        actions.remove_event(event=panel, by=officer, on=TODAY)

    assert Event.objects.count() == 2


def test_an_event_goes_with_its_own_parts(reception, officer):
    actions.remove_event(event=reception, by=officer, on=TODAY)

    assert (Event.objects.count(), Party.objects.count(), Link.objects.count()) == (1, 0, 0)


def test_a_session_with_an_event_stays(parallel, session, officer):
    with pytest.raises(actions.StillNeeded):
        actions.remove_session(session=session, by=officer, on=TODAY)


def test_the_title_is_kept_as_printed_whatever_the_person_is_called(panel, gabriela, iom, officer):
    values = {
        "role": "speaker", "name": "Mrs. Gabriela Rodriguez Pizarro", "title": "Special Rapporteur",
        "person": gabriela, "organisations": [iom], "said": "", "source": "R",
    }  # fmt: skip

    entry = actions.add_entry(event=panel, values=values, by=officer, on=TODAY)
    gabriela.name = "G. Rodriguez"
    gabriela.save()

    entry = ProgrammeEntry.objects.get(pk=entry.pk)
    assert (entry.position, entry.name, list(entry.organisations.all())) == (
        1,
        "Mrs. Gabriela Rodriguez Pizarro",
        [iom],
    )


@pytest.mark.parametrize(("start", "to", "order"), [(3, 1, "312"), (1, 3, "231"), (2, 9, "132"), (2, 2, "123")])
def test_moving_an_entry_keeps_places_without_gaps(panel, officer, start, to, order):
    for position in (1, 2, 3):
        ProgrammeEntry.objects.create(event=panel, position=position, name=str(position), source="R")

    actions.move_entry(entry=panel.programme.get(position=start), to=to, by=officer, on=TODAY)

    rows = list(panel.programme.order_by("position").values_list("position", "name"))
    assert rows == list(enumerate(order, 1))


def test_removing_an_entry_closes_the_gap(panel, officer):
    for position in (1, 2, 3):
        ProgrammeEntry.objects.create(event=panel, position=position, name=str(position), source="R")

    actions.remove_entry(entry=panel.programme.get(position=2), by=officer, on=TODAY)

    assert list(panel.programme.order_by("position").values_list("position", "name")) == [(1, "1"), (2, "3")]


def test_an_event_has_one_evaluation_that_is_rewritten(panel, officer):
    actions.evaluate(event=panel, values={"verdict": "good", "source": "R"}, by=officer, on=TODAY)
    actions.evaluate(event=panel, values={"verdict": "varying"}, by=officer, on=TODAY)

    assert list(Evaluation.objects.values_list("verdict", flat=True)) == ["varying"]
    assert _acts() == [("events.evaluate", "officer")] * 2


def test_parts_are_added_and_removed(panel, brochure, officer):
    part = actions.add_part(
        event=panel, part="handout", values={"item": brochure, "use": "enclosed"}, by=officer, on=TODAY
    )
    actions.remove_part(part=part, by=officer, on=TODAY)

    assert panel.handouts.count() == 0
    assert _acts() == [("events.add_handout", "officer"), ("events.remove_handout", "officer")]


def test_a_party_holds_a_role_once(reception, iom, officer):
    with pytest.raises(ValidationError):
        actions.add_part(
            event=reception, part="party", values={"organisation": iom, "role": "host"}, by=officer, on=TODAY
        )


def test_an_event_is_not_linked_to_itself(panel):
    with pytest.raises(IntegrityError, match="link_leads_to_another_event"), transaction.atomic():
        Link.objects.create(event=panel, other=panel, relation="follows")
