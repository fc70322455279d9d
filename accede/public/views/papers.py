"""Papers of the record as files: a treaty's status on a day, a State's acts; stored like every public page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.kit import documents, stored
from accede.kit.documents import Document, Heading, Link, Paragraph, Text
from accede.public.queries import citing
from accede.public.views.common import django_code, stored_answer
from accede.public.views.opening import Refused, known_state, known_treaty, open_file
from accede.record import queries as record
from accede.record.queries import papers


@open_file()
def status(request: HttpRequest, lang: str, slug: str, day: date, form: str) -> HttpResponse:
    """The status paper of a treaty; a day before adoption or after today is refused in words."""
    treaty = known_treaty(slug)
    try:
        as_of = record.check_day(treaty, day, today=timezone.localdate())
    except record.DayRefused as error:
        raise Refused(str(error)) from None
    path = reverse("public:status_on", args=[lang, slug, as_of])

    def make() -> Document:
        paper = papers.status_paper(treaty, as_of=as_of, language=django_code(lang))
        return _cited(paper, citing.citation(treaty, as_of=as_of, path=path, language=django_code(lang)), path)

    return _answer(request, ("status paper", slug, as_of, lang, form), f"{slug}-{as_of}-{lang}", as_of, make)


@open_file()
def state(request: HttpRequest, lang: str, code: str, form: str, day: date | None = None) -> HttpResponse:
    """A State's acts on a day, today when none is named."""
    today = timezone.localdate()
    found, as_of = known_state(code), day or today
    if as_of > today:
        raise Refused(_("%(day)s lies in the future.") % {"day": as_of.isoformat()})
    path = reverse("public:state_on", args=[lang, found.code, as_of])

    def make() -> Document:
        paper = papers.state_paper(found.code, as_of=as_of, language=django_code(lang))
        return _cited(paper, citing.citation_of_all(as_of=as_of, path=path), path)

    return _answer(request, ("state paper", found.code, as_of, lang, form), f"{found.code}-{as_of}-{lang}", as_of, make)


def _answer(
    request: HttpRequest, key: tuple[Any, ...], name: str, as_of: date, make: Callable[[], Document]
) -> HttpResponse:
    form = key[-1]
    if form not in documents.TYPES:
        raise Refused(_("There is no such format: choose one of %s.") % ", ".join(documents.TYPES), 404)
    # The time written into a file is the day that it tells of: the same record gives the same bytes everywhere.
    made_at = datetime.combine(as_of, time(), UTC)

    def written() -> bytes:
        return documents.written(make(), form, made_at=made_at, site=settings.SITE_URL)

    response = stored_answer(request, key, written, content_type=documents.TYPES[form], keep=stored.passing)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _cited(paper: Document, citation: str, path: str) -> Document:
    """The paper with how it is cited, under which licence, and the address where the same stands for ever."""
    licence = citing.licence()
    told = (
        Heading(2, _("How to cite"), "cite"),
        Paragraph.of(citation),
        Paragraph((Text(f"{licence.words} "), Link(licence.url, licence.url))),
        Paragraph((Text(_("The page for this day: ")), Link(citing.absolute(path), citing.absolute(path)))),
    )
    return replace(paper, blocks=(*paper.blocks, *told))
