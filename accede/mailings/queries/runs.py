"""Runs of letters, where each stands, and its pages as tabs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Campaign
from accede.kit import offers
from accede.kit.parts import Tab
from accede.mailings.models import Run, RunStep, Template

DRAFT, PREPARED, RELEASED, PAUSED, CANCELLED = "draft", "prepared", "released", "paused", "cancelled"
STAGE_WORDS = {
    DRAFT: pgettext_lazy("run of letters", "draft"),
    PREPARED: pgettext_lazy("run of letters", "waits for release"),
    RELEASED: pgettext_lazy("run of letters", "released"),
    PAUSED: pgettext_lazy("run of letters", "paused"),
    CANCELLED: pgettext_lazy("run of letters", "cancelled"),
}
_STAGES = {
    RunStep.Kind.PREPARED: PREPARED, RunStep.Kind.REOPENED: DRAFT, RunStep.Kind.RELEASED: RELEASED,
    RunStep.Kind.PAUSED: PAUSED, RunStep.Kind.RESUMED: RELEASED, RunStep.Kind.CANCELLED: CANCELLED,
}  # fmt: skip


@dataclass(frozen=True)
class RunStanding:
    """Where a run stands, from its steps. `prepared` and `released` are the last steps of their kind, None without;
    those of a preparation that was opened again no longer stand. `frozen`: letters of it were released, so that it
    cannot be changed any more.
    """

    stage: str
    steps: tuple[RunStep, ...]
    prepared: RunStep | None = None
    released: RunStep | None = None
    frozen: bool = False

    @property
    def words(self) -> str:
        return str(STAGE_WORDS[self.stage])

    @property
    def prepared_by(self) -> str:
        return self.prepared.by if self.prepared else ""

    @property
    def released_by(self) -> str:
        return self.released.by if self.released else ""

    @property
    def released_at(self) -> datetime | None:
        return self.released.at if self.released else None

    @property
    def seal(self) -> str:
        """What was proved when it was prepared."""
        return self.prepared.seal if self.prepared else ""


def standing_of(run: Run) -> RunStanding:
    """Where the run stands. One query; none where its steps are loaded."""
    return standing_in(sorted(run.steps.all(), key=lambda step: step.number))


def standing_in(steps: Iterable[RunStep]) -> RunStanding:
    """The same from its steps in their order."""
    steps = tuple(steps)
    stage, prepared, released = DRAFT, None, None
    for step in steps:
        stage = _STAGES[RunStep.Kind(step.kind)]
        if step.kind == RunStep.Kind.PREPARED:
            prepared = step
        elif step.kind == RunStep.Kind.REOPENED:
            prepared = None
            stage = RELEASED if released else DRAFT
        elif step.kind == RunStep.Kind.RELEASED:
            released = step
    return RunStanding(stage, steps, prepared, released, released is not None)


def runs_of(campaign: Campaign) -> QuerySet[Run]:
    """The campaign's runs, the newest first, with campaign, template, audience and steps. Not run here; two queries."""
    rows = Run.objects.filter(campaign=campaign).select_related("campaign", "template", "audience")
    return rows.prefetch_related("steps").order_by("-opened_at", "-pk")


def runs_named(key: str, *, campaign: str = "") -> list[Run]:
    """The runs of that key, in one campaign (its slug) or in all, with campaign, template and audience. One query."""
    rows = Run.objects.filter(key=key).select_related("campaign__treaty", "template__letterhead", "audience")
    found = list((rows.filter(campaign__slug=campaign) if campaign else rows).order_by("campaign__slug"))
    for run in found:
        run.template.campaign = run.audience.campaign = run.campaign
    return found


def templates_in_use(campaign: Campaign) -> QuerySet[Template]:
    """The templates from which a run may be begun, by name. Not run here."""
    return Template.objects.filter(campaign=campaign, retired_date=None).order_by("name", "key")


# The pages of a run: name of the address, words, the right that opens it besides reading letters.
PAGES = (
    ("run", pgettext_lazy("tab of a run", "Cover")),
    ("run_letters", pgettext_lazy("tab of a run", "Letters")),
    ("run_release", pgettext_lazy("tab of a run", "Release")),
    ("run_delivery", pgettext_lazy("tab of a run", "Delivery")),
    ("run_archive", pgettext_lazy("tab of a run", "Archive")),
)


def tabs_of(run: Run, current: str, *, reader: Any = None, on: date | None = None) -> list[Tab]:
    """The steps of the run as pages, `current` (a name in PAGES) marked: each shows once its page exists. What upper
    rooms keep of a run (replies) they offer as kind "run_tabs", subject = (campaign's slug, run's key, current).
    """
    args = [run.campaign.slug, run.key]
    found = [Tab(str(label), url, name == current) for name, label in PAGES if (url := _url(name, args))]
    if reader is not None and on is not None:
        found[3:3] = offers.ask("run_tabs", subject=(*args, current), on=on, reader=reader)
    return found


def _url(name: str, args: list[str]) -> str:
    try:
        return reverse(f"mailings:{name}", args=args)
    except NoReverseMatch:
        return ""
