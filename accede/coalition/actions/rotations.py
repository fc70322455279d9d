"""Opening and calling off a rotation: the term it is for binds, the windows are fixed, the members are told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions.letters import send, speakers
from accede.coalition.models import Office, OfficeTerm, Rotation
from accede.coalition.queries import rotation_words as words
from accede.coalition.queries.rotations import dated, day_of, last_day_held, standing_on, terms_of
from accede.core.dates import Answer
from accede.core.rotation import Term, last_day, problems
from accede.kit import log, search
from accede.kit.keys import free_key
from accede.kit.refusals import Refused

ONE_DAY = timedelta(days=1)


class DoesNotFollow(Refused):
    """The term shares a day with another one, leaves a day without a holder, or has another length than the rule."""

    field = "first_date"


class RunsAlready(Refused):
    """A rotation for a term that begins on this day was opened before."""

    field = "first_date"


class NoRule(Refused):
    """The office has no rule that the rotation could follow."""


class Settled(Refused):
    """The rotation is decided or was called off; nothing in it changes any more."""


class BadWindow(Refused):
    """The window lies in the past, or reaches into the term."""

    field = "closes_at"


@transaction.atomic
def open_rotation(
    *, office: Office, first_date: date, opens_at: datetime, closes_at: datetime, by: Any, on: date, at: datetime,
    last_date: date | None = None, decided_by: str = "", note: str = "",
) -> Rotation:  # fmt: skip
    """Open the rotation for one term: nominations between two moments, then a ballot; the members are written to.

    Without `last_date` the term has the length of the rule. Raises NoRule, DoesNotFollow, BadWindow, RunsAlready,
    NotAllowed.
    """
    campaign = office.campaign
    require(by, Right.RUN_ROTATION, campaign=campaign.slug, on=on)
    if last_date is None and not office.term_months:
        raise NoRule(_("No rule says how long a term of the %(office)s lasts: name its last day.") % {"office": office})
    if not (decided_by or office.decided_by):
        raise NoRule(_("No rule says how the %(office)s is chosen: say it for this rotation.") % {"office": office})
    term = Term(first_date, last_date or last_day(first_date, office.term_months or 1))
    refuse_unbound(office, term, on=on)
    _refuse_window(office, term, opens_at, closes_at, at)
    row = Rotation(
        campaign=campaign, key=free_key(Rotation, f"{office.key} {first_date}", campaign=campaign), office=office,
        first_date=term.first, last_date=term.last, opens_at=opens_at, closes_at=closes_at,
        decided_by=decided_by or office.decided_by, turns=office.turns, turnout_percent=office.turnout_percent,
        note=note,
    )  # fmt: skip
    put(row, "coalition.open_rotation", by=by, on=on, taken=RunsAlready(_("A rotation for this term is open already.")))
    _tell_the_members(row, by=by, on=on)
    return row


@transaction.atomic
def close_nominations(*, rotation: Rotation, why: str, by: Any, on: date, at: datetime) -> Rotation:
    """Close the window before its time, with the reason for the members. Raises Settled, BadWindow, NotAllowed."""
    require(by, Right.RUN_ROTATION, campaign=rotation.campaign.slug, on=on)
    hold(rotation)
    if not rotation.window.open_at(at):
        raise BadWindow(_("The window is not open, so there is nothing to close."))
    if not why.strip():
        raise Refused(_("Say why it closes before its time: the members read it."), field="why")
    planned, rotation.closes_at = rotation.closes_at, at
    told = {"time": words.clock_words(rotation, planned), "why": why.strip()}
    closed = _("Closed before its time (%(time)s): %(why)s") % told
    rotation.note = f"{rotation.note}\n{closed}".strip()
    put(rotation, "coalition.close_nominations", by=by, on=on, after={"closes_at": at, "note": rotation.note})
    return rotation


@transaction.atomic
def call_off(*, rotation: Rotation, why: str, by: Any, on: date, at: datetime) -> Rotation:
    """End a rotation without a result; what was nominated and voted stays on record. Raises Settled, NotAllowed."""
    require(by, Right.RUN_ROTATION, campaign=rotation.campaign.slug, on=on)
    hold(rotation)
    if not why.strip():
        raise Refused(_("Say why it is called off: the members read it."), field="why")
    rotation.outcome, rotation.settled_at, rotation.why = Rotation.Outcome.CALLED_OFF, at, why.strip()
    put(rotation, "coalition.call_off", by=by, on=on, after={"outcome": rotation.outcome, "why": rotation.why})
    members = [key for key, answer in standing_on(rotation.campaign, on=on).items() if answer is Answer.YES]
    to = speakers(rotation.campaign, Right.VOTE, members, on=on)
    send("rotation_called_off", to=to, about=rotation, by=by, campaign=rotation.campaign, key=rotation.key)
    return rotation


def refuse_unbound(office: Office, term: Term, *, on: date, apart_from: OfficeTerm | None = None) -> None:
    """Refuses a term that this house opens and that shares a day with another, leaves a gap or has another length.

    A gap that lies behind us cannot be closed any more and is only shown; one that can be avoided is refused. Terms
    known less well than to the day refuse nothing but an overlap that is certain.
    """
    rows = [each for each in terms_of(office) if apart_from is None or each.pk != apart_from.pk]
    steps = problems(term, others=dated(rows), months=office.term_months)
    before = last_day_held(rows, before=term.first)
    over = before is not None and before + ONE_DAY < on
    binding = [
        step for step in steps if not (step.code == "rotation.gap" and over and (step.day or term.first) < term.first)
    ]
    if binding:
        raise DoesNotFollow(" ".join(words.binding_words(binding)))
    for each in rows:
        if not each.end.is_day and each.tenure.on(term.first).answer is Answer.YES:
            message = _("%(holder)s holds the office without a last day on record. Record that day first.")
            raise DoesNotFollow(message % {"holder": each.holder})


def _refuse_window(office: Office, term: Term, opens_at: datetime, closes_at: datetime, at: datetime) -> None:
    if closes_at <= opens_at:
        raise BadWindow(_("Nominations close after they open. Correct one of the two."))
    if closes_at <= at:
        raise BadWindow(_("This moment is over: nobody could nominate any more. Choose a later one."))
    if day_of(office.campaign, closes_at) > term.last:
        raise BadWindow(_("The term would be over before nominations close. Choose an earlier moment."))


def _tell_the_members(row: Rotation, *, by: Any, on: date) -> None:
    members = [key for key, answer in standing_on(row.campaign, on=on).items() if answer is Answer.YES]
    send(
        "nominations_open",
        to=speakers(row.campaign, Right.NOMINATE, members, on=on),
        about=row,
        by=by,
        campaign=row.campaign,
        key=row.key,
        office=row.office.name,
        term=words.term_words(row.first_date, row.last_date),
        opens=words.clock_words(row, row.opens_at),
        closes=words.clock_words(row, row.closes_at),
    )


def hold(rotation: Rotation) -> None:
    """Locks the rotation for the rest of the act, brings the row in hand up to date (somebody may have closed its
    window since it was read), and refuses when it is settled. Raises Settled.
    """
    now = ["opens_at", "closes_at", "note", "outcome", "settled_at", "why"]
    rotation.refresh_from_db(fields=now, from_queryset=Rotation.objects.select_for_update())
    if rotation.outcome:
        label = Rotation.Outcome(rotation.outcome).label
        raise Settled(_("This rotation is %(outcome)s. Nothing in it changes any more.") % {"outcome": label})


def put(
    row: models.Model, act: str, *, by: Any, on: date, taken: Refused | None = None, after: dict[str, Any] | None = None
) -> None:
    """Saves a row of a rotation and logs the act. Where the database holds that there is one, `taken` is raised."""
    campaign = row.campaign.slug  # type: ignore[attr-defined]  # every row of a rotation has one
    try:
        row.full_clean()
        with transaction.atomic():
            row._history_user = by  # type: ignore[attr-defined]  # read by simple_history
            row.save()
    except IntegrityError:
        if taken is None:
            raise
        raise taken from None
    except ValidationError as problem:
        if taken is None or not _is_taken(row, problem):
            raise
        raise taken from None
    log.record(act, target=row, by=by, on=on, after=row if after is None else after, campaign=campaign)
    search.soon(campaign)


def _is_taken(row: models.Model, problem: ValidationError) -> bool:
    """Whether what is wrong is that there is one already, and nothing else."""
    unique = [each.name for each in row._meta.constraints if isinstance(each, models.UniqueConstraint)]
    errors = problem.error_dict.get(NON_FIELD_ERRORS, [])
    told = [f"{error.code} {error.message % (error.params or {})}" for error in errors]
    return len(problem.error_dict) == 1 and all(
        "unique" in each or any(name in each for name in unique) for each in told
    )
