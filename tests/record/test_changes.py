"""Changes between two days: what States did, and apart from it what we learned."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record import actions, queries

TODAY = date(2004, 1, 30)


def told(found) -> list[tuple[str, str, str]]:
    return [(row.kind.value, row.name, str(row.when)) for row in found.events]


def test_an_act_deposited_long_ago_and_learned_of_now_is_only_among_what_we_learned(enter):
    enter("EGY", "accession", "1993-02-19", on=date(2004, 1, 20))

    found = queries.changes(["small"], start=date(2004, 1, 1), end=TODAY)

    assert told(found) == []
    assert [(row.name, row.how) for row in found.learned] == [("Egypt", "entered")]


def test_what_happened_is_told_although_we_learned_of_it_later(enter):
    enter("EGY", "accession", "1993-02-19", on=date(2004, 1, 20))

    found = queries.changes(["small"], start=date(1993, 1, 1), end=date(1993, 12, 31))

    assert told(found) == [("bound", "Egypt", "1993-02-19")]
    assert found.learned == ()


def test_a_correction_and_a_striking_out_are_learned_on_their_own_day(enter, operator):
    first = enter("EGY", "accession", "1993-02-19", on=date(2003, 1, 1))
    second = enter("MLI", "accession", "1994-02-19", on=date(2003, 1, 1))
    actions.correct_act(act=first, deposited=queries.act(second.pk).deposited, reason="Misread", by=operator, on=TODAY)
    actions.strike_act(act=second, reason="Never was", by=operator, on=TODAY)

    found = queries.changes(["small"], start=date(2003, 6, 1), end=TODAY)

    assert [(row.name, row.how) for row in found.learned] == [("Mali", "struck"), ("Egypt", "corrected")]


def test_the_treatys_own_entry_into_force_is_named(enter):
    enter("EGY", "accession", "1993-02-19")
    enter("MLI", "accession", "1999-03-08")

    (found,) = queries.changes(["small"], start=date(1999, 1, 1), end=date(1999, 12, 31)).treaties

    assert found.in_force == date(1999, 7, 1)
    assert [(row.name, row.before, row.after) for row in found.classes] == [
        ("Egypt", "bound", "party"),
        ("Mali", "none", "party"),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_changes_cost_two_queries_however_many_rows(rows, enter, django_assert_num_queries):
    for state in ("EGY", "MLI", "MEX")[:rows]:
        enter(state, "accession", "1993-02-19", on=date(2003, 12, 1))
    queries.changes(start=date(1993, 1, 1), end=TODAY)

    with django_assert_num_queries(2):  # the version of the record, and the register's newest rows
        found = queries.changes(start=date(1993, 1, 1), end=TODAY)

    assert len(found.learned) == rows


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2004, 1, 1), date(2004, 2, 1), "lies in the future"),
        (date(2004, 1, 1), date(2004, 1, 1), "must lie before the last"),
        (date(2004, 1, 2), date(2004, 1, 1), "must lie before the last"),
    ],
)
def test_days_that_cannot_be_compared_are_refused_in_words(db, start, end, words):
    with pytest.raises(queries.DayRefused, match=words):
        queries.check_span(start, end, today=TODAY)


def test_the_convention_between_two_reports(shipped):
    (found,) = queries.changes(["icrmw"], start=date(2003, 1, 1), end=TODAY).treaties

    assert found.in_force == date(2003, 7, 1)
    assert [(row.state, str(row.when)) for row in found.of("bound")] == [
        ("GTM", "2003-03-14"),
        ("SLV", "2003-03-14"),
        ("MLI", "2003-06-05"),
        ("KGZ", "2003-09-29"),
        ("BFA", "2003-11-26"),
        ("TLS", "2004-01-30"),
    ]
