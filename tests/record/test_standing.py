"""The record as shipped: the numbers that the rules of the record name."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from django.utils import translation

from accede.record import queries
from accede.record.queries.snapshot import snapshot

pytestmark = pytest.mark.usefixtures("shipped")
DAY = date(2004, 1, 30)


@pytest.mark.parametrize(
    ("day", "bound", "parties", "signed_only", "signatories"),
    [
        (date(1998, 12, 31), 9, 0, 3, 5),
        (date(2003, 3, 13), 19, 0, 12, 17),
        (date(2003, 6, 1), 21, 0, 10, 17),
        (date(2003, 7, 1), 22, 21, 10, 17),
        (DAY, 25, 23, 9, 17),
    ],
)
def test_the_counts_of_the_migrant_workers_convention(day, bound, parties, signed_only, signatories):
    found = {key: figure.number for key, figure in queries.figures("icrmw", as_of=day).items()}

    assert (found["bound"], found["parties"], found["signed_only"], found["signatories"]) == (
        bound,
        parties,
        signed_only,
        signatories,
    )


def test_on_30_january_2004_157_of_191_members_had_done_nothing():
    found = queries.figures("icrmw", as_of=DAY)

    assert (found["no_action"].number, found["un_members"].number, found["coming"].rows) == (
        157,
        191,
        ("BFA", "TLS"),
    )


def test_every_figure_carries_its_definition_and_its_rows():
    for key, figure in queries.figures("icrmw", as_of=DAY).items():
        assert len(figure.rows) == figure.number, key
        assert queries.definition(figure).endswith("."), key


def test_period_comparison_gives_both_readings_of_signatures():
    periods = [(date(1993, 1, 1), date(1998, 12, 31)), (date(1999, 1, 1), DAY)]

    found = queries.period_comparison("icrmw", periods=periods, as_of=DAY)

    assert [(one.bound.number, one.still_signed_only.number, one.signatures_made.number) for one in found] == [
        (9, 2, 3),
        (16, 7, 12),
    ]


def test_names_are_those_of_the_day_and_of_the_language():
    assert queries.state_name("TUR", on=DAY, language="en") == "Turkey"
    assert queries.state_name("CPV", on=date(2013, 10, 23), language="en") == "Cape Verde"
    assert queries.state_name("CPV", on=date(2013, 10, 24), language="en") == "Cabo Verde"
    assert queries.state_name("MEX", on=DAY, language="ar") == "المكسيك"
    with translation.override("zh-hans"):
        assert queries.state_name("MEX", on=DAY) == "墨西哥"


def test_rows_list_every_state_that_acted_and_every_member_that_did_not():
    found = queries.rows("icrmw", as_of=DAY)
    sizes = {key: len(rows) for key, rows in queries.by_class(found).items()}

    assert sizes == {"party": 23, "bound": 2, "signed": 9, "none": 157, "withdrawn": 0}
    assert [row.name for row in found] == sorted((row.name for row in found), key=str.casefold)


def test_a_row_on_a_past_day_knows_nothing_of_later_acts():
    row = next(row for row in queries.rows("icrmw", as_of=date(2003, 6, 1)) if row.code == "MLI")

    assert (row.state_class, row.deposited, row.in_force) == ("none", None, None)


def test_explanation_names_both_instruments_of_the_deciding_day():
    steps = queries.explain("icrmw", as_of=DAY)

    assert [(step.code, step.day) for step in steps] == [
        ("rule", None),
        ("trigger", date(2003, 3, 14)),
        ("delay", date(2003, 6, 14)),
        ("rounding", date(2003, 7, 1)),
        ("result", date(2003, 7, 1)),
        ("official", date(2003, 7, 1)),
    ]
    assert steps[1].sentence == (
        "El Salvador and Guatemala deposit on this day: numbers 20 and 21. Their order does not change the date."
    )


def test_no_treaty_shipped_with_a_clause_disagrees_with_its_official_day():
    assert [slug for slug in snapshot().treaties if queries.difference(slug)] == []
    assert queries.findings(on=DAY) == []


def test_timeline_and_its_table_end_in_the_figures_of_the_day():
    found = queries.timeline("icrmw", until=DAY)

    assert (found.bound[-1], found.signed[-1]) == ((DAY, 25), (date(2003, 11, 26), 9))
    assert [(row.year, row.bound, row.signed_only) for row in found.years[-3:]] == [
        (2002, 19, 12),
        (2003, 24, 9),
        (2004, 25, 9),
    ]


def test_next_days_are_those_of_states_that_wait():
    assert [(each.state, each.day) for each in queries.next_days("icrmw", as_of=DAY)] == [
        ("BFA", date(2004, 3, 1)),
        ("TLS", date(2004, 5, 1)),
    ]


@pytest.mark.parametrize("day", [date(1990, 12, 17), date(2030, 1, 1)])
def test_days_before_adoption_and_in_the_future_are_refused(day):
    with pytest.raises(queries.DayRefused):
        queries.check_day("icrmw", day, today=date(2026, 11, 23))


def test_an_unknown_treaty_is_named_with_those_that_are_known():
    with pytest.raises(queries.UnknownTreaty, match="On record: apartheid-in-sports, att"):
        queries.treaty("icrmx")


def test_a_page_of_figures_costs_one_query_a_question_once_the_record_is_in_memory(django_assert_num_queries):
    queries.rows("icrmw", as_of=DAY)
    queries.figures("icrmw", as_of=DAY)

    with django_assert_num_queries(4):
        queries.figures("icrmw", as_of=DAY)
        queries.rows("icrmw", as_of=DAY)
        queries.explain("icrmw", as_of=DAY)
        queries.timeline("icrmw", until=DAY)


@pytest.mark.long
def test_the_table_in_memory_equals_the_plain_computation(long_share):
    record, table = snapshot(), snapshot().table
    chance = random.Random(2003)
    first = date(1945, 1, 1)
    days = [first + timedelta(days=chance.randrange(82 * 365)) for _ in range(int(1000 * long_share))]

    for day in days:
        for slug in sorted(record.treaties):
            plain = queries.standing(slug, as_of=day)
            codes = dict(zip(table.states, table.treaty_on(slug, day), strict=True))
            for code, standing in plain.items():
                assert table_class(table, codes[code]) == standing.state_class, (slug, code, day)


def table_class(table, code: int):
    from accede.core.table import CODES

    return CODES[int(code)]
