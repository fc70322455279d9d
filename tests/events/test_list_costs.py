"""Every list page of the room asks the database the same number of times, whether it shows one row or three."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.core.dates import Moment
from accede.events import models as m
from accede.kit import offers
from tests.events import inviting

NOON = datetime(2004, 1, 20, 12, tzinfo=UTC)
BASE = "/c/test-campaign/events/"


def _event(panel, n, **facts):
    values = {"kind": "panel", "starts": Moment.parse("2003-07-01"), "source": "R", "place": "Geneva"} | facts
    return m.Event.objects.create(campaign=panel.campaign, key=f"more-{n}", title=f"Event {n}", **values)


def _series(panel, n):
    row = m.Series.objects.create(campaign=panel.campaign, key=f"day-{n}", name=f"Day {n}", source="R")
    _event(panel, n, series=row)


def _of_one_series(panel, n):
    row, _made = m.Series.objects.get_or_create(
        campaign=panel.campaign, key="day", defaults={"name": "Day", "source": "R"}
    )
    _event(panel, n, series=row)


def _venue(panel, n):
    row = m.Venue.objects.create(campaign=panel.campaign, key=f"hall-{n}", name=f"Hall {n}", source="R")
    m.VenueRule.objects.create(venue=row, number=1, kind="other", words="No flags")
    _event(panel, n, held_at=row)


def _in_one_venue(panel, n):
    row, _made = m.Venue.objects.get_or_create(
        campaign=panel.campaign, key="hall", defaults={"name": "Hall", "source": "R"}
    )
    m.VenueRule.objects.create(venue=row, number=n, kind="other", words="No flags", hours_before=48)
    _event(panel, n, held_at=row)


def _session(panel, n):
    row = m.Session.objects.create(campaign=panel.campaign, key=f"s-{n}", name=f"Session {n}", body="B", source="R")
    _event(panel, n, session=row)


def _posted(panel, n):
    from accede.coalition.models import Organisation

    house = Organisation.objects.create(campaign=panel.campaign, key=f"house-{n}", name=f"House {n}")
    event = _event(panel, n, country=inviting.a_state(f"X{n:02}", f"State {n}"), owner=house, shared_with="members")
    m.Party.objects.create(event=event, organisation=house, role="organiser")
    m.Posting.objects.create(event=event, organisation=house, posted_at=NOON, posted_by="mateo")


def _shown(panel, n):
    _event(panel, n, country=inviting.a_state(f"X{n:02}", f"State {n}"))


def _work(panel, n):
    m.Exhibit.objects.create(event=panel, number=n, title=f"Work {n}", source="R")
    m.TourStop.objects.create(event=panel, number=n, place=f"Town {n}", starts=Moment.parse("2004-03-01"))


def _line(panel, n):
    m.SheetLine.objects.create(event=panel, number=n, at=NOON, minutes=10, what=f"Step {n}", who="Ada")


def _entry(panel, n):
    m.ProgrammeEntry.objects.create(event=panel, position=n, name=f"Speaker {n}", source="R")


def _guest(panel, n):
    row = m.Guest.objects.create(event=panel, name=f"Guest {n}", group="ngos", origin="by_hand", added_at=NOON)
    m.CheckIn.objects.create(guest=row, number=1, way="door", at=NOON, by="officer")


def _invited(panel, n):
    row = m.Invitation.objects.create(
        event=panel, mission=inviting.a_mission(panel.campaign, f"X{n:02}", f"State {n}"), name=f"Guest {n}",
        invited_date=inviting.INVITED, state_class="spn"[n - 1],
    )  # fmt: skip
    row.state = row.mission.state
    row.save()
    inviting.said(row, 1, "comes")
    inviting.said(row, 2, "declines", "telephone")


def _answered(panel, n):
    """One more answer to the only invitation."""
    row = m.Invitation.objects.first() or m.Invitation.objects.create(
        event=panel, key="one", name="Guest", invited_date=inviting.INVITED
    )
    inviting.said(row, n, "comes")


def _to_one_state(panel, n):
    from accede.record.models import State

    state = State.objects.filter(code="AAA").first() or inviting.a_state("AAA", "Arcadia")
    row = m.Invitation.objects.create(
        event=_event(panel, n), state=state, name="Guest", invited_date=inviting.INVITED
    )  # fmt: skip
    inviting.said(row, 1, "comes")


PAGES = {
    "": _event,
    "series/": _series,
    "series/day/": _of_one_series,
    "venues/": _venue,
    "venues/hall/": _in_one_venue,
    "sessions/": _session,
    "posted/": _posted,
    "map/": _shown,
    "of/AAA/": _to_one_state,
    "panel/exhibition/": _work,
    "panel/sheet/": _line,
    "panel/programme/": _entry,
    "panel/guests/": _guest,
    "panel/guests/paper/": _guest,
    "panel/door/": _guest,
    "panel/replies/": _invited,
    "panel/invitations/": _invited,
    "panel/replies/one/": _answered,
}


@pytest.mark.parametrize("page", PAGES)
def test_a_list_page_costs_the_same_queries_with_one_row_and_with_three(page, client, officer, panel):
    client.force_login(officer)
    asked, pages = [], []
    for rows in ([1], [2, 3]):
        for n in rows:
            PAGES[page](panel, n)
        client.get(BASE + page)  # the first visit remembers which campaign was entered
        with offers.only(), CaptureQueriesContext(connection) as found:
            pages.append(client.get(BASE + page).content)
        asked.append(found)

    assert len(pages[0]) < len(pages[1])  # the rows stand there
    assert len(asked[0]) == len(asked[1]), "\n".join(each["sql"][:200] for each in asked[1].captured_queries)
