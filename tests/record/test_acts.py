from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from accede.accounts.rules import NotAllowed
from accede.kit.models import LogEntry
from accede.record import actions, queries
from accede.record.models import STRUCK, Act, AppendOnly

from .conftest import SOURCE, TODAY, moment


def test_an_entered_act_keeps_its_three_dates_apart(enter, operator):
    row = enter("MEX", "signature", "1991-05-22", effective_date=date(1991, 6, 1), learned_date=date(1991, 7, 2))

    row.refresh_from_db()
    assert (row.deposited, row.effective_date, row.learned_date) == (
        moment("1991-05-22"),
        date(1991, 6, 1),
        date(1991, 7, 2),
    )
    assert (row.key, row.origin, row.entered_by, row.verified_by) == (
        "mex-signature-1991-05-22",
        "person",
        "operator",
        "",
    )
    assert [(e.act, e.by, e.on) for e in LogEntry.objects.all()] == [("record.record_act", "operator", TODAY)]


def test_a_date_may_be_known_to_the_year_only(enter, treaty):
    enter("MEX", "accession", "1999")

    assert [act.deposited for act in queries.acts_of(treaty)] == [moment("1999")]


@pytest.mark.parametrize("change", [{"note": "x"}, {"kind": "accession"}, {"source": "other"}])
def test_a_row_cannot_be_changed_by_any_way_through_the_models(enter, change):
    row = enter("MEX", "signature", "1991-05-22")

    with pytest.raises(AppendOnly):
        Act.objects.filter(pk=row.pk).update(**change)
    for name, value in change.items():
        setattr(row, name, value)
    with pytest.raises(AppendOnly):
        row.save()
    with pytest.raises(AppendOnly):
        row.save(update_fields=list(change))


def test_a_row_cannot_be_deleted(enter):
    row = enter("MEX", "signature", "1991-05-22")

    with pytest.raises(AppendOnly):
        row.delete()
    with pytest.raises(AppendOnly):
        Act.objects.all().delete()


@pytest.mark.parametrize(
    "column", ["note", "deposited", "source", "kind", "learned_date", "entered_by", "counted", "reason"]
)
def test_the_database_itself_refuses_a_change_of_a_row(enter, column):
    row = enter("MEX", "signature", "1991-05-22")
    value = {"learned_date": "2001-01-01", "counted": False}.get(column, "other")

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE record_act SET {column} = %s WHERE id = %s", [value, row.pk])  # noqa: S608 -- a list of ours

    assert Act.objects.get().note == ""


def test_the_database_lets_a_verification_be_added_once_and_never_taken_back(enter, nora):
    row = actions.verify_act(act=enter("MEX", "signature", "1991-05-22"), by=nora, on=TODAY)

    with pytest.raises(DatabaseError), transaction.atomic():
        Act.objects.filter(pk=row.pk).update(verified_by="", verified_at=None)

    assert Act.objects.get().verified_by == "nora"


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"source": ""}, "record_act_names_its_source"),
        ({"verified_by": "nora"}, "record_act_verified_by_and_verified_at_go_together"),
        ({"reason": "why"}, "record_act_a_correction_and_its_reason_go_together"),
        ({"kind": STRUCK}, "record_act_a_striking_out_names_what_it_strikes"),
    ],
)
def test_the_database_holds_what_must_always_hold(treaty, states, values, name):
    plain = {
        "treaty": treaty,
        "state": states["MEX"],
        "key": "k",
        "kind": "signature",
        "deposited": moment("1991"),
        "learned_date": TODAY,
        "source": SOURCE,
        "origin": "person",
        "entered_by": "operator",
        "entered_at": timezone.now(),
    }

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Act(**(plain | values)).save()


def test_who_entered_an_act_cannot_be_written_as_its_verifier(enter):
    row = enter("MEX", "signature", "1991-05-22")

    with (
        pytest.raises(IntegrityError, match="record_act_is_verified_by_a_second_person"),
        transaction.atomic(),
    ):
        Act.objects.filter(pk=row.pk).update(verified_by="operator", verified_at=timezone.now())


def test_a_correction_is_a_new_row_that_names_the_one_it_replaces(enter, treaty, operator):
    wrong = enter("MEX", "signature", "1991-05-22")

    right = actions.correct_act(act=wrong, deposited=moment("1991-05-23"), reason="Misread.", by=operator, on=TODAY)

    assert (right.replaces, right.reason, right.source) == (wrong, "Misread.", SOURCE)
    assert [(act.id, str(act.deposited)) for act in queries.acts_of(treaty)] == [(right.key, "1991-05-23")]
    assert queries.act_history(right) == queries.act_history(wrong) == [wrong, right]


def test_a_row_that_is_struck_out_stays_readable_and_counts_for_nothing(enter, treaty, operator):
    row = enter("MEX", "accession", "1991-05-22")

    struck = actions.strike_act(act=row, reason="It was another State.", by=operator, on=TODAY)

    assert queries.acts_of(treaty) == ()
    assert queries.act_history(row) == [row, struck]
    assert list(queries.act_rows(treaty=treaty)) == []


