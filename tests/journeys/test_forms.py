"""Forms in a real browser: by keyboard alone, and what is typed is kept while the page is left."""

from __future__ import annotations

import re

import pytest

from tests.journeys.pages import CAMPAIGN

pytestmark = pytest.mark.browser
ADD = f"{CAMPAIGN}/events/add/"


def tab_to(page, wanted: str, at_most: int = 60) -> None:
    """Tab until the element with this id, or the button or link with these words, has the focus."""
    for _press in range(at_most):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.id, document.activeElement.innerText || '']")
        if here[0] == wanted or here[1].strip() == wanted:
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus on {wanted} is not seen"
            return
    raise AssertionError(f"{wanted} is not reached by Tab")


def test_an_event_with_a_speaker_is_entered_by_keyboard_alone(visitor):
    officer = visitor()
    officer.sign_in("secretariat")
    page = officer.open(ADD)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")

    for field, typed in (("id_title", "Keyboard vigil"), ("id_kind", "rally"), ("id_starts", "2003-12-18")):
        tab_to(page, field)
        page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_selector("#errors")
    assert page.evaluate("document.activeElement.id") == "errors"
    tab_to(page, "“Source” is missing: fill it in.")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#id_source"
    assert page.evaluate("document.activeElement.id") == "id_source"
    page.keyboard.type("A test")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/events/keyboard-vigil"))

    _add_a_speaker(page)

    assert "Ms. Keyboard" in page.inner_text("#programme")
    assert officer.violations() == []


def _add_a_speaker(page) -> None:
    tab_to(page, "Add a speaker or moderator")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/programme/add/"))
    tab_to(page, "id_name")
    page.keyboard.type("Ms. Keyboard")
    tab_to(page, "id_source")
    page.keyboard.press("Control+A")
    page.keyboard.type("A test")
    tab_to(page, "Save the entry")
    page.keyboard.press("Enter")
    page.wait_for_selector("#programme table")


def test_what_is_typed_is_kept_and_offered_again(visitor):
    officer = visitor()
    officer.sign_in("secretariat")
    page = officer.open(f"{CAMPAIGN}/statements/add/")
    leaving = []
    page.on("dialog", lambda dialog: (leaving.append(dialog.type), dialog.accept()))

    page.fill("#id_title", "Half a statement")
    page.wait_for_selector("[data-state]:not(:empty)", timeout=15_000)
    officer.open(f"{CAMPAIGN}/statements/")
    officer.open(f"{CAMPAIGN}/statements/add/")

    assert leaving == ["beforeunload"]
    assert "Not saved yet" in page.inner_text("main")
    assert officer.violations() == []
    page.click("text=Restore what you typed")
    assert page.input_value("#id_title") == "Half a statement"
    assert officer.violations() == []
    page.click("text=Discard it")
    assert "Not saved yet" not in page.inner_text("main")


def test_a_form_and_a_record_print_without_what_only_works_on_a_screen(visitor):
    officer = visitor()
    officer.sign_in("secretariat")
    page = officer.open(f"{CAMPAIGN}/events/")
    page.click("main tbody th a")
    page.emulate_media(media="print")

    hidden = page.eval_on_selector_all(
        ".topbar, .rooms, .btn, .acts, .tabs, .section-head > a", "all => all.filter(one => one.offsetParent).length"
    )
    assert hidden == 0
    assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
