"""The Convener changes: from the nomination window to the handover, by three sign-ins; and an observer tries it all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from accede.core.dates import add_months
from tests.journeys.pages import CAMPAIGN

pytestmark = pytest.mark.browser
COALITION = f"{CAMPAIGN}/coalition"
OFFICE = f"{COALITION}/offices/convener/?on={date.today()}"  # the campaign itself opens on a day of 2004
PETRA = "Petra Example"
ENDS = date.today() + timedelta(days=10)


def go(page, target) -> None:
    """Clicks, and waits for the page that follows."""
    with page.expect_navigation():
        target.click()


def send(page, **values: str) -> None:
    """Fills a form by the names of its fields, and sends it."""
    for name, value in values.items():
        box = page.locator(f"#id_{name}")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(box.locator("option", has_text=value).first.get_attribute("value"))
        else:
            box.fill(value)
    go(page, page.locator(".formfoot button[type=submit]"))
    assert page.locator("#errors").count() == 0, page.inner_text("#errors")


def press(page, words: str) -> None:
    go(page, page.get_by_role("button", name=words, exact=True).first)


def follow(page, words: str) -> None:
    go(page, page.get_by_role("link", name=words).first)


def signed_in(visitor, role: str):
    someone = visitor()
    someone.sign_in(role)
    return someone


def prepare(officer) -> None:
    """Two members whose places are on record for today, a Convener whose term ends in ten days, and a nominee."""
    for key in ("iom", "december-18"):
        page = officer.open(f"{COALITION}/membership/{key}-member/change/")
        send(page, start="<2004-01-31", attested=date.today().isoformat())
    send(officer.open(f"{COALITION}/people/add/"), name=PETRA)
    page = officer.open(f"{COALITION}/sign-ins/")
    follow(page, "Member's focal point")
    page = officer.open(page.url.removeprefix(officer.address).partition("?")[0] + "person/")
    send(page, person=PETRA)
    page = officer.open(f"{COALITION}/offices/terms/add/?office=convener")
    first = add_months(ENDS + timedelta(days=1), -6)
    send(page, organisation="International Organization for Migration", start=first.isoformat(), end=ENDS.isoformat())


def open_nominations(officer) -> str:
    """Gives the path of the rotation."""
    page = officer.open(OFFICE)
    assert "The term ends in less than two weeks. No rotation is open for the next one." in page.inner_text("main")
    follow(page, "Open nominations")
    assert page.input_value("#id_first_date") == (ENDS + timedelta(days=1)).isoformat()
    send(page, decided_by="majority of the votes cast")
    return page.url.removeprefix(officer.address).partition("#")[0]


def vote(someone, path: str, organisation: str) -> None:
    page = someone.open(path)
    follow(page, f"Vote for {organisation}")
    page.get_by_label(f"For {PETRA}").check()
    send(page)
    assert "The vote is cast." in page.inner_text("main")


def test_the_office_passes_on_from_the_window_to_the_handover_by_three_sign_ins(visitor):
    officer, convener, member = (signed_in(visitor, role) for role in ("secretariat", "convener", "member"))
    prepare(officer)
    path = open_nominations(officer)

    page = convener.open(path)
    follow(page, "Nominate somebody")
    send(page, nominated_by="International Organization", person=PETRA, organisation="December 18")
    press(member.open(path), "I stand")
    page = officer.open(path)
    follow(page, "Close nominations now")
    send(page, why="All members agreed.")
    follow(page, "Open a ballot")
    send(page)
    vote(convener, path, "IOM")
    vote(member, path, "December 18")
    press(officer.open(path), "Count the ballot")

    assert "A holder is chosen." in officer.page.inner_text("main")
    assert officer.violations() == []
    hand_over(officer, convener, member)


def hand_over(officer, convener, member) -> None:
    """The outgoing Convener writes and releases, the incoming one confirms."""
    page = convener.open(OFFICE)
    row = page.locator("tr", has_text=f"{ENDS.year}").filter(has_text="International Organization for Migration").first
    go(page, row.locator("a[href*='/handovers/']"))
    path = page.url.removeprefix(convener.address)
    follow(page, "Write the notes")
    send(page, notes="The printer is late.")
    assert "The printer is late." not in officer.open(path).inner_text("main")
    press(convener.open(path), "Release the pack")
    assert "The printer is late." in member.open(path).inner_text("main")
    assert member.violations() == []

    press(member.page, "I have read the pack")

    assert "It is on record that you have read the pack." in member.page.inner_text("main")


@pytest.fixture
def running(visitor) -> str:
    """The path of the newest rotation of the Convener, whatever its phase."""
    page = signed_in(visitor, "secretariat").open(OFFICE)
    found = page.locator("#rotations a").first
    if not found.count():
        pytest.skip("browser: no rotation was opened in this installation")
    return found.get_attribute("href")


def test_an_observer_tries_everything_that_she_must_not_do_in_a_rotation(visitor, running):
    observer = signed_in(visitor, "observer")
    page = observer.open(running)
    assert "Nominees" in page.inner_text("main")
    assert page.locator("main a.btn--primary, main button").count() == 0

    tried = ["nominate/", "ballot/", "close/", "call-off/", "vote/amnesty/", "vote/iom/"]
    shown = {each: page.request.get(f"{observer.address}{running}{each}").status for each in tried}
    token = page.context.cookies()
    csrf = next((each["value"] for each in token if each["name"] == "csrftoken"), "")
    sent = {
        each: page.request.post(
            f"{observer.address}{running}{each}",
            form={"csrfmiddlewaretoken": csrf, "choice": "abstain", "why": "x"},
            headers={"Referer": observer.address},
            max_redirects=0,
        ).status
        for each in [*tried, "count/"]
    }

    assert set(shown.values()) == {404}
    assert set(sent.values()) <= {403, 404}
    assert observer.violations() == []
