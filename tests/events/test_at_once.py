"""Two at the door who do the same at once: on PostgreSQL, where two write at a time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from accede.events.actions import door, guests
from accede.events.models import CheckIn, Guest
from tests.governments.test_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
NOW = datetime(2004, 1, 30, 10, tzinfo=UTC)
BO = {"name": "Bo", "affiliation": "Union of Cooks", "title": "", "group": "ngos"}


def test_one_person_is_noted_once(panel, officer):
    row = Guest.objects.create(event=panel, name="Bo", group="ngos", origin="by_hand", added_at=NOW)

    assert at_once(lambda: door.check_in(guest=row, way="door", slip="", by=officer, at=NOW)) == ["done", "done"]
    assert CheckIn.objects.count() == 1


@pytest.mark.parametrize("slip", ["", "w1"])
def test_who_is_on_no_list_becomes_one_guest(slip, panel, officer):
    assert at_once(lambda: door.walk_in(event=panel, values=BO, slip=slip, by=officer, at=NOW)) == ["done", "done"]
    assert (Guest.objects.count(), CheckIn.objects.count()) == (1, 1)


def test_the_list_has_her_once(panel, officer):
    assert at_once(lambda: guests.add_guest(event=panel, values=BO, by=officer, at=NOW)) == ["done", "told"]
    assert Guest.objects.count() == 1
