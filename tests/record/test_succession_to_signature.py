"""Succession to a signature, right through: Montenegro's of 23 October 2006, which counts from 3 June 2006."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accede.core.standing import StateClass
from accede.record import actions, queries
from accede.record.models import State, StateName

from .conftest import SOURCE, moment

DAY = date(2007, 1, 1)


@pytest.fixture
def montenegro(treaty, operator):
    state = State.objects.create(code="MNE", iso3="MNE", from_date=date(2006, 6, 3), source=SOURCE, shipped=True)
    StateName.objects.create(state=state, language="en", name="Montenegro", source=SOURCE)
    actions.bump("small")
    facts = {"effective_date": date(2006, 6, 3), "source": SOURCE, "by": operator, "on": DAY}
    return actions.record_act(
        treaty=treaty, state="MNE", kind="succession_to_signature", deposited=moment("2006-10-23"), **facts
    )


def row(day: date):
    return next((one for one in queries.rows("small", as_of=day) if one.code == "MNE"), None)


def test_it_makes_a_signatory_from_the_day_of_the_succession(montenegro):
    seen = {day: queries.standing("small", as_of=day).get("MNE") for day in (date(2006, 6, 2), date(2006, 6, 3))}

    assert seen[date(2006, 6, 2)].state_class is StateClass.NONE
    assert (seen[date(2006, 6, 3)].state_class, str(seen[date(2006, 6, 3)].since)) == (StateClass.SIGNED, "2006-06-03")


def test_it_counts_among_the_signatories_and_the_signed_only(montenegro):
    figures = queries.figures("small", as_of=DAY)

    assert [(figures[key].number, figures[key].rows) for key in ("signatories", "signed_only", "bound")] == [
        (1, ("MNE",)),
        (1, ("MNE",)),
        (0, ()),
    ]


def test_lists_say_that_the_signature_came_by_succession(montenegro):
    assert (str(row(DAY).signed), row(DAY).by_succession) == ("2006-10-23", True)


def test_a_ratification_needs_no_other_signature(montenegro, operator):
    facts = {"deposited": moment("2006-12-01"), "source": SOURCE, "by": operator, "on": DAY}
    actions.record_act(treaty="small", state="MNE", kind="ratification", **facts)

    assert (row(DAY).state_class, row(DAY).by_succession) == (StateClass.BOUND, True)


def test_pages_forms_and_tables_name_it(montenegro, client, officer, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: DAY)
    client.force_login(officer)

    treaty = client.get(reverse("record:treaty", args=["small"])).content.decode()
    act = client.get(montenegro.get_absolute_url()).content.decode()
    form = client.get(reverse("record:add")).content.decode()
    table = client.get("/data/acts/small.csv").content.decode()

    assert "signed (succession)" in treaty
    assert ("Montenegro: succession to signature" in act, "3 June 2006" in act) == (True, True)
    assert '<option value="succession_to_signature">succession to signature</option>' in form
    assert ("succession_to_signature,2006-10-23" in table, ",2006-06-03," in table) == (True, True)


def test_a_file_that_prints_it_with_its_suffix_agrees(montenegro, treaty, operator):
    sheet = 'Participant,Signature,"Ratification, Accession(a), Succession(d)"\nMontenegro,23 Oct 2006 d,\n'

    staged = actions.stage_import(content=sheet.encode(), filename="signed.csv", treaty=treaty, by=operator, on=DAY)

    assert [(line.change, line.kind) for line in staged.lines.all()] == [("same", "succession_to_signature")]
