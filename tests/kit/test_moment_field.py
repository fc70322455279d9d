from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import models

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
