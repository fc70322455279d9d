"""An erasure reaches what others keep to themselves, and sealed texts; who asks for it is told of none of them."""

from __future__ import annotations

import io
import zipfile

import pytest

from accede.coalition.actions.erasing import erase_person
from accede.coalition.models import Person
from accede.coalition.queries.holdings import subject_of_person
from accede.governments.models import Contact, ContactPerson, ContactSource, Official
from accede.kit import persons, undo
from tests.everywhere import columns_with
from tests.governments.conftest import TODAY
from tests.governments.test_embargo_ends import a_contact, logged

pytestmark = pytest.mark.django_db
NAMES = ["Zenobia Quill", "zenobia@quill.example"]


@pytest.fixture
def zenobia(campaign):
    return Person.objects.create(campaign=campaign, key="zenobia-quill", name=NAMES[0], email=NAMES[1])


@pytest.fixture
def kept(campaign, arcadia, beta, alliance, mateo, zenobia):
    """What beta keeps: she was there, was written about, told it, and is among the officials; one row is removed."""
    own = {"shared_with": "own"}
    row = logged(a_contact(campaign, arcadia, beta, asked=f"{NAMES[0]} asked", **own), mateo)
    ContactPerson.objects.create(contact=row, number=1, ours=True, name=NAMES[0], title="Desk", person=zenobia)
    ContactSource.objects.create(contact=row, owner=beta, name=NAMES[0], note=f"Write to {NAMES[1]}", **own)
    facts = {"campaign": campaign, "state": arcadia, "owner": beta, "name": NAMES[0], "email": NAMES[1], **own}
    Official.objects.create(**facts)
    gone = logged(a_contact(campaign, arcadia, beta, place=NAMES[0], **own), mateo)
    ContactSource.objects.create(contact=gone, owner=beta, name=NAMES[0], **own)
    undo.remove(gone, "governments.remove_contact", by=mateo, on=TODAY, campaign=campaign.slug)
    return row


def test_it_reaches_contacts_officials_people_and_sources_of_whomever(kept, zenobia, officer):
    erase_person(person=zenobia, by=officer, on=TODAY)

    assert columns_with(NAMES) == set()
    row = Contact.objects.get(pk=kept.pk)
    assert (row.asked, row.people.get().name) == ("N. N. asked", "N. N.")
    assert (row.source.name, row.source.note) == ("N. N.", "Write to N. N.")
    assert Official.objects.get().name == "N. N."


def test_a_source_that_no_key_opens_is_left_as_it_is(kept, zenobia, officer, settings):
    key = settings.SEALING_KEYS
    settings.SEALING_KEYS = ["another key altogether " * 4]
    erase_person(person=zenobia, by=officer, on=TODAY)
    settings.SEALING_KEYS = key

    assert ContactSource.objects.get().name == NAMES[0]


def _told(zenobia, reader):
    to = persons.Told(reader, TODAY)
    subject = subject_of_person(zenobia)
    held = {each.model._meta.label_lower for each in persons.held_about(subject, to=to)}
    return {label for label in held | {each.label for each in persons.finding.places(subject, to=to)} if "gov" in label}


def test_who_may_not_see_the_rows_is_not_told_that_they_name_her(kept, zenobia, officer, mateo):
    assert _told(zenobia, officer) == set()
    assert _told(zenobia, mateo) >= {"governments.contact", "governments.contactperson", "governments.official"}


def test_what_she_or_the_secretariat_takes_away_names_no_row_that_is_kept_from_them(kept, zenobia, officer, mateo):
    files = zipfile.ZipFile(io.BytesIO(persons.export(subject_of_person(zenobia), reader=officer, on=TODAY)))
    of_mateo = zipfile.ZipFile(io.BytesIO(persons.export(persons.subject_of(mateo), reader=officer, on=TODAY)))

    for packed in (files, of_mateo):
        assert "governments" not in "".join(packed.read(name).decode() for name in packed.namelist())
    own = zipfile.ZipFile(io.BytesIO(persons.export(persons.subject_of(mateo), reader=mateo, on=TODAY)))
    assert "governments.log_contact" in own.read("log.txt").decode()
