"""Events that everybody may know: a list, a page each in six languages, an entry for calendars."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.events import queries as events
from accede.kit import stored
from accede.public.views.calendars import ICS
from accede.public.views.common import NotHere, in_words, stored_page


@require_safe
@in_words
def listing(request: HttpRequest, lang: str) -> HttpResponse:
    """What comes and what was, of every campaign here."""
    today = timezone.localdate()
    found = events.public_events()
    names = ("pk", "key", "title", "starts", "ends", "place", "kind", "cancelled_date")
    homes = [(each.campaign.slug, each.campaign.language) for each in found]
    said = [(home, [str(getattr(each, name)) for name in names]) for home, each in zip(homes, found, strict=True)]
    seal = hashlib.sha256(repr(said).encode()).hexdigest()[:24]

    def values() -> dict[str, Any]:
        coming = [each for each in found if each.starts.latest is None or each.starts.latest >= today]
        return {"coming": list(reversed(coming)), "past": [each for each in found if each not in coming]}

    def address(code: str) -> str:
        return reverse("public:events", args=[code])

    return _always_asked(stored_page(request, lang, ("events", today, seal), "public/events.html", values, address))


@require_safe
@in_words
def event(request: HttpRequest, lang: str, campaign: str, key: str) -> HttpResponse:
    """One event, as its editors wrote its public page."""
    _row, told = _found(campaign, key)

    def values() -> dict[str, Any]:
        return {"event": told, "description": " ".join(told.paragraphs)[:200]}

    def address(code: str) -> str:
        return reverse("public:event", args=[code, campaign, key])

    marks = ("event", campaign, key, told.seal)
    return _always_asked(stored_page(request, lang, marks, "public/event.html", values, address))


@require_safe
@in_words
def entry(request: HttpRequest, lang: str, campaign: str, key: str) -> HttpResponse:
    """The event for calendars; an update has the same name and a higher number."""
    row, told = _found(campaign, key)
    url = settings.SITE_URL + reverse("public:event", args=[lang, campaign, key])
    made = events.entry(row, url=url, text="\n\n".join(told.paragraphs), stamp=events.changed_at(row))
    if made is None:
        raise NotHere(_("The day of this event is not known yet."), to="events")
    body = made
    key_of = ("event.ics", campaign, key, lang, hashlib.sha256(body).hexdigest())
    response = _always_asked(stored.answer(request, key_of, lambda: body, content_type=ICS))
    response["Content-Disposition"] = f'attachment; filename="{key}.ics"'
    return response


@require_safe
@in_words
def photo(request: HttpRequest, lang: str, campaign: str, key: str, position: int) -> HttpResponse:
    """The photograph of somebody who is named on the page and agreed to it."""
    found = events.public_photo(campaign, key, position)
    if found is None:
        raise NotHere(_("No such photograph is shown."), to="events")
    body = bytes(found.content)
    # Consent may be taken back, and another picture put in its place: a browser asks each time.
    key_of = ("event photo", hashlib.sha256(body).hexdigest(), found.content_type)
    return _always_asked(stored.answer(request, key_of, lambda: body, content_type=found.content_type))


def _always_asked(response: HttpResponse) -> HttpResponse:
    """The front door keeps answers by the version of the record, which a cancelled event does not move."""
    response.passing = True  # type: ignore[attr-defined]  # read by the front door
    return response


def _found(campaign: str, key: str) -> tuple[Any, Any]:
    found = events.public_event(campaign, key, at=timezone.now())
    if found is None:
        raise NotHere(_("No such event is shown here."), to="events")
    return found
