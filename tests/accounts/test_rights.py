"""Rights come from roles and grants alone, for a campaign, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from accede.accounts import actions, queries, rules
from accede.accounts.models import Grant, User
from accede.accounts.rights import Right
from tests.conftest import CAMPAIGN, TODAY


def test_the_convener_may_publish_and_the_officer_may_not(nora, officer):
    assert rules.may(nora, Right.PUBLISH_REPORT, campaign=CAMPAIGN, on=TODAY)
    assert not rules.may(officer, Right.PUBLISH_REPORT, campaign=CAMPAIGN, on=TODAY)


def test_in_one_breath_rights_are_asked_once_and_afterwards_anew(mateo, officer, django_assert_num_queries):
    from accede.kit.one_breath import one_breath

    asked = {"campaign": CAMPAIGN, "on": TODAY}
    with one_breath(), django_assert_num_queries(2):
        first = [rules.rights_of(mateo, **asked) for _ in range(3)]
        other = rules.rights_of(officer, **asked)
        first[0].clear()  # who changes her answer changes nobody else's
        assert rules.rights_of(mateo, **asked) == first[1] != other
    Grant.objects.filter(user=mateo).delete()

    assert rules.rights_of(mateo, **asked) == set()


def test_grants_of_a_day_are_put_together_once_and_asked_for_anew_each_time(mateo, django_assert_num_queries):
    assert [grant.user for grant in rules.grants_on(TODAY)] == [mateo]
    Grant.objects.filter(user=mateo).update(withdrawn=True)

    with django_assert_num_queries(1):
        assert list(rules.grants_on(TODAY)) == []


def test_an_observer_reads_proposes_logs_contacts_and_neither_votes_nor_nominates(ines):
    held = rules.rights_of(ines, campaign=CAMPAIGN, on=TODAY)

    assert held == {Right.READ_PAPERS, Right.PROPOSE_IDEA, Right.KEEP_TASKS, Right.LOG_CONTACT}


def test_a_grant_holds_in_its_own_campaign_only(nora):
    assert rules.rights_of(nora, campaign="another", on=TODAY) == set()


def test_a_grant_ends_with_its_last_day(nora):
    Grant.objects.update(until_date=date(2003, 6, 30))

    assert rules.may(nora, Right.READ_PAPERS, campaign=CAMPAIGN, on=date(2003, 6, 30))
    assert not rules.may(nora, Right.READ_PAPERS, campaign=CAMPAIGN, on=date(2003, 7, 1))


def test_who_could_publish_on_a_day_is_a_query(nora, mateo):
    holders = queries.holders(Right.PUBLISH_REPORT, campaign=CAMPAIGN, on=date(2003, 7, 1))

    assert [grant.user for grant in holders] == [nora]


def test_a_stranger_is_refused_with_the_missing_right_named(sam):
    with pytest.raises(rules.NotAllowed, match="Record|Enter acts of States"):
        rules.require(sam, Right.RECORD_ACT, campaign=CAMPAIGN, on=TODAY)


def test_the_operator_has_every_right_and_cannot_sign_in(operator, client):
    assert rules.rights_of(operator, campaign="any", on=TODAY) == set(Right)
    assert not operator.is_active
    assert not operator.has_usable_password()


def test_somebody_who_renames_herself_operator_gains_nothing(db):
    impostor = User.objects.create_user(username="operator", password="a long password", is_active=False)

    assert rules.rights_of(impostor, on=TODAY) == set()


def test_sample_sign_ins_are_one_for_each_role_and_made_once(operator):
    first = actions.open_sample_sign_ins(campaign=CAMPAIGN, by=operator, on=TODAY)
    again = actions.open_sample_sign_ins(campaign=CAMPAIGN, by=operator, on=TODAY)

    assert [user.username for user in first] == [username for username, _role, _name in actions.SAMPLE_SIGN_INS]
    assert first == again
    assert Grant.objects.filter(user__sample=True).count() == len(first)


def test_sample_sign_ins_are_refused_in_live_mode(operator, settings):
    settings.SAMPLE = False

    with pytest.raises(actions.SampleModeOnly):
        actions.open_sample_sign_ins(campaign=CAMPAIGN, by=operator, on=TODAY)


def test_going_live_is_refused_while_a_sample_sign_in_remains(operator, settings):
    from accede.accounts.checks import no_sample_sign_ins_in_live_mode

    actions.open_sample_sign_ins(campaign=CAMPAIGN, by=operator, on=TODAY)
    settings.SAMPLE = False

    assert [error.id for error in no_sample_sign_ins_in_live_mode(None)] == ["accounts.E001"]


def test_giving_a_role_needs_the_right_and_is_logged(officer, mateo, ines):
    from accede.kit import log

    grant = actions.give_grant(user=mateo, role="translator", campaign=CAMPAIGN, by=officer, on=TODAY)

    assert [entry.act for entry in log.entries_for(grant)] == ["accounts.give_grant"]
    with pytest.raises(rules.NotAllowed):
        actions.give_grant(user=ines, role="convener", campaign=CAMPAIGN, by=ines, on=TODAY)
