"""The shipped records as core sees them. No database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from accede.core.acts import Act
from accede.core.clauses import TreatyRules
from accede.record.readers import shipped

FOLDER = Path(__file__).resolve().parents[3] / "treaties"


@pytest.fixture(scope="session")
def treaties() -> dict[str, shipped.ShippedTreaty]:
    return {treaty.slug: treaty for treaty in shipped.treaties(FOLDER)}


@pytest.fixture(scope="session")
def states() -> shipped.ShippedStates:
    return shipped.states(FOLDER)


@pytest.fixture(scope="session")
def ended(states) -> dict[str, date]:
    """The first day on which a former State no longer was."""
    return {row["code"]: date.fromisoformat(row["until"]) for row in states.states if row["until"]}


@pytest.fixture(scope="session")
def in_core(treaties, states) -> Callable[[str], tuple[TreatyRules, list[Act]]]:
    """A treaty's rules and acts as core values."""
    organisations = {row["code"] for row in states.states if row["kind"] == "organisation"}

    def of(slug: str) -> tuple[TreatyRules, list[Act]]:
        acts = [
            Act(
                id=act.id,
                treaty=slug,
                state=act.state,
                kind=act.kind,
                deposited=act.deposited,
                effective=act.effective,
                article=act.article,
                about=act.about or None,
                counted=act.counted,
                organisation=act.state in organisations,
            )
            for act in treaties[slug].acts
        ]
        return TreatyRules.from_data(treaties[slug].data["clauses"]), acts

    return of
