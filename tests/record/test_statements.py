"""Declarations, reservations and objections: what stands on a day, what is about what, and what it says."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from accede.record import actions, queries
from accede.record.models import ActText, AppendOnly

from .conftest import SOURCE, TODAY, moment


@pytest.fixture
def say(operator):
    """Writes a text of an act straight into its table."""

    def write(act, text: str, **more) -> ActText:
        plain = {"number": 1, "language": "en", "source": SOURCE, "origin": "person", "entered_by": "operator"}
        return ActText.objects.create(act=act, text=text, entered_at=timezone.now(), **(plain | more))

    return write


def seen(as_of: str = "2004-01-30", **cut):
    found = queries.declarations_of(as_of=date.fromisoformat(as_of), **cut)
    return [(one.act.state.code, one.act.kind, one.act.article, one.stands) for one in found]


def test_what_stands_on_a_day_is_listed_oldest_first(enter):
    enter("EGY", "accession", "1993-02-19")
    enter("EGY", "reservation", "1993-02-19", article="4")
    enter("MEX", "objection", "1999-06-01", about="egy-reservation-1993-02-19")
    enter("MEX", "declaration", "1999-03-08", article="77")

    assert seen(treaty="small") == [
        ("EGY", "reservation", "4", True),
        ("MEX", "declaration", "77", True),
        ("MEX", "objection", "", True),
    ]
    assert seen("1999-05-31", state="MEX") == [("MEX", "declaration", "77", True)]
    assert seen("1993-02-18", treaty="small") == []


def test_a_withdrawal_ends_it_from_its_day(enter):
    enter("EGY", "reservation", "1993-02-19", article="18(6)")
    enter("EGY", "reservation_withdrawn", "2000-01-02", about="egy-reservation-1993-02-19")

    assert (seen("2000-01-01"), seen("2000-01-02")) == (
        [("EGY", "reservation", "18(6)", True)],
        [("EGY", "reservation", "18(6)", False)],
    )
    assert queries.declared_counts("small", as_of=date(2000, 1, 1))["reservation"] == 1
    assert queries.declared_counts("small", as_of=date(2000, 1, 2))["reservation"] == 0


def test_a_withdrawal_that_names_no_act_does_not_end_what_is_said_again_later(enter):
    enter("EGY", "accession", "1993-02-19")
    enter("EGY", "declaration", "1994-01-01", article="77")
    enter("EGY", "declaration_withdrawn", "1996-01-01", article="77")
    enter("EGY", "declaration", "1999-01-01", article="77")

    assert seen() == [("EGY", "declaration", "77", False), ("EGY", "declaration", "77", True)]
    assert queries.declared_counts("small", as_of=date(1998, 1, 1))["declaration"] == 0
    assert queries.declared_counts("small", as_of=date(2004, 1, 30))["declaration"] == 1


def test_an_objection_finds_a_reservation_that_was_corrected_twice(enter, officer):
    made = enter("EGY", "reservation", "1993-02-19", article="4")
    enter("MEX", "objection", "1999-06-01", about=made.key)
    once = actions.correct_act(act=made, article="18", reason="Misread.", by=officer, on=TODAY)
    actions.correct_act(act=once, article="18(6)", reason="Misread again.", by=officer, on=TODAY)

    [reservation, objection] = queries.declarations_of(treaty="small", as_of=TODAY)

    assert [one.act.state.code for one in reservation.objections] == ["MEX"]
    assert (objection.target, objection.target_name) == (reservation.act, "Egypt")
    assert [act.about for act in queries.acts_of("small")] == [None, reservation.act.key]


def test_the_withdrawal_of_a_corrected_declaration_still_lowers_the_tally(treaty, enter, officer):
    treaty.rules = treaty.rules | {"provisions": [{"article": "76", "count": 2}]}
    treaty.save()
    enter("EGY", "accession", "1993-02-19")
    enter("MLI", "accession", "1994-02-19")
    made = enter("EGY", "declaration", "1995-01-01", article="76")
    actions.correct_act(act=made, note="Seen.", reason="A note.", by=officer, on=TODAY)
    enter("EGY", "declaration_withdrawn", "1999-01-01", about=made.key)

    tally = [queries.provisions("small", as_of=date(year, 12, 31))[0] for year in (1995, 1999)]

    assert [(one.number, one.needed, one.since, one.states) for one in tally] == [
        (1, 2, None, (("EGY", "Egypt"),)),
        (0, 2, None, ()),
    ]


def test_a_corrected_act_keeps_its_text_until_it_has_one_of_its_own(enter, say, officer):
    made = enter("EGY", "reservation", "1993-02-19", article="4")
    say(made, "As first told.")
    once = actions.correct_act(act=made, article="4(1)", reason="Misread.", by=officer, on=TODAY)

    assert [text.text for text in queries.texts_of(once)] == ["As first told."]

    say(once, "As it was.")

    assert [text.text for text in queries.texts_of(once)] == ["As it was."]
    assert [text.text for text in queries.texts_of(made)] == ["As first told."]


def test_a_whole_text_pushes_a_quotation_aside(enter, say):
    made = enter("EGY", "reservation", "1993-02-19", article="4")
    say(made, "For the purposes …", excerpt=True)
    say(made, "For the purposes of the present Convention.", number=2)

    assert [text.number for text in queries.texts_of(made)] == [2]


def test_a_text_is_written_once(enter, say):
    text = say(enter("EGY", "reservation", "1993-02-19"), "As it was.")

    with pytest.raises(AppendOnly):
        text.save()
    with pytest.raises(AppendOnly):
        text.delete()
    with pytest.raises(AppendOnly):
        ActText.objects.update(text="Other")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE record_acttext SET text = 'Other'")


def test_the_database_keeps_the_new_facts_of_an_act(enter):
    enter("EGY", "reservation", "1993-02-19")

    for change in ("made_upon = 'signature'", "notified_date = '1993-03-01'", "kind_stated = false", "article = '9'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE record_act SET {change}")  # noqa: S608 -- four fixed words


@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_costs_the_same_queries_however_long(rows, enter, say, django_assert_num_queries):
    for day in range(1, rows + 1):
        say(enter("EGY", "reservation", f"1993-02-0{day}"), "Text.")
    seen(treaty="small")

    with django_assert_num_queries(5):
        seen(treaty="small")


def test_an_act_of_unknown_date_is_listed_last_and_counts_on_no_day(enter):
    from accede.record.models import Act

    known = enter("EGY", "reservation", "1993-02-19", article="4")
    fields = {"treaty": known.treaty, "state": known.state, "kind": "reservation", "source": SOURCE}
    fields |= {"learned_date": TODAY, "origin": "import", "entered_by": "o", "entered_at": timezone.now()}
    Act.objects.create(key="egy-reservation-no-date", deposited=moment(""), article="9", **fields)
    actions.bump("small")

    assert [row[2] for row in seen(treaty="small")] == ["4", "9"]
    assert queries.declared_counts("small", as_of=TODAY)["reservation"] == 1
