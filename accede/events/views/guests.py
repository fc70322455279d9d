"""The guest list: kept, corrected, sent to the venue; badges and place cards."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.events.actions import guests as actions
from accede.events.forms.guests import GuestForm, LeaveOutForm, SentForm
from accede.events.models import Event, Guest
from accede.events.queries import badges, deadlines, guest_files, sent_lists, tabs_of
from accede.events.queries import guests as queries
from accede.events.queries.registering import registrations
from accede.events.rules import event_for, guest_of
from accede.events.views.editing import crumbs
from accede.kit import formpages, made
from accede.kit.formpages import typed


def kept(request: HttpRequest, campaign: str, key: str) -> Event:
    """The event, when the reader may keep its guest list and its door today."""
    return event_for(request.user, campaign, key, Right.TAKE_REPLIES, on=timezone.localdate())


def language() -> str:
    """The language in which the reader reads."""
    return get_language() or settings.LANGUAGE_CODE


def listed(event: Event) -> queries.GuestList:
    """The guest list as it stands now, in the reader's language."""
    return queries.guest_list(event, language=language(), as_of=timezone.localdate())


@login_required
@require_safe
def guest_list(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Everybody expected, what the venue does not know yet, and until when it wants the list."""
    event, now = kept(request, campaign, key), timezone.now()
    found = listed(event)
    sent = sent_lists.last_sent(event)
    due = deadlines.list_due(event)
    registered = list(registrations(event))
    context = {
        "campaign": event.campaign,
        "event": event,
        "tabs": tabs_of(event, "guests", reader=request.user, on=timezone.localdate()),
        "figures": queries.figures(found, event),
        "list": found,
        "sent": sent,
        "changes": sent_lists.difference(sent, found),
        "due": due[0] if due else None,
        "late": bool(due) and due[0].is_late(now),
        "format": guest_files.format_of(event),
        "other_formats": [name for name in guest_files.FORMATS if name != guest_files.format_of(event)],
        "sent_form": SentForm(initial={"to": event.held_at.contact if event.held_at else ""}),
        "waiting": [row for row in registered if row.confirmed_at is None and row.cancelled_at is None],
        "register_url": _register_url(event),
        "may_erase": may(request.user, Right.ERASE_PERSON, campaign=campaign, on=timezone.localdate()),
    }
    return render(request, "events/guests/list.html", context)


def _register_url(event: Event) -> str:
    args = [language().partition("-")[0], event.campaign.slug, event.key]
    return reverse("invited:register", args=args) if event.registration and event.public_page else ""


@login_required
def add_guest(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put somebody on the list by hand."""
    event = kept(request, campaign, key)
    form = GuestForm(typed(request), instance=Guest(event=event), event=event, on=timezone.localdate())

    def act() -> Any:
        values = dict(form.cleaned_data)
        another = values.pop("another", False)
        return actions.add_guest(event=event, values=values, by=request.user, at=timezone.now(), another=another)

    done = _("On the list. The venue learns of it with the next list that you send.")
    return _form(request, event, form, act, _("Add a guest"), _("Put on the list"), done=done)


@login_required
def change_guest(request: HttpRequest, campaign: str, key: str, guest: str) -> HttpResponse:
    """Correct what the list says of somebody."""
    event = kept(request, campaign, key)
    row = guest_of(event, guest)
    form = GuestForm(typed(request), instance=row, event=event, on=timezone.localdate())

    def act() -> Any:
        return actions.change_guest(guest=row, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    title = _("Correct %(name)s") % {"name": queries.shown_name(row)}
    return _form(request, event, form, act, title, _("Save the guest"), done=_("Guest saved."))


@login_required
def leave_out(request: HttpRequest, campaign: str, key: str, guest: str) -> HttpResponse:
    """Take somebody off the list, and say why."""
    event = kept(request, campaign, key)
    row = guest_of(event, guest)
    form = LeaveOutForm(typed(request))

    def act() -> Any:
        words = form.cleaned_data["words"]
        return actions.leave_out(guest=row, words=words, by=request.user, on=timezone.localdate())

    title = _("Take %(name)s off the list?") % {"name": queries.shown_name(row)}
    done = _("Taken off the list. The row is kept and can be put back.")
    return _form(request, event, form, act, title, _("Take off the list"), done=done)


def _form(
    request: HttpRequest, event: Event, form: Any, act: Any, title: str, button: str, *, done: str
) -> HttpResponse:
    here = reverse("events:guests", args=[event.campaign.slug, event.key])
    page = formpages.FormPage(
        title=title, button=button, back=here, then=here, done=done,
        crumbs=(*crumbs(event.campaign, event), (_("Guest list"), here)), template="events/form.html",
    )  # fmt: skip
    return formpages.form_page(request, form, act, page, campaign=event.campaign)


@login_required
@require_POST
def bring_back(request: HttpRequest, campaign: str, key: str, guest: str) -> HttpResponse:
    """Put somebody on the list again."""
    event = kept(request, campaign, key)
    row = guest_of(event, guest)
    actions.bring_back(guest=row, by=request.user, on=timezone.localdate())
    messages.success(request, _("On the list again."))
    return redirect("events:guests", campaign, key)


@login_required
@require_safe
def guest_file(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """The list as the venue wants it, now or once a job has made it. Taking it away does not say that it was sent."""
    event, today = kept(request, campaign, key), timezone.localdate()
    if form not in guest_files.FORMATS:
        raise Http404
    found, name = listed(event), f"guest-list-{key}.{form}"
    if not guest_files.takes_long(found, form):
        content = guest_files.guest_file(event, found, form, language=language(), on=today)
        return _file(content, name, guest_files.TYPES[form])
    title = _("Guest list as %(form)s") % {"form": guest_files.FORMATS[form]}
    return _by_job(request, event, guest_files.MADE, {"form": form}, title=title, name=name)


@login_required
@require_safe
def cards(request: HttpRequest, campaign: str, key: str, kind: str) -> HttpResponse:
    """Badges or place cards of everybody, or of one guest: asked for, and handed out once a job has made them."""
    event = kept(request, campaign, key)
    if kind not in badges.KINDS:
        raise Http404
    only = request.GET.get("guest", "")
    if only:
        guest_of(event, only)
    title = {"badges": _("Badges as PDF"), "cards": _("Place cards as PDF")}[kind]
    return _by_job(request, event, badges.MADE, {"kind": kind, "only": only}, title=title, name=f"{kind}-{key}.pdf")


def _by_job(
    request: HttpRequest, event: Event, kind: str, values: dict[str, str], *, title: str, name: str
) -> HttpResponse:
    """The file of a kind that a job makes, or how far it is."""
    context = {"campaign": event.campaign, "event": event, "title": title}

    def page(how_far: dict[str, Any]) -> str:
        return render_to_string("events/guests/being_made.html", context | how_far, request=request)

    wanted = made.Wanted(kind, {
        "campaign": event.campaign.slug, "event": event.key, "language": language(),
        "on": timezone.localdate().isoformat(), **values,
    })  # fmt: skip
    media = guest_files.TYPES[name.rpartition(".")[2]]
    response = made.answer_to_one(request, wanted, content_type=media, page=page)
    return _file(response.content, name, media) if response.status_code == 200 else response


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


@login_required
@require_POST
def note_sent(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Keep that the list went to the venue as it stands; what changes from now on is shown as a difference."""
    event = kept(request, campaign, key)
    form = SentForm(request.POST)
    to = form.cleaned_data["to"] if form.is_valid() else ""
    rows = sent_lists.as_sent(listed(event))
    then = reverse("events:guests", args=[campaign, key])

    def act() -> Any:
        return actions.note_sent(event=event, rows=rows, to=to, by=request.user, at=timezone.now())

    done = _("Kept: the venue has this list. What changes from now on is shown here.")
    return formpages.one_button(request, act, done=done, then=then)
