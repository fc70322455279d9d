"""Forms: label, help, error and control belong together; errors stand in the summary and beside the field."""

from __future__ import annotations

import re

import pytest
from django import forms
from django.template import Context, Template

from accede.core.dates import Moment
from accede.kit.forms import DayField, FilterForm, Form, MomentFormField


class Act(Form):
    state = forms.CharField(label="State", help_text="Its name on that day.", error_messages={"required": "Name it."})
    kind = forms.ChoiceField(label="Kind", choices=[("r", "Ratification")], widget=forms.RadioSelect)
    received = DayField(label="Received", required=False)
    learned = MomentFormField(label="Learned", required=False)
    sure = forms.BooleanField(label="Sure", required=False)

    def clean(self):
        if "state" in self.cleaned_data and self.cleaned_data["state"] == "X":
            raise forms.ValidationError("X is no State.")


def page(form):
    html = Template('{% load accede %}{% formpage form "Save the act" "/back" %}').render(
        Context({"form": form, "csrf_token": "t"})
    )
    return re.sub(r">\s+<", "><", html)


def test_label_help_error_and_control_stand_in_this_order():
    html = page(Act({}))

    order = [
        html.index(part)
        for part in (
            '<label for="id_state">',
            'id="id_state_helptext"',
            'id="id_state_error"',
            'name="state"',
        )
    ]
    assert order == sorted(order)
    assert 'aria-describedby="id_state_helptext id_state_error"' in html


def test_the_summary_takes_the_focus_and_links_to_the_field():
    html = page(Act({"kind": "r"}))

    assert '<div class="errors" id="errors" role="alert" aria-labelledby="errors-head" tabindex="-1" autofocus>' in html
    assert '<a href="#id_state">Name it.</a>' in html
    assert "One answer needs your attention" in html


def test_an_error_of_the_whole_form_stands_in_the_summary():
    html = page(Act({"state": "X", "kind": "r"}))

    assert "<li>X is no State.</li>" in html


def test_a_form_without_errors_has_no_summary():
    assert 'class="errors"' not in page(Act())


def test_radio_buttons_are_a_fieldset_that_a_summary_can_reach():
    html = page(Act({"state": "Mali"}))

    assert '<fieldset class="field has-error" id="id_kind" aria-describedby="id_kind_error">' in html
    assert '<a href="#id_kind">' in html


def test_fields_that_may_stay_empty_say_so():
    html = page(Act())

    assert html.count('<span class="optional">(optional)</span>') == 2
    assert 'Received <span class="optional">' in html


def test_filters_never_say_optional():
    class Filter(FilterForm):
        q = forms.CharField(label="Find", required=False)

    html = Template("{% load accede %}{% field form.q wide=True %}").render(Context({"form": Filter()}))

    assert "optional" not in html
    assert 'class="field field--wide"' in html


def test_a_day_travels_as_iso_in_a_date_input():
    html = page(Act(initial={"received": "2004-01-30"}))

    assert '<input type="date" name="received" class="short" id="id_received">' not in html
    assert 'type="date" name="received" value="2004-01-30"' in html


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2003-07-01", "2003-07-01"),
        ("2003-07", "2003-07"),
        ("before 2003-07-01", "<2003-07-01"),
        ("On or after 2003-07-01", ">2003-07-01"),
        ("", ""),
    ],
)
def test_a_moment_is_read_as_exactly_as_it_is_known(typed, moment):
    form = Act({"state": "Mali", "kind": "r", "learned": typed})

    assert form.is_valid()
    assert form.cleaned_data["learned"] == Moment.parse(moment)


@pytest.mark.parametrize("typed", ["31 February", "2003-02-31", "01/02/2003"])
def test_a_date_that_cannot_be_read_is_kept_and_explained(typed):
    form = Act({"state": "Mali", "kind": "r", "learned": typed})

    assert list(form.errors) == ["learned"]
    assert f'value="{typed}"' in page(form)


def test_nothing_in_a_form_carries_a_style():
    assert " style=" not in page(Act({}))
