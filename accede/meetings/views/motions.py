"""Motions: put, voted on, closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.queries import explained, majority_words
from accede.core.voting import Rule
from accede.kit.formpages import FormPage, form_page, typed
from accede.kit.refusals import Refused
from accede.meetings.actions import motions as actions
from accede.meetings.forms.motions import CloseForm, MotionForm, ReservationForm, VoteForm
from accede.meetings.models import Motion
from accede.meetings.queries import item_of
from accede.meetings.queries import motions as queries
from accede.meetings.queries.minutes_choices import members, organisations, voting_for
from accede.meetings.queries.minutes_document import vote_words
from accede.meetings.queries.motions import Floor, MotionRecord
from accede.meetings.views.minutes import Entered, enter


@login_required
def add(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put a text to the meeting."""
    entered = enter(request, campaign, key, Right.KEEP_MINUTES)
    here = queries.floor(entered.meeting)
    item = item_of(entered.meeting, number_in(request.GET.get("item", "")))
    method = "consensus" if here.rules.majority is Rule.CONSENSUS else "vote"
    form = MotionForm(
        typed(request), meeting=entered.meeting, members=members(here, entered.meeting.campaign),
        initial={"item": item, "method": method},
    )  # fmt: skip
    page = FormPage(
        title=_("Put a motion to the meeting"),
        button=_("Put the motion"),
        back=entered.url("write_minutes"),
        done=_("Motion put. Members that are there can vote on it now."),
        crumbs=entered.crumbs(entered.minutes_crumb),
    )

    def act() -> Motion:
        return actions.put_motion(by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data)

    return form_page(request, form, act, page, campaign=entered.meeting.campaign)


@login_required
def motion(request: HttpRequest, campaign: str, key: str, item: int, number: int) -> HttpResponse:
    """A motion: its text, the roll, the quorum now, and for who may, her vote."""
    entered, row = _entered(request, campaign, key, item, number)
    return _shown(request, entered, row)


def _shown(request: HttpRequest, entered: Entered, row: Motion, *, status: int = 200, **forms: Any) -> HttpResponse:
    here = queries.floor(entered.meeting)
    left = voting_for(request.user, row, here, on=entered.today) if row.outcome == Motion.Outcome.OPEN else []
    record = _record(entered, row, here)
    consensus = row.method == Motion.Method.CONSENSUS
    rule = Rule.CONSENSUS if consensus else here.rules.majority
    page = {
        "campaign": entered.meeting.campaign,
        "meeting": entered.meeting,
        "entered": entered,
        "motion": row,
        "record": record,
        "consensus": consensus,
        "roll": [(vote, vote_words(vote.choice, row.method)) for vote in record.votes],
        "left": left,
        "choices": [(choice, vote_words(choice, row.method)) for choice in ("for", "against", "abstain")],
        "reservation": forms.get("reservation") or ReservationForm(organisations=left),
        "close": forms.get("close") or CloseForm(initial={"silence_consents": here.rules.silence_consents}),
        "quorum": explained(here.quorum.steps, here.names),
        "rule": majority_words(rule),
        "rule_is_assumed": not consensus and here.rules.is_assumed("passes"),
        "quorum_is_assumed": here.rules.is_assumed("quorum"),
        "decision": getattr(row, "decision", None),
        "crumbs": entered.crumbs(entered.minutes_crumb),
        "base": row.get_absolute_url(),
    }
    return render(request, "meetings/motion.html", page, status=status)


@login_required
@require_POST
def vote(request: HttpRequest, campaign: str, key: str, item: int, number: int) -> HttpResponse:
    """The vote of one organisation."""
    entered, row = _entered(request, campaign, key, item, number)
    # Of all of them, so that an observer's is refused in the words of the act and not of the form.
    form = VoteForm(request.POST, organisations=list(organisations(entered.meeting.campaign)))

    def act() -> str:
        cast = actions.cast_vote(motion=row, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data)
        return _("Vote of %(name)s noted: one for each member.") % {"name": cast.organisation.short}

    return _done(request, entered, row, form, act)


