"""A small alliance: two members and an observer, a Convener since 1 January 2004."""

from __future__ import annotations

from datetime import date

import pytest

from accede.coalition import actions
from accede.core.dates import Moment

TODAY = date(2004, 1, 30)


@pytest.fixture
def treaty(db):
    from accede.record.models import Treaty

    return Treaty.objects.create(slug="test-treaty", source="a test", titles={"en": "Test Treaty"})


@pytest.fixture
def campaign(treaty, operator):
    return actions.start_campaign(
        slug="test-campaign", name="Campaign for the Test Treaty", short_name="Test Treaty", treaty=treaty,
        source="a test", shown_on_date=TODAY, alliance="Committee for the Test Treaty",
        alliance_short="Committee", convened=Moment.parse("1998"), by=operator, on=TODAY,
    )  # fmt: skip


@pytest.fixture
def add(campaign, officer):
    """Adds an organisation by its acronym."""

    def organisation(acronym: str, name: str = "", **facts):
        return actions.add_organisation(
            campaign=campaign,
            name=name or f"Organisation {acronym}",
            acronym=acronym,
            by=officer,
            on=TODAY,
            **facts,
        )

    return organisation


@pytest.fixture
def member(add, officer):
    """Adds an organisation that is a member since 2001."""

    def organisation(acronym: str):
        found = add(acronym)
        since = Moment.parse("2001-01-01")
        actions.admit(organisation=found, kind="member", start=since, by=officer, on=TODAY)
        return found

    return organisation


@pytest.fixture
def person(campaign, officer):
    return actions.add_person(campaign=campaign, name="Ada Example", form="Ms.", by=officer, on=TODAY)


@pytest.fixture
def convener(campaign, officer):
    return actions.add_office(
        campaign=campaign,
        name="Convener",
        rotates=True,
        term_months=6,
        nominated_among="member",
        by=officer,
        on=TODAY,
    )
