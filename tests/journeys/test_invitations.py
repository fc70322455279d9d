"""Every mission in Geneva is invited by letter: the officer proves and prepares the run, the Convener releases it with
her own sign-in, a diplomat answers on a phone in Arabic by the link in her letter, a note verbale is put on record, and
the funnel counts both.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.test_replies import scan

pytestmark = pytest.mark.browser
EVENTS = "/c/training/events/"


@pytest.fixture
def person(visitor):
    """Signs somebody in, in a browser of her own."""

    def sign_in(role: str):
        found = visitor()
        found.sign_in(role)
        return found

    return sign_in


def path_of(who) -> str:
    return who.page.url.removeprefix(who.address).partition("#")[0]


def planned(officer) -> str:
    """The path of an event to come, with all that a letter says of it."""
    page = officer.open(f"{EVENTS}add/")
    page.fill("input[name=title]", "Morning of all missions")
    page.select_option("select[name=kind]", "panel")
    page.fill("input[name=starts]", (date.today() + timedelta(days=30)).isoformat())
    page.fill("[name=from_time]", "10:00")
    page.fill("[name=until_time]", "12:30")
    page.fill("[name=place]", "Exampleton")
    page.fill("[name=source]", "Invented for the journey")
    page.click("main form .btn--primary")
    return path_of(officer)


def begun(officer, event: str) -> str:
    """The path of the run of letters that is begun from the event's page."""
    page = officer.open(f"{event}invitations/")
    assert officer.violations() == []
    page.click("a:has-text('Invite missions by letter')")
    page.select_option("select[name=template]", label="Invitation, adapted to each State")
    page.select_option("select[name=audience]", label="All missions in Geneva")
    page.fill("[name=reply_by_date]", (date.today() + timedelta(days=14)).isoformat())
    page.fill("[name=signed_by]", "The Convener")
    page.fill("[name=signed_title]", "Convener of the Example Alliance (invented)")
    page.fill("[name=reply_to]", "secretariat@training.invalid")
    assert officer.violations() == []
    page.click("main form .btn--primary")
    page.wait_for_selector("#matrix")
    return path_of(officer)


def proved(officer) -> int:
    """How many missions get exactly one letter, by the Cover: its rows add up to the foot."""
    page = officer.page
    rows = [int(each) for each in page.locator("#matrix tbody td:last-child").all_inner_texts()]
    total = int(page.inner_text("#matrix tfoot td:last-child"))
    assert sum(rows) == total
    assert f"{total} of {total} missions get exactly one letter" in page.inner_text("main")
    assert officer.violations() == []
    return total


def read(who, run: str) -> None:
    """Looks at a letter, and says that she read it."""
    page = who.open(f"{run}letters/")
    assert "Morning of all missions" in page.inner_text("article.letter")
    assert who.violations() == []
    page.click("button:has-text('I read this letter')")
    assert "You read 1 letter of this run" in page.inner_text("main")


def prepared(officer, run: str) -> None:
    """Prepares the run, and cannot release it herself."""
    page = officer.open(f"{run}release/")
    assert officer.violations() == []
    page.click("button:has-text('Prepare')")
    page.wait_for_selector("text=You prepared these letters")
    assert page.locator("button:has-text('Release')").is_disabled()
    assert officer.violations() == []


def released(convener, run: str) -> int:
    """The number of letters that the Convener let go."""
    page = convener.open(f"{run}release/")
    assert convener.violations() == []
    page.click("button:has-text('Release')")
    return int(page.locator("text=Exact text and enclosures are frozen").inner_text().split()[0])


def link_in_arabic(officer, run: str) -> str:
    """The reply link that stands in the first frozen letter in Arabic."""
    page = officer.open(f"{run}archive/?language=ar")
    assert officer.violations() == []
    page.click("main tbody th a >> nth=0")
    assert page.get_attribute("#text article", "lang") == "ar"
    assert officer.violations() == []
    return re.search(r"/i/r/[\w:.~-]+/", page.inner_text("#text"))[0]


def answered(visitor, link: str) -> None:
    diplomat = visitor(phone=True, language="ar")
    page = diplomat.open(link)
    assert (page.get_attribute("html", "lang"), page.get_attribute("html", "dir")) == ("ar", "rtl")
    assert (diplomat.overflow(), diplomat.violations()) == (0, [])
    page.check("input[value=comes]")
    page.click("main form .btn--primary")
    assert page.locator("main .notice--ok").count() == 1
    assert (diplomat.overflow(), diplomat.violations()) == (0, [])


def note_verbale(officer, event: str) -> None:
    """A mission that gave no answer yet declines by note verbale, whose scan is kept."""
    page = officer.open(f"{event}replies/")
    assert officer.violations() == []
    page.click("main tbody tr:has-text('no answer yet') a.btn >> nth=0")
    page.check("input[value=declines]")
    page.select_option("select[name=way]", "note_verbale")
    page.set_input_files("input[name=scan]", scan())
    page.click("main form .btn--primary")
    assert page.locator("a:has-text('Save the scan')").count() == 1
    assert officer.violations() == []


def test_missions_are_invited_by_two_people_answer_by_two_ways_and_are_counted(person, visitor):
    officer, convener = person("secretariat"), person("convener")
    event = planned(officer)
    run = begun(officer, event)
    total = proved(officer)
    read(officer, run)
    prepared(officer, run)
    read(convener, run)
    letters = released(convener, run)
    assert 0 < letters <= total

    answered(visitor, link_in_arabic(officer, run))
    note_verbale(officer, event)

    page = officer.open(f"{event}invitations/")
    figures = [int(each) for each in page.locator("main table.funnel tbody td.n").all_inner_texts()]
    assert [figures[0], *figures[2:]] == [letters, 2, 1, 0]  # invited, replied, accepted, came
    assert officer.violations() == []
