"""Application, decision, admission, suspension, leaving: acts that are only added, and the places they keep equal."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from accede.accounts.rules import NotAllowed
from accede.coalition import actions, queries
from accede.coalition.models import Membership, MembershipAct
from accede.core.dates import Answer, Moment

TODAY = date(2004, 1, 30)
day = Moment.parse


@pytest.fixture
def union(add):
    return add("WU")


@pytest.fixture
def place(union, officer):
    return actions.admit(organisation=union, kind="member", start=day("2001-01-01"), by=officer, on=TODAY)


def told() -> list[tuple[str, str, bool]]:
    return [(act.kind, str(act.day), act.struck) for act in MembershipAct.objects.order_by("pk")]


def test_admitting_writes_the_act_and_the_place_together(place, officer):
    act = MembershipAct.objects.get()

    assert (act.kind, act.place, str(act.day), act.membership, act.entered_by) == (
        "admission", "member", "2001-01-01", place, "officer",
    )  # fmt: skip


def test_a_place_that_is_only_attested_rests_on_no_act(union, officer):
    actions.admit(organisation=union, kind="member", attested=day("2004-01-30"), by=officer, on=TODAY)

    assert told() == []


def test_ending_a_membership_is_an_act_of_leaving(place, officer):
    actions.end_membership(membership=place, last_day=day("2003-12-31"), by=officer, on=TODAY)

    assert told() == [("admission", "2001-01-01", False), ("leaving", "2003-12-31", False)]


def test_correcting_the_place_adds_an_act_that_names_the_one_it_corrects(place, officer):
    actions.change_membership(membership=place, start=day("2001-02-01"), by=officer, on=TODAY)

    first, second = MembershipAct.objects.order_by("pk")
    assert (str(first.day), str(second.day), second.replaces) == ("2001-01-01", "2001-02-01", first)


def test_correcting_an_act_moves_the_place(place, officer):
    actions.correct_act(act=MembershipAct.objects.get(), day=day("2000"), by=officer, on=TODAY)

    place.refresh_from_db()
    assert str(place.start) == "2000"
    assert told() == [("admission", "2001-01-01", False), ("admission", "2000", False)]


def test_striking_a_leaving_lets_the_place_run_on(place, officer):
    actions.end_membership(membership=place, last_day=day("2003-12-31"), by=officer, on=TODAY)

    actions.strike_act(act=MembershipAct.objects.get(kind="leaving"), by=officer, on=TODAY, note="a misreading")

    place.refresh_from_db()
    assert str(place.end) == ""
    assert told()[-1] == ("leaving", "2003-12-31", True)


def test_an_act_is_corrected_once_and_then_its_correction(place, officer):
    act = MembershipAct.objects.get()
    actions.correct_act(act=act, day=day("2000"), by=officer, on=TODAY)

    with pytest.raises(actions.AlreadyCorrected):
        actions.correct_act(act=act, day=day("1999"), by=officer, on=TODAY)


def test_the_database_refuses_to_change_what_an_act_says(place):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        MembershipAct.objects.update(day=day("1999"))

    assert told() == [("admission", "2001-01-01", False)]


def test_a_place_taken_back_leaves_its_acts_struck(place, officer):
    actions.remove_membership(membership=place, by=officer, on=TODAY)

    assert Membership.objects.count() == 0
    assert told() == [("admission", "2001-01-01", False), ("admission", "2001-01-01", True)]


def test_application_and_decision_are_rows_with_day_source_and_who(union, officer):
    actions.apply_for(
        organisation=union, place="member", day=day("2003-10-01"), source="a letter", by=officer, on=TODAY
    )
    decision = actions.decide(
        organisation=union, place="member", outcome="admit", day=day("2003-11-05"), decided_by="Committee",
        source="minutes 7", by=officer, on=TODAY,
    )  # fmt: skip

    assert told() == [("application", "2003-10-01", False), ("decision", "2003-11-05", False)]
    assert (decision.decided_by, decision.source, decision.entered_by) == ("Committee", "minutes 7", "officer")
    assert Membership.objects.count() == 0


def test_a_decision_before_the_application_is_refused(union, officer):
    actions.apply_for(organisation=union, place="member", day=day("2003-10-01"), by=officer, on=TODAY)

    with pytest.raises(actions.OutOfOrder, match="before the application"):
        actions.decide(
            organisation=union, place="member", outcome="refuse", day=day("2003-09-01"), by=officer, on=TODAY
        )


def test_an_application_of_tomorrow_is_refused(union, officer):
    with pytest.raises(actions.OutOfOrder, match="still to come"):
        actions.apply_for(organisation=union, place="member", day=day("2004-01-31"), by=officer, on=TODAY)


@pytest.mark.parametrize("reader", ["ines", "mateo", "sam"])
def test_only_who_may_decide_on_membership_suspends(place, reader, request):
    with pytest.raises(NotAllowed):
        actions.suspend(membership=place, day=day("2003-03-03"), by=request.getfixturevalue(reader), on=TODAY)

    assert len(told()) == 1


def test_a_suspended_organisation_is_a_member_but_not_in_good_standing(place, member, campaign, officer):
    member("AA")
    actions.suspend(membership=place, day=day("2003-03-03"), source="minutes 3", by=officer, on=TODAY)

    found = queries.good_standing(campaign, on=date(2003, 5, 1))
    assert [(each.key, each.member, each.answer, each.words) for each in found] == [
        ("aa", Answer.YES, Answer.YES, "yes"),
        ("wu", Answer.YES, Answer.NO, "no: suspended from 3 March 2003"),
    ]
    assert queries.members_on(campaign, on=date(2003, 5, 1))["member"].certain == 2


def test_after_the_suspension_the_organisation_is_in_good_standing_again(place, campaign, officer):
    actions.suspend(membership=place, day=day("2003-03-03"), by=officer, on=TODAY)
    actions.reinstate(membership=place, day=day("2003-06-01"), by=officer, on=TODAY)

    days = [date(2003, 3, 2), date(2003, 3, 3), date(2003, 5, 31), date(2003, 6, 1)]
    answers = [queries.good_standing(campaign, on=each)[0].answer for each in days]
    assert answers == [Answer.YES, Answer.NO, Answer.NO, Answer.YES]


def test_what_is_only_attested_is_good_standing_not_known_on_another_day(union, campaign, officer):
    actions.admit(organisation=union, kind="member", attested=day("2004-01-30"), by=officer, on=TODAY)

    attested, earlier = (queries.good_standing(campaign, on=each)[0] for each in (TODAY, date(2003, 7, 1)))
    assert (attested.answer, attested.words) == (Answer.YES, "yes, attested for this day")
    assert (earlier.answer, earlier.words) == (Answer.NOT_KNOWN, "not known: attested for 30 January 2004")


def test_a_former_member_and_an_observer_are_not_among_the_members(place, add, campaign, officer):
    actions.end_membership(membership=place, last_day=day("2002-12-31"), by=officer, on=TODAY)
    actions.admit(organisation=add("OB"), kind="observer", start=day("2001"), by=officer, on=TODAY)

    assert queries.good_standing(campaign, on=TODAY) == []


def test_a_second_suspension_while_one_runs_is_refused(place, officer):
    actions.suspend(membership=place, day=day("2003-03-03"), by=officer, on=TODAY)

    with pytest.raises(actions.OutOfOrder, match="suspended then already"):
        actions.suspend(membership=place, day=day("2003-04-01"), by=officer, on=TODAY)


def test_who_is_not_suspended_is_not_reinstated(place, officer):
    with pytest.raises(actions.OutOfOrder, match="not suspended then"):
        actions.reinstate(membership=place, day=day("2003-04-01"), by=officer, on=TODAY)


@pytest.mark.parametrize("rows", [1, 3])
def test_good_standing_costs_two_queries_however_many_members(rows, member, campaign, django_assert_num_queries):
    for number in range(rows):
        member(f"A{number}")

    with django_assert_num_queries(2):
        assert len(queries.good_standing(campaign, on=TODAY)) == rows


def test_undoing_an_end_strikes_the_leaving(place, officer):
    from accede.kit.models import LogEntry

    actions.end_membership(membership=place, last_day=day("2003-12-31"), by=officer, on=TODAY)
    actions.undo_change(entry=LogEntry.objects.get(act="coalition.end_membership"), by=officer, on=TODAY)

    place.refresh_from_db()
    assert str(place.end) == ""
    assert told()[-1] == ("leaving", "2003-12-31", True)