def test_a_row_can_be_corrected_only_once_then_its_correction_is(enter, operator):
    row = enter("MEX", "signature", "1991-05-22")
    actions.strike_act(act=row, reason="Wrong.", by=operator, on=TODAY)

    with pytest.raises(actions.AlreadyReplaced):
        actions.correct_act(act=row, note="n", reason="Again.", by=operator, on=TODAY)


def test_a_correction_without_a_reason_or_without_a_change_is_refused(enter, operator):
    row = enter("MEX", "signature", "1991-05-22")

    with pytest.raises(actions.ActRefused, match="reason"):
        actions.correct_act(act=row, note="n", reason=" ", by=operator, on=TODAY)
    with pytest.raises(actions.NothingToDo):
        actions.correct_act(act=row, kind="signature", reason="Same.", by=operator, on=TODAY)

    assert Act.objects.count() == 1


def test_a_second_person_verifies(enter, nora, operator):
    row = enter("MEX", "signature", "1991-05-22")
    assert list(queries.verification_queue()) == [row]

    with pytest.raises(actions.CannotVerifyOwn):
        actions.verify_act(act=row, by=operator, on=TODAY)
    verified = actions.verify_act(act=row, by=nora, on=TODAY)

    assert (verified.verified_by, verified.verified_at is not None) == ("nora", True)
    assert list(queries.verification_queue()) == []
    with pytest.raises(actions.NothingToDo):
        actions.verify_act(act=row, by=nora, on=TODAY)


def test_only_who_may_enters_and_verifies(treaty, enter, mateo, ines, sam, officer):
    row = enter("MEX", "signature", "1991-05-22")
    act = {
        "treaty": treaty,
        "state": "EGY",
        "kind": "accession",
        "deposited": moment("1993"),
        "source": SOURCE,
        "on": TODAY,
    }

    for person in (mateo, ines, sam):
        with pytest.raises(NotAllowed):
            actions.record_act(**act, by=person)
        with pytest.raises(NotAllowed):
            actions.verify_act(act=row, by=person, on=TODAY)

    assert actions.record_act(**act, by=officer).entered_by == "officer"


def test_an_impossible_act_is_refused_with_every_reason_at_once(enter):
    with pytest.raises(actions.ActRefused) as refusal:
        enter("MEX", "ratification", "2030-01-01", source=" ")

    assert [reason[:20] for reason in refusal.value.reasons] == [
        "Name the source: a d",
        "The date 1 January 2",
        "This treaty asks for",
    ]
    assert Act.objects.count() == 0


def test_an_act_before_the_treaty_was_adopted_is_refused(enter):
    with pytest.raises(actions.ActRefused, match="before the treaty was adopted"):
        enter("MEX", "signature", "1990-12-17")


def test_a_ratification_after_a_signature_is_entered_and_without_one_refused(enter):
    enter("MEX", "signature", "1991-05-22")

    enter("MEX", "ratification", "1999-03-08")
    with pytest.raises(actions.ActRefused, match="asks for a signature"):
        enter("EGY", "ratification", "1999-03-08")


def test_the_same_act_is_not_recorded_twice(enter):
    enter("MEX", "signature", "1991-05-22")

    with pytest.raises(actions.AlreadyRecorded):
        enter("MEX", "signature", "1991-05-22")


def test_every_write_makes_a_new_version_and_says_so(enter, operator):
    from accede.record.signals import record_changed

    heard = []
    receiver = lambda sender, version, treaties, **more: heard.append((version, treaties))  # noqa: E731 -- three lines less
    record_changed.connect(receiver)
    before = queries.version()
    try:
        row = enter("MEX", "signature", "1991-05-22")
        first = queries.version()
        actions.strike_act(act=row, reason="Wrong.", by=operator, on=TODAY)
    finally:
        record_changed.disconnect(receiver)

    assert len({before, first, queries.version()}) == 3
    assert heard == [(first, {"small"}), (queries.version(), {"small"})]


def test_a_notice_of_withdrawal_that_comes_too_early_is_refused_with_the_first_day(enter, treaty):
    from accede.record.models import Treaty

    rules = treaty.rules | {"withdrawal": {"notice": "first_after_months:12", "not_before": "months:60"}}
    Treaty.objects.filter(pk=treaty.pk).update(rules=rules)
    treaty.refresh_from_db()
    actions.bump("small")
    enter("MEX", "accession", "1998-03-14")
    enter("EGY", "accession", "1998-03-14")  # in force on 1 July 1998

    with pytest.raises(actions.ActRefused, match="allows a notice from 1 July 2003 on"):
        enter("EGY", "denunciation", "2003-06-30")
    enter("EGY", "denunciation", "2003-07-01")

    assert queries.figures(treaty, as_of=date(2004, 7, 31))["bound"].rows == ("EGY", "MEX")
    assert queries.figures(treaty, as_of=date(2004, 8, 1))["withdrawn"].rows == ("EGY",)


def test_a_state_that_is_bound_does_not_join_again(enter):
    enter("MEX", "accession", "1998-03-14")

    with pytest.raises(actions.ActRefused, match="is bound already"):
        enter("MEX", "accession", "1999-03-14")
