"""What became of the letters of a run: followed, held, cancelled, noted by hand, settled where nobody knows."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit.formpages import FormPage, form_page, one_button, typed
from accede.mailings.actions import delivery as actions
from accede.mailings.actions import dispatches
from accede.mailings.actions.test_letters import send_test
from accede.mailings.forms.delivery import CancelForm, DispatchForm, FollowForm, ReportForm, TestForm
from accede.mailings.models import Run
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.delivery import doubtful_of, letters_named
from accede.mailings.queries.delivery_page import followed
from accede.mailings.queries.runs import CANCELLED, PAUSED, RELEASED, standing_of, tabs_of
from accede.mailings.rules import run_for

ROWS = 50


@login_required
@require_safe
def page(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The letters with what became of each; what a person must settle stands first."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)
    found, standing = followed(run), standing_of(run)
    form = FollowForm(request.GET, found=found)
    may_release = may(request.user, Right.RELEASE_LETTERS, campaign=campaign, on=today)
    context = {
        "campaign": run.campaign, "run": run, "standing": standing, "found": found, "form": form,
        "tabs": tabs_of(run, "run_delivery", reader=request.user, on=today), "crumbs": _crumbs(run)[:-1],
        "page": Paginator(found.cut(**form.given()), ROWS).get_page(request.GET.get("page")),
        "applied": form.applied(), "doubtful": doubtful_of(run),
        "may_settle": may(request.user, Right.SETTLE_MAIL, campaign=campaign, on=today),
        "may_pause": standing.stage == RELEASED, "may_resume": may_release and standing.stage == PAUSED,
        "may_cancel": may_release and bool(standing.steps) and standing.stage != CANCELLED,
        "stopped": standing.steps[-1] if standing.steps and standing.stage in (PAUSED, CANCELLED) else None,
    }  # fmt: skip
    return render(request, "mailings/delivery.html", context)


@login_required
@require_POST
def pause(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Hold what has not left."""
    run, today = _run(request, campaign, key)

    def act() -> None:
        actions.pause(run=run, by=request.user, at=timezone.now(), on=today)

    return one_button(
        request, act, done=_("Paused. Nothing more leaves until somebody resumes the run."), then=_of(run)
    )


@login_required
@require_POST
def resume(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Let a paused run go on."""
    run, today = _run(request, campaign, key)

    def act() -> None:
        actions.resume(run=run, by=request.user, at=timezone.now(), on=today)

    return one_button(request, act, done=_("The run goes on."), then=_of(run))


@login_required
def cancel(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """End a run for good, with the reason."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, Right.RELEASE_LETTERS, on=today)
    form = CancelForm(typed(request))

    def act() -> None:
        actions.cancel(run=run, by=request.user, at=timezone.now(), on=today, note=form.cleaned_data["note"])

    lede = _("What has not left will never leave. What has left stays on record. There is no way back.")
    shown = FormPage(
        _("Cancel “%(title)s”") % {"title": run.title}, _("Cancel the run"), _of(run), crumbs=_crumbs(run), lede=lede,
        then=_of(run), done=_("The run is cancelled."),
    )  # fmt: skip
    return form_page(request, form, act, shown, campaign=run.campaign)


@login_required
def record(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Note what happened to the letters that were chosen on the page before."""
    run, today = _run(request, campaign, key)
    chosen = letters_named(run, request.GET.getlist("letter"))
    if not chosen:
        messages.error(request, _("Choose the letters first: tick them in the list."))
        return redirect(_of(run))
    form = DispatchForm(typed(request), on=today, initial={"channel": chosen[0].channel, "day": today})

    def act() -> None:
        dispatches.record_dispatch(
            letters=chosen, by=request.user, at=timezone.now(), on=today, **form.cleaned_data
        )  # fmt: skip

    title = ngettext("What happened to %(n)s letter", "What happened to %(n)s letters", len(chosen)) % {
        "n": len(chosen)
    }
    names = ", ".join(letter.mission.name if letter.mission else letter.to_name for letter in chosen[:5])
    lede = names if len(chosen) <= 5 else _("%(names)s and others") % {"names": names}
    shown = FormPage(title, _("Note it"), _of(run), crumbs=_crumbs(run), lede=lede, then=_of(run), done=_("Noted."))
    return form_page(request, form, act, shown, campaign=run.campaign)


@login_required
@require_POST
def settle(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say of doubtful letters whether they left."""
    run, today = _run(request, campaign, key)
    rows = dispatches.held_rows(run, request.POST.getlist("row"))
    sent = request.POST.get("sent") == "yes"
    number = dispatches.settle(run=run, rows=rows, sent=sent, by=request.user, on=today)
    if not number:
        messages.error(request, _("Nothing is doubtful there any more: somebody else has settled it."))
    elif sent:
        words = ngettext("%(n)s letter noted as sent.", "%(n)s letters noted as sent.", number)
        messages.success(request, words % {"n": number})
    else:
        words = ngettext("%(n)s letter is sent once more.", "%(n)s letters are sent once more.", number)
        messages.success(request, words % {"n": number})
    return redirect(_of(run))


@login_required
def report(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Bring a message in which a mail server says what became of a letter."""
    run, today = _run(request, campaign, key)
    form = ReportForm(typed(request), request.FILES or None)

    def act() -> int:
        return len(dispatches.take_report(run=run, content=form.content(), by=request.user, on=today))

    def done(number: int) -> str:
        if not number:
            return _("This report was read before; it says nothing new.")
        return ngettext("Read: it tells of %(n)s letter.", "Read: it tells of %(n)s letters.", number) % {"n": number}

    lede = _(
        "A letter that came back into your own mailbox: save the message as a file and bring it here. The letter is "
        "marked as returned, and a task is opened to phone whoever did not get it."
    )
    shown = FormPage(
        _("Bring a report"), _("Read it"), _of(run), crumbs=_crumbs(run), lede=lede, then=_of(run), done=done
    )
    return form_page(request, form, act, shown, campaign=run.campaign)


@login_required
def test(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Send one letter of the run to oneself."""
    run, today = _run(request, campaign, key)
    form = TestForm(typed(request), found=coverage_of(run, on=today))

    def act() -> None:
        send_test(
            run=run, addressee=form.cleaned_data["addressee"], by=request.user, at=timezone.now(), on=today
        )  # fmt: skip

    told = {"address": getattr(request.user, "email", "")}
    shown = FormPage(
        _("Send a test"), _("Send it to me"), _of(run), crumbs=_crumbs(run), then=_of(run),
        lede=_("To %(address)s, and to nobody else. It says that it is a test; no reply link works in it.") % told,
        done=_("The test is on its way to you."),
    )  # fmt: skip
    return form_page(request, form, act, shown, campaign=run.campaign)


def _run(request: HttpRequest, campaign: str, key: str) -> tuple[Run, date]:
    today = timezone.localdate()
    return run_for(request.user, campaign, key, on=today), today


def _of(run: Run) -> str:
    return reverse("mailings:run_delivery", args=[run.campaign.slug, run.key])


def _crumbs(run: Run) -> tuple[tuple[str, str], ...]:
    home: Any = reverse("mailings:runs", args=[run.campaign.slug])
    return ((_("Mailings"), home), (run.title, run.get_absolute_url()))
