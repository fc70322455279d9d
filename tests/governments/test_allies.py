"""The map of allies: who is with us on a day, the gaps, and who may write on it."""

from __future__ import annotations

from datetime import date

import pytest

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.governments.actions import allies as actions
from accede.governments.models import Ally, Target, TargetList
from accede.governments.queries.allies import allies_of, gaps_of_all
from accede.record.queries import names
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db
STATES = "/c/test-campaign/states/"
EMPTY = Moment.unknown()


@pytest.fixture
def put(campaign, arcadia, nora):
    """Puts somebody on the map as Nora does."""

    def ally(name="Union of Arcadia", sector="unions", stance="with_us", *, by=nora, state=arcadia, **values):
        values = {"name": name, "sector": sector, "stance": stance, "source": "Its statement", **values}
        return actions.add_ally(campaign=campaign, state=state, values=values, by=by, on=TODAY)

    return ally


@pytest.fixture
def target(campaign):
    """Makes a State a target of this year."""
    year = TargetList.objects.create(
        campaign=campaign, key="year", title="2026", from_date=date(2026, 1, 1), until_date=date(2026, 12, 31)
    )

    def made(state):
        return Target.objects.create(
            targets=year, state=state, added_date=date(2026, 1, 1), reasons="Made for the tests"
        )

    return made


def read(campaign, state, reader, as_of=TODAY):
    return allies_of(campaign, state, reader=reader, as_of=as_of, on=TODAY)


def test_a_gap_is_a_sector_in_which_nobody_is_with_us(alliance, campaign, arcadia, put, mateo):
    put()
    put("Chamber of Arcadia", "employers", "against")
    found = read(campaign, arcadia, mateo)
    assert (found.with_us, found.known, [each.sector for each in found.filled]) == (1, 2, ["unions"])
    assert "no employers yet" in found.gap_words and "no union yet" not in found.gap_words
    assert len(found.gaps) == 7


def test_who_came_later_or_left_is_not_on_the_map_of_the_day(alliance, campaign, arcadia, put, nora):
    row = put(since=Moment.parse("2026-03"))
    actions.end_ally(ally=row, until=Moment.parse("2026-04-30"), by=nora, on=TODAY)
    days = (date(2026, 2, 28), date(2026, 3, 15), date(2026, 4, 29), date(2026, 4, 30))
    assert [read(campaign, arcadia, nora, day).with_us for day in days] == [0, 1, 1, 0]


def test_an_end_before_the_beginning_or_to_come_is_refused(alliance, put, nora):
    row = put(since=Moment.parse("2026-03-01"))
    for until in ("2026-02-28", "2026-06-01"):
        with pytest.raises(actions.OutOfOrder):
            actions.end_ally(ally=row, until=Moment.parse(until), by=nora, on=TODAY)
    row.refresh_from_db()
    assert row.until == EMPTY


def test_who_is_hidden_fills_no_gap_of_others(alliance, beta, campaign, arcadia, put, mateo, nora):
    put(by=mateo, owner=beta, shared_with="own")
    assert read(campaign, arcadia, mateo).with_us == 1
    seen = read(campaign, arcadia, nora)
    assert (seen.with_us, seen.known, "no union yet" in seen.gap_words) == (0, 0, True)


def test_an_observer_writes_nothing_on_the_map(alliance, put, ines):
    with pytest.raises(NotAllowed):
        put(by=ines)


def test_the_gaps_of_target_states_come_first_and_others_on_request(
    alliance, campaign, arcadia, boeotia, put, target, nora
):
    target(boeotia)
    put()
    few = gaps_of_all(campaign, reader=nora, as_of=TODAY, on=TODAY)
    assert [(row.name, len(row.map.gaps)) for row in few.rows] == [("Boeotia", 8)]
    every = gaps_of_all(campaign, reader=nora, as_of=TODAY, on=TODAY, every=True)
    assert [(row.name, len(row.map.gaps)) for row in every.rows] == [("Boeotia", 8), ("Arcadia", 7)]
    assert {each.sector: each.states for each in every.sectors}["unions"] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_gaps_cost_the_same_however_many(
    alliance, campaign, arcadia, boeotia, put, target, nora, count, django_assert_num_queries
):
    target(arcadia)
    for number in range(count):
        put(f"Union {number}", state=boeotia)
    names(on=TODAY)  # read once for each version of the record
    with django_assert_num_queries(4):
        found = gaps_of_all(campaign, reader=nora, as_of=TODAY, on=TODAY, every=True)
    assert found.number == 2


def page(client, user, path, **data):
    client.force_login(user)
    answered = client.post(STATES + path, data) if data else client.get(STATES + path)
    return answered, answered.content.decode()


def test_an_ally_is_added_changed_and_ended_on_its_pages(client, alliance, arcadia, target, mateo):
    target(arcadia)
    values = {"sector": "women", "name": "League", "stance": "open", "source": "Letter", "owner": "-",
              "shared_with": "alliance"}  # fmt: skip
    assert page(client, mateo, "AAA/allies/add/", **values)[0].status_code == 302
    row = Ally.objects.get()
    change = values | {"stance": "with_us"}
    assert page(client, mateo, f"AAA/allies/{row.key}/change/", **change)[0].status_code == 302
    assert "League" in page(client, mateo, "AAA/allies/")[1]
    assert "women&#x27;s organisations <b>1</b>" in page(client, mateo, "allies/")[1]
    assert page(client, mateo, f"AAA/allies/{row.key}/end/", until="2020")[0].status_code == 302
    assert "League" not in page(client, mateo, "AAA/allies/")[1]


def test_the_pages_are_absent_for_a_stranger_and_the_forms_for_a_reader(client, alliance, arcadia, put, sam, ines):
    key = put().key
    assert {page(client, sam, path)[0].status_code for path in ("allies/", "AAA/allies/", f"AAA/allies/{key}/")} == {
        404
    }
    assert page(client, ines, f"AAA/allies/{key}/")[0].status_code == 200
    assert page(client, ines, "AAA/allies/add/")[0].status_code == 404
