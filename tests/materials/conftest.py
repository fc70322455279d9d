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
def platform(campaign):
    from accede.coalition.models import Organisation

    return Organisation.objects.create(campaign=campaign, key="platform", name="Platform", source="Tests")


@pytest.fixture
def december(campaign):
    from accede.coalition.models import Organisation

    return Organisation.objects.create(campaign=campaign, key="december-18", name="December 18", source="Tests")


@pytest.fixture
def study(campaign, platform):
    from accede.materials.models import Credit, Edition, Item

    item = Item.objects.create(
        campaign=campaign,
        key="study",
        title="Comparative study",
        kind="study",
        made=Moment.parse("2003"),
        source="R",
    )
    Credit.objects.create(item=item, organisation=platform, role="commissioner")
    Edition.objects.create(item=item)
    return item


@pytest.fixture
def dutch(study):
    """The source text, released in 2003."""
    return _version(study, "nl", ["released", "2003"])


@pytest.fixture
def french(study, dutch, december):
    """The translation, being proofread, due by the end of February 2004."""
    return _version(
        study,
        "fr",
        ["proofreading", ""],
        made_from=dutch,
        follows_revision=1,
        due=Moment.parse("2004-02"),
        website=december,
    )


def _version(item, language, step, **facts):
    from accede.materials.models import LanguageVersion, Step

    version = LanguageVersion.objects.create(edition=item.editions.get(), language=language, source="R", **facts)
    Step.objects.create(version=version, position=1, stage=step[0], reached=Moment.parse(step[1]))
    return version
