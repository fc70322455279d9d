"""What the pages of a run's letters have around them: its tabs, the pages above it, what the reader may do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit import offers
from accede.mailings.models import Run
from accede.mailings.queries.runs import DRAFT, RunStanding, tabs_of


def framed(request: HttpRequest, run: Run, current: str, standing: RunStanding, *, on: date) -> dict[str, Any]:
    """For templates that extend mailings/run_base.html."""
    may_prepare = may(request.user, Right.PREPARE_LETTERS, campaign=run.campaign.slug, on=on)
    return {
        "campaign": run.campaign,
        "run": run,
        "standing": standing,
        "tabs": tabs_of(run, current, reader=request.user, on=on),
        "crumbs": crumbs_of(request, run, on=on),
        "may_change": may_prepare and standing.stage == DRAFT and not standing.frozen,
        "may_prepare": may_prepare,
    }


def crumbs_of(request: HttpRequest, run: Run, *, on: date) -> tuple[tuple[str, str], ...]:
    """The pages above a run: of the event to which it invites, where an upper room says so, else of the room."""
    asked = offers.ask("run_home", subject=(run.campaign.slug, run.key), on=on, reader=request.user)
    return tuple(asked or [(_("Mailings"), reverse("mailings:runs", args=[run.campaign.slug]))])
