from datetime import date

import pytest

from accede.core.dates import Moment

TODAY = date(2004, 1, 30)


@pytest.fixture
def campaign(db):
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Tests")
    return Campaign.objects.create(
        slug="test-campaign",
        name="Campaign for the Test Treaty",
        short_name="Test Treaty",
        treaty=treaty,
        alliance_short="Steering Committee",
        shown_on_date=TODAY,
    )


@pytest.fixture
def iom(campaign):
    from accede.coalition.models import Organisation

    return Organisation.objects.create(campaign=campaign, key="iom", name="Organization for Migration", acronym="IOM")


@pytest.fixture
def gabriela(campaign):
    from accede.coalition.models import Person

    return Person.objects.create(campaign=campaign, key="gabriela", name="Gabriela Rodriguez Pizarro")


@pytest.fixture
def brochure(campaign):
    from accede.materials.models import Item

    return Item.objects.create(campaign=campaign, key="brochure", title="Brochure", kind="brochure", source="R")


@pytest.fixture
def session(campaign):
    from accede.events.models import Session

    return Session.objects.create(campaign=campaign, key="chr-59", name="59th Session", body="Commission", source="R")


@pytest.fixture
def panel(campaign):
    """The alliance's panel of 1 July 2003."""
    return _event(campaign, "panel", "High-level panel", "panel", "2003-07-01", occasion="Entry into force")


@pytest.fixture
def reception(campaign, panel, iom):
    """It followed the panel; a member hosted it."""
    from accede.events.models import Link, Party

    event = _event(campaign, "reception", "Reception", "reception", "2003-07-01")
    Party.objects.create(event=event, organisation=iom, role="host")
    Link.objects.create(event=event, other=panel, relation="follows")
    return event


@pytest.fixture
def parallel(campaign, session):
    """A panel beside a session, before the entry into force."""
    return _event(campaign, "parallel", "Panel", "parallel_event", "<2003-07-01", session=session)


@pytest.fixture
def speech(parallel, gabriela):
    from accede.events.models import ProgrammeEntry

    return ProgrammeEntry.objects.create(
        event=parallel,
        position=1,
        person=gabriela,
        name="Ms. Gabriela Rodriguez",
        title="UN Special Rapporteur",
        said="asserted that it should be universal.",
        source="R",
    )


def _event(campaign, key, title, kind, starts, **facts):
    from accede.events.models import Event

    return Event.objects.create(
        campaign=campaign, key=key, title=title, kind=kind, starts=Moment.parse(starts), source="R", **facts
    )
