"""An erasure leaves what was written to a government as it was, and says so; a letter to a person loses her."""

from __future__ import annotations

import pytest

from accede.coalition.actions.erasing import erase_person
from accede.coalition.models import Person
from accede.mailings.models import Letter
from tests.mailings.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db

NAME = "Éva Testimony"


@pytest.fixture
def eva(campaign, alliance):
    return Person.objects.create(campaign=campaign, key="eva", name=NAME)


def a_letter(run, person, number, **to):
    return Letter.objects.create(
        campaign=run.campaign, run=run, number=number, addressee=f"made:{number}", person=person, variant="A",
        variant_name="Thank you", language="en", to_name=NAME, channel="mail", subject="A letter",
        body=f"Dear {NAME}", frozen_at=NOW, released_by="nora", **to,
    )  # fmt: skip


def test_a_letter_to_a_government_stays_as_it_was_released_and_is_named(run, missions, eva, officer):
    letter = a_letter(run, None, 1, mission=missions["boeotia"])

    outcome = erase_person(person=eva, by=officer, on=TODAY)

    letter.refresh_from_db()
    assert (letter.to_name, letter.body) == (NAME, f"Dear {NAME}")
    assert {place.label for place in outcome.sealed} == {"mailings.letter"}


def test_a_letter_to_a_person_loses_her_name_and_stays_counted(run, eva, officer):
    letter = a_letter(run, eva, 1)

    erase_person(person=eva, by=officer, on=TODAY)

    letter.refresh_from_db()
    assert NAME not in letter.to_name + letter.body
    assert Letter.objects.count() == 1
