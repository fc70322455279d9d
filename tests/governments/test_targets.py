"""Targets: lists of a period, States on them with reasons, the score that a reader sees, champions, the month."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.coalition.rules import EVERYBODY
from accede.core.dates import Moment
from accede.core.targets import DEFAULT_WEIGHTS, Factor
from accede.governments.actions import targets as actions
from accede.governments.models import Champion, MonthCountry, Target, TargetList, Weights
from accede.governments.offers.targets import agenda, day_figures, referenced, reviews
from accede.governments.queries.scores import scores, weights_in, weights_on
from accede.governments.queries.targets import champions, champions_of, target_rows, targets_of
from accede.kit.models import LogEntry
from tests.governments.conftest import TODAY
from tests.governments.rows import a_contact, a_position

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def spring(campaign, alliance):
    """A list of the alliance for all of it."""
    return TargetList.objects.create(campaign=campaign, title="2026", from_date=FIRST, until_date=LAST)


@pytest.fixture
def own(campaign, beta):
    """Beta's list, which beta keeps to itself."""
    return TargetList.objects.create(
        campaign=campaign, title="Beta 2026", from_date=FIRST, until_date=LAST, owner=beta, shared_with="own"
    )


@pytest.fixture
def chosen(spring, arcadia, alpha):
    return Target.objects.create(
        targets=spring, state=arcadia, reasons="A new government", organisation=alpha, added_date=FIRST,
        review_date=date(2026, 5, 1),
    )  # fmt: skip


def asked(campaign, reader, day=TODAY):
    return {"campaign": campaign, "reader": reader, "as_of": day, "on": TODAY}


def test_a_state_is_added_with_its_reasons_and_one_entry_in_the_log(nora, spring, arcadia, campaign):
    row = actions.add_target(targets=spring, values={"state": arcadia, "reasons": "Why"}, by=nora, on=TODAY)

    assert (row.added_date, row.dropped_date) == (TODAY, None)
    assert targets_of(state=arcadia, **asked(campaign, nora)) == [row]
    assert [entry.act for entry in LogEntry.objects.filter(act__startswith="governments.")] == [
        "governments.add_target"
    ]


def test_a_state_stands_once_on_a_list(nora, chosen, spring, arcadia):
    with pytest.raises(actions.OnTheList):
        actions.add_target(targets=spring, values={"state": arcadia, "reasons": "Again"}, by=nora, on=TODAY)


def test_a_state_that_is_bound_is_no_target(nora, spring, arcadia, bound):
    bound(arcadia)

    with pytest.raises(actions.BoundAlready):
        actions.add_target(targets=spring, values={"state": arcadia, "reasons": "Why"}, by=nora, on=TODAY)


def test_who_may_not_set_targets_adds_none(mateo, spring, arcadia):
    from accede.accounts.rules import NotAllowed

    with pytest.raises(NotAllowed):
        actions.add_target(targets=spring, values={"state": arcadia, "reasons": "Why"}, by=mateo, on=TODAY)
    assert not Target.objects.exists()


def test_a_target_counts_from_the_day_it_is_added_to_the_day_it_is_dropped(nora, chosen, campaign):
    actions.drop_target(target=chosen, values={"dropped_words": "Elections"}, by=nora, on=TODAY)

    on = [target_rows(**asked(campaign, nora, day)) for day in (FIRST - timedelta(days=1), FIRST, TODAY)]
    assert [len(rows) for rows in on] == [0, 1, 0]
    with pytest.raises(actions.NotOnTheList):
        actions.drop_target(target=chosen, values={"dropped_words": "Twice"}, by=nora, on=TODAY)
    actions.take_up_target(target=chosen, by=nora, on=TODAY)
    assert [row.dropped_words for row in target_rows(**asked(campaign, nora))] == [""]


def test_a_list_that_is_kept_is_there_for_its_owners_alone(campaign, own, boeotia, mateo, nora, ines, client):
    row = Target.objects.create(targets=own, state=boeotia, reasons="Ours", added_date=FIRST)

    assert target_rows(**asked(campaign, mateo)) == [row]
    assert target_rows(**asked(campaign, nora)) == target_rows(**asked(campaign, ines)) == []
    client.force_login(nora)
    assert client.get(row.get_absolute_url()).status_code == client.get(own.get_absolute_url()).status_code == 404
    assert "Beta 2026" not in client.get(f"/c/{campaign.slug}/states/targets/").content.decode()


