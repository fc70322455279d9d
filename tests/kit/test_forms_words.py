"""What a form says about a wrong answer, in our words, and what it drops from text."""

from __future__ import annotations

import pytest
from django import forms as django_forms
from django.db.models.fields import BLANK_CHOICE_DASH

from accede.kit import forms


class Sheet(forms.Form):
    title = django_forms.CharField(max_length=5, label="100% title")
    kind = django_forms.ChoiceField(choices=[("a", "A")], label="Kind")
    site = django_forms.URLField(label="Site", assume_scheme="https")
    mail = django_forms.EmailField(label="Mail")
    seats = django_forms.IntegerField(label="Seats", min_value=1)
    own = django_forms.CharField(error_messages={"required": "Say who."})


GOOD = {"title": "T", "kind": "a", "site": "https://x.example", "mail": "a@x.example", "seats": "3", "own": "me"}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("title", "", "“100% title” is missing: fill it in."),
        ("title", "123456", "“100% title” is too long: at most 5 characters; it has 6."),
        ("kind", "z", "“Kind”: “z” is not in the list. Choose from the list."),
        ("site", "no site", "“Site” is not a web address. Write it whole, with https:// in front."),
        ("mail", "no mail", "“Mail” is not a mail address. Write it as name@example.org."),
        ("seats", "many", "“Seats” is not a number we can read. Write it in digits."),
        ("seats", "0", "“Seats” must be at least 1."),
        ("own", "", "Say who."),
    ],
)
def test_a_wrong_answer_is_named_in_our_words(name, value, words):
    form = Sheet({**GOOD, name: value})

    assert dict(form.errors) == {name: [words]}


def test_characters_that_nobody_sees_but_turn_the_text_are_dropped():
    form = Sheet({**GOOD, "title": "\u202ea\u2066b\x00"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "ab"


def test_the_empty_choice_is_one_dash(db):
    from django.contrib.auth.models import Group

    class Choosing(forms.Form):
        from_model = django_forms.ModelChoiceField(Group.objects.all())
        own_words = django_forms.ModelChoiceField(Group.objects.all(), empty_label="nobody")
        plain = django_forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "A")])

    form = Choosing()

    assert [next(iter(bound.field.choices)) for bound in form] == [("", "—"), ("", "nobody"), ("", "—")]
    assert "-----" not in str(form)
