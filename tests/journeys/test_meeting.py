"""A meeting in a real browser: made, filled, called, answered, opened, with a quorum that follows who is here."""

from __future__ import annotations

import re
from datetime import date

import pytest

pytestmark = pytest.mark.browser
MEETINGS = "/c/migrant-workers-2003/meetings/"


@pytest.fixture
def officer(visitor):
    person = visitor()
    person.sign_in("secretariat")
    return person


def make_meeting(officer, title: str) -> str:
    """A meeting of today; the address of its page."""
    page = officer.open(f"{MEETINGS}add/")
    page.fill("input[name=title]", title)
    page.fill("input[name=day]", date.today().isoformat())
    page.fill("input[name=at]", "10:00")
    page.click("main form .btn--primary")
    return page.url.removeprefix(officer.address).partition("#")[0]


def add_point(officer, meeting: str, title: str) -> None:
    page = officer.open(f"{meeting}agenda/add/")
    page.fill("input[name=title]", title)
    page.click("main form .btn--primary")


def test_a_meeting_from_its_agenda_to_the_quorum(officer, visitor):
    meeting = make_meeting(officer, "Meeting of the journey")
    add_point(officer, meeting, "Opening")
    add_point(officer, meeting, "Plan of the year")
    page = officer.page
    page.locator("main button[name=up]").press("Enter")
    assert page.inner_text("main tbody tr:first-child th").startswith("1. Plan of the year")

    page = officer.open(f"{meeting}calls/")
    page.click("main form .btn--primary")
    assert "queued" in page.inner_text("main, [role=status]")
    assert officer.violations() == []

    member = visitor(phone=True, script=False)
    member.sign_in("member")
    page = member.open(f"{meeting}answer/")
    page.check("input[value=remote]")
    page.click("main form .btn--primary")
    assert "I join from afar" in page.inner_text("main table")

    _hold(officer, meeting)


def _hold(officer, meeting: str) -> None:
    page = officer.open(meeting)
    page.get_by_role("button", name="Open the meeting").click()
    page.get_by_role("button", name="Note all as they answered").click()
    assert "from afar" in page.inner_text("main table").lower()
    assert "quorum" in page.inner_text("[data-live=quorum]")
    assert officer.violations() == []


def test_a_meeting_is_moved_after_the_call_and_the_update_is_asked_for(officer):
    meeting = make_meeting(officer, "Meeting that moves")
    page = officer.open(f"{meeting}calls/")
    page.click("main form .btn--primary")

    page = officer.open(f"{meeting}change/")
    page.fill("input[name=at]", "15:30")
    page.click("main form .btn--primary")
    assert "time: 10:00 → 15:30" in page.inner_text("main")
    page.click("main section form .btn--primary")
    assert "updates queued" in page.inner_text("body") or "update queued" in page.inner_text("body")


def test_an_invited_person_answers_from_her_letter_without_an_account(officer, visitor):
    meeting = make_meeting(officer, "Meeting answered from a letter")
    page = officer.open(f"{meeting}calls/")
    page.click("main form .btn--primary")
    officer.open("/desk/mail/")
    page.get_by_role("link", name=re.compile("Meeting answered from a letter")).first.click()
    address = re.search(r"/c/\S+/reply/\S+", page.inner_text("article.letter"))

    invited = visitor(phone=True)
    page = invited.open(address[0])
    assert invited.violations() == [] and invited.overflow() <= 0
    page.check("input[value=apologies]")
    page.click("main form .btn--primary")
    assert "Your answer is noted" in page.inner_text("main")
    assert "I cannot come" in officer.open(f"{meeting}calls/").inner_text("main table")


@pytest.mark.parametrize(("phone", "language"), [(False, "en-GB"), (True, "ar")])
def test_the_pages_of_meetings_are_accessible_and_fit(officer, visitor, phone, language):
    meeting = make_meeting(officer, f"Meeting to look at {phone} {language}")
    add_point(officer, meeting, "Opening")
    reader = visitor(phone=phone, language=language, dark=phone)
    reader.sign_in("secretariat")

    found = []
    for path in (
        MEETINGS,
        f"{MEETINGS}series/add/",
        meeting,
        f"{meeting}agenda/",
        f"{meeting}calls/",
        f"{meeting}attendance/",
    ):
        reader.open(path)
        found += reader.violations()
        assert reader.overflow() <= 0, path
    assert found == []
