"""The file when it is there; until then a page that reloads itself without script, and words for programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.kit import stored
from accede.kit.made import keeping
from accede.kit.made.keeping import NotYet, Why
from accede.kit.made.kinds import Wanted

# Seconds until a page looks again: soon at first, then more seldom.
REFRESH = (2, 20)
LATER = {Why.FULL: 60, Why.FAILED: 300}
Page = Callable[[dict[str, Any]], str]


def answer(request: HttpRequest, wanted: Wanted, *, content_type: str, page: Page) -> HttpResponse:
    """The file for everybody: stored, with its ETag. `page` renders the room's page around what it is given."""
    key = wanted.key()
    try:
        return stored.answer(
            request, key, lambda: keeping.content(wanted, key), content_type=content_type, keep=stored.passing
        )
    except NotYet as problem:
        return _not_yet(request, problem, page)


def answer_to_one(request: HttpRequest, wanted: Wanted, *, content_type: str, page: Page) -> HttpResponse:
    """The same for the person who asks, whom the caller has allowed to read it: nothing is stored on the way."""
    try:
        made = keeping.content(wanted, wanted.key())
    except NotYet as problem:
        return _not_yet(request, problem, page)
    return HttpResponse(made, content_type=content_type, headers={"Cache-Control": "private, no-cache"})


def reload_soon(response: HttpResponse, asked_at: datetime | None) -> int:
    """Has the browser look again by itself, and gives after how many seconds."""
    waited = 0.0 if asked_at is None else (timezone.now() - asked_at).total_seconds()
    seconds = round(min(max(waited / 4, REFRESH[0]), REFRESH[1]))
    response["Refresh"] = str(seconds)
    return seconds


def _not_yet(request: HttpRequest, problem: NotYet, page: Page) -> HttpResponse:
    coming = problem.why in (Why.WAITS, Why.IS_MADE)
    status = 202 if coming else 503
    words = _words(problem)
    if "text/html" in request.headers.get("Accept", ""):
        context = {"why": problem.why, "coming": coming, "words": words, "address": request.get_full_path()}
        response = HttpResponse(page(context), status=status)
        seconds = reload_soon(response, problem.asked_at) if coming else LATER[problem.why]
    else:
        told = {"status": status, "words" if coming else "error": words}
        response = HttpResponse(orjson.dumps(told), status=status, content_type="application/json")
        seconds = REFRESH[0] if coming else LATER[problem.why]
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response


def _words(problem: NotYet) -> str:
    """How far the file is, as one sentence."""
    if problem.why == Why.FULL:
        return _("Too many files are waiting to be made. Ask again in a minute.")
    if problem.why == Why.FAILED:
        return _("This file could not be made. Ask again in five minutes; if it fails again, tell the operator.")
    if problem.why == Why.IS_MADE:
        return _("The file is being made at this moment.")
    if not problem.before:
        return _("The file is the next to be made.")
    words = ngettext("%(n)s file is made before it.", "%(n)s files are made before it.", problem.before)
    return words % {"n": problem.before}
