"""A rotation on its page, and the forms by which it goes on."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.actions import ballots, nominations, rotations
from accede.coalition.forms import rotations as forms
from accede.coalition.models import Nomination, Rotation
from accede.coalition.queries import rotation_forms as asked
from accede.coalition.queries import rotation_page as pages
from accede.coalition.queries import rotations as reads
from accede.coalition.rules import office_of, speaks_for
from accede.coalition.views.entering import Entered, enter, form_page, history
from accede.core.rotation import next_term, window_before
from accede.kit.formpages import one_button, typed


def _enter(request: HttpRequest, campaign: str, key: str, right: Right = Right.READ_PAPERS) -> tuple[Entered, Rotation]:
    entered = enter(request, campaign, right)
    row = reads.rotation(entered.campaign, key)
    if row is None:
        raise Http404
    return entered, row


def _form(request: HttpRequest, entered: Entered, form: Any, act: Any, row: Rotation, **words_of: str) -> HttpResponse:
    back = row.get_absolute_url()
    context = {"cancel": back, "then": back, "crumb": str(row.office.name), **words_of}
    return form_page(request, entered, form, act, context=context)


@login_required
def rotation(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """How far the rotation is, who stands, who voted, and the one thing that the reader does next."""
    entered, row = _enter(request, campaign, key)
    found = pages.rotation_page(row, reader=request.user, on=entered.today, at=timezone.now())
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("offices"),
        "rotation": row,
        "page": found,
        "log": history(entered, row, *asked.parts_of_rotation(row)),
    }
    return render(request, "coalition/rotation.html", page)


@login_required
def open_rotation(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Open nominations for the next term of an office."""
    entered = enter(request, campaign, Right.RUN_ROTATION)
    office = office_of(entered.campaign, key)
    last = reads.last_day_held(reads.terms_of(office))
    zone = reads.zone_of(entered.campaign)
    with timezone.override(zone):
        form = forms.OpenRotationForm(typed(request), initial=_proposed(office, last, entered, zone))
        context = {
            "title": _("Open nominations: %(office)s") % {"office": office.name},
            "button": _("Open nominations"),
            "done": _("Nominations are open in the window you chose. The focal points of the members get a letter."),
            "cancel": office.get_absolute_url(),
            "crumb": _("Offices"),
        }

        def act() -> Rotation:
            return rotations.open_rotation(
                office=office, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data
            )

        return form_page(request, entered, form, act, context=context)


def _proposed(office: Any, last: Any, entered: Entered, zone: Any) -> dict[str, Any]:
    """The term that follows and a window that leaves a month before it; where that is over, one from now on."""
    initial: dict[str, Any] = {"decided_by": office.decided_by}
    opens = closes = entered.today
    days = office.window_days or 14
    if last is not None and last >= entered.today and office.term_months:
        initial["first_date"] = next_term(last, office.term_months).first
        opens, closes = window_before(last, days)
    if closes <= entered.today:
        opens, closes = entered.today, entered.today + timedelta(days=days)
        if last is not None and last > entered.today:
            closes = min(closes, last)  # late, but before the term begins
    opens = max(opens, entered.today)
    initial["opens_at"] = datetime.combine(opens, time(0, 0), tzinfo=zone)
    initial["closes_at"] = datetime.combine(closes, time(18, 0), tzinfo=zone)
    return initial


