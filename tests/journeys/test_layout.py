"""Parts of the design system where there is little room."""

from __future__ import annotations

from pathlib import Path

import pytest

import accede.kit

STYLES = (Path(accede.kit.__file__).parent / "static/kit/accede.css").read_text()
SAID = "explained the internal reasoning of the Convention and why governments should ratify it " * 9
VOICE = "<div class='voice'><img width='56' height='56' alt=''><div><a>Mr. Bertrand Ramcharan</a></div></div>"
ROW = f"<table class='table'><tr><td>not set</td><th scope='row'>{VOICE}</th><td>{SAID}</td></tr></table>"


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_a_photograph_in_a_table_keeps_its_size_and_leaves_the_name_its_room(chromium, width):
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.set_content(f"<!doctype html><style>{STYLES}</style><div style='max-inline-size: 48rem'>{ROW}</div>")

    picture, words = (page.locator(part).bounding_box()["width"] for part in (".voice img", ".voice > div"))
    page.close()

    assert (picture, words >= 144) == (56, True)
