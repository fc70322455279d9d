"""An alliance that meets: three members and an observer, each with a person who signs in."""

from __future__ import annotations

from datetime import date, time

import pytest

from accede.core.dates import Moment

TODAY = date(2026, 5, 4)
MEETING_DAY = date(2026, 5, 12)


@pytest.fixture
def campaign(db):
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Made for the tests")
    return Campaign.objects.create(
        slug="test-campaign", name="Campaign for the Test Treaty", short_name="Test Treaty", treaty=treaty,
        alliance="Committee for the Test Treaty", alliance_short="Committee", quorum="more_than_half",
        passes="more_for_than_against", proxies=1, notice_days=7, corrections_days=14,
    )  # fmt: skip


@pytest.fixture
def joined(campaign):
    """Makes an organisation that stands in the alliance since 2020, with one person of it who has an address."""
    from accede.coalition.models import Affiliation, Membership, Organisation, Person

    def organisation(key, kind="member", person="", user=None, language=""):
        row = Organisation.objects.create(
            campaign=campaign, key=key, name=f"Organisation {key.upper()}", acronym=key.upper()
        )
        since = Moment.parse("2020-01-01")
        Membership.objects.create(campaign=campaign, key=key, organisation=row, kind=kind, start=since)
        if person:
            email = f"{person}@{key}.example"
            who = Person.objects.create(campaign=campaign, key=person, name=person.title(), email=email, user=user)
            Affiliation.objects.create(campaign=campaign, key=person, person=who, organisation=row, start=since)
        if user:
            user.language = language
            user.save()
            user.grants.update(organisation=key)
        return row

    return organisation


@pytest.fixture
def alpha(joined, nora):
    """A member; Nora, the Convener, is of it."""
    return joined("alpha", person="nora", user=nora)


@pytest.fixture
def beta(joined, mateo):
    """A member; Mateo, its focal point, reads Spanish."""
    return joined("beta", person="mateo", user=mateo, language="es")


@pytest.fixture
def gamma(joined):
    """A member whose person has no account."""
    return joined("gamma", person="gita")


@pytest.fixture
def watch(joined, ines):
    """An observer; Ines is of it and reads Arabic."""
    return joined("watch", kind="observer", person="ines", user=ines, language="ar")


@pytest.fixture
def alliance(alpha, beta, gamma, watch):
    return [alpha, beta, gamma, watch]


@pytest.fixture
def series(campaign):
    """The second Tuesday of each month, 10:00 in Geneva."""
    from accede.meetings.models import Series

    return Series.objects.create(
        campaign=campaign, key="monthly", title="Monthly meeting", rule="FREQ=MONTHLY;BYDAY=2TU",
        first=date(2026, 1, 13), at=time(10), zone="Europe/Zurich", minutes=90, place="Room 3", languages=["en", "fr"],
    )  # fmt: skip


@pytest.fixture
def meeting(campaign, series, alliance):
    """The series' meeting of 12 May 2026, not called yet."""
    from accede.meetings.models import Meeting

    return Meeting.objects.create(
        campaign=campaign, key="2026-05-12", series=series, series_day=MEETING_DAY, day=MEETING_DAY,
        title="Monthly meeting", at=time(10), zone="Europe/Zurich", minutes=90, place="Room 3",
        link="https://meet.example/committee", languages=["en", "fr"], uid="may@test-campaign.example",
    )  # fmt: skip


@pytest.fixture
def items(meeting):
    """Three points: opening, a discussion, a decision."""
    from accede.meetings.models import AgendaItem

    return [
        AgendaItem.objects.create(meeting=meeting, number=number, order=number, title=title, minutes=minutes, kind=kind)
        for number, (title, minutes, kind) in enumerate(
            [("Opening", 5, "formal"), ("Plan of the year", 30, "discussion"), ("Joint letter", 20, "decision")],
            start=1,
        )
    ]
