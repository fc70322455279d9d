"""The door: who came, noted on a phone that may lose its line; heads counted by eye; the paper list of the next day."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from accede.events.actions import door as actions
from accede.events.forms.door import CountForm, PaperForm, WalkInForm
from accede.events.models import CheckIn, Event
from accede.events.queries import door as queries
from accede.events.queries import tabs_of
from accede.events.queries.guests import shown_name
from accede.events.rules import guest_of
from accede.events.views.editing import crumbs
from accede.events.views.guests import kept, listed
from accede.kit import formpages
from accede.kit.formpages import typed
from accede.kit.refusals import Refused

# This page alone asks for the camera, to read the code on a badge.
CAMERA = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


@login_required
@require_safe
def door(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Everybody expected, found as one types, each with one large button."""
    event = kept(request, campaign, key)
    found = listed(event)
    asked = request.GET.get("q", "").strip()
    context = {
        "campaign": event.campaign,
        "event": event,
        "tabs": tabs_of(event, "door", reader=request.user, on=timezone.localdate()),
        "list": found,
        "asked": asked,
        "rows": found.find(asked),
        "walk_in": WalkInForm(initial={"name": "" if found.find(asked) else asked}),
        "slip": secrets.token_hex(8),
        "heads": queries.heads(event),
        "head_lines": queries.head_lines(queries.heads(event)),
    }
    response = render(request, "events/door/door.html", context)
    response.headers["Permissions-Policy"] = CAMERA
    return response


@login_required
@require_safe
def state(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Who is in by now: a second phone at the door asks for it."""
    event = kept(request, campaign, key)
    return JsonResponse(
        {"in": [row.key for row in queries.here(event)]}, headers={"Cache-Control": "private, no-store"}
    )


@require_POST
def check_in(request: HttpRequest, campaign: str, key: str, guest: str) -> HttpResponse:
    """Note that a guest came."""
    return _noted(request, campaign, key, guest, "in")


@require_POST
def take_back(request: HttpRequest, campaign: str, key: str, guest: str) -> HttpResponse:
    """Take back that she came."""
    return _noted(request, campaign, key, guest, "back")


def _noted(request: HttpRequest, campaign: str, key: str, guest: str, what: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return _signed_out(request)
    event = kept(request, campaign, key)
    row = guest_of(event, guest)
    # The page has one slip for all of its buttons: of each guest, and of each act, it is another.
    slip = f"{request.POST.get('slip', '')[:20]}:{row.key}:{what}"

    def act() -> str:
        if what == "back":
            actions.take_back(guest=row, slip=slip, by=request.user, at=timezone.now())
            return _("Taken back: %(name)s has not come.") % {"name": shown_name(row)}
        way = CheckIn.Way.CODE if request.POST.get("way") == "code" else CheckIn.Way.DOOR
        noted = actions.check_in(guest=row, way=way, slip=slip, by=request.user, at=timezone.now())
        return came_words(noted)

    return _answer(request, event, act)


def walk_in(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Note somebody who is on no list."""
    if request.method != "POST":
        return redirect("events:door", campaign, key)
    if not request.user.is_authenticated:
        return _signed_out(request)
    event = kept(request, campaign, key)
    form = WalkInForm(request.POST)
    if not form.is_valid():
        words = " ".join(str(line) for lines in form.errors.values() for line in lines)
        return _told(request, event, words, status=422)
    slip = request.POST.get("slip", "")[:40]

    def act() -> str:
        values = form.cleaned_data
        return came_words(actions.walk_in(event=event, values=values, slip=slip, by=request.user, at=timezone.now()))

    return _answer(request, event, act)


def came_words(noted: actions.Noted) -> str:
    """What is said of a note: new, or there already since when."""
    name = shown_name(noted.guest)
    if noted.new:
        return _("%(name)s came.") % {"name": name}
    at = timezone.localtime(noted.check_in.at)
    return _("%(name)s is in already, since %(time)s.") % {"name": name, "time": f"{at:%H:%M}"}


def _answer(request: HttpRequest, event: Event, act: Any) -> HttpResponse:
    try:
        return _told(request, event, act())
    except Refused as refusal:
        return _told(request, event, str(refusal), status=409)


def _told(request: HttpRequest, event: Event, words: str, *, status: int = 200) -> HttpResponse:
    """The words as JSON for the page's script, else above the page of the door."""
    here = reverse("events:door", args=[event.campaign.slug, event.key])
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"words": words, "address": here}, status=status)
    (messages.success if status == 200 else messages.error)(request, words)
    return redirect(here)


def _signed_out(request: HttpRequest) -> HttpResponse:
    """A phone that was signed out meanwhile keeps its notes, and sends them when somebody signs in to it again."""
    words = _("You are signed out. Sign in again: what this phone noted is kept on it for 24 hours.")
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"words": words}, status=401)
    return redirect(f"{reverse('account_login')}?next={request.path.rsplit('/', 3)[0]}/")


@login_required
def count(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Heads by group, where names are not known."""
    event = kept(request, campaign, key)
    counted = dict(event.attendance.values_list("group", "heads"))
    form = CountForm(typed(request), counted=counted)

    def act() -> Any:
        counts = form.counts()
        return actions.count_by_eye(event=event, counts=counts, by=request.user, on=timezone.localdate())

    lede = _("Count everybody of a group, also those who are on the list: nobody is counted twice.")
    return _form(request, event, form, act, _("Heads by group"), _("Save the counts"), _("Counts saved."), lede)


@login_required
def paper(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The list that people signed, entered the next day: one page, many rows, by keyboard."""
    event = kept(request, campaign, key)
    found = listed(event)
    form = PaperForm(typed(request), listed=found.rows)

    def act() -> Any:
        return actions.note_paper(
            event=event, came=form.came(), others=form.others(), slip=form.slip(), by=request.user, at=timezone.now()
        )

    lede = _("Tick who signed, and write in who stands on no list. Tab moves on, the space bar ticks.")
    done = _("Paper list entered. Who was noted at the door already was not noted again.")
    page = {"template": "events/door/paper.html", "more": {"list": found}}
    return _form(request, event, form, act, _("Paper list"), _("Enter the list"), done, lede, **page)


def _form(
    request: HttpRequest, event: Event, form: Any, act: Any, title: str, button: str, done: str, lede: str, **more: Any
) -> HttpResponse:
    here = reverse("events:door", args=[event.campaign.slug, event.key])
    above = (*crumbs(event.campaign, event), (pgettext("tab of an event", "Door"), here))
    page = formpages.FormPage(
        title=title, lede=lede, button=button, back=here, then=here, done=done, crumbs=above,
        **{"template": "events/form.html", **more},
    )  # fmt: skip
    return formpages.form_page(request, form, act, page, campaign=event.campaign)
