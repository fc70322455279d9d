"""The Convener changes: from the nomination window to the handover, by three sign-ins; and an observer tries it all."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from tests.journeys.pages import CAMPAIGN

pytestmark = pytest.mark.browser
COALITION = f"{CAMPAIGN}/coalition"
PETRA = "Petra Example"


def fill(page, **values: str) -> None:
    """Fills the form by the names of its fields and sends it."""
    for name, value in values.items():
        box = page.locator(f"#id_{name}")
        if box.evaluate("box => box.tagName") == "SELECT":
            chosen = box.locator("option", has_text=value).first.get_attribute("value")
            box.select_option(chosen)
        else:
            box.fill(value)
    page.click("main form .formfoot button[type=submit], main form button.btn--primary")
    page.wait_for_load_state()


def press(page, words: str) -> None:
    page.get_by_role("button", name=words).first.click()
    page.wait_for_load_state()


def follow(page, words: str) -> None:
    page.get_by_role("link", name=words).first.click()
    page.wait_for_load_state()


def speaks_for(visitor, role: str) -> tuple[str, str]:
    """Key and name of the organisation for which a sample sign-in speaks, from the page that says who may do what."""
    someone = visitor()
    someone.sign_in("secretariat")
    page = someone.open(f"{COALITION}/sign-ins/")
    row = page.locator("tr, li, article", has_text=re.compile(rf"\b{role}@sample\.invalid")).first
    link = row.locator("a[href*='/organisations/']").first
    return link.get_attribute("href").rstrip("/").split("/")[-1].split("?")[0], link.inner_text()


@pytest.fixture(scope="module")
def terms() -> tuple[date, date]:
    """A term of six months that ends in ten days."""
    last = date.today() + timedelta(days=10)
    return last, last + timedelta(days=1)
