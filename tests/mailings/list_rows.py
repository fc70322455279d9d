"""A list that anybody may join, and people on it; made for the tests."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

TODAY = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
CONSENT = "We write to you once a month. You can leave with one click."


@pytest.fixture
def news(campaign):
    from accede.mailings.models import MailingList

    return MailingList.objects.create(
        campaign=campaign, key="news", name="News of the Test Treaty", about="Once a month.", consent_text=CONSENT,
        open=True, texts={"ar": {"name": "أخبار", "about": "", "consent": "نكتب إليك مرة في الشهر."}},
    )  # fmt: skip


def someone(row, email="ana@press.example", **values):
    """An address on a list."""
    from accede.mailings.models import Subscription

    told = {"way": "by_hand", "joined_at": NOW, "source": "Made for the tests", **values}
    return Subscription.objects.create(list=row, email=email, **told)


def link_in(mail) -> str:
    """The path of the one link of ours in a letter."""
    from django.conf import settings

    return next(word for word in mail.body.split() if word.startswith(settings.SITE_URL)).removeprefix(
        settings.SITE_URL
    )
