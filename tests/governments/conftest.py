"""The alliance of the meetings' tests, with two made-up States whose files it keeps."""

from __future__ import annotations

from datetime import date

import pytest

from tests.meetings.conftest import alliance, alpha, beta, campaign, gamma, joined, watch

__all__ = ["alliance", "alpha", "beta", "campaign", "gamma", "joined", "watch"]

TODAY = date(2026, 5, 4)


def a_state(code: str, name: str):
    from accede.record.actions.version import bump
    from accede.record.models import State, StateName

    row = State.objects.create(code=code, iso3=code, source="Made for the tests")
    StateName.objects.create(state=row, language="en", name=name, source="Made for the tests")
    bump()
    return row


@pytest.fixture
def arcadia(campaign):
    """A made-up State that did nothing on the treaty."""
    return a_state("AAA", "Arcadia")


@pytest.fixture
def boeotia(campaign):
    """Another one."""
    return a_state("BBB", "Boeotia")


@pytest.fixture
def made_states(campaign):
    """As many made-up States as asked for."""
    return lambda number: [a_state(f"X{place:02}", f"State {place}") for place in range(number)]


@pytest.fixture
def bound(campaign):
    """Lets a State be bound by the campaign's treaty since 2025."""
    from django.utils import timezone

    from accede.core.dates import Moment
    from accede.record.actions import bump
    from accede.record.models import Act

    def bind(state):
        day = date(2025, 1, 15)
        Act.objects.create(
            key=f"{state.code}-accession", treaty=campaign.treaty, state=state, kind="accession",
            deposited=Moment.on(day), learned_date=day, source="Made for the tests", entered_by="nora",
            entered_at=timezone.now(),
        )  # fmt: skip
        bump(campaign.treaty.slug)

    return bind
