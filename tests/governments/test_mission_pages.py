"""Missions are kept by acts and pages; the directory cuts, exports, and stands in order of precedence."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.utils import timezone

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.governments.actions import missions as acts
from accede.governments.models import Mission, MissionHead
from accede.governments.queries import mission_directory, missions
from accede.kit import offers
from accede.kit.mail import suppress
from accede.kit.models import LogEntry
from tests.governments.conftest import TODAY
from tests.governments.test_missions import a_head, a_mission

pytestmark = pytest.mark.django_db
MISSION = {"name": "Permanent Mission of Arcadia", "seat": "geneva", "source": "Directory of May, made up"}


@pytest.fixture
def mission(campaign, arcadia, officer):
    return acts.add_mission(campaign=campaign, state=arcadia, values=MISSION, by=officer, on=TODAY)


def test_a_mission_is_kept_by_who_keeps_missions_and_by_nobody_else(mission, mateo, campaign, boeotia):
    with pytest.raises(NotAllowed):
        acts.add_mission(campaign=campaign, state=boeotia, values=MISSION, by=mateo, on=TODAY)
    with pytest.raises(NotAllowed):
        acts.check_mission(mission=mission, by=mateo, on=TODAY)
    assert (Mission.objects.count(), mission.learned_date, mission.changed_date) == (1, TODAY, TODAY)


def test_a_new_head_ends_the_term_of_the_one_before_and_marks_the_mission_as_changed(mission, officer):
    later = TODAY + timedelta(20)
    ada = acts.add_head(mission=mission, values={"name": "Ada", "source": "x"}, by=officer, on=TODAY)
    values = {"name": "Bo", "source": "x", "from_date": Moment.parse("2026-05-10")}
    acts.add_head(mission=mission, values=values, by=officer, on=later, ends=ada)

    ada.refresh_from_db()
    mission.refresh_from_db()
    assert (str(ada.until_date), mission.changed_date) == ("2026-05-09", later)
    assert missions.head_on(mission, as_of=later).head.name == "Bo"
    assert missions.head_on(mission, as_of=TODAY).head.name == "Ada"


def test_a_term_cannot_end_before_it_begins(mission, officer):
    values = {"name": "Ada", "source": "x", "from_date": Moment.parse("2026-05-10")}
    ada = acts.add_head(mission=mission, values=values, by=officer, on=TODAY)

    with pytest.raises(acts.CannotKeep, match="last day lies before"):
        acts.end_head(head=ada, until_date=Moment.parse("2026-04"), by=officer, on=TODAY)
    assert str(MissionHead.objects.get().until_date) == ""


def test_a_new_address_has_not_come_back_and_what_no_letter_needs_marks_nothing(mission, officer):
    later = TODAY + timedelta(1)
    with pytest.raises(acts.CannotKeep, match="No mail address"):
        acts.mark_bounced(mission=mission, by=officer, on=TODAY)
    acts.change_mission(mission=mission, values={"email": "a@arcadia.example"}, by=officer, on=TODAY)
    acts.mark_bounced(mission=mission, by=officer, on=TODAY)
    acts.change_mission(mission=mission, values={"source": "Another"}, by=officer, on=later)
    assert (mission.bounced_date, mission.changed_date) == (TODAY, TODAY)
    acts.change_mission(mission=mission, values={"email": "b@arcadia.example"}, by=officer, on=later)
    assert (mission.bounced_date, mission.changed_date) == (None, later)


def test_a_mission_is_not_closed_or_checked_on_a_day_that_has_not_come(mission, officer):
    tomorrow = TODAY + timedelta(1)
    for act in (
        lambda: acts.close_mission(mission=mission, closed_date=tomorrow, by=officer, on=TODAY),
        lambda: acts.check_mission(mission=mission, checked=tomorrow, by=officer, on=TODAY),
    ):
        with pytest.raises(acts.CannotKeep, match="lies in the future"):
            act()


def test_an_address_to_which_the_house_sends_no_more_is_shown_as_one_that_came_back(campaign, arcadia):
    today = timezone.localdate()
    a_mission(campaign, arcadia, email="Mission@Arcadia.example")
    suppress("mission@arcadia.example", why="no such mailbox")

    (then,) = missions.missions_of(campaign, arcadia, as_of=today - timedelta(1))
    (now,) = missions.missions_of(campaign, arcadia, as_of=today)
    assert (then.bounced, now.bounced) == (None, today)


@pytest.fixture
def several(campaign, arcadia, boeotia):
    """Geneva: Arcadia with Ada, checked; Boeotia without a head, its mail came back. New York: Arcadia in doubt."""
    one = a_mission(campaign, arcadia, name="One", checked_date=TODAY, email="one@arcadia.example")
    a_head(one, "Ada", credentials="2025-03-01", from_date="2025")
    a_mission(campaign, boeotia, name="Two", bounced_date=TODAY, changed_date=TODAY, precedence=1)
    three = a_mission(campaign, arcadia, "new_york", name="Three", changed_date=date(2020, 1, 1))
    a_head(three, "Bo", until_date="2026-05")


@pytest.mark.parametrize(
    ("only", "found"),
    [
        ({}, ["One", "Two", "Three"]),
        ({"seat": "geneva"}, ["One", "Two"]),
        ({"only": "headless"}, ["Two"]),
        ({"only": "doubtful"}, ["Three"]),
        ({"only": "unchecked"}, ["Two", "Three"]),
        ({"only": "bounced"}, ["Two"]),
        ({"only": "changed"}, ["Two"]),
        ({"only": "bounced", "seat": "new_york"}, []),
    ],
)
def test_the_directory_is_cut_by_seat_and_by_what_needs_a_look(only, found, several, campaign):
    rows = mission_directory.directory(campaign, as_of=TODAY, **only)

    assert [row.each.mission.name for row in rows] == found


def test_the_order_of_precedence_says_what_each_place_rests_on(several, campaign):
    rows = mission_directory.by_precedence(campaign, as_of=TODAY, seat="geneva")

    assert [(row.place, row.listed.state, row.basis) for row in rows] == [
        (1, "Boeotia", "number of the directory"), (2, "Arcadia", "credentials"),
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [1, 3])
def test_the_directory_costs_the_same_queries_however_many_missions(
    rows, client, mateo, campaign, arcadia, django_assert_max_num_queries, django_assert_num_queries
):
    for seat in ("geneva", "new_york", "brussels")[:rows]:
        a_head(a_mission(campaign, arcadia, seat), "Ada")
    client.force_login(mateo)
    address = f"/c/{campaign.slug}/states/missions/"
    client.get(address)
    with django_assert_max_num_queries(40) as first:
        client.get(address)
    a_head(a_mission(campaign, arcadia, "other", place="Vienna"), "Bo")
    with django_assert_num_queries(len(first)):
        page = client.get(address)
    assert "Vienna" in page.content.decode()


def test_the_list_leaves_as_a_spreadsheet_as_it_is_cut(several, client, mateo, campaign):
    client.force_login(mateo)
    base = f"/c/{campaign.slug}/states/missions/"

    sheet = client.get(f"{base}list.xlsx?seat=geneva&on={TODAY}")
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.values)

    assert [row[:6] for row in rows] == [
        ("State", "Code", "Seat", "Place", "Mission", "Head"),
        ("Arcadia", "AAA", "geneva", None, "One", "Ada"), ("Boeotia", "BBB", "geneva", None, "Two", None),
    ]  # fmt: skip
    assert "Ada" in client.get(f"{base}precedence/?seat=geneva&on={TODAY}").content.decode()


def test_who_keeps_missions_finds_what_to_look_at_among_the_work_and_others_do_not(several, campaign, officer, mateo):
    def titles(reader):
        lines = offers.ask("work", subject=campaign.slug, on=TODAY, reader=reader)
        return [line.title for line in lines if "ission" in line.title]

    assert titles(officer) == [
        "Find out who heads these missions: 1", "Say who heads these missions: 1",
        "Find another e-mail address for these missions: 1", "Check heads and addresses of these missions: 2",
        "Missions that changed lately; letters may name somebody else: 1",
    ]  # fmt: skip
    assert titles(mateo) == []


def test_the_pages_keep_a_mission_from_its_first_day_to_its_last(client, officer, campaign, arcadia):
    client.force_login(officer)
    base = f"/c/{campaign.slug}/states/AAA/missions/"
    assert "Add the first mission" in client.get(base).content.decode()
    client.post(f"{base}add/", MISSION | {"first_language": "es", "more_languages": ["en"], "email": "m@a.example"})
    row = Mission.objects.get()
    home = row.get_absolute_url()
    client.post(f"{home}heads/add/", {"name": "Ada", "rank": "ambassador", "from_date": "2024-02", "source": "x"})
    client.post(f"{home}heads/add/", {"name": "Bo", "rank": "charge", "from_date": "2026-03-01", "source": "x",
                                      "ends": "on"})  # fmt: skip
    client.post(f"{home}checked/")
    client.post(f"{home}bounced/")
    page = client.get(home).content.decode()

    row.refresh_from_db()
    assert row.languages == ["es", "en"]
    assert [str(head.until_date) for head in row.heads.order_by("number")] == ["2026-02-28", ""]
    assert "Bo heads it (from 1 March 2026)." in page and "e-mail came back on" in page
    client.post(f"{home}close/", {"closed_date": str(timezone.localdate())})
    assert "No letter goes there." in client.get(home).content.decode()
    assert "closed on" in client.get(base).content.decode()
    assert LogEntry.objects.filter(act="governments.close_mission").count() == 1


def test_a_reader_sees_missions_without_buttons_and_a_stranger_sees_nothing(client, mission, mateo, sam, campaign):
    home = mission.get_absolute_url()
    client.force_login(mateo)
    assert "Checked today" not in client.get(home).content.decode()
    assert client.get(f"{home}change/").status_code in (403, 404)
    assert client.post(f"{home}checked/").status_code in (403, 404)
    client.force_login(sam)
    for address in (home, f"/c/{campaign.slug}/states/missions/", f"/c/{campaign.slug}/states/missions/list.csv"):
        assert client.get(address).status_code == 404
