"""The log: one entry an act, masked, append-only, and outliving what it speaks of."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from accede.kit import log
from accede.kit.models import AppendOnly, LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(nora, mateo):
    return log.record(
        "accounts.rename",
        target=mateo,
        by=nora,
        before={"name": "Mateo", "is_staff": False},
        after={"name": "M.", "is_staff": False},
    )


def test_an_entry_says_who_did_what_to_whom(nora, mateo):
    entry = log.record("accounts.open", target=mateo, by=nora, on=date(2003, 7, 1), campaign="test-campaign")

    assert (entry.act, entry.by, entry.on, entry.campaign) == (
        "accounts.open",
        "nora",
        date(2003, 7, 1),
        "test-campaign",
    )
    assert (entry.target_type, entry.target_id) == ("accounts.user", str(mateo.pk))


def test_a_personal_field_is_seen_to_have_changed_but_not_from_what_to_what(entry):
    assert (entry.before, entry.after) == ({"name": "•"}, {"name": "•"})


def test_an_emptied_personal_field_is_seen_to_be_empty(nora, mateo):
    entry = log.record("accounts.erase", target=mateo, by=nora, before={"email": "m@x.example"}, after={"email": ""})

    assert (entry.before, entry.after) == ({"email": "•"}, {"email": ""})


def test_what_did_not_change_is_left_out(nora, mateo):
    before = log.values(mateo)
    mateo.is_staff = True

    entry = log.record("accounts.promote", target=mateo, by=nora, before=before, after=mateo)

    assert (entry.before, entry.after) == ({"is_staff": False}, {"is_staff": True})


def test_the_name_of_a_person_is_not_kept_in_the_name_of_the_target(entry):
    assert entry.target_name == "•"


def test_the_house_itself_acts_without_a_name(mateo):
    assert log.record("kit.tidy", target=mateo, by=None).by == ""


def test_an_entry_outlives_its_target(entry, mateo):
    mateo.delete()

    assert LogEntry.objects.get() == entry


def test_entries_are_found_by_target_newest_first(entry, nora, mateo):
    later = log.record("accounts.close", target=mateo, by=nora)
    log.record("accounts.close", target=nora, by=nora)

    assert list(log.entries_for(mateo)) == [later, entry]


@pytest.mark.parametrize(
    "change",
    [lambda rows: rows.update(act="x"), lambda rows: rows.delete(), lambda rows: rows.get().delete()],
)
def test_entries_cannot_be_changed_through_the_model(entry, change):
    with pytest.raises(AppendOnly):
        change(LogEntry.objects.all())


def test_the_database_refuses_a_changed_entry(entry):
    entry.act = "something else"

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.save()
