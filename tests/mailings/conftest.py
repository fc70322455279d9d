"""The alliance of the governments' tests with missions of made-up States: who heads them, in which language, by which
way; a template with two variants, an audience of the missions in Geneva, a run.

Arcadia did nothing and its position is not known; Boeotia is bound. Corinthia signed. All three have a mission in
Geneva with one head, so that every letter is ready.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from accede.core.dates import Moment
from tests.governments.conftest import (
    a_state,
    alliance,
    alpha,
    arcadia,
    beta,
    boeotia,
    bound,
    campaign,
    gamma,
    joined,
    made_states,
    watch,
)

__all__ = [
    "alliance", "alpha", "arcadia", "beta", "boeotia", "bound", "campaign", "gamma", "joined", "made_states", "watch",
]  # fmt: skip

TODAY = date(2026, 5, 4)
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
LETTER_DAY = date(2026, 5, 5)


@pytest.fixture
def corinthia(campaign):
    """A made-up State that signed in 2024."""
    from django.utils import timezone

    from accede.record.actions import bump
    from accede.record.models import Act

    state = a_state("CCC", "Corinthia")
    Act.objects.create(
        key="CCC-signature", treaty=campaign.treaty, state=state, kind="signature",
        deposited=Moment.on(date(2024, 3, 1)), learned_date=date(2024, 3, 1), source="Made for the tests",
        entered_by="nora", entered_at=timezone.now(),
    )  # fmt: skip
    bump(campaign.treaty.slug)
    return state


@pytest.fixture
def a_mission(campaign):
    """Makes a mission of a State with one head who has a form of address; `head=None` makes one without."""
    from accede.governments.models import Mission

    def make(state, *, languages=("en",), head="Ada Example", seat="geneva", **values):
        name = values.pop("name", f"Permanent Mission of {state.code} in {seat}")
        values = {"email": f"{state.code.lower()}.{seat}@missions.example", "channel": "mail", **values}
        row = Mission.objects.create(
            campaign=campaign, state=state, key=f"{state.code.lower()}-{seat.replace('_', '-')}", seat=seat, name=name,
            languages=list(languages), changed_date=date(2025, 1, 1), learned_date=date(2025, 1, 1),
            checked_date=date(2026, 4, 1), source="Made for the tests", **values,
        )  # fmt: skip
        if head:
            a_head(row, head)
        return row

    return make


def a_head(mission, name, *, salutation="Excellency", **values):
    """Somebody who heads a mission since 2025."""
    from accede.governments.models import MissionHead

    values = {"from_date": Moment.parse("2025-01-01"), "learned_date": date(2025, 1, 1), **values}
    return MissionHead.objects.create(
        mission=mission, number=mission.heads.count() + 1, name=name, title="Ambassador, Permanent Representative",
        salutation=salutation, source="Made for the tests", **values,
    )  # fmt: skip


@pytest.fixture
def missions(arcadia, boeotia, corinthia, bound, a_mission):
    """One mission in Geneva of each of the three States: Arcadia writes English, Boeotia French, Corinthia Arabic."""
    bound(boeotia)
    return {
        "arcadia": a_mission(arcadia, head="Ada Arcadian"),
        "boeotia": a_mission(boeotia, languages=["fr", "en"], head="Bo Boeotian"),
        "corinthia": a_mission(corinthia, languages=["ar"], head="Cora Corinthian"),
    }


@pytest.fixture
def template(campaign):
    """Letter A for who is bound, letter B for who is not; each in English, French and Arabic."""
    from accede.mailings.models import Template, Variant, VariantText

    row = Template.objects.create(campaign=campaign, key="invitation", name="Invitation")
    meant = {
        "A": ("Thank you", {"class": ["party", "bound"]}),
        "B": ("Please join", {"class": ["signed", "none", "withdrawn"]}),
    }
    for letter, (name, condition) in meant.items():
        variant = Variant.objects.create(template=row, letter=letter, name=name, condition=condition)
        for language in ("en", "fr", "ar"):
            VariantText.objects.create(
                variant=variant, language=language, subject=f"Letter {letter} ({language})",
                body=f"Text of letter {letter} in {language}.",
            )  # fmt: skip
    return row


@pytest.fixture
def audience(campaign):
    """The missions in Geneva."""
    from accede.mailings.models import Audience

    return Audience.objects.create(
        campaign=campaign, key="geneva", name="Missions in Geneva", query={"seat": ["geneva"]}
    )  # fmt: skip


@pytest.fixture
def run(campaign, alliance, missions, template, audience):
    """A run of letters to the three missions, begun by the officer."""
    from accede.mailings.models import Run

    return Run.objects.create(
        campaign=campaign, key="panel", title="Invitations to the panel", kind="invitation", template=template,
        audience=audience, classes_date=TODAY, letter_date=LETTER_DAY, reply_by_date=date(2026, 5, 20),
        signed_by="Nora", signed_title="Convener", opened_by="officer", opened_at=NOW,
    )  # fmt: skip