def test_the_score_is_of_what_the_reader_sees(campaign, arcadia, boeotia, beta, mateo, nora):
    a_position(arcadia, campaign, stance="in_favour", owner=beta, shared_with="own")
    a_contact(arcadia, campaign, owner=beta, shared_with="own")

    hers, others = (scores(**asked(campaign, reader))["AAA"] for reader in (mateo, nora))
    assert (hers.score.number, hers.place) == (Fraction(95, 3), 1)
    assert (others.score.number, others.place) == (5, 1)
    assert Factor.POSITION in others.score.unknown
    assert scores(**asked(campaign, nora)) == scores(**asked(campaign, EVERYBODY))


def test_weights_are_added_with_a_reason_and_hold_from_their_day(campaign, nora, alliance):
    made = actions.set_weights(
        campaign=campaign, values={"class": 0, "position": 50}, why="Elections", day=TODAY, by=nora, on=TODAY
    )

    assert weights_on(campaign, as_of=TODAY - timedelta(days=1)) is None
    assert weights_on(campaign, as_of=TODAY) == made
    assert weights_in(made) == {**DEFAULT_WEIGHTS, Factor.CLASS: 0, Factor.POSITION: 50}
    for bad in ({"class": 101}, {"beauty": 1}, dict.fromkeys(map(str, Factor), 0)):
        with pytest.raises(actions.CannotWeigh):
            actions.set_weights(campaign=campaign, values=bad, why="Why", day=TODAY, by=nora, on=TODAY)
    with pytest.raises(actions.CannotWeigh):
        actions.set_weights(campaign=campaign, values={}, why=" ", day=TODAY, by=nora, on=TODAY)
    assert Weights.objects.count() == 1


def test_other_weights_are_tried_by_get_and_set_by_post(client, nora, alliance, campaign, arcadia, boeotia):
    client.force_login(nora)
    a_position(boeotia, campaign, stance="studying")
    url = f"/c/{campaign.slug}/states/score/?position=0&openness=0&class=10"

    page = client.get(url).content.decode()
    assert "Place now" in page and not Weights.objects.exists()
    answer = client.post(url, {"why": "A trial", "day": "2026-05-04"})
    assert answer.status_code == 302
    assert [(row.values["class"], row.values["position"], row.why) for row in Weights.objects.all()] == [
        (10, 0, "A trial")
    ]
    assert client.get(f"/c/{campaign.slug}/states/score/?class=999").status_code == 200


def test_champions_hold_from_their_first_day_to_their_last(campaign, arcadia, boeotia, nora, alliance):
    values = {"role": "champion", "text": "Speaks", "from_date": Moment.parse("2026-02"), "source": "Made"}
    row = actions.add_champion(campaign=campaign, state=arcadia, values=values, by=nora, on=TODAY)
    Champion.objects.create(campaign=campaign, state=boeotia, role="sponsor", text="Signs", source="Made")

    assert [each.state.code for each in champions(**asked(campaign, nora))] == ["AAA", "BBB"]
    assert champions_of(state=arcadia, **asked(campaign, nora, FIRST)) == []
    actions.change_champion(champion=row, values={"until_date": Moment.parse("2026-05-03")}, by=nora, on=TODAY)
    assert champions_of(state=arcadia, **asked(campaign, nora)) == []
    with pytest.raises(actions.NotYetBegun):
        actions.change_champion(champion=row, values={"until_date": Moment.parse("2025")}, by=nora, on=TODAY)


def test_what_was_done_was_not_done_tomorrow(campaign, spring, arcadia, nora, alliance):
    tomorrow = TODAY + timedelta(days=1)
    given = {"targets": spring, "by": nora, "on": TODAY}
    with pytest.raises(actions.NotYet, match="lies in the future"):
        actions.add_target(values={"state": arcadia, "reasons": "Soon", "added_date": tomorrow}, **given)
    row = actions.add_target(values={"state": arcadia, "reasons": "Now"}, **given)
    with pytest.raises(actions.NotYet):
        actions.drop_target(target=row, values={"dropped_date": tomorrow, "dropped_words": "Late"}, by=nora, on=TODAY)

    speaks = {"role": "champion", "text": "Speaks", "source": "Made", "from_date": Moment.parse(str(tomorrow))}
    with pytest.raises(actions.NotYet):
        actions.add_champion(campaign=campaign, state=arcadia, values=speaks, by=nora, on=TODAY)
    assert not Champion.objects.exists()


