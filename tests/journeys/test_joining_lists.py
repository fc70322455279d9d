"""A keeper opens a list; somebody without an account joins it on a phone in Arabic, and leaves it with one click."""

from __future__ import annotations

import re
import time
from email import message_from_bytes, policy

import pytest

pytestmark = pytest.mark.browser
LISTS = "/c/training/mailings/lists/"
PAGE = "/m/join/training/invented-letter/?language=ar"


def letters_to(folder, address: str) -> list[str]:
    """The texts of letters to an address, in the folder of mail."""
    read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in folder.glob("house*/mail/*.eml")]
    return [mail.get_body(("plain",)).get_content() for mail in read if address in str(mail["To"])]


def link_of_the_letter(folder, address: str) -> str:
    """The path in the one letter, once it has left."""
    for _ in range(120):
        if found := letters_to(folder, address):
            return re.search(r"https?://[^/\s]+(/m/confirm/\S+)", found[0])[1]
        time.sleep(0.5)
    raise AssertionError("no letter left")


def open_a_list(keeper) -> None:
    page = keeper.open(LISTS + "add/")
    page.fill("[name=name]", "Invented letter")
    page.fill("[name=consent_text]", "We write once a month, and you leave with one click.")
    page.check("[name=open]")
    page.click("main form button.btn--primary")
    page.wait_for_url("**/lists/invented-letter/**")


def test_somebody_joins_on_a_phone_in_arabic_is_seen_by_the_keeper_and_leaves(visitor, tmp_path_factory):
    keeper, reader = visitor(), visitor(phone=True, language="ar", script=False)
    keeper.sign_in("secretariat")
    open_a_list(keeper)
    page = reader.open(PAGE)
    page.fill("[name=email]", "reader@example.org")
    page.check("[name=agrees]")
    page.click("main form button.btn--primary")
    link = link_of_the_letter(tmp_path_factory.getbasetemp(), "reader@example.org")

    page = reader.open(link)
    asked = (page.evaluate("document.documentElement.dir"), reader.overflow(), keeper.open(LISTS).inner_text("td.n"))
    page.click("main form button")

    on_it = keeper.open(LISTS + "invented-letter/")
    assert asked == ("rtl", 0, "0")
    assert "reader@example.org" in on_it.inner_text("table")
    assert keeper.violations() == []
