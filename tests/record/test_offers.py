from __future__ import annotations

from datetime import date

import pytest

from accede.record import actions, offers
from accede.record.models import Act

from .conftest import TODAY


def ask(function, reader, subject=None):
    return function(subject=subject, on=TODAY, reader=reader)


def test_work_lists_what_waits_for_a_decision_of_the_reader(enter, own_csv, treaty, operator, officer, nora, mateo):
    enter("MEX", "signature", "1991-05-22")
    actions.stage_import(
        content=own_csv(("a1", "EGY", "accession", "1993-02-19")),
        filename="small.csv",
        treaty=treaty,
        by=operator,
        on=TODAY,
    )

    assert [line.title for line in ask(offers.waiting, nora)] == ["Mexico: signature"]
    assert [line.title for line in ask(offers.waiting, officer)] == [
        "Depositary file small.csv",
        "Mexico: signature",
    ]
    assert ask(offers.waiting, mateo) == []


def test_nobody_is_asked_to_verify_what_they_entered_themselves(enter, officer):
    enter("MEX", "signature", "1991-05-22", by=officer)

    assert ask(offers.waiting, officer) == []
    assert ask(offers.nav, officer)[0].count is None


def test_the_menu_counts_what_waits(enter, nora, ines, sam):
    enter("MEX", "signature", "1991-05-22")

    assert [entry.count for entry in ask(offers.nav, nora)] == [1]
    assert [entry.count for entry in ask(offers.nav, ines)] == [None]
    assert ask(offers.nav, sam) == []


def test_a_difference_nobody_explained_is_late_work(enter, treaty, nora, operator):
    enter("MEX", "accession", "2003-03-14")
    enter("EGY", "accession", "2003-03-14")
    actions.set_official_date(treaty=treaty, day=date(2003, 7, 2), source="Notification", by=operator, on=TODAY)
    verify = [line.title for line in ask(offers.waiting, nora) if line.late]
    assert verify == ["A Small Convention: computed and official day differ"]

    actions.accept_difference(treaty=treaty, reason="1 July was a holiday.", by=nora, on=TODAY)

    assert [line for line in ask(offers.waiting, nora) if line.late] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_work_costs_the_same_number_of_queries_however_much_waits(enter, nora, rows, django_assert_num_queries):
    for state in ("MEX", "EGY", "MLI")[:rows]:
        enter(state, "signature", "1991-05-22")
    ask(offers.waiting, nora)
    assert Act.objects.count() == rows

    with django_assert_num_queries(7):  # one of them asks for what the reader entered herself and somebody disputed
        ask(offers.waiting, nora)
