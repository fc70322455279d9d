"""The plan of a year: proposed, discussed, adopted or set aside, and what became of it; what serves which purpose."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition import queries
from accede.coalition.actions.tasks import refuse_left
from accede.coalition.actions.writing import save
from accede.coalition.models import Campaign, PlanItem, PlanStep, Purpose, Serving
from accede.coalition.queries import Reference
from accede.coalition.rules import require_sharing
from accede.kit import log, search
from accede.kit.keys import free_key
from accede.kit.localdates import long_day
from accede.kit.refusals import Refused

Kind = PlanStep.Kind
SAID = {"title", "text", "year", "source", "owner", "shared_with", "shared_keys"}
ANSWERED_FOR = ("organisation", "person", "amount", "currency", "budget_words")
OUTCOMES = (Kind.ACHIEVED, Kind.PARTLY, Kind.NOT_ACHIEVED)
# What may follow on what; "" is an idea of which nothing was said yet.
FOLLOWS: dict[Any, set[str]] = {
    Kind.DISCUSSED: {"", Kind.DISCUSSED},
    Kind.ADOPTED: {"", Kind.DISCUSSED, Kind.SET_ASIDE},
    Kind.SET_ASIDE: {"", Kind.DISCUSSED, Kind.ADOPTED},
    **{kind: {Kind.ADOPTED, *OUTCOMES} for kind in OUTCOMES},
    Kind.CARRIED_OVER: {Kind.ADOPTED, *OUTCOMES},
}


class NotTheTurn(Refused):
    """The item does not stand where this act begins: an idea has no outcome, a priority is not adopted twice."""


class ReasonMissing(Refused):
    """What is set aside, and what was not achieved in full, says why."""

    field = "text"


class NotYourIdea(PermissionDenied):
    """The idea is somebody else's, or decided already."""


@transaction.atomic
def propose_idea(
    *, campaign: Campaign, year: int, title: str, by: Any, on: date, key: str = "", **facts: Any
) -> PlanItem:
    """Propose something for a year; observers may too. `facts`: text, source, owner, shared_with, shared_keys.

    Raises NotAllowed, ValidationError.
    """
    require(by, Right.PROPOSE_IDEA, campaign=campaign.slug, on=on)
    row = PlanItem(
        campaign=campaign, key=key or free_key(PlanItem, f"{year} {title}", campaign=campaign), year=year, title=title,
        proposed=on, proposed_by=by, **facts,
    )  # fmt: skip
    require_sharing(row, by=by, on=on)
    return _write(row, "coalition.propose_idea", by=by, on=on)


@transaction.atomic
def change_idea(*, item: PlanItem, by: Any, on: date, **changes: Any) -> PlanItem:
    """Change what an idea says: whoever proposed it until it is decided; whoever adopts the plan at any time.

    Raises NotAllowed, NotYourIdea, ValidationError.
    """
    may_change_or_refuse(item, by, on)
    before = log.values(PlanItem.objects.get(pk=item.pk))
    for name in SAID & changes.keys():
        setattr(item, name, changes[name])
    require_sharing(item, by=by, on=on)
    return _write(item, "coalition.change_idea", by=by, on=on, before=before)


@transaction.atomic
def discuss(*, item: PlanItem, text: str, by: Any, on: date) -> PlanStep:
    """Record that an idea was discussed, and what was said. Raises NotAllowed, NotTheTurn."""
    return _step(item, Kind.DISCUSSED, text, by=by, on=on)


@transaction.atomic
def adopt(
    *, item: PlanItem, by: Any, on: date, text: str = "", purposes: Collection[Purpose] = (), **facts: Any
) -> PlanStep:
    """Make an idea a priority of its year: who answers for it (organisation, person), its budget (amount, currency,
    budget_words; what is not known stays empty), the purposes it serves.

    Raises NotAllowed, NotTheTurn, OrganisationLeft, ValidationError.
    """
    step = _step(item, Kind.ADOPTED, text, by=by, on=on)
    before = log.values(item)
    for name in ANSWERED_FOR:
        if name in facts:
            setattr(item, name, facts[name])
    refuse_left(item.organisation, on)
    _write(item, "coalition.adopt", by=by, on=on, before=before)
    about = Reference(PlanItem._meta.label_lower, item.key)
    for purpose in purposes:
        _serving(item.campaign, about, item.title, purpose=purpose).save()
    return step


@transaction.atomic
def set_aside(*, item: PlanItem, text: str, by: Any, on: date) -> PlanStep:
    """Set an idea or a priority aside, and say why. Raises NotAllowed, NotTheTurn, ReasonMissing."""
    if not text.strip():
        raise ReasonMissing(_("Say why it is set aside."))
    return _step(item, Kind.SET_ASIDE, text, by=by, on=on)


@transaction.atomic
def record_outcome(*, item: PlanItem, result: str, by: Any, on: date, text: str = "") -> PlanStep:
    """Record what became of a priority; a later outcome holds, the earlier ones stay. Raises NotAllowed, NotTheTurn,
    ReasonMissing.
    """
    if result not in OUTCOMES:
        raise NotTheTurn(_("Choose what became of it: achieved, partly achieved or not achieved."), field="result")
    if result != Kind.ACHIEVED and not text.strip():
        raise ReasonMissing(_("Say what was not achieved, and why."))
    return _step(item, Kind(result), text, by=by, on=on)


