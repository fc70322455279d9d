"""Dates in six languages, as exactly as they are known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from accede.core.dates import Moment
from accede.kit.localdates import (
    day_without_year,
    long_day,
    long_moment,
    machine_text,
    short_day,
    short_moment,
)

DAY = date(2004, 1, 30)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "30 كانون الثاني/يناير 2004"),
        ("en", "30 January 2004"),
        ("es", "30 de enero de 2004"),
        ("fr", "30 janvier 2004"),
        ("ru", "30 января 2004 года"),
        ("zh-hans", "2004年1月30日"),
    ],
)
def test_a_day_in_text(language, words):
    assert long_day(DAY, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "30 كانون الثاني 2004"),
        ("en", "30 Jan 2004"),
        ("es", "30 ene 2004"),
        ("fr", "30 janv. 2004"),
        ("ru", "30 янв. 2004"),
        ("zh-hans", "2004年1月30日"),
    ],
)
def test_a_day_in_tables(language, words):
    assert short_day(DAY, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "حزيران/يونيه 2005"),
        ("en", "June 2005"),
        ("es", "junio de 2005"),
        ("fr", "juin 2005"),
        ("ru", "июнь 2005 года"),
        ("zh-hans", "2005年6月"),
    ],
)
def test_a_month(language, words):
    assert long_moment("2005-06", language) == words


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("2004-01-30", "30 January 2004", "30 Jan 2004"),
        ("2005", "2005", "2005"),
        ("<2004-01-30", "before 30 January 2004", "before 30 Jan 2004"),
        (">2004-01-30", "on or after 30 January 2004", "on or after 30 Jan 2004"),
        ("", "not known", "not known"),
    ],
)
def test_a_moment_shows_its_precision(text, long, short):
    moment = Moment.parse(text)

    assert (long_moment(moment, "en"), short_moment(moment, "en")) == (long, short)


def test_only_the_first_of_a_french_month_is_an_ordinal():
    assert long_day(date(2003, 7, 1), "fr") == "1er juillet 2003"
    assert long_day(date(2003, 7, 11), "fr") == "11 juillet 2003"


def test_without_a_day_there_are_no_words():
    assert long_day(None, "en") == ""


def test_a_day_without_its_year():
    assert [day_without_year(DAY, code) for code in ("en", "ar", "zh")] == [
        "30 Jan",
        "30 كانون الثاني",
        "1月30日",
    ]


@pytest.mark.parametrize(
    ("value", "stamp"),
    [(DAY, "2004-01-30"), ("2005-06", "2005-06"), ("2005", "2005"), ("<2005", ""), (None, "")],
)
def test_the_machine_reads_only_what_html_has_a_form_for(value, stamp):
    assert machine_text(value) == stamp


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("{% time d %}", '<time datetime="2004-01-30">30 January 2004</time>'),
        ('{% time d "short" css="date" %}', '<time datetime="2004-01-30" class="date">30 Jan 2004</time>'),
        ('{% time "<2004-01-30" %}', "<span>before 30 January 2004</span>"),
        ("{% time at %}", '<time datetime="2003-12-18T08:00+00:00">18 December 2003, 09:00</time>'),
        (
            "{{ d|day }} {{ d|shortday }} {{ d|moment }} {{ none|day }}",
            "30 January 2004 30 Jan 2004 30 January 2004 ",
        ),
    ],
)
def test_time_writes_the_element(source, html):
    at = datetime(2003, 12, 18, 8, tzinfo=UTC)

    assert Template("{% load accede %}" + source).render(Context({"d": DAY, "at": at, "none": None})) == html


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1,234"), ("fr", "1\u202f234"), ("ru", "1\u00a0234"), ("es", "1234"), ("ar", "1,234")],
)
def test_numbers_are_grouped_as_the_language_does(language, words):
    with translation.override(language):
        assert Template("{% load accede %}{{ 1234|number }}").render(Context()) == words
