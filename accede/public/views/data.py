"""The same figures as data: JSON and CSV."""

from __future__ import annotations

import csv
import io

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accede.kit import stored
from accede.public.views.common import LANGUAGES, asked_day, django_code, treaty_or_404
from accede.record import queries as record


@require_safe
def status_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The same figures and States as data; `?on=` names the day, `?lang=` the language of names."""
    today = timezone.localdate()
    treaty = treaty_or_404(slug)
    lang = request.GET.get("lang", "en")
    unknown = sorted(set(request.GET) - {"on", "lang"})
    if unknown:
        words = {"error": f"{', '.join(unknown)}: not understood. Write on=2004-01-30 and lang=en."}
        return HttpResponse(orjson.dumps(words), status=400, content_type="application/json")
    try:
        as_of = record.check_day(treaty, asked_day(request) or today, today=today)
    except (record.DayRefused, ValueError) as error:
        return HttpResponse(orjson.dumps({"error": str(error)}), status=400, content_type="application/json")
    if lang not in LANGUAGES:
        words = {"error": f"lang={lang}: choose one of {', '.join(LANGUAGES)}."}
        return HttpResponse(orjson.dumps(words), status=400, content_type="application/json")

    def make() -> bytes:
        return orjson.dumps(record.standing_data(treaty, as_of=as_of, language=django_code(lang)))

    key = (record.version(), "json", slug, as_of, lang)
    return stored.answer(request, key, make, content_type="application/json")


@require_safe
def acts_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """Every act of a treaty as it stands, one per row."""
    treaty = treaty_or_404(slug)

    def make() -> bytes:
        sheet = io.StringIO()
        writer = csv.writer(sheet, lineterminator="\n")
        writer.writerow(["treaty", "state", "kind", "deposited", "effective", "article", "source"])
        for act in record.act_rows(treaty=treaty):
            writer.writerow(
                [
                    slug,
                    act.state.code,
                    act.kind,
                    act.deposited,
                    act.effective_date or "",
                    act.article,
                    act.source,
                ]
            )
        return sheet.getvalue().encode()

    response = stored.answer(request, (record.version(), "csv", slug), make, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-acts.csv"'
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public pages."""
    return HttpResponse(
        "User-agent: *\nDisallow: /desk/\nDisallow: /c/\nDisallow: /accounts/\n", content_type="text/plain"
    )
