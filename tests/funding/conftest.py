import pytest

from accede.core.dates import Moment


@pytest.fixture
def campaign(db):
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Made for the tests")
    return Campaign.objects.create(
        slug="test-campaign", name="Campaign", short_name="Test Treaty", treaty=treaty,
        alliance_short="Steering Committee",
    )  # fmt: skip


@pytest.fixture
def reception(campaign):
    from accede.events.models import Event

    starts = Moment.parse("2003-07-01")
    return Event.objects.create(
        campaign=campaign,
        key="reception",
        title="Reception",
        kind="reception",
        starts=starts,
        source="Minutes",
    )


@pytest.fixture
def unesco(campaign):
    from accede.coalition.models import Membership, Organisation

    found = Organisation.objects.create(campaign=campaign, key="unesco", name="UNESCO")
    Membership.objects.create(campaign=campaign, key="unesco", organisation=found, kind="member", source="Report")
    return found


@pytest.fixture
def mexico(campaign):
    from accede.coalition.models import Organisation
    from accede.record.models import State

    State.objects.get_or_create(code="MEX", defaults={"iso3": "MEX", "kind": "state", "source": "Made"})
    return Organisation.objects.create(
        campaign=campaign,
        key="government-of-mexico",
        name="Government of Mexico",
        kind="government",
        state="MEX",
    )


@pytest.fixture
def grant(campaign, mexico):
    from accede.funding.models import Contribution

    given = Moment.parse("2003")
    return Contribution.objects.create(
        campaign=campaign,
        key="grant",
        kind="grant",
        title="Grant",
        donor=mexico,
        given=given,
        source="Report",
    )
