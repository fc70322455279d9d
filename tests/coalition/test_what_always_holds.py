"""What the database itself refuses, whoever writes, and keys that belong to the rooms' own pages."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accede.coalition.models import Affiliation, Assessment, Membership, Organisation, Person, Secondment
from accede.core.dates import Moment
from accede.events.models import Event
from accede.funding.models import Contribution, Priority
from accede.kit.keys import RESERVED, free_key
from accede.materials.models import PrintRun
from accede.statements.models import Statement

SPAN = {"start": Moment.parse("2003-06-01"), "end": Moment.parse("2003-05-31")}
DAYS = {"starts": Moment.parse("2003-06-01"), "ends": Moment.parse("2003-05-31")}


@pytest.mark.parametrize(
    ("model", "facts", "name"),
    [
        (Membership, {"organisation": 1, "kind": "member", **SPAN}, "coalition_membership_ends_on_or_after"),
        (Affiliation, {"person": 1, "title": "Head", **SPAN}, "coalition_affiliation_ends_on_or_after"),
        (Secondment, {"person": 1, "organisation": 1, **SPAN}, "coalition_secondment_ends_on_or_after"),
        (Assessment, {"year": 3003, "order": 1}, "coalition_assessment_year_is_from_1900"),
        (Event, {"title": "E", "source": "R", **DAYS}, "events_event_ends_on_or_after"),
        (Priority, {"title": "P", "year": 1066, "source": "R"}, "funding_priority_year_is_from_1900"),
        (Contribution, {"donor_words": "A", "source": "R", "currency": "fr"}, "funding_contribution_a_currency_has"),
        (Statement, {"title": "S", "source": "R", "copies_for": "all"}, "statements_statement_copies_for_somebody"),
    ],
)
def test_the_database_refuses_what_cannot_be(campaign, add, person, model, facts, name):
    rows = {"organisation": add("AA"), "person": person}
    values = {field: rows.get(field, value) for field, value in facts.items()}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.bulk_create([model(campaign=campaign, key="k", **values)])


def test_days_that_are_not_exact_are_given_the_benefit_of_the_doubt(campaign, add):
    span = {"start": Moment.parse("2003-06"), "end": Moment.parse("2003-06-02")}

    Membership.objects.bulk_create(
        [Membership(campaign=campaign, key="k", organisation=add("AA"), kind="member", **span)]
    )

    assert Membership.objects.count() == 1


@pytest.mark.parametrize("model", [Organisation, Person, Event, Contribution, Priority])
def test_no_record_takes_an_address_of_its_room(campaign, model):
    assert "add" in RESERVED
    with pytest.raises(ValidationError, match="“add” is the address of a page of this room"):
        model(campaign=campaign, key="add").clean_fields(exclude={"name", "title", "kind", "source", "year"})


def test_a_name_without_latin_letters_gives_a_numbered_key_and_no_invented_spelling(campaign):
    Person.objects.create(campaign=campaign, key="person", name="مريم")

    assert free_key(Person, "李明", campaign=campaign) == "person-2"
    assert free_key(Person, "Édith Piaf", campaign=campaign) == "edith-piaf"


def test_a_print_run_has_at_least_one_copy():
    names = [constraint.name for constraint in PrintRun._meta.constraints]

    assert "materials_printrun_has_at_least_one_copy" in names
