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
