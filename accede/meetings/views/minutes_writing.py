"""Writing minutes live: every few seconds by a script, or by a button; nobody's text is overwritten."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.kit import conflicts
from accede.kit.refusals import Refused
from accede.meetings.actions import minutes as actions
from accede.meetings.actions.minutes import Overtaken
from accede.meetings.forms.minutes import TextForm
from accede.meetings.models import AgendaItem, MinutesText
from accede.meetings.queries import item_of
from accede.meetings.queries import minutes as queries
from accede.meetings.views.minutes import Entered, enter


@login_required
def write(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One box for each point of the agenda, with what is put and decided under it."""
    entered = enter(request, campaign, key, Right.KEEP_MINUTES)
    record = queries.minutes_record(entered.meeting, reader=request.user, on=entered.today)
    boxes = [
        {"told": each, "text": record.texts.get(each.item.pk), "saved": _saved(entered, record.texts.get(each.item.pk))}
        for each in record.told.items
    ]
    page = {
        "campaign": entered.meeting.campaign,
        "meeting": entered.meeting,
        "entered": entered,
        "record": record,
        "boxes": boxes,
        "crumbs": entered.crumbs(entered.minutes_crumb),
    }
    return render(request, "meetings/minutes_write.html", page)


@login_required
@require_POST
def save(request: HttpRequest, campaign: str, key: str, item: int) -> HttpResponse:
    """Keep what was typed under one point. The script asks for JSON; a browser without it is sent back to the page."""
    entered = enter(request, campaign, key, Right.KEEP_MINUTES)
    point = _point(entered, item)
    form = TextForm(request.POST)
    by_script = "application/json" in request.headers.get("Accept", "")
    if not form.is_valid():
        words = " ".join(str(line) for lines in form.errors.values() for line in lines)
        return _refused(request, entered, point, words, by_script)
    values = form.cleaned_data
    try:
        kept = actions.save_text(
            item=point, text=values["text"], based_on=values["base"], by=request.user, on=entered.today,
            at=timezone.now(),
        )  # fmt: skip
    except Overtaken as refusal:
        return _conflict(request, entered, point, form, refusal.theirs, by_script)
    except Refused as refusal:
        return _refused(request, entered, point, str(refusal), by_script)
    if by_script:
        return JsonResponse({"version": kept.number, "words": _saved(entered, kept)})
    return redirect(f"{entered.url('write_minutes')}#item-{item}")


@login_required
def versions(request: HttpRequest, campaign: str, key: str, item: int) -> HttpResponse:
    """Every version of what was said under a point."""
    entered = enter(request, campaign, key, Right.KEEP_MINUTES)
    point = _point(entered, item)
    page = {
        "campaign": entered.meeting.campaign,
        "item": point,
        "versions": queries.versions_of(point),
        "crumbs": entered.crumbs(entered.minutes_crumb, (_("Write"), entered.url("write_minutes"))),
    }
    return render(request, "meetings/minutes_versions.html", page)


def _point(entered: Entered, number: int) -> AgendaItem:
    found = item_of(entered.meeting, number)
    if found is None:
        raise Http404
    return found


def _saved(entered: Entered, text: MinutesText | None) -> str:
    """ "Saved 14:03", by the clock of the meeting."""
    if text is None:
        return ""
    return _("Saved %(time)s") % {"time": f"{text.at.astimezone(ZoneInfo(entered.meeting.zone)):%H:%M}"}


def _conflict(
    request: HttpRequest, entered: Entered, point: AgendaItem, form: TextForm, theirs: MinutesText, by_script: bool
) -> HttpResponse:
    """Both versions side by side: choose one, or join the two. Status 409."""
    base = queries.version_of(point, form.cleaned_data["base"])
    before = TextForm(initial={"text": base.text if base else "", "base": theirs.number})
    now = TextForm(request.POST, initial={"text": theirs.text, "base": theirs.number})
    found = [each for each in conflicts.differences(now, conflicts.marks(before)) if each.name == "text"]
    context: dict[str, Any] = {
        "item": point,
        "theirs": theirs,
        "mine": form.cleaned_data["text"],
        "difference": found[0] if found else None,
        "address": request.path,
        "back": f"{entered.url('write_minutes')}#item-{point.number}",
        "saved": _saved(entered, theirs),
    }
    if by_script:
        shown = render_to_string("meetings/minutes_conflict_part.html", context, request=request)
        words = _("Not saved yet: somebody else saved first.")
        return JsonResponse({"version": theirs.number, "words": words, "html": shown}, status=409)
    page = {
        "campaign": entered.meeting.campaign,
        "crumbs": entered.crumbs(entered.minutes_crumb, (_("Write"), entered.url("write_minutes"))),
        **context,
    }
    return render(request, "meetings/minutes_conflict.html", page, status=409)


def _refused(request: HttpRequest, entered: Entered, point: AgendaItem, words: str, by_script: bool) -> HttpResponse:
    if by_script:
        return JsonResponse({"words": _("Not saved yet: %(why)s") % {"why": words}}, status=422)
    page = {
        "campaign": entered.meeting.campaign,
        "item": point,
        "words": words,
        "mine": request.POST.get("text", ""),
        "crumbs": entered.crumbs(entered.minutes_crumb),
        "back": f"{entered.url('write_minutes')}#item-{point.number}",
    }
    return render(request, "meetings/minutes_refused.html", page, status=422)
