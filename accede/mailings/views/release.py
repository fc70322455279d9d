"""Release by two people: the page with its three cards, the acts behind its buttons, what goes with the letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit.formpages import FormPage, form_page, one_button, typed
from accede.kit.made import reload_soon
from accede.mailings.actions import files, release
from accede.mailings.actions.asking import ask_for_step
from accede.mailings.forms.letters import CorrectionForm, EnclosureFileForm
from accede.mailings.models import EnclosureFile, Run
from accede.mailings.queries.release import names_of, released_of
from accede.mailings.queries.release_page import enclosures_of, release_page
from accede.mailings.queries.run_list_page import facts_of
from accede.mailings.rules import run_for
from accede.mailings.views.frame import crumbs_of, framed

PREPARE = Right.PREPARE_LETTERS


@login_required
def page(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Who prepared the run, who released it, what is left; what changed in between."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)
    shown = release_page(run, reader=request.user, on=today)
    context = {
        **framed(request, run, "run_release", shown.standing, on=today),
        "shown": shown,
        "today": today,
        "facts": facts_of(run),
        "enclosures": enclosures_of(run),
        "may_release": may(request.user, Right.RELEASE_LETTERS, campaign=campaign, on=today),
    }
    response = render(request, "mailings/release.html", context)
    if shown.making and not shown.making.failed:
        reload_soon(response, timezone.now())
    return response


@login_required
@require_POST
def prepare(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put the run before the person who releases it."""
    done = _("Prepared. Another person can now read and release the letters.")
    return _step(request, campaign, key, release.prepare, done)


@login_required
@require_POST
def let_go(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Release what another person prepared."""
    done = _("Released. The letters are frozen; their files are being made, and then they leave.")
    seen = request.POST.get("preparation", "")[:6]
    return _step(request, campaign, key, release.release, done, preparation=int(seen) if seen.isdecimal() else None)


@login_required
@require_POST
def reopen(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Take a prepared run back."""
    return _step(request, campaign, key, release.reopen, _("The run is a draft again."))


def _step(
    request: HttpRequest, campaign: str, key: str, step: Callable[..., Any], done: str, **told: Any
) -> HttpResponse:
    """A step of a run; of one with many letters it is done by a job, and the page says how far it is."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)

    def act() -> None:
        if not ask_for_step(run=run, step=step.__name__, by=request.user, on=today, **told):
            step(run=run, by=request.user, at=timezone.now(), on=today, **told)

    return one_button(request, act, done=done, then=_home(run))


@login_required
def correct(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Begin a run that corrects released letters."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, PREPARE, on=today)
    sent = list(names_of(released_of(run)).items())
    if not sent:
        raise Http404
    form = CorrectionForm(typed(request), run=run, sent=sent)

    def act() -> Run:
        values = {name: form.cleaned_data[name] for name in ("title", "only", "why")}
        return release.begin_correction(run=run, by=request.user, at=timezone.now(), on=today, **values)

    crumbs = (*crumbs_of(request, run, on=today), (run.title, run.get_absolute_url()))
    done = _("The correction is begun. Nothing is sent: write what is corrected, then prepare it.")
    lede = _("Released letters stand as they are. A correction is a new run, with a text of its own.")
    about = FormPage(_("Begin a correction"), _("Begin"), _home(run), done=done, crumbs=crumbs, lede=lede)
    return form_page(request, form, act, about, campaign=run.campaign)


@login_required
def enclose(request: HttpRequest, campaign: str, key: str, position: int) -> HttpResponse:
    """Put the file of an enclosure in one language with a draft."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, PREPARE, on=today)
    found = next((each for each in enclosures_of(run) if each.position == position), None)
    if found is None:
        raise Http404
    found.run = run
    sent = request.FILES if request.method == "POST" else None
    form = EnclosureFileForm(typed(request), sent)

    def act() -> EnclosureFile:
        file = form.cleaned_data["file"]
        return files.add_enclosure_file(
            enclosure=found, language=form.cleaned_data["language"], name=file.name, content=file.read(),
            by=request.user, at=timezone.now(), on=today,
        )  # fmt: skip

    crumbs = (*crumbs_of(request, run, on=today), (run.title, run.get_absolute_url()))
    title = _("File of “%(title)s”") % {"title": found.item.title}
    about = FormPage(title, _("Add the file"), _home(run), done=_("The file goes with the letters in its language."),
                     crumbs=crumbs, then=_home(run))  # fmt: skip
    return form_page(request, form, act, about, campaign=run.campaign)


@login_required
@require_POST
def leave_out(request: HttpRequest, campaign: str, key: str, position: int, language: str) -> HttpResponse:
    """Take the file of an enclosure out of a draft."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, PREPARE, on=today)
    held = [file for each in enclosures_of(run) if each.position == position for file in each.files.all()]
    found = next((file for file in held if file.language == language), None)
    if found is None:
        raise Http404
    found.enclosure.run = run

    def act() -> None:
        files.remove_enclosure_file(file=found, by=request.user, on=today)

    return one_button(request, act, done=_("The file does not go with the letters any more."), then=_home(run))


def _home(run: Run) -> str:
    return reverse("mailings:run_release", args=[run.campaign.slug, run.key])
