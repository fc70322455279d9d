"""The plan of a year: ideas, priorities, what became of them; purposes and their gaps."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from accede.accounts.models import Grant
from accede.accounts.rules import NotAllowed
from accede.coalition import actions, queries
from accede.coalition.models import PlanItem, PlanStep, Serving
from accede.coalition.offers import plan as offered
from accede.coalition.portable import plan as portable_plan
from accede.coalition.queries import Reference
from accede.coalition.queries.plan_passages import plan_passages
from accede.coalition.rules import NotTheOwners
from accede.core.dates import Moment
from accede.kit.imports import Report
from accede.kit.portable import Folder, export

TODAY = date(2004, 1, 30)
DECEMBER = date(2004, 12, 20)


@pytest.fixture
def purpose(campaign, officer):
    return actions.add_purpose(campaign=campaign, text="Mobilise many", order=1, by=officer, on=TODAY)


@pytest.fixture
def idea(campaign, ines):
    return actions.propose_idea(campaign=campaign, year=2004, title="Print the manual", by=ines, on=TODAY)


@pytest.fixture
def priority(idea, purpose, nora):
    actions.adopt(item=idea, amount=Decimal("2500.00"), currency="CHF", purposes=[purpose], by=nora, on=TODAY)
    return idea


def year(campaign, number, reader, on=TODAY):
    return queries.plan_year(campaign, number, reader=reader, on=on)


def test_an_observer_proposes_and_does_not_adopt(idea, ines, sam, campaign):
    assert (idea.key, idea.proposed, idea.proposed_by) == ("2004-print-the-manual", TODAY, ines)
    with pytest.raises(NotAllowed):
        actions.adopt(item=idea, by=ines, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.propose_idea(campaign=campaign, year=2004, title="March", by=sam, on=TODAY)


def test_an_idea_is_discussed_and_adopted_and_each_day_has_its_state(idea, campaign, nora):
    days = [TODAY + timedelta(days=number) for number in range(3)]
    actions.discuss(item=idea, text="Who pays?", by=nora, on=days[1])
    actions.adopt(item=idea, by=nora, on=days[2])

    states = [queries.plan_rows(PlanItem.objects.all(), on=each)[0].state for each in days]
    assert states == ["idea", "discussed", "adopted"]
    assert [row.item for row in year(campaign, 2004, nora, on=days[2]).adopted] == [idea]


def test_a_priority_shows_its_budget_and_purposes_and_what_is_not_known_stays_empty(priority, campaign, nora, purpose):
    other = actions.propose_idea(campaign=campaign, year=2004, title="March", by=nora, on=TODAY)
    actions.adopt(item=other, by=nora, on=TODAY)

    rows = {row.item.title: (row.budget, row.purposes) for row in year(campaign, 2004, nora).adopted}
    assert rows == {"Print the manual": ("CHF 2500.00", [purpose]), "March": ("", [])}


def test_a_budget_without_a_currency_is_refused(idea, nora):
    with pytest.raises(ValidationError):
        actions.adopt(item=idea, amount=Decimal(5), by=nora, on=TODAY)


def test_an_organisation_that_left_answers_for_nothing_new(idea, add, officer, nora):
    gone = add("GG")
    day = Moment.parse
    actions.admit(
        organisation=gone, kind="member", start=day("2001-01-01"), end=day("2002-01-01"), by=officer, on=TODAY
    )

    with pytest.raises(actions.OrganisationLeft):
        actions.adopt(item=idea, organisation=gone, by=nora, on=TODAY)


def test_adopting_twice_and_an_outcome_of_an_idea_are_refused_in_words(priority, campaign, nora, officer):
    with pytest.raises(actions.NotTheTurn, match="“Print the manual” is adopted; it cannot become “adopted”"):
        actions.adopt(item=priority, by=officer, on=TODAY)
    other = actions.propose_idea(campaign=campaign, year=2004, title="March", by=nora, on=TODAY)
    with pytest.raises(actions.NotTheTurn):
        actions.record_outcome(item=other, result="achieved", by=nora, on=TODAY)


def test_what_is_set_aside_says_why_and_may_be_adopted_later(idea, nora):
    with pytest.raises(actions.ReasonMissing):
        actions.set_aside(item=idea, text=" ", by=nora, on=TODAY)
    actions.set_aside(item=idea, text="No money", by=nora, on=TODAY)
    actions.adopt(item=idea, by=nora, on=TODAY)

    assert list(PlanStep.objects.values_list("number", "kind")) == [(1, "set_aside"), (2, "adopted")]


def test_a_later_outcome_holds_and_the_earlier_one_stays(priority, campaign, nora):
    actions.record_outcome(item=priority, result="partly", text="In French only", by=nora, on=DECEMBER)
    actions.record_outcome(item=priority, result="achieved", by=nora, on=DECEMBER)

    (row,) = year(campaign, 2004, nora, on=DECEMBER).adopted
    assert row.state == "achieved"
    assert PlanStep.objects.count() == 3


def test_what_is_carried_over_leads_both_ways_and_serves_the_same_purpose(priority, campaign, nora, purpose):
    following = actions.carry_over(item=priority, text="The printer closed", by=nora, on=DECEMBER)

    (old,), (new,) = (year(campaign, each, nora, on=DECEMBER).adopted for each in (2004, 2005))
    assert (old.state, new.state) == ("carried over", "adopted")
    assert (old.item.carried_to, new.item.carried_from) == (following, priority)
    assert (new.budget, new.purposes) == ("CHF 2500.00", [purpose])
    with pytest.raises(actions.NotTheTurn):
        actions.carry_over(item=priority, by=nora, on=DECEMBER)


def test_the_proposer_changes_her_idea_until_it_is_decided(idea, ines, mateo, nora):
    actions.change_idea(item=idea, title="Print it in Arabic", by=ines, on=TODAY)
    with pytest.raises(actions.NotYourIdea):
        actions.change_idea(item=idea, title="Mine", by=mateo, on=TODAY)
    actions.adopt(item=idea, by=nora, on=TODAY)
    with pytest.raises(actions.NotYourIdea):
        actions.change_idea(item=idea, title="Mine", by=ines, on=TODAY)


def test_who_adopts_the_plan_changes_no_idea_that_an_organisation_keeps(campaign, member, mateo, nora):
    union = member("AA")
    Grant.objects.filter(user=mateo).update(organisation=union.key)
    kept = {"owner": union, "shared_with": "own"}
    item = actions.propose_idea(campaign=campaign, year=2004, title="In confidence", by=mateo, on=TODAY, **kept)

    with pytest.raises(NotTheOwners):
        actions.change_idea(item=item, title="Mine", by=nora, on=TODAY)
    assert actions.change_idea(item=item, title="Still ours", by=mateo, on=TODAY).title == "Still ours"


def test_an_idea_kept_to_an_organisation_is_seen_by_its_people_alone(campaign, member, mateo, ines, nora):
    union = member("AA")
    Grant.objects.filter(user=mateo).update(organisation=union.key)
    kept = {"owner": union, "shared_with": "own"}
    actions.propose_idea(campaign=campaign, year=2004, title="In confidence", by=mateo, on=TODAY, **kept)

    seen = {who.username: [row.item.title for row in year(campaign, 2004, who).ideas] for who in (mateo, ines, nora)}
    assert seen == {"mateo": ["In confidence"], "ines": [], "nora": []}
    with pytest.raises(Http404):
        queries.plan_item_for(campaign, "2004-in-confidence", reader=ines, on=TODAY)


def test_a_purpose_that_nothing_serves_is_a_gap(priority, campaign, purpose, nora):
    other = actions.add_purpose(campaign=campaign, text="Lead", order=2, by=nora, on=TODAY)
    found = queries.coverage(campaign, 2004, reader=nora, on=TODAY)

    assert [(each.purpose, each.count, each.gap) for each in found.purposes] == [(purpose, 1, False), (other, 0, True)]
    assert queries.coverage(campaign, 2003, reader=nora, on=TODAY).gaps[0].purpose == purpose


def test_activities_are_chosen_among_those_seen_and_others_stay(campaign, purpose, officer, nora):
    tasks = [actions.open_task(campaign=campaign, title=f"T{n}", by=officer, on=TODAY) for n in range(3)]
    one, two, three = (Reference("coalition.task", task.key) for task in tasks)
    link = {"campaign": campaign, "purpose": purpose, "by": nora, "on": TODAY}
    actions.set_activities(chosen=[one, two], among=[one, two, three], **link)
    changed = actions.set_activities(chosen=[three], among=[two, three], **link)

    assert changed == 2
    assert queries.served_by(campaign, purpose=purpose) == {one, three}


def test_the_report_lists_priorities_with_what_became_of_them_and_the_next_ones(priority, campaign, nora):
    assert plan_passages(campaign, 2002, on=TODAY) == []
    actions.record_outcome(item=priority, result="partly", text="In French only.", by=nora, on=DECEMBER)
    actions.carry_over(item=priority, by=nora, on=DECEMBER)

    (passage,) = plan_passages(campaign, 2004, on=DECEMBER)
    old, new = "[[coalition.plan:2004-print-the-manual]]", "[[coalition.plan:2005-print-the-manual]]"
    assert passage.paragraphs == (f"Priorities of 2004: {old} (carried over).", f"Priorities for 2005: {new}.")
    (before,) = plan_passages(campaign, 2003, on=TODAY)
    assert before.paragraphs == (f"Priorities for 2004: {old}.",)


def test_the_report_names_no_priority_kept_from_a_part_of_the_alliance(priority, campaign):
    PlanItem.objects.update(shared_with="members")

    assert plan_passages(campaign, 2004, on=TODAY) == []


def test_what_the_rooms_are_offered(priority, campaign, nora, ines):
    actions.propose_idea(campaign=campaign, year=2005, title="March", by=ines, on=TODAY)
    later = date(2005, 2, 1)

    def titles(function, reader, subject="test-campaign"):
        return [line.title for line in function(subject=subject, on=later, reader=reader)]

    waiting = ["1 idea for 2005 waits for a decision", "Say what became of “Print the manual”"]
    assert titles(offered.waiting, nora) == waiting
    assert titles(offered.waiting, ines) == []
    assert titles(offered.to_discuss, ines, ("test-campaign", None)) == ["Idea for 2005: March"]
    assert titles(offered.handed_on, nora, ("test-campaign", "convener")) == ["Print the manual", "March"]


def test_the_plan_travels_in_the_folder_and_comes_back_the_same(priority, campaign, nora, operator, tmp_path):
    actions.carry_over(item=priority, text="Later", by=nora, on=DECEMBER)
    export(tmp_path / "a", "test-campaign")
    before = {path.name: path.read_bytes() for path in (tmp_path / "a").rglob("*.csv")}
    for model in (Serving, PlanStep):
        model.objects.all().delete()
    for item in PlanItem.objects.order_by("-year"):
        item.delete()

    folder = Folder(tmp_path / "a", Report())
    portable_plan.read(folder, campaign, operator, DECEMBER)
    assert folder.report.ok, folder.report.problems
    export(tmp_path / "b", "test-campaign")
    assert {"plan.csv", "plan-steps.csv", "servings.csv"} <= before.keys()
    assert {path.name: path.read_bytes() for path in (tmp_path / "b").rglob("*.csv")} == before
