"""Events that members hold themselves and post in a minute, and what the alliance says to showing them.

While it waits, members read it and nothing else does: neither observers, nor the report, nor the public. Shown, it is
a paper of the alliance as any other event; refused, it is its member's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign, Organisation, SharedWith
from accede.coalition.rules import reading_of
from accede.events.actions.events import add_event
from accede.events.models import Attendance, Event, EventKind, Link, Posting, Relation
from accede.kit import log, search
from accede.kit.refusals import Refused
from accede.materials.actions import writing

EDIT = Right.EDIT_EVENTS
SHARED = {Posting.Verdict.SHOWN: SharedWith.ALLIANCE, Posting.Verdict.REFUSED: SharedWith.OWN}


class NotYours(Refused):
    """The person posts for an organisation for which she holds no role."""

    field = "organisation"


class Decided(Refused):
    """The same was decided before."""


@transaction.atomic
def post_event(
    *, campaign: Campaign, organisation: Organisation, values: Mapping[str, Any], heads: int | None, by: Any, on: date,
    at: datetime,
) -> Event:  # fmt: skip
    """Put a member's own event on record, to be read by the alliance before it is shown.

    `values` are fields of Event; `heads` people came, when somebody counted. Raises NotAllowed, NotYours,
    ValidationError.
    """
    require(by, EDIT, campaign=campaign.slug, on=on)
    if organisation.key not in reading_of(by, campaign.slug, on=on).organisations:
        raise NotYours(_("You hold no role for this organisation. Choose one of yours."))
    facts = {
        "source": _("posted by %(organisation)s") % {"organisation": organisation.name},
        **values,
        "owner": organisation,
        "shared_with": SharedWith.MEMBERS,
    }
    event = add_event(campaign=campaign, values=facts, by=by, on=on, held_by=organisation)
    if main := _main_event(event):
        link = Link(event=event, other=main, relation=Relation.OCCASION_OF)
        writing.add(link, "events.add_link", EDIT, by=by, on=on)
    if heads is not None:
        writing.add(Attendance(event=event, group="public", heads=heads), "events.add_attendance", EDIT, by=by, on=on)
    posting = Posting(event=event, organisation=organisation, posted_at=at, posted_by=by.get_username())
    posting.full_clean()
    posting.save()
    log.record("events.post_event", target=event, by=by, on=on)
    return event


def _main_event(event: Event) -> Event | None:
    """The observance of the same series in the same year: the report tells the posted event under its heading."""
    if event.series is None or event.starts.earliest is None:
        return None
    rows = Event.objects.filter(series=event.series, kind=EventKind.OBSERVANCE).exclude(pk=event.pk).order_by("key")
    year = event.starts.earliest.year
    found = [each for each in rows if (first := each.starts.earliest) and first.year == year]
    return found[0] if found else None


@transaction.atomic
def decide_posting(*, posting: Posting, verdict: str, words: str, by: Any, on: date, at: datetime) -> Posting:
    """Say whether a posted event is shown. Only who acts for the alliance decides; the member's text stays as it is.

    Raises NotAllowed, Decided, ValidationError.
    """
    event = posting.event
    require(by, EDIT, campaign=event.campaign.slug, on=on)
    if not reading_of(by, event.campaign.slug, on=on).of_alliance:
        raise Decided(_("The secretariat and the Convener read what members post."))
    if posting.verdict == verdict:
        raise Decided(_("This was decided before."))
    if verdict == Posting.Verdict.REFUSED and not words.strip():
        raise NeedsWords(_("Say why it is not shown: the member reads it."))
    posting.verdict, posting.words = verdict, words
    posting.decided_at, posting.decided_by = at, by.get_username()
    posting.full_clean()
    posting.save()
    event.shared_with = SHARED[Posting.Verdict(verdict)]
    event._history_user = by  # type: ignore[attr-defined]  # read by simple_history
    event.save(update_fields=["shared_with"])
    after = {"verdict": verdict, "shared_with": event.shared_with}
    log.record("events.decide_posting", target=event, by=by, on=on, after=after)
    search.hide(event.get_absolute_url())
    search.soon(event.campaign.slug)
    return posting


class NeedsWords(Refused):
    """A refusal needs its reason."""

    field = "words"
