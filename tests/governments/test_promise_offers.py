"""What promises offer to the first page, the calendar, a handover, an agenda and the search, cut to the reader."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accede.coalition.queries import Reference, find
from accede.governments.models import Ask
from accede.governments.offers import promises as offered
from accede.kit import offers
from accede.kit.offers import Span
from tests.governments.conftest import TODAY
from tests.governments.test_promises import happened, promised

pytestmark = pytest.mark.django_db

LATE = TODAY - timedelta(days=3)
SOON = TODAY + timedelta(days=10)


@pytest.fixture
def rows(campaign, alliance, arcadia, beta):
    """A late one that all may see, one that beta keeps to itself, one due soon, and one that was kept."""
    found = {
        "late": promised(campaign, arcadia, "Late", owner=beta, due=LATE, shared_with="alliance"),
        "own": promised(campaign, arcadia, "Own", owner=beta, due=LATE, shared_with="own"),
        "soon": promised(campaign, arcadia, "Soon", due=SOON, shared_with="alliance"),
        "kept": promised(campaign, arcadia, "Kept", due=LATE, shared_with="alliance"),
    }
    happened(found["kept"], "kept", TODAY)
    return found


def titles(kind, reader, subject):
    mine = offers.ask(kind, subject=subject, on=TODAY, reader=reader)
    return sorted(each.title for each in mine if "/promises/" in each.url)


def test_late_promises_wait_for_the_people_who_keep_them(rows, campaign, mateo, nora, ines, officer):
    found = {user.username: titles("work", user, campaign.slug) for user in (mateo, nora, ines, officer)}

    assert found == {
        "mateo": ["Late promise of Arcadia: Late", "Late promise of Arcadia: Own"], "nora": [], "ines": [],
        "officer": [],
    }  # fmt: skip


def test_what_governments_owe_is_followed_by_whoever_sees_it(rows, campaign, mateo, nora, sam):
    assert titles("waiting_for_others", mateo, campaign.slug) == ["Late", "Own", "Soon"]
    assert titles("waiting_for_others", nora, campaign.slug) == ["Late", "Soon"]
    assert titles("waiting_for_others", sam, campaign.slug) == []


def test_days_due_stand_in_the_calendar_and_among_the_dates(rows, campaign, nora):
    span = Span(campaign.slug, LATE, SOON)

    assert titles("dates", nora, campaign.slug) == ["Promise due: Soon"]
    assert titles("calendar", nora, span) == ["Promise due: Late", "Promise due: Soon"]


def test_the_handover_pack_has_the_open_promises(rows, campaign, nora, mateo):
    lines = offered.handed_on(subject=(campaign.slug, "convener"), on=TODAY, reader=nora)

    assert [(line.section, line.title, line.late) for line in lines] == [
        ("promises", "Arcadia: Late", True), ("promises", "Arcadia: Soon", False),
    ]  # fmt: skip
    assert len(offered.handed_on(subject=(campaign.slug, "convener"), on=TODAY, reader=mateo)) == 3


def test_the_agenda_takes_late_promises_that_all_may_see_even_from_an_owner(rows, campaign, mateo):
    lines = offered.for_the_agenda(subject=(campaign.slug, None), on=TODAY, reader=mateo)

    assert [(line.key, line.title) for line in lines] == [
        (f"governments:promise:{rows['late'].key}", "Late promise of Arcadia: Late")
    ]


def test_the_index_marks_who_sees_a_promise_and_an_ask(rows, campaign, arcadia, beta):
    Ask.objects.create(
        campaign=campaign, state=arcadia, text="Sign", asked="2026-03-01", source="Letter", owner=beta,
        shared_with="own",
    )  # fmt: skip
    found = {each.title: each.seen_by for each in offered.documents(subject=campaign.slug, on=TODAY, reader=None)}

    assert found == {
        "Late": ("org:beta", "alliance"), "Own": ("org:beta",), "Soon": ("of-alliance", "alliance"),
        "Kept": ("of-alliance", "alliance"), "Sign": ("org:beta",),
    }  # fmt: skip


def test_a_task_points_at_a_promise_only_for_who_sees_it(rows, campaign, mateo, nora):
    wanted = Reference("governments.promise", rows["own"].key)

    assert set(find(campaign.slug, [wanted], reader=mateo, on=TODAY)) == {wanted}
    assert find(campaign.slug, [wanted], reader=nora, on=TODAY) == {}
