from __future__ import annotations

from datetime import date

import pytest

from accede.accounts.rules import NotAllowed
from accede.coalition import actions
from accede.coalition.models import Campaign, Membership, Organisation, Person
from accede.core.dates import Moment
from accede.kit.models import LogEntry

TODAY = date(2004, 1, 30)
day = Moment.parse


def acts() -> list[tuple[str, str]]:
    return [(entry.act, entry.by) for entry in LogEntry.objects.order_by("pk") if entry.act.startswith("coalition.")]


def test_an_added_organisation_has_a_key_of_its_own_and_leaves_one_entry(campaign, officer):
    first = actions.add_organisation(campaign=campaign, name="World Union", acronym="WU", by=officer, on=TODAY)
    second = actions.add_organisation(campaign=campaign, name="Women United", acronym="WU", by=officer, on=TODAY)

    assert [first.key, second.key] == ["wu", "wu-2"]
    assert acts()[1:] == [("coalition.add_organisation", "officer")] * 2
    assert LogEntry.objects.last().campaign == "test-campaign"


def test_a_key_that_is_taken_is_refused_in_plain_words(add, campaign, officer):
    add("WU")

    with pytest.raises(actions.KeyTaken, match="“wu” is taken in this campaign"):
        actions.add_organisation(campaign=campaign, name="Other", key="wu", by=officer, on=TODAY)


@pytest.mark.parametrize("reader", ["ines", "mateo", "sam"])
def test_only_who_may_edit_the_coalition_adds_an_organisation(campaign, reader, request):
    by = request.getfixturevalue(reader)

    with pytest.raises(NotAllowed):
        actions.add_organisation(campaign=campaign, name="World Union", by=by, on=TODAY)

    assert Organisation.objects.count() == 0


def test_a_change_logs_what_differs_and_keeps_the_field_level_history(add, nora):
    union = add("WU", name="World Unoin")

    actions.change_organisation(organisation=union, name="World Union", by=nora, on=TODAY)

    entry = LogEntry.objects.last()
    assert (entry.act, entry.before, entry.after) == (
        "coalition.change_organisation", {"name": "World Unoin"}, {"name": "World Union"},
    )  # fmt: skip
    assert [(row.name, row.history_user) for row in union.history.order_by("history_id")][1] == (
        "World Union",
        nora,
    )


def test_the_log_never_holds_a_person_s_name(campaign, add, person, convener, officer):
    actions.change_person(person=person, name="Ada Sample", by=officer, on=TODAY)
    actions.record_term(office=convener, person=person, organisation=add("WU"), by=officer, on=TODAY)
    actions.second(person=person, organisation=add("XY"), role="Campaign Staff", by=officer, on=TODAY)

    told = str(list(LogEntry.objects.values_list("target_name", "before", "after")))
    assert "Ada" not in told
    assert "Campaign Staff" not in told


def test_an_organisation_in_use_stays(add, officer):
    union = add("WU")
    actions.admit(organisation=union, kind="member", start=day("2001-01-01"), by=officer, on=TODAY)

    with pytest.raises(actions.InUse, match="Memberships"):
        actions.remove_organisation(organisation=union, by=officer, on=TODAY)

    assert Organisation.objects.filter(key="wu").exists()
    assert acts()[-1][0] == "coalition.admit"


def test_an_organisation_is_not_admitted_twice_for_one_day(add, officer):
    union = add("WU")
    actions.admit(organisation=union, kind="observer", start=day("2001-01-01"), by=officer, on=TODAY)

    with pytest.raises(actions.AlreadyIn, match="WU is observer then"):
        actions.admit(organisation=union, kind="member", start=day("2002-01-01"), by=officer, on=TODAY)

    assert Membership.objects.count() == 1


def test_after_the_last_day_an_organisation_may_come_back_in_another_place(add, officer):
    union = add("WU")
    first = actions.admit(organisation=union, kind="observer", start=day("2001-01-01"), by=officer, on=TODAY)
    actions.end_membership(membership=first, last_day=day("2001-12-31"), by=officer, on=TODAY)

    actions.admit(organisation=union, kind="member", start=day("2002-01-01"), by=officer, on=TODAY)

    assert list(Membership.objects.order_by("pk").values_list("kind", "end")) == [
        ("observer", day("2001-12-31")), ("member", day("")),
    ]  # fmt: skip


def test_a_membership_ends_once(add, officer):
    place = actions.admit(organisation=add("WU"), kind="member", start=day("2001-01-01"), by=officer, on=TODAY)
    actions.end_membership(membership=place, last_day=day("2003-12-31"), by=officer, on=TODAY)

    with pytest.raises(actions.NotRunning):
        actions.end_membership(membership=place, last_day=day("2004-12-31"), by=officer, on=TODAY)


def test_an_end_before_the_beginning_is_impossible(add, officer):
    with pytest.raises(actions.Impossible, match="The last day lies before the first day"):
        actions.admit(organisation=add("WU"), kind="member", start=day("2003"), end=day("2002"), by=officer, on=TODAY)


def test_two_terms_that_are_certain_may_not_overlap(member, convener, officer):
    actions.record_term(office=convener, organisation=member("AA"), start=day("2003-07-01"), by=officer, on=TODAY)

    with pytest.raises(actions.TermsOverlap, match="Convener is held by AA"):
        actions.record_term(office=convener, organisation=member("BB"), start=day("2004-01-01"), by=officer, on=TODAY)


def test_a_term_attested_for_a_year_stands_beside_another_of_that_year(member, convener, officer):
    actions.record_term(office=convener, organisation=member("AA"), attested=day("2003"), by=officer, on=TODAY)
    actions.record_term(office=convener, organisation=member("BB"), start=day("2003-07-01"), by=officer, on=TODAY)

    assert convener.terms.count() == 2


def test_a_known_non_member_is_not_eligible_for_an_office_of_members(add, convener, officer):
    observer = add("OB")
    actions.admit(organisation=observer, kind="observer", start=day("2001-01-01"), by=officer, on=TODAY)

    with pytest.raises(actions.NotEligible, match="only a member may hold it, and OB was none"):
        actions.record_term(office=convener, organisation=observer, start=day("2004-01-01"), by=officer, on=TODAY)


def test_where_membership_is_not_known_for_the_day_the_term_is_taken(add, convener, officer):
    member = add("ME")
    actions.admit(organisation=member, kind="member", attested=day("2004-01-30"), by=officer, on=TODAY)

    actions.record_term(office=convener, organisation=member, start=day("2003-07-01"), by=officer, on=TODAY)

    assert convener.terms.get().organisation == member


def test_a_campaign_starts_once(campaign, treaty, operator):
    with pytest.raises(actions.CampaignExists):
        actions.start_campaign(
            slug="test-campaign", name="Again", short_name="Again", treaty=treaty, by=operator, on=TODAY
        )

    assert Campaign.objects.count() == 1


def test_a_person_to_whom_nothing_refers_can_be_removed(person, officer):
    actions.remove_person(person=person, by=officer, on=TODAY)

    assert Person.objects.count() == 0
    assert LogEntry.objects.last().target_name == "•"
