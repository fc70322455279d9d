"""Pages of runs: the list, begin and change one, who gets which letter, what is decided for one addressee."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.kit import offers
from accede.kit.formpages import FormPage, form_page, removal_page, typed
from accede.mailings.actions import runs as actions
from accede.mailings.forms.runs import AdjustForm, LinesForm, RunForm
from accede.mailings.models import Run
from accede.mailings.queries import cover_page, run_list_page
from accede.mailings.queries.adjusting import adjustment_of, choices_for, cut
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.runs import DRAFT, RELEASED, standing_of, tabs_of
from accede.mailings.rules import letters_for, run_for

ROWS = 50
PREPARE = Right.PREPARE_LETTERS


@login_required
def run_list(request: HttpRequest, campaign: str) -> HttpResponse:
    """The runs of letters of the campaign, the newest first."""
    today = timezone.localdate()
    home = letters_for(request.user, campaign, on=today)
    page = Paginator(run_list_page.rows(home), ROWS).get_page(request.GET.get("page"))
    context = {
        "campaign": home,
        "page": page,
        "runs": run_list_page.shown(page.object_list),
        "links": run_list_page.links(home),
        "may_prepare": may(request.user, PREPARE, campaign=campaign, on=today),
    }
    return render(request, "mailings/runs.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Begin a run of letters."""
    today = timezone.localdate()
    home = letters_for(request.user, campaign, PREPARE, on=today)
    begun = {"classes_date": today, "letter_date": today}
    form = RunForm(typed(request), campaign=home, reader=request.user, on=today, initial=begun)

    def act() -> Run:
        run = actions.begin_run(campaign=home, values=form.values(), by=request.user, at=timezone.now(), on=today)
        actions.set_enclosures(run=run, items=list(form.cleaned_data["enclosures"]), by=request.user, on=today)
        return run

    done = _("The run is begun. Nothing is sent: see first who gets which letter.")
    return _run_form(request, form, act, home, _("Begin a run of letters"), done)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change a draft."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, PREPARE, on=today)
    form = RunForm(typed(request), campaign=run.campaign, reader=request.user, on=today, instance=run)

    def act() -> Run:
        actions.set_enclosures(run=run, items=list(form.cleaned_data["enclosures"]), by=request.user, on=today)
        return actions.change_run(run=run, values=form.values(), by=request.user, on=today)

    return _run_form(request, form, act, run.campaign, _("Change the run"), _("The run is saved."), run)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Take away a draft of which nothing was prepared."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, PREPARE, on=today)
    page = FormPage(_("Remove “%(title)s”") % {"title": run.title}, _("Remove"), run.get_absolute_url())

    def act() -> None:
        actions.remove_run(run=run, by=request.user, on=today)

    return removal_page(request, act, page, then=_home(run.campaign))


@login_required
def cover(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Who gets which letter: the proof, the table that adds up, what is blocked."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)
    found = coverage_of(run, on=today)
    words = Words(run.campaign, on=run.classes_date)
    context = {
        **_of_run(request, run, "run", today),
        "found": found,
        "said": cover_page.notice_of(found),
        "matrix": cover_page.matrix_shown(found),
        "reasons": cover_page.reasons_of(found.blocked)[: cover_page.REASONS_SHOWN],
        "blocked_title": cover_page.blocked_title(found),
        "gaps": cover_page.gap_lines(found.gaps, words),
        "overlaps": cover_page.gap_lines(found.overlaps, words),
        "notes": cover_page.open_notes(found, words),
        "unchecked": sum(line.unchecked for line in found.lines),
        "facts": run_list_page.facts_of(run),
    }
    return render(request, "mailings/cover.html", context)


@login_required
def everyone(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The list of all addressees of a run, each with her letter."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)
    found = coverage_of(run, on=today)
    form = LinesForm(request.GET, found=found)
    asked = form.given()
    out = found.left_out if asked.get("only") == "left_out" else ()
    context = {
        **_of_run(request, run, "run", today),
        "form": form,
        "applied": form.applied(),
        "left_out": out,
        "page": Paginator(cut(found, **asked), ROWS).get_page(request.GET.get("page")),
    }
    return render(request, "mailings/everyone.html", context)


@login_required
def adjust(request: HttpRequest, campaign: str, key: str, addressee: str) -> HttpResponse:
    """Decide for one addressee: language, channel, delivery, head, or no letter."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, PREPARE, on=today)
    choices = choices_for(run, addressee, on=today)
    if choices is None:
        raise Http404
    form = AdjustForm(typed(request), choices=choices, stood=adjustment_of(run, addressee))

    def act() -> None:
        actions.adjust(
            run=run, addressee=addressee, values=form.cleaned_data, by=request.user, at=timezone.now(), on=today
        )

    lede = _("Only for this run. What is on record of %(name)s stays as it is.") % {"name": choices.each.name}
    back = f"{run.get_absolute_url()}#blocked"
    crumbs = _crumbs(run, today, request)
    done = _("Decided for this run.")
    page = FormPage(choices.each.name, _("Save"), back, done=done, crumbs=crumbs, lede=lede, then=back)
    return form_page(request, form, act, page, campaign=run.campaign)


def _run_form(
    request: HttpRequest, form: RunForm, act: Any, home: Campaign, title: str, done: str, run: Run | None = None
) -> HttpResponse:
    crumbs = ((_("Mailings"), _home(home)), *(((run.title, run.get_absolute_url()),) if run else ()))
    back = run.get_absolute_url() if run else _home(home)
    remove_url = ""
    if run and not standing_of(run).steps:
        remove_url = reverse("mailings:remove_run", args=[home.slug, run.key])
    page = FormPage(title, _("Save"), back, done=done, crumbs=crumbs, remove=remove_url)
    return form_page(request, form, act, page, campaign=home)


def _of_run(request: HttpRequest, run: Run, current: str, today: date) -> dict[str, Any]:
    """What the pages of a run say alike."""
    standing = standing_of(run)
    may_prepare = may(request.user, PREPARE, campaign=run.campaign.slug, on=today)
    return {
        "campaign": run.campaign,
        "run": run,
        "standing": standing,
        "tabs": tabs_of(run, current, reader=request.user, on=today),
        "crumbs": _crumbs(run, today, request)[:-1],
        "may_change": may_prepare and standing.stage == DRAFT and not standing.frozen,
        # What is in the way of a letter can be mended after the others were released.
        "may_mend": may_prepare and standing.stage in {DRAFT, RELEASED},
    }


def _crumbs(run: Run, today: date, request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """The pages above: of the event to which the run invites, where an upper room says so, else of the room."""
    asked = offers.ask("run_home", subject=(run.campaign.slug, run.key), on=today, reader=request.user)
    return (*(asked or [(_("Mailings"), _home(run.campaign))]), (run.title, run.get_absolute_url()))


def _home(campaign: Campaign) -> str:
    return reverse("mailings:runs", args=[campaign.slug])
