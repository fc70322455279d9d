from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accede.coalition import actions
from accede.core.dates import Moment
from accede.kit import offers, search
from accede.kit.offers import DatedThing, WorkLine
from accede.record.actions import record_act
from accede.record.models import State, Treaty

TODAY = date(2004, 1, 30)
HOME = reverse("today:index")


@pytest.fixture
def campaign(operator):
    treaty = Treaty.objects.create(slug="test-treaty", source="a test", titles={"en": "Test Treaty"})
    return actions.start_campaign(
        slug="test-campaign", name="Campaign", short_name="Test Treaty", treaty=treaty, shown_on_date=TODAY,
        by=operator, on=TODAY,
    )  # fmt: skip


def work(*lines: WorkLine):
    """Nothing but these lines is offered."""
    return offers.only(work=[lambda **asked: list(lines)])


def test_late_work_comes_first_then_the_soonest_then_what_has_no_day(campaign, client, ines):
    client.force_login(ines)
    lines = [
        WorkLine("Some day", "/a/"),
        WorkLine("Soon", "/b/", due=date(2004, 2, 6)),
        WorkLine("Overdue", "/c/", due=date(2004, 1, 20), late=True),
    ]

    with work(*lines):
        text = client.get(HOME).content.decode()

    assert "3 items wait for you. One of them is late." in text
    assert text.index("Overdue") < text.index("Soon") < text.index("Some day")


def test_with_nothing_to_do_the_page_says_what_belongs_here(campaign, client, ines):
    client.force_login(ines)

    with work():
        text = client.get(HOME).content.decode()

    assert "Nothing waits for you. 0 new acts in the last month." in text
    assert "Acts to verify, files to approve" in text


def test_who_belongs_to_no_campaign_is_told_so(campaign, client, sam):
    client.force_login(sam)

    page = client.get(HOME)

    assert page.status_code == 200
    assert "You belong to no campaign yet" in page.content.decode()
    assert "Test Treaty" not in page.content.decode()


def test_the_page_asks_for_the_campaign_s_own_day_and_reader(campaign, client, ines):
    client.force_login(ines)
    asked = []

    with offers.only(work=[lambda **given: asked.append(given) or []]):
        client.get(HOME)

    assert asked == [{"subject": "test-campaign", "on": TODAY, "reader": ines}]


def test_another_campaign_is_not_shown_to_who_may_not_enter_it(campaign, client, ines, operator):
    actions.start_campaign(
        slug="other", name="Other", short_name="Other", treaty=campaign.treaty, by=operator, on=TODAY
    )
    client.force_login(ines)

    assert client.get(HOME + "?campaign=other").status_code == 404
    assert client.get(HOME + "?campaign=test-campaign").status_code == 200


def test_coming_dates_leave_out_the_past_and_other_treaties(campaign, client, ines):
    client.force_login(ines)
    things = [
        DatedThing(date(2004, 1, 29), "Yesterday", "/"),
        DatedThing(date(2004, 3, 1), "Ours in force", "/", key="record.in-force:test-treaty:AAA"),
        DatedThing(date(2004, 3, 1), "Theirs in force", "/", key="record.in-force:other-treaty:AAA"),
        DatedThing(date(2004, 3, 15), "Session opens", "/"),
    ]

    with offers.only(dates=[lambda **asked: things]):
        text = client.get(HOME).content.decode()

    assert "Ours in force" in text
    assert "Session opens" in text
    assert "Theirs in force" not in text
    assert "Yesterday" not in text


def test_many_first_reports_of_one_day_are_one_line(campaign, client, ines):
    client.force_login(ines)
    due = date(2004, 7, 1)
    things = [DatedThing(due, f"State {n}", "/", key=f"record.report:test-treaty:S{n}") for n in range(21)]

    with offers.only(dates=[lambda **asked: things]):
        text = client.get(HOME).content.decode()

    assert text.count("First reports to the Committee fall due") == 1
    assert "21 States" in text


def test_an_act_of_the_last_month_stands_on_top_with_the_class_of_the_state(campaign, client, officer, ines):
    state = State.objects.create(code="AAA", iso3="AAA", kind="state", source="a test")
    record_act(
        treaty=campaign.treaty, state=state, kind="accession", source="a test",
        deposited=Moment.parse("2004-01-20"), by=officer, on=TODAY,
    )  # fmt: skip
    client.force_login(ines)

    text = client.get(HOME).content.decode()

    assert "One new act in the last month." in text
    assert "accession" in text
    assert "cls--box" in text


@pytest.mark.parametrize(("reader", "status"), [("nora", 200), ("officer", 200), ("ines", 404), ("sam", 404)])
def test_only_who_may_read_the_log_opens_it(campaign, client, request, reader, status):
    client.force_login(request.getfixturevalue(reader))

    assert client.get(HOME + "log/").status_code == status


