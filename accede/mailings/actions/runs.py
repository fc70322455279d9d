"""A run of letters until it is prepared: begun, changed, adjusted for one addressee, with what is enclosed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.kit import log
from accede.kit.keys import free_key
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused
from accede.mailings.models import Adjustment, Enclosure, Letter, Run
from accede.mailings.queries.runs import CANCELLED, PREPARED, RELEASED, standing_of
from accede.materials.actions import writing
from accede.materials.models import Item

PREPARE = Right.PREPARE_LETTERS


class CannotChange(Refused):
    """The run is not a draft any more; the message says what to do instead."""


class BadRun(Refused):
    """What a run says of itself cannot be; `field` names which part."""


class BadAdjustment(Refused):
    """What was decided for an addressee says nothing, or gives no reason."""


@transaction.atomic
def begin_run(*, campaign: Campaign, values: Mapping[str, Any], by: Any, at: datetime, on: date) -> Run:
    """Begin a run of letters. `values` are fields of Run, with its template and audience; the key comes from the title
    unless they hold one. Nothing is sent, nothing is frozen. Raises NotAllowed, BadRun, ValidationError.
    """
    require(by, PREPARE, campaign=campaign.slug, on=on)
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Run, str(facts["title"]), campaign=campaign)
    run = Run(campaign=campaign, opened_by=log.username(by), opened_at=at, **facts)
    _check(run, on)
    return writing.add(run, "mailings.begin_run", PREPARE, by=by, on=on)


@transaction.atomic
def change_run(*, run: Run, values: Mapping[str, Any], by: Any, on: date) -> Run:
    """Change what a draft says of itself. Raises NotAllowed, CannotChange, BadRun, ValidationError."""
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    require_draft(run)
    for name, value in values.items():
        setattr(run, name, value)
    _check(run, on)
    return writing.change(run, values, "mailings.change_run", PREPARE, by=by, on=on)


@transaction.atomic
def remove_run(*, run: Run, by: Any, on: date) -> None:
    """Take away a draft of which nothing was ever prepared. Raises NotAllowed, CannotChange, StillNeeded."""
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    if standing_of(run).steps:
        raise CannotChange(_("Something was prepared in this run already, so it stays on record. Cancel it instead."))
    first = [*run.adjustments.all(), *run.enclosures.all(), *run.openings.all()]
    writing.remove(run, "mailings.remove_run", PREPARE, by=by, on=on, first=first)


@transaction.atomic
def adjust(
    *, run: Run, addressee: str, values: Mapping[str, Any], by: Any, at: datetime, on: date
) -> Adjustment | None:
    """Decide for one addressee of a draft: language, channel, deliver_to, head, left_out, each with the reason. Nothing
    but a reason takes an earlier decision away again. Raises NotAllowed, CannotChange, BadAdjustment, ValidationError.
    """
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    _require_open(run, addressee)
    facts = {name: values.get(name, "") for name in ("language", "channel", "deliver_to", "head")}
    reason, left_out = str(values.get("reason", "")).strip(), bool(values.get("left_out"))
    stood = Adjustment.objects.filter(run=run, addressee=addressee).first()
    if not any(facts.values()) and not left_out:
        if stood is None:
            raise BadAdjustment(_("Choose what is different for this addressee."))
        stood.run = run
        writing.remove(stood, "mailings.remove_adjustment", PREPARE, by=by, on=on)
        return None
    if not reason:
        raise BadAdjustment(_("Say why, so that who releases the letters can follow it."), field="reason")
    said = {**facts, "reason": reason, "left_out": left_out, "at": at, "by": log.username(by)}
    if stood is None:
        row = Adjustment(run=run, addressee=addressee, **said)
        return writing.add(row, "mailings.adjust", PREPARE, by=by, on=on)
    stood.run = run
    return writing.change(stood, said, "mailings.adjust", PREPARE, by=by, on=on)


@transaction.atomic
def set_enclosures(*, run: Run, items: Sequence[Item], by: Any, on: date) -> list[Enclosure]:
    """Say what goes with every letter of a draft, in this order; others go out. Raises NotAllowed, CannotChange."""
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    require_draft(run)
    if any(item.campaign_id != run.campaign_id for item in items):
        raise BadRun(_("An enclosure is an item of this campaign's library."))
    stood = list(run.enclosures.order_by("position").values_list("item", flat=True))
    wanted = list(dict.fromkeys(item.pk for item in items))
    if stood == wanted:
        return list(run.enclosures.order_by("position"))
    run.enclosures.all().delete()
    rows = [Enclosure(run=run, item_id=pk, position=place) for place, pk in enumerate(wanted, start=1)]
    Enclosure.objects.bulk_create(rows)
    before, after = {"enclosed": _titles(stood)}, {"enclosed": _titles(wanted)}
    log.record("mailings.set_enclosures", target=run, by=by, on=on, before=before, after=after)
    return rows


def require_draft(run: Run) -> None:
    """Raises CannotChange unless the run is a draft of which nothing was released yet. One query."""
    standing = standing_of(run)
    if standing.frozen:
        raise CannotChange(
            _("Letters of this run were released: they stand as they are. Begin a correction as a new run.")
        )
    if standing.stage == PREPARED:
        raise CannotChange(_("The run waits for its release. Open it again before you change it."))
    if standing.stage == CANCELLED:
        raise CannotChange(_("The run was cancelled. Begin a new one."))


def _require_open(run: Run, addressee: str) -> None:
    """A draft is open; after a release, so is what was decided for those whose letter could not go then."""
    if standing_of(run).stage != RELEASED or Letter.objects.filter(run=run, addressee=addressee).exists():
        require_draft(run)


def _check(run: Run, on: date) -> None:
    adopted = run.campaign.treaty.adopted_date
    if run.classes_date > on:
        told = {"day": long_day(on)}
        raise BadRun(_("What States will do is not known. Choose %(day)s or an earlier day.") % told,
                     field="classes_date")  # fmt: skip
    if adopted and run.classes_date < adopted:
        told = {"day": long_day(adopted)}
        raise BadRun(_("The treaty was adopted on %(day)s: before that day no State stood anywhere.") % told,
                     field="classes_date")  # fmt: skip
    if run.reply_by_date and run.reply_by_date < run.letter_date:
        raise BadRun(_("The letters are dated after the day by which they ask for a reply."), field="reply_by_date")
    for name in ("template", "audience", "corrects", "reminds"):
        row = getattr(run, name, None)
        if row is not None and row.campaign_id != run.campaign_id:
            raise BadRun(_("It belongs to another campaign."), field=name)


def _titles(pks: Iterable[int]) -> list[str]:
    found = dict(Item.objects.filter(pk__in=list(pks)).values_list("pk", "key"))
    return [found[pk] for pk in pks if pk in found]
