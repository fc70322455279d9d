"""What is put together for another day is, to the byte, what is worked out for it alone."""

from __future__ import annotations

import io
import random
from datetime import date, timedelta

import orjson
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import translation

from accede.core.standing import standings
from accede.kit import stored
from accede.kit.door import Door, Watch
from accede.public.queries import data, status_data
from accede.record import queries as record
from tests.public.test_short_way import asked, connection_kept

LANGUAGES = ("en", "fr", "es", "ar", "zh-hans", "ru")


def days(many: float) -> list[date]:
    """Days by chance, and with each the day after, on which a stretch may end."""
    seeded = random.Random(20040130)
    first = [date(1950, 1, 1) + timedelta(days=seeded.randrange(28_000)) for _ in range(max(int(many), 2))]
    return [day + timedelta(days=more) for day in first for more in (0, 1)]


def chosen(long_share: float) -> list[str]:
    """All treaties in a long run; else a protocol, one with articles that start later, and another."""
    known = record.snapshot().treaties
    return sorted(known) if long_share == 1 else [slug for slug in ("icrmw", "opcat", "cat") if slug in known]


def turning(slug: str, many: float) -> list[date]:
    """Some of the days on which something changes for a State, and the days before them."""
    known = record.through_time(slug, language="en").days
    chosen = random.Random(slug).sample(known, min(max(int(many), 2), len(known)))
    return [date.fromordinal(day - back) for day in chosen for back in (0, 1)]


def test_rows_and_figures_of_every_treaty_are_those_of_the_plain_computation(shipped, long_share):
    for slug in record.snapshot().treaties:
        for on in [*days(20 * long_share), *turning(slug, 40 * long_share)]:
            found = record.through_time(slug, language="fr").on(on)

            assert found.by_name() == record.rows(slug, as_of=on, language="fr"), (slug, on)
            plain = {key: list(one.rows) for key, one in record.figures(slug, as_of=on).items()}
            assert found.codes() == plain, (slug, on)


def test_standings_of_every_treaty_are_those_that_core_computes(shipped, long_share):
    known = record.snapshot()
    for slug in known.treaties:
        for on in [*days(5 * long_share), *turning(slug, 10 * long_share)]:
            there = [c for c, one in known.states.items() if one.from_date is None or one.from_date <= on]
            plain = standings(known.acts(slug), known.rules(slug), as_of=on, states=there, ended=known.ended)
            cells = record.through_time(slug, language="en").on(on).cells

            assert {cell.standing.state: cell.standing for cell in cells if cell} == plain, (slug, on)


def test_entry_and_declarations_are_those_of_a_record_asked_for_the_first_time(shipped, long_share):
    for slug in record.snapshot().treaties:
        chosen = turning(slug, 20 * long_share)
        together = [(record.entry(slug, as_of=on), record.declared_counts(slug, as_of=on)) for on in chosen]
        for on, found in zip(chosen, together, strict=True):
            known = record.snapshot()
            known.made.clear()
            known.made["settled", slug] = date.max  # so that it is reckoned from the acts up to the day
            assert (record.entry(slug, as_of=on), record.declared_counts(slug, as_of=on)) == found, (slug, on)
        record.snapshot().made.clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_of_any_day_are_written_as_for_that_day_alone(shipped, long_share, language):
    with translation.override(language):
        for slug in chosen(long_share):
            treaty = record.treaty(slug)
            made = status_data.status_on(treaty, language=language)
            for on in [*days(5 * long_share), *turning(slug, 10 * long_share)]:
                plain = orjson.dumps(data.status(treaty, as_of=on, language=language))
                assert made(on) == plain, (slug, on)


FORMS = (
    "/data/v1/status/icrmw.json?on={}",
    "/data/status/icrmw.json?lang=ar&on={}",
    "/fr/status/icrmw/on/{}/",
    "/zh/status/icrmw/?on={}",
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("headers", [{}, {"HTTP_ACCEPT_ENCODING": "gzip"}])
def test_the_door_answers_for_another_day_as_the_house_does(shipped, form, headers):
    woken = []
    django = WSGIHandler()

    def house(environ, start):
        woken.append(environ)
        return django(environ, start)

    door = Door(house, Watch(record.version))
    asked(door, form.format("2004-01-30"), **headers)

    for on in ("1990-12-18", "2003-07-01", "2015-02-28"):
        stored.shelf.clear()
        assert asked(door, form.format(on), **headers) == asked(django, form.format(on), **headers)
    assert len(woken) == 1


@pytest.mark.parametrize("on", ["1980-01-01", "2999-01-01", "2004-02-31"])
def test_a_day_without_an_answer_is_refused_by_the_house(shipped, on):
    door = Door(WSGIHandler(), Watch(record.version))
    asked(door, FORMS[0].format("2004-01-30"))

    assert asked(door, FORMS[0].format(on))[0] == "400 Bad Request"


@pytest.mark.parametrize("lang", ["en", "ar", "fr", "zh"])
def test_the_page_of_any_day_is_the_one_rendered_for_that_day_alone(shipped, long_share, lang):
    django, known = WSGIHandler(), record.snapshot().treaties
    for slug in chosen(long_share):
        made = None
        for on in turning(slug, 10 * long_share):
            if known[slug].adopted_date and on < known[slug].adopted_date:
                continue
            stored.shelf.clear()
            response = page_of(django, f"/{lang}/status/{slug}/on/{on}/")
            made = made or response.series.make
            assert made(on).decode() == response.content.decode(), (slug, on)


def page_of(django, path):
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "HTTP_HOST": "localhost", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(),
    }  # fmt: skip
    with connection_kept():
        return django(environ, lambda *given: None)
