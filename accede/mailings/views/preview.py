"""Letters of a run before they are frozen: one as its reader will see it, and another beside it. No way leads from here
to sending."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.kit import offers
from accede.kit.formpages import one_button
from accede.kit.parts import Tab
from accede.mailings.actions import openings as actions
from accede.mailings.forms.preview import PreviewForm
from accede.mailings.models import Opening, Run
from accede.mailings.queries import preview as queries
from accede.mailings.queries.coverage import Coverage, coverage_of
from accede.mailings.queries.openings import Read, read_of
from accede.mailings.queries.run_list_page import facts_of
from accede.mailings.queries.runs import standing_of, tabs_of
from accede.mailings.rules import run_for


@login_required
def letters(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """A letter as its reader will see it; what is missing shows as a gap."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)
    found = coverage_of(run, on=today)
    asked = request.GET
    shown = queries.preview(
        run, found, variant=asked.get("variant", ""), to=asked.get("to", ""), beside=asked.get("beside", ""), on=today
    )
    opened = read_of(run)
    mine = opened.by(request.user.get_username())
    context = {
        "campaign": run.campaign,
        "run": run,
        "standing": standing_of(run),
        "tabs": tabs_of(run, "run_letters", reader=request.user, on=today),
        "crumbs": _crumbs(request, run, today),
        "facts": facts_of(run),
        "shown": shown,
        "form": PreviewForm({"to": shown.sheet.line.key if shown.sheet else "", "beside": shown.beside_is}, found=found,
                            shown=shown),
        "variants": variant_tabs(run, found, shown.variant),
        "read_now": _read_now(opened, shown.sheet),
        "read": mine.letters,
        "not_read": mine.not_read(sorted({line.variant for line in found.lines if line.variant})),
    }  # fmt: skip
    return render(request, "mailings/letters.html", context)


@login_required
@require_POST
def read(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Say that one read a letter."""
    today = timezone.localdate()
    run = run_for(request.user, campaign, key, on=today)
    to, seal = request.POST.get("to", ""), request.POST.get("seal", "")

    def act() -> Any:
        return actions.read_letter(run=run, addressee=to, seal=seal, by=request.user, at=timezone.now(), on=today)

    back = f"{reverse('mailings:run_letters', args=[campaign, key])}?to={to}"
    return one_button(request, act, done=_("Recorded that you read this letter."), then=back)


def _read_now(read: Read, sheet: queries.Sheet | None) -> list[Opening]:
    """Who read the letter on the desk as it stands."""
    return [row for row in read.of(sheet.line.key) if row.seal == sheet.seal] if sheet else []


def _crumbs(request: HttpRequest, run: Run, today: date) -> list[tuple[str, str]]:
    """The pages above: of the event to which the run invites, where an upper room says so, else of the room."""
    home = (run.campaign.slug, run.key)
    asked = offers.ask("run_home", subject=home, on=today, reader=request.user)
    return asked or [(_("Mailings"), reverse("mailings:runs", args=[run.campaign.slug]))]


def variant_tabs(run: Run, found: Coverage, current: str) -> list[Tab]:
    """The variants with the number of their letters."""
    address = reverse("mailings:run_letters", args=[run.campaign.slug, run.key])
    numbers: dict[str, int] = {}
    for line in found.lines:
        numbers[line.variant] = numbers.get(line.variant, 0) + 1
    return [
        Tab(str(each.letter), f"{address}?variant={each.letter}", each.letter == current, numbers.get(each.letter, 0))
        for each in found.variants
    ]
