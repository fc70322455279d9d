"""Roles are given and ended by rule: for whom, by whom, from when to when; and nobody leaves a campaign unkept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accede.accounts.models import Grant, Suspension, User
from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed, may, rights_of
from accede.coalition.actions import roles as actions
from accede.coalition.actions.memberships import admit, end_membership
from accede.coalition.queries import roles as queries
from accede.core.dates import Moment
from accede.kit.models import LogEntry

TODAY = date(2004, 1, 30)
SLUG = "test-campaign"
DAY = timedelta(days=1)


@pytest.fixture
def observer(add, officer):
    found = add("OB")
    admit(organisation=found, kind="observer", start=Moment.parse("2001-01-01"), by=officer, on=TODAY)
    return found


def give(campaign, user, role, by, organisation=None, **days):
    return actions.give_role(
        campaign=campaign, user=user, role=role, organisation=organisation, by=by, on=TODAY, **days
    )


def test_a_role_is_given_for_an_organisation_from_a_day_until_a_day_and_logged(campaign, member, officer, sam):
    grant = give(campaign, sam, "member", officer, member("AA"), until_date=date(2004, 6, 30))

    assert (grant.role, grant.campaign, grant.organisation) == ("member", SLUG, "aa")
    assert (grant.from_date, grant.until_date) == (TODAY, date(2004, 6, 30))
    entry = LogEntry.objects.last()
    assert (entry.act, entry.by, entry.campaign) == ("accounts.give_grant", "officer", SLUG)
    assert may(sam, Right.VOTE, campaign=SLUG, on=date(2004, 6, 30))
    assert not may(sam, Right.VOTE, campaign=SLUG, on=date(2004, 7, 1))


def test_the_log_of_roles_names_nobody_who_holds_them(campaign, member, officer, sam):
    grant = give(campaign, sam, "member", officer, member("AA"))
    actions.end_role(campaign=campaign, grant=grant, last_day=TODAY, by=officer, on=TODAY)

    told = str(list(LogEntry.objects.filter(act__startswith="accounts.").values_list("target_name", "before", "after")))
    assert "sam" not in told.lower()
    assert f"'user': {sam.pk}" not in told


@pytest.mark.parametrize("role", ["member", "convener"])
def test_who_speaks_for_a_member_names_a_member(campaign, observer, officer, sam, role):
    with pytest.raises(actions.NotForThis, match="OB is none on 30 January 2004"):
        give(campaign, sam, role, officer, observer)
    with pytest.raises(actions.NotForThis, match="speaks for one organisation: choose it"):
        give(campaign, sam, role, officer)


def test_an_observer_speaks_for_an_observer_organisation_only(campaign, member, observer, officer, sam):
    with pytest.raises(actions.NotForThis, match="AA is none on"):
        give(campaign, sam, "observer", officer, member("AA"))

    assert give(campaign, sam, "observer", officer, observer).organisation == "ob"


def test_membership_is_asked_for_the_first_day_of_the_role(campaign, member, officer, sam):
    organisation = member("AA")
    end_membership(membership=organisation.memberships.get(), last_day=Moment.parse("2004-03-31"), by=officer, on=TODAY)

    with pytest.raises(actions.NotForThis):
        give(campaign, sam, "member", officer, organisation, from_date=date(2004, 4, 1))

    assert give(campaign, sam, "member", officer, organisation, from_date=date(2004, 3, 31)).pk


def test_where_the_record_does_not_say_that_it_is_no_member_the_role_is_given(campaign, add, officer, sam):
    organisation = add("AA")
    admit(organisation=organisation, kind="member", attested=Moment.parse("2003-05-01"), by=officer, on=TODAY)

    assert give(campaign, sam, "member", officer, organisation).pk


@pytest.mark.parametrize("role", ["secretariat", "auditor"])
def test_who_acts_for_the_alliance_names_no_organisation(campaign, member, officer, sam, role):
    with pytest.raises(actions.NotForThis, match="leave the organisation out"):
        give(campaign, sam, role, officer, member("AA"))

    assert give(campaign, sam, role, officer).organisation == ""


def test_a_translator_may_work_for_any_organisation_or_none(campaign, observer, officer, sam):
    assert give(campaign, sam, "translator", officer, observer).organisation == "ob"
    assert give(campaign, sam, "translator", officer).organisation == ""


def test_nobody_gives_rights_that_she_lacks_except_the_secretariat(campaign, member, officer, nora, sam):
    with pytest.raises(actions.NotYoursToGive, match="“Secretariat” holds rights that you do not have"):
        give(campaign, sam, "secretariat", nora)
    with pytest.raises(actions.NotYoursToGive):
        give(campaign, sam, "national_desk", nora)

    assert [key for key, _ in queries.roles_to_give(nora, campaign, on=TODAY)] == [
        "convener", "member", "observer", "translator", "auditor",
    ]  # fmt: skip
    assert give(campaign, sam, "convener", officer, member("AA")).pk


@pytest.mark.parametrize("role", ["operator", "public", "nonsense"])
def test_nobody_gives_what_is_no_role_to_give(campaign, officer, sam, role):
    with pytest.raises(actions.NotYoursToGive):
        give(campaign, sam, role, officer)


@pytest.mark.parametrize("giver", ["mateo", "ines", "sam"])
def test_who_may_not_give_roles_is_refused(campaign, giver, sam, request):
    with pytest.raises(NotAllowed):
        give(campaign, sam, "translator", request.getfixturevalue(giver))

    assert not Grant.objects.filter(user=sam).exists()


def test_a_role_is_not_given_for_days_that_are_over_nor_backwards(campaign, officer, sam):
    with pytest.raises(actions.NoSuchTime, match="begins today or later"):
        give(campaign, sam, "translator", officer, from_date=TODAY - DAY)
    with pytest.raises(actions.NoSuchTime, match="before the first day"):
        give(campaign, sam, "translator", officer, until_date=TODAY - DAY)


def test_the_same_role_is_not_held_twice_on_one_day(campaign, officer, sam):
    give(campaign, sam, "translator", officer, until_date=date(2004, 6, 30))

    with pytest.raises(actions.AlreadyHeld):
        give(campaign, sam, "translator", officer, from_date=date(2004, 6, 30))

    assert give(campaign, sam, "translator", officer, from_date=date(2004, 7, 1)).pk


def test_a_role_ends_with_its_last_day_and_what_was_possible_before_stays_on_record(campaign, officer, sam):
    grant = give(campaign, sam, "translator", officer)
    later = TODAY + 30 * DAY

    actions.end_role(campaign=campaign, grant=grant, last_day=later - DAY, by=officer, on=later)

    could = [queries.who_could(campaign, Right.EDIT_MATERIALS, on=day) for day in (TODAY, later)]
    assert [sam in [held.user for held in found] for found in could] == [True, False]


def test_a_role_taken_back_before_it_began_gave_nothing_on_any_day(campaign, officer, sam):
    grant = give(campaign, sam, "translator", officer)

    actions.end_role(campaign=campaign, grant=grant, last_day=TODAY - DAY, by=officer, on=TODAY)

    grant.refresh_from_db()
    assert (grant.withdrawn, grant.until_date) == (True, None)
    assert rights_of(sam, campaign=SLUG, on=TODAY) == set()


def test_a_role_is_not_ended_for_days_that_are_over_nor_twice(campaign, officer, sam):
    grant = give(campaign, sam, "translator", officer)

    with pytest.raises(actions.NoSuchTime, match="yesterday or later"):
        actions.end_role(campaign=campaign, grant=grant, last_day=TODAY - 2 * DAY, by=officer, on=TODAY)
    actions.end_role(campaign=campaign, grant=grant, last_day=TODAY, by=officer, on=TODAY)
    with pytest.raises(actions.NoSuchTime, match="ends on 30 January 2004 already"):
        actions.end_role(campaign=campaign, grant=grant, last_day=TODAY + DAY, by=officer, on=TODAY)


def test_the_last_secretariat_of_a_campaign_is_not_ended_suspended_or_closed(campaign, officer):
    grant = officer.grants.get()
    who = {"campaign": campaign, "by": officer, "on": TODAY}

    with pytest.raises(actions.LastSecretariat):
        actions.end_role(grant=grant, last_day=TODAY, **who)
    for act in (actions.suspend, actions.close_account):
        with pytest.raises(actions.LastSecretariat):
            act(user=officer, **who)
    with pytest.raises(actions.LastSecretariat):
        actions.leave(user=officer, last_day=TODAY, **who)


def test_a_secretariat_that_ends_with_or_before_the_other_does_not_keep_the_campaign(campaign, officer, sam):
    give(campaign, sam, "secretariat", officer, until_date=date(2004, 6, 30))
    ending = {"campaign": campaign, "grant": officer.grants.get(), "by": officer, "on": TODAY}

    with pytest.raises(actions.LastSecretariat):
        actions.end_role(last_day=date(2004, 6, 30), **ending)

    assert actions.end_role(last_day=date(2004, 6, 29), **ending).until_date == date(2004, 6, 29)


def test_whoever_leaves_lays_all_her_roles_down_on_one_day(campaign, member, officer, sam):
    give(campaign, sam, "member", officer, member("AA"))
    give(campaign, sam, "translator", officer, from_date=date(2004, 3, 1))

    ended = actions.leave(campaign=campaign, user=sam, last_day=date(2004, 2, 15), by=sam, on=TODAY)

    assert [(row.role, row.until_date, row.withdrawn) for row in ended] == [
        ("member", date(2004, 2, 15), False), ("translator", None, True),
    ]  # fmt: skip


def test_nobody_makes_another_leave_without_the_right(campaign, officer, mateo, ines):
    with pytest.raises(NotAllowed):
        actions.leave(campaign=campaign, user=ines, last_day=TODAY, by=mateo, on=TODAY)


def test_a_suspended_person_has_no_rights_until_it_is_lifted_and_the_days_stay_known(campaign, officer, mateo):
    actions.suspend(campaign=campaign, user=mateo, by=officer, on=TODAY)
    later = TODAY + 10 * DAY

    assert rights_of(mateo, campaign=SLUG, on=TODAY) == set()
    actions.lift_suspension(campaign=campaign, user=mateo, by=officer, on=later)

    days = (TODAY - DAY, TODAY, later - DAY, later)
    assert [may(mateo, Right.READ_PAPERS, campaign=SLUG, on=day) for day in days] == [True, False, False, True]
    assert "mateo" not in str(list(LogEntry.objects.values_list("target_name", "before", "after"))).lower()


def test_nobody_is_suspended_twice_at_once(campaign, officer, mateo):
    actions.suspend(campaign=campaign, user=mateo, by=officer, on=TODAY)

    with pytest.raises(actions.AlreadyHeld, match="suspended already"):
        actions.suspend(campaign=campaign, user=mateo, by=officer, on=TODAY)

    assert Suspension.objects.count() == 1


def test_a_suspension_in_one_campaign_leaves_the_roles_in_another(campaign, officer, mateo):
    Grant.objects.create(user=mateo, role="member", campaign="another", from_date=date(1990, 1, 1))

    actions.suspend(campaign=campaign, user=mateo, by=officer, on=TODAY)

    assert may(mateo, Right.READ_PAPERS, campaign="another", on=TODAY)


def test_closing_an_account_ends_its_roles_and_lets_nobody_in(campaign, officer, mateo):
    actions.close_account(campaign=campaign, user=mateo, by=officer, on=TODAY)

    mateo.refresh_from_db()
    assert not mateo.is_active
    assert mateo.grants.get().until_date == TODAY - DAY
    actions.reopen_account(campaign=campaign, user=mateo, by=officer, on=TODAY)
    assert rights_of(User.objects.get(pk=mateo.pk), campaign=SLUG, on=TODAY) == set()


def test_an_account_with_a_role_elsewhere_is_not_closed_from_here_and_nobody_learns_where(campaign, officer, mateo):
    Grant.objects.create(user=mateo, role="member", campaign="secret-campaign", from_date=date(1990, 1, 1))

    with pytest.raises(actions.RunsElsewhere) as refusal:
        actions.close_account(campaign=campaign, user=mateo, by=officer, on=TODAY)

    assert "secret" not in str(refusal.value)
    assert User.objects.get(pk=mateo.pk).is_active


def test_a_role_in_every_campaign_is_not_ended_from_one(campaign, officer, sam):
    grant = Grant.objects.create(user=sam, role="member", from_date=date(1990, 1, 1))

    with pytest.raises(actions.RunsElsewhere):
        actions.end_role(campaign=campaign, grant=grant, last_day=TODAY, by=officer, on=TODAY)
    with pytest.raises(actions.RunsElsewhere):
        actions.suspend(campaign=campaign, user=sam, by=officer, on=TODAY)


def test_a_person_is_tied_to_one_account_and_an_account_to_one_person(campaign, person, officer, mateo, ines):
    actions.link_account(person=person, user=mateo, by=officer, on=TODAY)

    with pytest.raises(actions.PersonTaken):
        actions.link_account(person=person, user=ines, by=officer, on=TODAY)

    person.refresh_from_db()
    assert person.user == mateo
    assert LogEntry.objects.last().after == {"user": "•"}


def test_the_sample_s_sign_ins_speak_for_organisations_of_the_campaign(campaign, member, observer, convener, officer):
    from accede.accounts.queries import operator
    from accede.coalition.actions import record_term
    from accede.coalition.actions.samples import place_sample_sign_ins

    chair, *_others = [member(acronym) for acronym in ("CC", "AA", "BB", "DD", "EE")]
    record_term(office=convener, organisation=chair, start=Moment.parse("2004-01-01"), by=officer, on=TODAY)

    first = place_sample_sign_ins(by=operator(), on=date(2026, 1, 1))
    again = place_sample_sign_ins(by=operator(), on=date(2026, 1, 1))

    assert {name: [(slug, each.key) for slug, each in told] for name, told in first.items() if told} == {
        "convener": [(SLUG, "cc")], "member": [(SLUG, "aa")], "member2": [(SLUG, "bb")], "member3": [(SLUG, "dd")],
        "observer": [(SLUG, "ob")], "national_desk": [(SLUG, "ee")],
    }  # fmt: skip
    assert first == again
    assert Grant.objects.filter(user__username="member", organisation="aa").count() == 1
