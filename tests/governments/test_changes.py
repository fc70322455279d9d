"""What changed in the files since a day, as far as the reader sees it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accede.core.dates import Moment
from accede.governments.models import Target, TargetList
from accede.governments.queries.changes import SHOWN, changes
from tests.governments.conftest import TODAY
from tests.governments.rows import a_contact, a_fact, a_position, a_promise, a_track, an_obstacle

pytestmark = pytest.mark.django_db
SINCE = TODAY - timedelta(days=14)


def numbers(campaign, reader, since=SINCE, until=TODAY):
    found = changes(campaign, since=since, reader=reader, as_of=until, on=TODAY)
    return {kind.key: kind.number for kind in found if kind.number}


def test_every_kind_of_change_is_told_once(campaign, alliance, arcadia, boeotia, bound, mateo):
    bound(boeotia)
    a_position(arcadia, campaign)
    a_contact(arcadia, campaign)
    an_obstacle(arcadia, campaign, learned_date=TODAY).moves.create(number=1, day=TODAY, effect="study")
    a_promise(arcadia, campaign).steps.create(number=1, day=TODAY, kind="kept")
    a_fact(a_track(arcadia, campaign)[0], campaign)
    listed = TargetList.objects.create(campaign=campaign, title="2026", from_date=SINCE, until_date=TODAY)
    Target.objects.create(
        targets=listed, state=arcadia, reasons="Why", added_date=SINCE, dropped_date=TODAY, dropped_words="Why"
    )

    assert numbers(campaign, mateo) == {
        "positions": 1, "steps": 1, "promises": 1, "outcomes": 1, "contacts": 1, "obstacles": 1, "moves": 1,
        "targets": 1,
    }  # fmt: skip
    assert numbers(campaign, mateo, since=date(2025, 1, 1), until=date(2025, 2, 1))["acts"] >= 1


def test_the_first_day_is_left_out_and_the_last_one_is_in(campaign, alliance, arcadia, mateo):
    for day in (SINCE, SINCE + timedelta(days=1), TODAY, TODAY + timedelta(days=1)):
        a_position(arcadia, campaign, learned_date=day)
        a_promise(arcadia, campaign, made=Moment.on(day))

    assert numbers(campaign, mateo) == {"positions": 2, "promises": 2}


def test_what_is_not_shared_is_not_counted(campaign, alliance, arcadia, beta, nora, mateo):
    hidden = {"owner": beta, "shared_with": "own"}
    a_contact(arcadia, campaign, **hidden)
    a_promise(arcadia, campaign, **hidden).steps.create(number=1, day=TODAY, kind="kept")
    an_obstacle(arcadia, campaign, learned_date=TODAY, **hidden).moves.create(number=1, day=TODAY, effect="study")

    assert numbers(campaign, nora) == {}
    assert numbers(campaign, mateo) == {"contacts": 1, "promises": 1, "outcomes": 1, "obstacles": 1, "moves": 1}


def test_of_many_changes_the_newest_are_shown_and_all_are_counted(campaign, alliance, arcadia, mateo, client):
    for _ in range(SHOWN + 2):
        a_contact(arcadia, campaign)
    client.force_login(mateo)

    page = client.get(f"/c/{campaign.slug}/states/changes/?on={TODAY}").content.decode()
    assert '<b class="num">27</b>' in page and "the newest 25 are shown" in page


def test_a_day_that_does_not_lie_before_the_day_shown_is_refused_in_words(campaign, alliance, mateo, client):
    client.force_login(mateo)
    url = f"/c/{campaign.slug}/states/changes/"

    assert "does not lie before the day shown" in client.get(f"{url}?since=2026-06-01&on={TODAY}").content.decode()
    assert "Write the day as" in client.get(f"{url}?since=sometime&on={TODAY}").content.decode()


def test_a_contact_stands_under_the_day_on_which_it_was_logged_and_names_its_own(campaign, alliance, arcadia, mateo):
    a_contact(arcadia, campaign, stage="planned", day=TODAY + timedelta(days=9), logged_date=TODAY)
    [kind] = [each for each in changes(campaign, since=SINCE, reader=mateo, as_of=TODAY, on=TODAY) if each.number]
    [row] = kind.rows
    assert row.day == TODAY and "13 May 2026" in row.words