@transaction.atomic
def carry_over(*, item: PlanItem, by: Any, on: date, text: str = "") -> PlanItem:
    """Carry a priority over to the next year, where it is a priority with the same owner, budget and purposes; each
    leads to the other. Raises NotAllowed, NotTheTurn.
    """
    _step(item, Kind.CARRIED_OVER, text, by=by, on=on)
    next_one = PlanItem(
        campaign=item.campaign,
        key=free_key(PlanItem, f"{item.year + 1} {item.title}", campaign=item.campaign),
        year=item.year + 1,
        proposed=on,
        proposed_by=by,
        carried_from=item,
        **{name: getattr(item, name) for name in (*ANSWERED_FOR, *sorted(SAID - {"year"}))},
    )
    _write(next_one, "coalition.carry_over", by=by, on=on)
    _step(next_one, Kind.ADOPTED, "", by=by, on=on)
    about = Reference(PlanItem._meta.label_lower, next_one.key)
    old = {"about_kind": about.kind, "about_key": item.key}
    for link in Serving.objects.filter(campaign=item.campaign, purpose__isnull=False, **old):
        _serving(item.campaign, about, next_one.title, purpose=link.purpose).save()
    return next_one


@transaction.atomic
def set_activities(
    *,
    campaign: Campaign,
    chosen: Iterable[Reference],
    among: Iterable[Reference],
    by: Any,
    on: date,
    purpose: Purpose | None = None,
    item: PlanItem | None = None,
) -> int:
    """Say which of the activities `among` (those that the person saw) serve a purpose, or belong to an item of the
    plan; others stay as they are. Returns how many links changed. Raises NotAllowed.
    """
    require(by, Right.ADOPT_PLAN, campaign=campaign.slug, on=on)
    wanted, seen = set(chosen), set(among)
    there = queries.served_by(campaign, purpose=purpose, item=item)
    gone, new = (there & seen) - wanted, (wanted & seen) - there
    found = queries.find(campaign.slug, new, reader=by, on=on)
    links = Serving.objects.filter(campaign=campaign, purpose=purpose, item=item)
    for reference in gone:
        links.filter(about_kind=reference.kind, about_key=reference.key).delete()
    for reference in sorted(new & found.keys(), key=str):
        kept = found[reference].title if found[reference].shared else ""
        _serving(campaign, reference, kept, purpose=purpose, item=item).save()
    if gone or new:
        target: Any = purpose or item
        after = {"added": sorted(map(str, new)), "removed": sorted(map(str, gone))}
        log.record("coalition.set_activities", target=target, by=by, on=on, after=after, campaign=campaign.slug)
    return len(gone) + len(new)


def may_change_or_refuse(item: PlanItem, by: Any, on: date) -> None:
    """Raises NotAllowed without the right to propose, NotYourIdea for what is another's or decided."""
    slug = item.campaign.slug
    require(by, Right.PROPOSE_IDEA, campaign=slug, on=on)
    if may(by, Right.ADOPT_PLAN, campaign=slug, on=on):
        return
    if item.proposed_by_id != by.pk:
        raise NotYourIdea(_("Somebody else proposed this idea; she, the secretariat and the Convener may change it."))
    if PlanStep.objects.filter(item=item).exclude(kind=Kind.DISCUSSED).exists():
        raise NotYourIdea(_("This idea is decided; the secretariat and the Convener may change it."))


def _step(item: PlanItem, kind: PlanStep.Kind, text: str, *, by: Any, on: date) -> PlanStep:
    """One more step, if it may follow on the last one; two at once: the second is told what the first did."""
    row = PlanItem.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=item.pk)
    require(by, Right.ADOPT_PLAN, campaign=row.campaign.slug, on=on)
    last = PlanStep.objects.filter(item=row).order_by("-number").first()
    stands = last.kind if last else ""
    if stands not in FOLLOWS[kind]:
        where = last.get_kind_display() if last else _("an idea")
        message = _("“%(title)s” is %(state)s; it cannot become “%(kind)s”.")
        raise NotTheTurn(message % {"title": row.title, "state": where, "kind": kind.label})
    first = max(row.proposed, last.day if last else row.proposed)
    if on < first:
        raise NotTheTurn(_("This lies before what was recorded on %s.") % long_day(first))
    number = int(PlanStep.objects.filter(item=row).aggregate(top=Max("number"))["top"] or 0) + 1
    step = PlanStep(item=row, number=number, day=on, kind=kind, text=text.strip(), by=by)
    step.full_clean()
    step.save()
    act = {Kind.DISCUSSED: "coalition.discuss", Kind.ADOPTED: "coalition.adopt", Kind.SET_ASIDE: "coalition.set_aside",
           Kind.CARRIED_OVER: "coalition.carry_over"}.get(kind, "coalition.record_outcome")  # fmt: skip
    if kind != Kind.ADOPTED:  # adopting writes the item too, and that entry tells of both
        log.record(act, target=row, by=by, on=on, after={"state": kind.value}, campaign=row.campaign.slug)
    search.soon(row.campaign.slug)
    return step


def _serving(campaign: Campaign, about: Reference, title: str, **of: Any) -> Serving:
    row = Serving(campaign=campaign, about_kind=about.kind, about_key=about.key, about_title=title[:300], **of)
    row.full_clean()
    return row


def _write(row: PlanItem, act: str, *, by: Any, on: date, before: Any = None) -> PlanItem:
    row.full_clean()
    return save(row, act, by=by, on=on, before=before)
