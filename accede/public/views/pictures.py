"""Map, chart and card of a day as SVG and PNG files."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.kit import typesetting
from accede.public.queries import pictures
from accede.public.views.common import django_code, stored_answer
from accede.public.views.opening import Refused, known_treaty, open_file
from accede.record import queries as record

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


@open_file()
def picture(request: HttpRequest, lang: str, slug: str, day: date, shape: str, form: str) -> HttpResponse:
    """One picture; a day before adoption or after today is refused in words."""
    treaty = known_treaty(slug)
    try:
        as_of = record.check_day(treaty, day, today=timezone.localdate())
    except record.DayRefused as error:
        raise Refused(str(error)) from None
    path = reverse("public:status_on", args=[lang, slug, as_of])
    asked = pictures.Picture(treaty, as_of, django_code(lang), path)

    def make() -> bytes:
        drawn = pictures.picture(shape, asked)
        if drawn is None:
            raise Refused(_("There is no act on record up to this day, so there is no chart."), 404)
        return drawn.svg.encode() if form == "svg" else typesetting.png(drawn.svg, width=pictures.WIDTH)

    key = ("picture", slug, as_of, lang, shape, form)
    response = stored_answer(request, key, make, content_type=TYPES[form])
    response["Content-Disposition"] = f'inline; filename="{slug}-{as_of}-{shape}-{lang}.{form}"'
    # An SVG opened by itself is a document: it may run nothing and load nothing.
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