@login_required
def nominate(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Nominate somebody in the name of a member."""
    entered, row = _enter(request, campaign, key, Right.NOMINATE)
    voices = speaks_for(request.user, Right.NOMINATE, entered.campaign, on=entered.today)
    form = forms.NominateForm(typed(request), campaign=entered.campaign, voices=voices)

    def act() -> Nomination:
        return nominations.nominate(
            rotation=row, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data
        )

    return _form(
        request, entered, form, act, row,
        title=_("Nominate somebody as %(office)s") % {"office": row.office.name},
        button=_("Nominate"),
        done=_("The nomination is on record. The nominee is asked whether she stands."),
    )  # fmt: skip


@login_required
def told(request: HttpRequest, campaign: str, key: str, nomination: str) -> HttpResponse:
    """Record what a nominee said by other ways."""
    entered, row = _enter(request, campaign, key, Right.RUN_ROTATION)
    chosen = _nomination(row, nomination)
    form = forms.ToldForm(typed(request))

    def act() -> Nomination:
        return nominations.answer(
            nomination=chosen, way=Nomination.Way.TOLD, by=request.user, on=entered.today, at=timezone.now(),
            **form.cleaned_data,
        )  # fmt: skip

    return _form(
        request, entered, form, act, row,
        title=_("Record the answer of %(name)s") % {"name": chosen.person.name},
        button=_("Record the answer"), done=_("Her answer is on record, with where it stands."),
    )  # fmt: skip


@login_required
@require_POST
def answer(request: HttpRequest, campaign: str, key: str, nomination: str) -> HttpResponse:
    """The nominee, signed in, says whether she stands."""
    entered, row = _enter(request, campaign, key)
    chosen = _nomination(row, nomination)

    def act() -> None:
        nominations.answer(
            nomination=chosen, accepts=request.POST.get("answer") == "yes", way=Nomination.Way.SIGNED_IN,
            by=request.user, on=entered.today, at=timezone.now(),
        )  # fmt: skip

    return one_button(
        request, act, done=_("Your answer is on record. Who nominated you gets a letter."), then=row.get_absolute_url()
    )


@login_required
@require_POST
def withdraw(request: HttpRequest, campaign: str, key: str, nomination: str) -> HttpResponse:
    """Take a nomination back."""
    entered, row = _enter(request, campaign, key)
    chosen = _nomination(row, nomination)

    def act() -> None:
        nominations.withdraw(nomination=chosen, by=request.user, on=entered.today, at=timezone.now())

    return one_button(
        request, act, done=_("The nomination is withdrawn; it stays on record as such."), then=row.get_absolute_url()
    )


@login_required
def open_ballot(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put nominees to the members."""
    entered, row = _enter(request, campaign, key, Right.RUN_ROTATION)
    standing = asked.standing(row, on=entered.today)
    now = timezone.now().replace(second=0, microsecond=0)
    with timezone.override(reads.zone_of(entered.campaign)):
        initial = {
            "decided_by": row.decided_by, "opens_at": now, "closes_at": now + timedelta(days=7),
            "candidates": [each.key for each, note in standing if not note],
        }  # fmt: skip
        form = forms.OpenBallotForm(typed(request), standing=standing, initial=initial)

        def act() -> Any:
            data = dict(form.cleaned_data)
            chosen = [each for each, _note in standing if each.key in data.pop("candidates")]
            return ballots.open_ballot(
                rotation=row, candidates=chosen, by=request.user, on=entered.today, at=timezone.now(), **data
            )

        return _form(
            request, entered, form, act, row,
            title=_("Open a ballot: %(office)s") % {"office": row.office.name}, button=_("Open the ballot"),
            done=_("The ballot is open in the time you chose. The focal points of the members get a letter."),
        )  # fmt: skip


@login_required
def vote(request: HttpRequest, campaign: str, key: str, organisation: str) -> HttpResponse:
    """Vote in the name of a member, or change its vote."""
    entered, row = _enter(request, campaign, key, Right.VOTE)
    voices = speaks_for(request.user, Right.VOTE, entered.campaign, on=entered.today)
    voice = next((each for each in voices if each.key == organisation), None)
    found = pages.ballot_to_vote_on(row)
    if voice is None or found is None:
        raise Http404
    ballot, nominees, cast = found.row, found.nominees, found.cast_of(organisation)
    form = forms.VoteForm(
        typed(request), ballot=ballot, nominees=nominees, initial={"replaces": cast.key if cast else ""}
    )

    def act() -> Any:
        said = dict(form.cleaned_data)
        choice, _colon, chosen = said.pop("choice").partition(":")
        nominee = next((each for each in nominees if each.key == chosen), None)
        return ballots.vote(
            ballot=ballot, organisation=voice, choice=choice, nomination=nominee, by=request.user, on=entered.today,
            at=timezone.now(), **said,
        )  # fmt: skip

    title = _("Change the vote of %(name)s") if cast else _("Vote for %(name)s")
    return _form(
        request, entered, form, act, row, title=title % {"name": voice.short}, button=_("Cast the vote"),
        done=_("The vote is cast. It can be changed until the ballot closes; each vote stays on record."),
        lede=asked.vote_lede(ballot, cast),
    )  # fmt: skip


@login_required
@require_POST
def count(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record what came of the ballot."""
    entered, row = _enter(request, campaign, key, Right.RUN_ROTATION)
    ballot = reads.open_ballot_of(reads.ballots(row))
    if ballot is None:
        raise Http404

    def act() -> None:
        ballots.count_ballot(ballot=ballot, by=request.user, on=entered.today, at=timezone.now())

    return one_button(
        request,
        act,
        done=_("The result is on record with its explanation. The members get a letter."),
        then=row.get_absolute_url(),
    )


@login_required
def close(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Close nominations before their time."""
    entered, row = _enter(request, campaign, key, Right.RUN_ROTATION)
    form = forms.CallOffForm(typed(request))

    def act() -> Rotation:
        return rotations.close_nominations(
            rotation=row, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data
        )

    return _form(
        request, entered, form, act, row, title=_("Close nominations now"), button=_("Close nominations"),
        done=_("Nominations are closed; the reason stands on the page of the rotation."),
    )  # fmt: skip


@login_required
def call_off(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """End the rotation without a result."""
    entered, row = _enter(request, campaign, key, Right.RUN_ROTATION)
    form = forms.CallOffForm(typed(request))

    def act() -> Rotation:
        return rotations.call_off(
            rotation=row, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data
        )

    return _form(
        request, entered, form, act, row, title=_("Call the rotation off"), button=_("Call it off"),
        done=_("The rotation is called off. What was nominated and voted stays on record."),
    )  # fmt: skip


def _nomination(row: Rotation, key: str) -> Nomination:
    found = reads.nomination(row, key)
    if found is None:
        raise Http404
    return found
