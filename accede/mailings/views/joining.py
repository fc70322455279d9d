"""Pages for whoever holds a link, or wants one: joining a list, confirming, leaving. Nobody signs in here.

Opening a page changes nothing, for mail programs and scanners open every link; what is sent does. Nobody learns from
an answer who is on a list.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from accede.accounts.whence import neighbourhood
from accede.coalition.queries import public_campaigns
from accede.kit.often import too_often
from accede.kit.refusals import Refused
from accede.mailings.actions import subscriptions as actions
from accede.mailings.forms.lists import JoinListForm, LeaveListForm
from accede.mailings.models import MailingList
from accede.mailings.queries import languages, lists
from accede.mailings.queries.list_links import asking_behind, subscription_behind

HOUR, DAY = 3600, 86_400
FROM_ONE_PLACE = 20  # askings within an hour
TO_ONE_ADDRESS = 3  # letters within a day, whoever asks for them
TO_ONE_LIST = 600  # letters within an hour: above it something is wrong, and somebody's letter box is filled
RETRY = {"Retry-After": str(HOUR)}


@never_cache
@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """Every list of public campaigns that anybody may join."""
    language = _language(request)
    with translation.override(languages.django_code(language)):
        found = lists.joinable(public_campaigns())
        rows = [(row, lists.face_of(row, language)) for row in found]
        return _page(request, "lists", None, language, rows=rows)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What the list is, what is agreed to, and a form; the answer is the same for every address."""
    row = lists.list_named(campaign, key)
    language = _language(request)
    with translation.override(languages.django_code(language)):
        if row is None or not lists.may_be_joined(row):
            return _page(request, "closed", row, language, status=404)
        form = JoinListForm(request.POST if request.method == "POST" else None)
        if request.method != "POST" or not form.is_valid():
            return _page(request, "join", row, language, status=422 if form.errors else 200, form=form)
        if too_often("join from", neighbourhood(request), most=FROM_ONE_PLACE, seconds=HOUR):
            return _page(request, "later", row, language, status=429, headers=RETRY)
        _ask(row, form.cleaned_data, language)
        return _page(request, "asked", row, language, email=form.cleaned_data["email"])


def _ask(row: MailingList, told: dict[str, Any], language: str) -> None:
    """One letter; silently none where the address has had its letters of the day."""
    address = told["email"].strip().lower()
    if too_often("join to", address, most=TO_ONE_ADDRESS, seconds=DAY):
        return
    if too_often("join list", str(row.pk), most=TO_ONE_LIST, seconds=HOUR):
        return
    actions.ask_to_join(mailing_list=row, email=address, name=told["name"], language=language, at=timezone.now())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Asks once more; sending it puts the address on the list."""
    asking, why = asking_behind(token)
    if asking is None:
        language = _language(request)
        with translation.override(languages.django_code(language)):
            return _page(request, why, None, language, status=410 if why == "late" else 404)
    row, language = asking.mailing_list, _language(request, asking.language)
    with translation.override(languages.django_code(language)):
        if request.method != "POST":
            return _page(request, "confirm", row, language, asking=asking)
        try:
            actions.confirm(asking=asking, at=timezone.now(), on=timezone.localdate())
        except Refused as refusal:
            return _page(request, "closed", row, language, status=410, words=str(refusal))
        return _page(request, "joined", row, language, asking=asking)


@never_cache
@csrf_exempt  # RFC 8058: the mail provider posts for its reader, and has no page of ours; the link is the permission
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Asks; sending it, from the page or by the mail program's own button, ends it. Good for ever; twice is once."""
    found = subscription_behind(token)
    if found is None:
        language = _language(request)
        with translation.override(languages.django_code(language)):
            return _page(request, "unknown", None, language, status=404)
    language = _language(request, found.language)
    with translation.override(languages.django_code(language)):
        form = LeaveListForm(request.POST if request.method == "POST" else None)
        if request.method != "POST":
            on_it = lists.on_the_list(found.list, found.email) if found.email else None
            return _page(request, "leave" if on_it else "left", found.list, language, form=form)
        words = form.cleaned_data["why"] if form.is_valid() else ""
        actions.leave(subscription=found, at=timezone.now(), on=timezone.localdate(), words=words)
        return _page(request, "left", found.list, language)


def _language(request: HttpRequest, otherwise: str = "") -> str:
    """The language asked for on the page; then the letter's; then the browser's."""
    asked = request.GET.get("language", "")
    if asked in languages.ORDER:
        return asked
    if otherwise and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        return languages.short_code(otherwise)
    return languages.short_code(get_language() or "en")


def _page(
    request: HttpRequest,
    step: str,
    row: MailingList | None,
    language: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    **more: Any,
) -> HttpResponse:
    codes = [(code, languages.OWN_NAMES[code], f"?language={code}") for code in languages.ORDER]
    page = {
        "step": step, "list": lists.face_of(row, language) if row else None,
        "campaign": row.campaign if row else None, "alternates": codes, "here": language, **more,
    }  # fmt: skip
    response = render(request, "mailings/open/page.html", page, status=status)
    for name, value in (headers or {}).items():
        response[name] = value
    return response
