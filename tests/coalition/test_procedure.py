"""The rules of procedure: the alliance's own, the house's where hers are not known, and the quorum of a day."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accede.accounts.rules import NotAllowed
from accede.coalition import actions, queries
from accede.coalition.models import Campaign
from accede.core.dates import Answer, Moment
from accede.core.quorum import Share
from accede.kit import portable
from accede.kit.models import LogEntry

TODAY = date(2004, 1, 30)
PAGE = "/c/test-campaign/coalition/rules/"
OWN = {"quorum": "number", "quorum_number": 2, "proxies": 1, "time_zone": "Europe/Zurich", "rules_source": "Statutes"}


def test_thirteen_members_need_seven_and_the_rule_is_said_to_be_the_house_s(campaign, member):
    for letter in "ABCDEFGHIJKLM":
        member(letter)

    found = queries.quorum_on(campaign, on=TODAY)

    assert (found.number, found.assumed) == (7, True)
    assert queries.quorum_words(found) == "7 of 13 members"


def test_observers_partners_and_members_who_left_do_not_count(campaign, member, add, officer):
    member("A")
    for kind in ("observer", "partner", "platform"):
        actions.admit(organisation=add(kind.upper()), kind=kind, start=Moment.parse("2001"), by=officer, on=TODAY)
    gone = actions.admit(organisation=add("G"), kind="member", start=Moment.parse("2001"), by=officer, on=TODAY)
    actions.end_membership(membership=gone, last_day=Moment.parse("2004-01-29"), by=officer, on=TODAY)

    assert queries.members_in_good_standing(campaign, on=TODAY) == {"a": Answer.YES}
    assert queries.quorum_on(campaign, on=TODAY).number == 1
    assert queries.quorum_on(campaign, on=date(2004, 1, 29)).number == 2


def test_a_membership_that_is_only_attested_leaves_the_quorum_open_on_other_days(campaign, member, add, officer):
    member("A")
    for name in ("B", "C"):
        actions.admit(organisation=add(name), kind="member", attested=Moment.parse("2004-01-30"), by=officer, on=TODAY)

    assert queries.quorum_on(campaign, on=TODAY).number == 2
    before = queries.quorum_on(campaign, on=date(2004, 1, 29))
    assert before.number is None
    assert queries.quorum_words(before).startswith("between 1 and 2 members")


def _set(campaign, by, **rules):
    return actions.change_campaign(campaign=campaign, by=by, on=TODAY, **rules)


def test_the_alliance_s_own_rules_go_before_the_house_s_and_what_is_empty_stays_assumed(campaign, officer):
    _set(campaign, officer, **OWN)

    rules = queries.procedure(campaign)

    assert (rules.quorum.share, rules.quorum.number, rules.quorum.proxies_each) == (Share.NUMBER, 2, 1)
    assert rules.time_zone == "Europe/Zurich"
    assert rules.assumed == {
        "remote_counts", "proxies_count", "passes", "silence_consents", "notice_days", "corrections_days"
    }  # fmt: skip


def test_a_rule_that_says_none_is_not_taken_for_unknown(campaign, officer):
    _set(campaign, officer, proxies=0, remote_counts=False)

    rules = queries.procedure(campaign)

    assert not rules.is_assumed("proxies", "remote_counts")
    assert rules.quorum.remote_counts is False


def test_every_quorum_and_every_majority_that_can_be_chosen_has_its_rule_and_its_words(campaign):
    for quorum in Campaign._meta.get_field("quorum").choices:
        for passes in Campaign._meta.get_field("passes").choices:
            campaign.quorum, campaign.passes = quorum[0], passes[0]
            campaign.quorum_number = 3 if quorum[0] == "number" else None
            told = [value for _label, value, _assumed in queries.procedure_rows(campaign)]
            assert all(told)


@pytest.mark.parametrize("person", ["nora", "mateo", "ines", "sam"])
def test_only_who_sets_the_campaign_up_changes_the_rules(person, campaign, request):
    with pytest.raises(NotAllowed):
        _set(campaign, request.getfixturevalue(person), **OWN)


@pytest.mark.parametrize("wrong", [{"quorum_number": None}, {"quorum": "half"}, {"time_zone": "CET+1"}])
def test_rules_that_cannot_be_are_refused(campaign, officer, wrong):
    with pytest.raises(ValidationError):
        _set(campaign, officer, **(OWN | wrong))


def test_the_rules_leave_and_come_back_as_text(campaign, officer, operator, tmp_path):
    _set(campaign, officer, remote_counts=False, **OWN)
    portable.export(tmp_path / "one", campaign.slug)
    text = (tmp_path / "one" / "campaign.toml").read_text()
    Campaign.objects.all().delete()

    found = portable.load(tmp_path / "one", operator)
    portable.export(tmp_path / "two", "test-campaign")

    assert str(found.report) == ""
    assert (tmp_path / "two" / "campaign.toml").read_text() == text
    assert '[rules]\nquorum = "number"\nquorum_number = 2\nremote_counts = false\nproxies = 1' in text


def test_a_rule_that_cannot_be_read_is_reported_with_its_name(campaign, officer, operator, tmp_path):
    _set(campaign, officer, **OWN)
    portable.export(tmp_path / "one", campaign.slug)
    Campaign.objects.all().delete()
    file = tmp_path / "one" / "campaign.toml"
    file.write_text(file.read_text().replace('"number"', '"most"'))

    found = portable.load(tmp_path / "one", operator)

    assert [(problem.file, problem.message[:7]) for problem in found.report.errors] == [("campaign.toml", "quorum:")]


def test_the_page_says_whose_each_rule_is(client, ines, campaign, member):
    member("A")
    client.force_login(ines)

    page = client.get(PAGE).content.decode()

    assert "own rules are not known" in page
    assert page.count("default of Accede") == 9
    assert "1 of 1 member" in page
    assert client.post(f"{PAGE}change/", OWN).status_code == 403


def test_the_rules_are_written_down_by_their_form(client, officer, campaign):
    client.force_login(officer)
    wrong = client.post(f"{PAGE}change/", {"quorum": "number"})
    right = client.post(f"{PAGE}change/", {**OWN, "remote_counts": "false"})

    assert wrong.status_code == 422
    assert wrong.context["form"].errors.keys() == {"quorum_number", "rules_source"}
    assert right["Location"] == PAGE
    page = client.get(PAGE).content.decode()
    assert (page.count("default of Accede"), "Statutes" in page) == (5, True)
    changed = LogEntry.objects.filter(act="coalition.change_campaign").get().after
    assert changed == {**OWN, "remote_counts": False}
