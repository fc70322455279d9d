"""Papers of the record as files: a treaty's status on a day, a State's acts. Text is stored like every public page;
a Word file or a PDF takes up to a second of a processor, so a job makes it once and it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.kit import documents, made, stored
from accede.kit.localdates import long_day
from accede.public import jobs
from accede.public.queries import papers
from accede.public.views.common import django_code, menu, stored_answer
from accede.public.views.opening import Refused, known_state, known_treaty, open_file
from accede.record import queries as record

MAKERS: dict[str, Callable[..., bytes]] = {jobs.STATUS: papers.status_file, jobs.STATE: papers.state_file}
AT_ONCE = ("html", "md")  # in milliseconds


@dataclass(frozen=True)
class _Paper:
    """What is asked: the kind, its plain values, the name of the file without its ending, what it is about."""

    kind: str
    args: dict[str, Any]
    name: str
    about: str


@open_file()
def status(request: HttpRequest, lang: str, slug: str, day: date, form: str) -> HttpResponse:
    """The status paper of a treaty; a day before adoption or after today is refused in words."""
    treaty = known_treaty(slug)
    try:
        as_of = record.check_day(treaty, day, today=timezone.localdate())
    except record.DayRefused as error:
        raise Refused(str(error)) from None
    path = reverse("public:status_on", args=[lang, slug, as_of])
    args = {"slug": slug, "day": as_of.isoformat(), "language": django_code(lang), "path": path, "form": form}
    about = record.short_title_of(treaty, language=django_code(lang))
    return _answer(request, lang, _Paper(jobs.STATUS, args, f"{slug}-{as_of}-{lang}", about))


@open_file()
def state(request: HttpRequest, lang: str, code: str, form: str, day: date | None = None) -> HttpResponse:
    """A State's acts on a day, today when none is named."""
    today = timezone.localdate()
    found, as_of = known_state(code), day or today
    if as_of > today:
        raise Refused(_("%(day)s lies in the future.") % {"day": as_of.isoformat()})
    path = reverse("public:state_on", args=[lang, found.code, as_of])
    args = {"code": found.code, "day": as_of.isoformat(), "language": django_code(lang), "path": path, "form": form}
    about = record.names(on=as_of, language=django_code(lang)).get(found.code, found.code)
    return _answer(request, lang, _Paper(jobs.STATE, args, f"{found.code}-{as_of}-{lang}", about))


def _answer(request: HttpRequest, lang: str, paper: _Paper) -> HttpResponse:
    form = paper.args["form"]
    if form not in documents.TYPES:
        raise Refused(_("There is no such format: choose one of %s.") % ", ".join(documents.TYPES), 404)
    media_type = documents.TYPES[form]
    if form in AT_ONCE:
        make, key = MAKERS[paper.kind], (paper.kind, *paper.args.values())
        response = stored_answer(request, key, lambda: make(**paper.args), content_type=media_type, keep=stored.passing)
    else:
        wanted = made.Wanted(paper.kind, paper.args)
        response = made.answer(
            request, wanted, content_type=media_type, page=lambda how_far: _being_made(request, lang, paper, how_far)
        )
    if response.status_code in (200, 304):
        response["Content-Disposition"] = f'attachment; filename="{paper.name}.{form}"'
    return response


def _being_made(request: HttpRequest, lang: str, paper: _Paper, how_far: dict[str, Any]) -> str:
    context = {
        "title": _("The paper is being made") if how_far["coming"] else _("The paper cannot be made now"),
        "what": _("%(treaty)s, as of %(day)s")
        % {"treaty": paper.about, "day": long_day(date.fromisoformat(paper.args["day"]))},
        "back": paper.args["path"],
        "back_words": _("The page for this day"),
        "lang": lang,
        "public_nav": menu(lang, ""),
        "noindex": True,
        **how_far,
    }
    return render_to_string("public/being_made.html", context, request=request)
