from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation

from accede.core.dates import Moment
from accede.kit.fields import MomentField, MomentFormField

FORMS = ["2003-07-01", "2003-07", "2003", "<2003-07-01", ">2003-07-01", ""]


@pytest.mark.parametrize("text", FORMS)
def test_a_moment_goes_into_the_database_and_back(text):
    field = MomentField()

    stored = field.get_prep_value(Moment.parse(text))

    assert stored == text
    assert field.from_db_value(stored, None, None) == Moment.parse(text)


def test_a_field_left_alone_is_the_unknown_moment():
    assert MomentField().get_default() == Moment.unknown()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2003-02-31", "“2003-02-31”: this month has no day 31. Correct the day."),
        ("soon", "“soon” is not a date we can read"),
        ("31.12.2003", "“31.12.2003”: write it as 2003-12-31: year, month, day."),
        ("2003-13", "“2003-13” is not a date we can read"),
    ],
)
def test_a_text_that_is_no_date_is_refused_in_plain_words(text, words):
    with pytest.raises(ValidationError, match=re.escape(words)):
        MomentField().clean(text, None)


def test_a_required_moment_must_be_known():
    with pytest.raises(ValidationError):
        MomentField(blank=False).clean("", None)


def test_the_form_field_gives_a_moment_and_shows_its_text():
    field = MomentField(blank=True, verbose_name="from").formfield()

    assert isinstance(field, MomentFormField)
    assert field.clean(" 2003-07 ") == Moment.parse("2003-07")
    assert field.prepare_value(Moment.parse("2003-07")) == "2003-07"
    assert field.has_changed(Moment.parse("2003-07"), "2003-07") is False
    assert field.has_changed(Moment.parse("2003-07"), "2003-08") is True


def test_migrations_can_write_the_field_down():
    _name, path, args, kwargs = MomentField("from").deconstruct()

    assert (path, args) == ("accede.kit.fields.MomentField", [])
    assert isinstance(MomentField(**kwargs), models.CharField)


@pytest.mark.parametrize(
    ("language", "typed", "means"),
    [
        ("en", "12 December 2026", "2026-12-12"), ("en", "Dec 12, 2026", "2026-12-12"), ("en", "june 2003", "2003-06"),
        ("en", "before 1 July 2003", "<2003-07-01"), ("en", "on or after 2003-07-01", ">2003-07-01"),
        ("en", "after 1 July 2003", ">2003-07-02"), ("en", "after 2003-12", ">2004-01-01"),
        ("en", "after 2003", ">2004-01-01"),
        ("fr", "1er décembre 2026", "2026-12-01"), ("fr", "1 déc. 2026", "2026-12-01"),
        ("fr", "3 May 2001", "2001-05-03"),
        ("es", "12 de diciembre de 2026", "2026-12-12"), ("ru", "12 декабря 2026 г.", "2026-12-12"),
        ("ru", "декабрь 2026", "2026-12"), ("zh-hans", "2026年12月12日", "2026-12-12"),
        ("ar", "12 كانون الأول 2026", "2026-12-12"), ("ar", "١٢ ديسمبر ٢٠٢٦", "2026-12-12"),
        ("ar", "12 كانون الأول/ديسمبر 2026", "2026-12-12"),
    ],
)  # fmt: skip
def test_a_form_takes_a_day_in_the_words_of_the_person(language, typed, means):
    with translation.override(language):
        assert MomentField().formfield(required=False).clean(typed) == Moment.parse(means)


@pytest.mark.parametrize("typed", ["31 June 2003", "12 Decembruary 2026", "12 December", "12 December 20266", "May"])
def test_words_that_name_no_day_are_refused(typed):
    with pytest.raises(ValidationError):
        MomentField().formfield().clean(typed)
