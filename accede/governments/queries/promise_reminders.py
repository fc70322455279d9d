"""Which promises, and asks without an answer, are to be recalled to whom on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Any

from accede.accounts.models import Grant
from accede.accounts.queries import holders
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES, Reach
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, sees
from accede.core.promises import Answered, Happened, Outcome, ask_state
from accede.governments.models import Ask, Promise
from accede.governments.queries.promises import dated_by, standing

BEFORE = (14, 3)  # days before the day due
LATE = "late"
MADE_UP = 31  # days: what is late for longer stands in the list of late promises, and nobody is written to

_MEMBERS = Reading(reach=Reach.MEMBERS)


@dataclass(frozen=True)
class Recall:
    """One letter: a promise or an ask, the day on which it is due, the stage ("14" or "3" days before, or "late"), and
    whom it reaches. `open_words`: all members may see it, so that the letter may say what it is about.
    """

    row: Promise | Ask
    due: date
    stage: str
    to: Any
    language: str
    open_words: bool

    @property
    def key(self) -> str:
        """The same for the same letter, so that it is queued once; with another day due it is recalled anew."""
        return f"governments.{self.row._meta.model_name}:{self.row.pk}:{self.due}:{self.stage}:user:{self.to.pk}"


def recalls(*, on: date) -> list[Recall]:
    """The letters that are due on a day, in every campaign. A fixed number of queries for each campaign."""
    campaigns = Campaign.objects.order_by("pk")
    return [recall for campaign in campaigns for recall in _of_campaign(campaign, on)]


def stage_on(due: date, since: date, day: date) -> str:
    """The stage reached on a day; empty when nothing is to be recalled. A stage that had passed already on `since`,
    from when on it was due then, is left out. Days that were missed are made up by the one letter that fits.
    """
    left = (due - day).days
    if left < 0:
        return LATE if -left <= MADE_UP else ""
    reached = [before for before in BEFORE if left <= before and due - timedelta(days=before) >= since]
    return str(min(reached)) if reached else ""


def _of_campaign(campaign: Campaign, on: date) -> Iterator[Recall]:
    grants = list(holders(Right.READ_PAPERS, campaign=campaign.slug, on=on))
    found: Iterable[tuple[Promise | Ask, date, date]] = chain(_promises(campaign, on), _asks(campaign, grants, on))
    staged = [(row, due, stage) for row, due, since in found if (stage := stage_on(due, since, on))]
    for row, due, stage in staged:
        row.campaign = campaign
        for to in _people(row, grants):
            language = getattr(to, "language", "") or campaign.language
            yield Recall(row, due, stage, to, language, sees(row, _MEMBERS))


def _promises(campaign: Campaign, on: date) -> Iterator[tuple[Promise, date, date]]:
    first, last = on - timedelta(days=MADE_UP), on + timedelta(days=max(BEFORE))
    found: Any = standing(Promise.objects.filter(campaign=campaign), as_of=on)
    found = found.filter(outcome_now=Outcome.OPEN, due_now__gte=first, due_now__lte=last)
    for row in found.select_related("owner", "state").prefetch_related("steps").order_by("due_now", "key"):
        moved = [step.day for step in row.steps.all() if step.kind == Happened.NEW_DUE and step.day <= on]
        yield row, row.due_now, max(moved, default=row.made.latest or row.made.earliest or date.min)


def _asks(campaign: Campaign, grants: list[Grant], on: date) -> Iterator[tuple[Ask, date, date]]:
    first, last = on - timedelta(days=MADE_UP), on + timedelta(days=max(BEFORE))
    found = Ask.objects.filter(campaign=campaign, due__gte=first, due__lte=last).filter(dated_by("asked", on))
    found = found.select_related("owner", "state").prefetch_related("steps", "promises__owner")
    for row in found.order_by("due", "key"):
        steps = [(step.day, step.number, Answered(step.kind)) for step in row.steps.all()]
        eyes = _reading(row, grants)
        promised = [each.made.earliest or date.min for each in row.promises.all() if sees(each, eyes)]
        if row.due and ask_state(due=row.due, steps=steps, promised=promised, on=on).open:
            yield row, row.due, row.asked.latest or row.asked.earliest or date.min


def _reading(row: Ask, grants: Iterable[Grant]) -> Reading:
    """With whose eyes its owner's people read: a promise kept from them is no answer that a letter may know of."""
    reach = max((ROLES[grant.role].reads for grant in grants if _hers(row, grant)), default=Reach.PUBLIC)
    keys = frozenset([row.owner.key] if row.owner else [])
    return Reading(reach=reach, organisations=keys, of_alliance=row.owner is None)


def _hers(row: Promise | Ask, grant: Grant) -> bool:
    return grant.organisation == row.owner.key if row.owner else ROLES[grant.role].of_alliance


def _people(row: Promise | Ask, grants: Iterable[Grant]) -> list[Any]:
    """The owner's people who keep files, can be written to, and may read the papers still."""
    found = {}
    for grant in grants:
        role = ROLES[grant.role]
        person = grant.user
        if _hers(row, grant) and Right.KEEP_FILES in role.may and person.is_active and person.email:
            found[grant.user_id] = person
    return [user for _pk, user in sorted(found.items()) if user.username != "operator"]