def test_the_country_of_a_month_is_chosen_and_stays_when_the_month_is_over(campaign, arcadia, boeotia, nora, alliance):
    def choose(state, month):
        return actions.choose_country(campaign=campaign, month=month, state=state, reason="A visit", by=nora, on=TODAY)

    choose(arcadia, date(2026, 4, 17))
    choose(arcadia, TODAY)
    choose(boeotia, TODAY)
    with pytest.raises(actions.MonthIsOver):
        choose(boeotia, date(2026, 4, 30))
    assert [(row.month, row.state.code) for row in MonthCountry.objects.order_by("month")] == [
        (date(2026, 4, 1), "AAA"), (date(2026, 5, 1), "BBB"),
    ]  # fmt: skip


def test_a_review_that_is_due_is_work_for_who_sets_targets_and_a_point_for_all(campaign, chosen, nora, mateo):
    (line,) = reviews(subject=campaign.slug, on=TODAY, reader=nora)

    assert (line.title, line.late, line.url) == ("Review the target Arcadia", True, chosen.get_absolute_url())
    assert reviews(subject=campaign.slug, on=TODAY, reader=mateo) == []
    assert [each.title for each in agenda(subject=(campaign.slug, None), on=TODAY, reader=mateo)] == [line.title]


def test_a_review_of_a_list_that_is_kept_is_no_point_of_the_agenda(campaign, own, boeotia, mateo):
    Target.objects.create(targets=own, state=boeotia, reasons="Ours", added_date=FIRST, review_date=FIRST)

    assert agenda(subject=(campaign.slug, None), on=TODAY, reader=mateo) == []


def test_targets_that_nobody_met_are_counted_by_what_the_reader_sees(campaign, chosen, arcadia, beta, nora, mateo):
    a_contact(arcadia, campaign, owner=beta, shared_with="own")

    def number(reader):
        return [each.number for each in day_figures(subject=campaign.slug, on=TODAY, reader=reader)]

    assert (number(mateo), number(nora)) == ([0], [1])


def test_a_task_is_about_a_target_that_its_reader_may_see(campaign, chosen, own, boeotia, nora, mateo):
    hidden = Target.objects.create(targets=own, state=boeotia, reasons="Ours", added_date=FIRST)
    meant = (campaign.slug, {"governments.target": [chosen.key, hidden.key]})

    assert [each.title for each in referenced(subject=meant, on=TODAY, reader=nora)] == ["Arcadia, 2026"]
    assert len(referenced(subject=meant, on=TODAY, reader=mateo)) == 2


PAGES = ["targets/", "targets/{list}/", "targets/{list}/{key}/", "score/", "champions/", "targets/add/",
         "targets/month/", "targets/{list}/add/", "targets/{list}/{key}/change/", "targets/{list}/{key}/drop/",
         "champions/add/", "AAA/champions/add/"]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_targets_opens_for_the_convener(client, nora, campaign, chosen, page):
    client.force_login(nora)

    answer = client.get(f"/c/{campaign.slug}/states/" + page.format(list=chosen.targets.key, key=chosen.key))
    assert answer.status_code == 200


def test_a_form_puts_a_state_on_the_list(client, nora, campaign, spring, arcadia):
    client.force_login(nora)
    url = f"/c/{campaign.slug}/states/targets/{spring.key}/add/"
    values = {"state": "AAA", "reasons": "A new law", "plan": "Meet", "added_date": "2026-05-01"}

    assert client.post(url, values).status_code == 302
    assert [(row.state.code, row.added_date) for row in Target.objects.all()] == [("AAA", date(2026, 5, 1))]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_targets_page_asks_as_often_with_one_row_as_with_three(rows, client, mateo, campaign, chosen, made_states):
    for state in made_states(rows):
        Target.objects.create(targets=chosen.targets, state=state, reasons="Why", added_date=FIRST)
        a_position(state, campaign, stance="studying")
        a_contact(state, campaign)
    client.force_login(mateo)
    client.get(f"/c/{campaign.slug}/states/targets/")
    with CaptureQueriesContext(
        connection,
    ) as asked_for:
        client.get(f"/c/{campaign.slug}/states/targets/")
    assert len(asked_for) == TARGET_QUERIES


TARGET_QUERIES = 27


def test_a_target_is_not_dropped_before_it_was_added(nora, chosen):
    values = {"dropped_words": "Elections", "dropped_date": FIRST - timedelta(days=1)}
    with pytest.raises(actions.NotYetBegun):
        actions.drop_target(target=chosen, values=values, by=nora, on=TODAY)
