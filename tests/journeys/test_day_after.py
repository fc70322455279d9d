"""The day after an event: the officer notes at the door, on a phone, who came of those that accepted, and enters what
people signed on paper; the Convener evaluates it and opens a task; the year's report tells both in its sentences.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

pytestmark = pytest.mark.browser
ROOM = "/c/training"
YESTERDAY = date.today() - timedelta(days=1)
TITLE = "Evening of the journey"


@pytest.fixture
def officer(visitor):
    person = visitor(phone=True)
    person.sign_in("secretariat")
    return person


def held(officer) -> str:
    """The path of yesterday's event."""
    page = officer.open(f"{ROOM}/events/add/")
    page.fill("input[name=title]", TITLE)
    page.select_option("select[name=kind]", "panel")
    page.fill("input[name=starts]", YESTERDAY.isoformat())
    page.fill("[name=source]", "Invented for the journey")
    page.click("main form .btn--primary")
    return page.url.removeprefix(officer.address).partition("#")[0]


def accepted(officer, event: str) -> None:
    """A mission was invited by word of mouth, and accepted by telephone."""
    page = officer.open(f"{event}replies/invite/")
    page.select_option("select[name=mission]", index=1)
    page.click("main form .btn--primary")
    page.click("main tbody th a")
    officer.open(page.url.removeprefix(officer.address) + "take/")
    page.check("input[value=comes]")
    page.fill("input[name=name]", "First Secretary")
    page.select_option("select[name=way]", "telephone")
    page.click("main form .btn--primary")


def noted(officer, event: str) -> None:
    """Who accepted is on the list at the door without anybody typing the name again, and has come."""
    page = officer.open(f"{event}door/")
    page.locator("[data-guest]", has_text="First Secretary").locator("[data-out]").click()
    page.wait_for_selector("[data-guest].is-in:has-text('First Secretary')")
    page.wait_for_function("() => !localStorage.getItem('accede offline')")


def signed_on_paper(officer, event: str) -> None:
    page = officer.open(f"{event}guests/paper/")
    page.fill("#id_name_0", "Chi Walk")
    page.fill("#id_house_0", "Union of Cooks")
    page.click("main form .btn--primary")
    page.wait_for_selector("text=Paper list entered")


def evaluated(convener, event: str) -> None:
    """What was learned, and a task that follows from it."""
    page = convener.open(f"{event}evaluation/write/")
    assert convener.violations() == []
    page.fill("[name=verdict]", "varying degrees of success")
    page.fill("[name=next_time]", "Telephone every mission two days before.")
    page.fill("[name=source]", "Invented for the journey")
    page.click("main form .btn--primary")
    page = convener.open(f"{event}evaluation/follow/")
    page.fill("[name=title]", "Write down who telephones whom")
    page.click("main form .btn--primary")
    assert "Write down who telephones whom" in page.inner_text("#follows")
    assert convener.violations() == []


def report(convener) -> str:
    """The text of the draft of that year without its marks of notes; it is begun where there is none yet."""
    page = convener.open(f"{ROOM}/reports/")
    if page.locator(f"main a[href$='/reports/{YESTERDAY.year}/']").count() == 0:
        convener.open(f"{ROOM}/reports/start/")
        page.fill("[name=year]", str(YESTERDAY.year))
        page.fill("[name=title]", "Report of the journey")
        page.click("main form .btn--primary")
    page = convener.open(f"{ROOM}/reports/{YESTERDAY.year}/")
    page.evaluate("document.querySelectorAll('article.report sup').forEach(mark => mark.remove())")
    return " ".join(page.inner_text("article.report").split())


def test_who_came_and_what_was_learned_are_told_by_the_report(officer, visitor):
    event = held(officer)
    accepted(officer, event)
    noted(officer, event)
    signed_on_paper(officer, event)
    convener = visitor()
    convener.sign_in("convener")

    evaluated(convener, event)

    told = report(convener)
    assert f"To “{TITLE}” 1 were on record as invited; 1 of these invitations were delivered, 1 answered" in told
    assert "varying degrees of success. Telephone every mission two days before." in told
    assert "What follows: Write down who telephones whom (open)." in told
