"""Who asks to be forgotten is: out of the list, her registration, letters and lists that were sent; the count stays."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from accede.accounts.rules import NotAllowed
from accede.events.actions import door, guests, registrations
from accede.events.actions.guest_erasing import erase_guest
from accede.events.models import Guest, Registration, SentList
from accede.events.queries import door as came
from accede.events.queries import sent_lists
from accede.events.queries.guests import guest_list
from accede.kit.models import OutgoingMail
from tests.events.conftest import TODAY
from tests.everywhere import columns_with

NOW = datetime(2004, 1, 30, 10, tzinfo=UTC)
NAME, EMAIL = "Ana Pérez Made Up", "ana@people.example"


@pytest.fixture
def ana(panel, officer):
    """Registered, confirmed, on a list that was sent, and noted at the door."""
    panel.starts = panel.starts.parse("2004-01-30")
    panel.public_page = panel.registration = True
    panel.save()
    values = {
        "name": NAME,
        "email": EMAIL,
        "affiliation": "Cooks",
        "group": "ngos",
        "language": "en",
        "needs": "a ramp",
    }
    registrations.register(event=panel, values=values, at=NOW, site="https://campaign.example")
    row = registrations.confirm(registration=Registration.objects.get(), at=NOW, site="https://campaign.example")
    listed = sent_lists.as_sent(guest_list(panel, language="en", as_of=TODAY))
    guests.note_sent(event=panel, rows=listed, to="", by=officer, at=NOW)
    door.check_in(guest=row, way="door", slip="", by=officer, at=NOW)
    return row


def test_an_erased_guest_is_named_nowhere_and_counted_all_the_same(ana, officer, panel):
    erase_guest(guest=ana, by=officer, on=TODAY)

    assert columns_with([NAME, EMAIL, "a ramp"]) == set()
    assert came.heads(panel).total == 1
    assert SentList.objects.get().rows[0]["name"] == "N. N."
    assert {letter.to for letter in OutgoingMail.objects.all()} == {"N. N."}


@pytest.mark.parametrize("person", ["nora", "mateo", "ines"])
def test_nobody_erases_without_the_right(person, request, ana):
    with pytest.raises(NotAllowed):
        erase_guest(guest=ana, by=request.getfixturevalue(person), on=TODAY)


def test_a_name_that_somebody_else_bears_stays_in_texts(ana, officer, panel, campaign):
    from accede.coalition.models import Person

    Person.objects.create(campaign=campaign, key="ana", name=NAME)
    erase_guest(guest=ana, by=officer, on=TODAY)

    assert Person.objects.get(key="ana").name == NAME
    assert Guest.objects.get().name == "N. N."


def test_what_is_held_is_taken_away_as_plain_text(client, ana, officer):
    client.force_login(officer)
    answer = client.get(f"/c/test-campaign/events/panel/guests/{ana.key}/take-away/")
    folder = zipfile.ZipFile(io.BytesIO(answer.content))

    assert {"events.guest.txt", "events.registration.txt", "README.txt"} <= set(folder.namelist())
    assert f"email: {EMAIL}" in folder.read("events.registration.txt").decode()


def test_erasing_asks_for_the_name_once_more(client, ana, officer):
    client.force_login(officer)
    address = f"/c/test-campaign/events/panel/guests/{ana.key}/erase/"

    assert client.post(address, {"typed": "somebody else"}).status_code == 422
    assert Guest.objects.get().name == NAME
    assert client.post(address, {"typed": NAME}).status_code == 302
    assert Guest.objects.get().name == "N. N."