@login_required
@require_POST
def take_back(request: HttpRequest, campaign: str, key: str, item: int, number: int, organisation: str) -> HttpResponse:
    """Take a vote off the roll that was entered by mistake."""
    entered, row = _entered(request, campaign, key, item, number, Right.KEEP_MINUTES)
    found = row.votes.filter(organisation__key=organisation).first()
    if found is None:
        raise Http404

    def act() -> str:
        actions.take_back_vote(vote=found, by=request.user, on=entered.today)
        return _("Vote taken off the roll; the log keeps it.")

    return _done(request, entered, row, None, act)


@login_required
@require_POST
def reserve(request: HttpRequest, campaign: str, key: str, item: int, number: int) -> HttpResponse:
    """A reservation with which an organisation joins a consensus."""
    entered, row = _entered(request, campaign, key, item, number)
    here = queries.floor(entered.meeting)
    left = voting_for(request.user, row, here, on=entered.today)
    form = ReservationForm(request.POST, organisations=left)

    def act() -> str:
        actions.reserve(motion=row, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data)
        return _("Reservation noted.")

    return _done(request, entered, row, form, act, name="reservation")


@login_required
@require_POST
def close(request: HttpRequest, campaign: str, key: str, item: int, number: int) -> HttpResponse:
    """Close a motion with what its votes make of it."""
    entered, row = _entered(request, campaign, key, item, number, Right.KEEP_MINUTES)
    form = CloseForm(request.POST)

    def act() -> str:
        closed = actions.close_motion(
            motion=row, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data
        )
        return _("Motion closed: %(outcome)s.") % {"outcome": closed.get_outcome_display()}

    return _done(request, entered, row, form, act, name="close")


@login_required
@require_POST
def withdraw(request: HttpRequest, campaign: str, key: str, item: int, number: int) -> HttpResponse:
    """Close a motion that its mover takes back."""
    entered, row = _entered(request, campaign, key, item, number, Right.KEEP_MINUTES)

    def act() -> str:
        actions.withdraw_motion(motion=row, by=request.user, on=entered.today, at=timezone.now())
        return _("Motion withdrawn: nothing was decided.")

    return _done(request, entered, row, None, act)


def _entered(
    request: HttpRequest, campaign: str, key: str, item: int, number: int, right: Right = Right.READ_PAPERS
) -> tuple[Entered, Motion]:
    entered = enter(request, campaign, key, right)
    row = queries.motion_of(entered.meeting, item, number)
    if row is None:
        raise Http404
    return entered, row


def _done(
    request: HttpRequest, entered: Entered, row: Motion, form: Any, act: Callable[[], str], *, name: str = ""
) -> HttpResponse:
    """Performs the act and goes back to the motion; what is refused is said there, and what was typed stays."""
    if form is None or form.is_valid():
        try:
            messages.success(request, act())
            return redirect(row)
        except (Refused, ValidationError) as refusal:
            words = str(refusal) if isinstance(refusal, Refused) else " ".join(refusal.messages)
            if form is None or not name:
                messages.error(request, words)
                return redirect(row)
            field = getattr(refusal, "field", "")
            form.add_error(field if field in form.fields else None, words)
    elif not name:
        messages.error(request, " ".join(str(line) for lines in form.errors.values() for line in lines))
        return redirect(row)
    row.refresh_from_db()
    return _shown(request, entered, row, status=422, **{name: form})


def _record(entered: Entered, row: Motion, here: Floor) -> MotionRecord:
    mine = queries.voices(entered.user, entered.meeting, on=entered.today)
    put = queries.motions(entered.meeting, floor=here, mine=mine)
    return next(record for record in put[row.item_id] if record.motion.pk == row.pk)


def number_in(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else 0
