import pytest

from accede.core.dates import Moment


@pytest.fixture
def campaign(db):
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Made for the tests")
    return Campaign.objects.create(
        slug="test-campaign",
        name="Campaign for the Test Treaty",
        short_name="Test Treaty",
        treaty=treaty,
        alliance_short="Steering Committee",
    )


@pytest.fixture
def panel(campaign):
    from accede.events.models import Event

    return Event.objects.create(
        campaign=campaign,
        key="panel",
        title="Panel",
        kind="panel",
        occasion="Entry into force",
        starts=Moment.parse("2003-07-01"),
        source="Minutes",
    )


@pytest.fixture
def session(campaign):
    from accede.events.models import Session

    return Session.objects.create(
        campaign=campaign, key="chr-59", name="59th Session", body="Commission", source="Minutes"
    )


@pytest.fixture
def mri(campaign):
    from accede.coalition.models import Organisation

    return Organisation.objects.create(campaign=campaign, key="mri", name="Migrants Rights International")


@pytest.fixture
def statement(campaign, panel):
    """A press release of the alliance on the occasion of the panel."""
    from accede.statements.models import Statement

    return Statement.objects.create(
        campaign=campaign,
        key="release",
        kind="press_release",
        title="Press release",
        event=panel,
        event_link="on_occasion",
        delivered=Moment.parse("2003"),
        source="Report",
    )