def test_the_log_tells_acts_in_words_and_what_changed(campaign, client, officer):
    union = actions.add_organisation(campaign=campaign, name="World Unoin", by=officer, on=TODAY)
    actions.change_organisation(organisation=union, name="World Union", by=officer, on=TODAY)
    client.force_login(officer)

    text = client.get(HOME + "log/?act=coalition.change_organisation").content.decode()

    assert "Organisation changed" in text
    assert "<del>World Unoin</del> <ins>World Union</ins>" in text
    assert text.count('<tr role="row">') == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_log_costs_three_queries_however_many_entries(campaign, client, officer, rows):
    for number in range(rows):
        actions.add_organisation(campaign=campaign, name=f"Union {number}", by=officer, on=TODAY)
    client.force_login(officer)

    with CaptureQueriesContext(connection) as made:
        client.get(HOME + "log/")

    assert len([each for each in made.captured_queries if 'FROM "kit_logentry"' in each["sql"]]) == 3


def test_the_search_finds_what_the_reader_may_read_and_nothing_else(campaign, client, officer, ines, sam):
    actions.add_organisation(campaign=campaign, name="World Union of Nurses", by=officer, on=TODAY)
    search.rebuild("test-campaign", on=TODAY)

    client.force_login(ines)
    found = client.get(HOME + "search/?q=nurses").content.decode()
    client.force_login(sam)
    hidden = client.get(HOME + "search/?q=nurses").content.decode()

    assert "One record found for “nurses”." in found
    assert "World Union of Nurses" in found
    assert "0 records found for “nurses”." in hidden
    assert "World Union" not in hidden


def test_an_empty_search_says_what_can_be_found(campaign, client, ines):
    client.force_login(ines)

    assert "Search everything you may read" in client.get(HOME + "search/").content.decode()


def test_a_search_is_cut_to_a_room_and_says_how_much_each_holds(campaign, client, officer, ines):
    actions.add_organisation(campaign=campaign, name="Union of nurses", by=officer, on=TODAY)
    search.rebuild("test-campaign", on=TODAY)
    found = search.Hit("events", "e", "/e/", "Nurses meet", "", "test-campaign", "en", None)
    client.force_login(ines)
    with pytest.MonkeyPatch.context() as patch:
        kept = search.find
        patch.setattr(search, "find", lambda *args, **asked: [*kept(*args, **asked), found])
        everything = client.get(HOME + "search/?q=nurses").content.decode()
        one = client.get(HOME + "search/?q=nurses&room=events").content.decode()

    assert "2 records found" in everything
    assert 'All <span class="num">2</span>' in everything
    assert "Nurses meet" in one
    assert "Union of nurses" not in one


@pytest.mark.parametrize("lines", [1, 3])
def test_the_first_page_costs_the_same_however_much_waits(campaign, client, officer, lines):
    client.force_login(officer)
    client.get(HOME)
    waits = [WorkLine(f"Line {number}", "/a/") for number in range(lines)]
    others = [offers.OthersLine(f"Other {number}", "/b/") for number in range(lines)]

    offered = offers.only(work=[lambda **asked: waits], waiting_for_others=[lambda **asked: others])
    with offered, CaptureQueriesContext(connection) as asked:
        client.get(HOME)

    assert len(asked) == 5


def test_what_waits_for_others_says_with_whom_since_when_and_until_when(campaign, client, ines):
    client.force_login(ines)
    line = offers.OthersLine(
        "Intervention, item 14(a)", "/s/", "4 members", date(2004, 1, 26), date(2004, 1, 29), late=True, sub="9 of 13"
    )

    with offers.only(waiting_for_others=[lambda **asked: [line]]):
        text = client.get(HOME).content.decode()

    assert "Waiting for others" in text
    assert "4 members" in text
    assert "late, 29 Jan 2004" in text


def test_drafts_stand_below_the_act_that_they_follow_from(campaign, client, ines):
    client.force_login(ines)
    news = offers.News("record:act:1", TODAY, "Aland", "accession", "/act/", action="Open the act")
    drafts = [
        offers.Prepared("a", "record:act:1", 1, "Letter to Aland", "/letter/", action="Review"),
        offers.Prepared("b", "something else", 1, "Orphan", "/orphan/", action="Review"),
    ]

    with offers.only(news=[lambda **asked: [news]], prepared=[lambda **asked: drafts]):
        text = client.get(HOME).content.decode()

    assert text.index("Letter to Aland") < text.index("Figures") < text.index("Prepared for you") < text.index("Orphan")


def test_a_long_list_of_work_shows_its_beginning_and_all_of_it_on_demand(campaign, client, ines):
    client.force_login(ines)
    lines = [WorkLine(f"Line {number:02}", "/a/") for number in range(15)]

    with offers.only(work=[lambda **asked: lines]):
        short, long = (client.get(HOME + query).content.decode() for query in ("", "?all=1"))

    assert "All 15 items" in short
    assert "Line 14" not in short
    assert "Line 14" in long
