"""An invitation in a real browser: a diplomat answers on a phone in Arabic without an account, a note verbale says
otherwise, somebody settles it, and the figures follow.
"""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from PIL import Image

pytestmark = pytest.mark.browser
EVENTS = "/c/migrant-workers-2003/events/"


@pytest.fixture
def officer(visitor):
    person = visitor()
    person.sign_in("secretariat")
    return person


@pytest.fixture
def event(officer) -> str:
    """The address of an event to come, made for the journey."""
    page = officer.open(f"{EVENTS}add/")
    page.fill("input[name=title]", "Morning of the journey")
    page.select_option("select[name=kind]", "panel")
    page.fill("input[name=starts]", (date.today() + timedelta(days=30)).isoformat())
    page.fill("[name=source]", "Made for the tests")
    page.click("main form .btn--primary")
    return page.url.removeprefix(officer.address).partition("#")[0]


def invited(officer, event: str) -> tuple[str, str]:
    """Invites somebody by word of mouth, in Arabic; the address of the invitation's page, and the reply link."""
    page = officer.open(f"{event}replies/invite/")
    page.fill("input[name=name]", "Mission of the journey")
    page.select_option("select[name=language]", "ar")
    page.click("main form .btn--primary")
    page.click("main tbody th a")
    assert page.locator("main svg.qr").count() == 1
    link = page.inner_text("main code")
    return page.url.removeprefix(officer.address), "/i/r/" + link.partition("/i/r/")[2]


def answered(visitor, link: str) -> None:
    """On a phone in Arabic, without an account and without scripts."""
    diplomat = visitor(phone=True, language="ar", script=False)
    page = diplomat.open(link)
    assert (page.get_attribute("html", "lang"), page.get_attribute("html", "dir")) == ("ar", "rtl")
    assert diplomat.overflow() == 0
    page.check("input[value=colleague]")
    page.click("main form .btn--primary")
    assert page.locator("main .errors, main [aria-invalid=true]").count() >= 1
    page.fill("input[name=name]", "Second Secretary")
    page.click("main form .btn--primary")
    assert "done=1" in page.url
    assert page.locator("main .notice--ok").count() == 1
    assert "Second Secretary" not in page.inner_text("main")


def scan() -> dict:
    file = io.BytesIO()
    Image.new("L", (40, 60), 255).save(file, "PNG")
    return {"name": "note.png", "mimeType": "image/png", "buffer": file.getvalue()}


def note_verbale(officer, one: str) -> None:
    """A note verbale with its scan says that nobody comes."""
    page = officer.open(f"{one}take/")
    assert officer.violations() == []
    page.check("input[value=declines]")
    page.select_option("select[name=way]", "note_verbale")
    page.set_input_files("input[name=scan]", scan())
    page.click("main form .btn--primary")
    assert "Two answers contradict each other" in page.inner_text("main")


def test_an_invitation_from_the_link_to_the_figures(officer, visitor, event):
    one, link = invited(officer, event)
    assert officer.violations() == []
    answered(visitor, link)
    note_verbale(officer, one)
    assert officer.violations() == []

    page = officer.open(f"{event}replies/")
    assert "Answers that contradict each other" in page.inner_text("main")
    assert officer.violations() == []
    page.click("main .ledger a.btn")
    page.check("input[value=declines]")
    page.fill("input[name=words]", "Asked by telephone")
    page.click("main form .btn--primary")

    page = officer.open(f"{event}invitations/")
    rows = page.locator("main table.funnel tbody tr").all_inner_texts()
    assert [row.split("\t")[1].strip() for row in rows] == ["1", "1", "1", "0", "0"]
    assert officer.violations() == []


def test_the_open_page_is_accessible_on_a_phone_and_tells_a_forged_link_nothing(officer, visitor, event):
    _one, link = invited(officer, event)
    for language in ("ar", "en-GB"):
        stranger = visitor(phone=True, language=language, dark=language == "ar")
        stranger.open(link)
        assert stranger.violations() == []
        assert stranger.overflow() == 0
    answer = stranger.page.goto(stranger.address + link[:-2] + "x/")
    assert answer.status == 404
    assert "Morning of the journey" not in stranger.page.content()
