"""axe finds nothing on any page; nothing is wider than a phone; every link of the house leads somewhere."""

from __future__ import annotations

import pytest

from tests.journeys.pages import PUBLIC, WORKSPACE
from tests.shares import in_share

pytestmark = pytest.mark.browser
FILES = (".csv", ".xlsx", ".json", ".md", ".html", ".svg", ".png", ".xml", ".ics", ".atom", ".docx", ".pdf")
SEEN_AT_MOST = 150  # pages followed from the rooms' first pages; a guard, not a target


def walk(guest, start: list[str]) -> list[str]:
    """Addresses inside the house reachable from these pages, one of each shape."""
    found, waiting, shapes = [], list(start), set()
    while waiting and len(found) < SEEN_AT_MOST:
        path = waiting.pop(0)
        shape = "/".join(
            "#" if any(sign.isdigit() for sign in part) else part for part in path.split("?")[0].split("/")
        )
        if shape in shapes or path in found:
            continue
        shapes.add(shape)
        guest.open(path)
        found.append(path)
        links = guest.page.eval_on_selector_all(
            "main a[href^='/']", "links => links.map(link => link.getAttribute('href').split('#')[0])"
        )
        waiting += [link for link in links if not is_file(link)]
    return found


def is_file(link: str) -> bool:
    """Whether the address is a file to take away, which a browser does not show as a page."""
    path, _, query = link.partition("?")
    return path.endswith(FILES) or "/data/" in path or "download" in path or "format=csv" in query


@pytest.mark.parametrize("path", PUBLIC.values(), ids=PUBLIC.keys())
def test_axe_finds_nothing_on_public_pages(visitor, path):
    guest = visitor()

    guest.open(path)

    assert guest.violations() == []


@pytest.mark.parametrize("path", PUBLIC.values(), ids=PUBLIC.keys())
def test_a_public_page_fits_a_phone_in_arabic_and_in_the_dark(visitor, path):
    guest = visitor(phone=True, dark=True, language="ar")

    guest.open(path.replace("/en/", "/ar/"))

    assert guest.overflow() == 0
    assert guest.violations() == []


@pytest.mark.long
def test_axe_finds_nothing_on_workspace_pages_and_the_pages_they_lead_to(visitor):
    officer = visitor()
    officer.sign_in("secretariat")
    start = list(WORKSPACE.values())
    wrong = []
    for path in walk(officer, start):
        # Every page is opened on the way; axe takes up to twenty seconds for one, so it looks at a fifth of them here.
        if in_share(path, 1 / 5):
            officer.open(path)
            wrong += officer.violations()

    assert wrong == []


def test_workspace_pages_fit_a_phone(visitor):
    officer = visitor(phone=True)
    officer.sign_in("secretariat")
    wide = []
    for name, path in WORKSPACE.items():
        officer.open(path)
        if officer.overflow() > 0:
            wide.append(f"{name}: {officer.overflow()} px too wide")

    assert wide == []
