"""Counter and map inside other people's pages: framing for these only, and nothing that follows the reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from accede.kit.drawing import standing_alone

COUNTER, MAP = "/en/embed/icrmw/counter/", "/en/embed/icrmw/map/"


@pytest.mark.parametrize("address", [COUNTER, MAP])
def test_an_embed_may_be_framed_and_follows_nobody(shipped, client, address):
    response = client.get(address)

    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Vary"] == "Accept-Encoding"
    assert response.cookies == {}
    assert b"<script" not in response.content
    assert b" style=" not in response.content


@pytest.mark.parametrize(
    "address",
    ["/", "/en/status/icrmw/", "/en/data/", "/en/data/icrmw/", "/data/v1/treaties.json", "/en/feeds/acts.atom",
     "/en/calendar/icrmw.ics", "/accounts/login/", "/sitemap.xml"],
)  # fmt: skip
def test_everything_else_refuses_to_be_framed(shipped, client, address):
    response = client.get(address)

    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_the_counter_shows_counts_with_definitions_day_source_licence_and_a_way_back(fetched):
    text = fetched(f"{COUNTER}?on=2004-01-30").decode()

    assert re.findall(r"<dt>(\d+)</dt>", text) == ["25", "23", "9"]
    assert text.count("<span>States ") == 3
    assert "As of 30 January 2004" in text
    assert "UN Treaty Collection, status as of 9 January 2018" in text
    assert "compilation: CC BY 4.0." in text
    assert 'href="http://127.0.0.1:8000/en/status/icrmw/on/2004-01-30/"' in text


def test_a_day_that_the_record_does_not_reach_is_said(fetched):
    assert "Acts after 30 November 2024 are not on record here." in fetched(COUNTER).decode()
    assert "are not on record here" not in fetched(f"{COUNTER}?on=2004-01-30").decode()


def test_the_map_carries_its_legend_and_the_note_on_boundaries(fetched):
    text = fetched(f"{MAP}?on=2004-01-30").decode()

    assert '<svg class="map"' in text
    assert "say nothing about the status of any territory" in text
    assert text.count("<li>") == 5


def test_arabic_runs_from_the_right_and_a_theme_is_held(fetched):
    assert '<html lang="ar" dir="rtl" data-theme="dark">' in fetched("/ar/embed/icrmw/counter/?theme=dark").decode()


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/en/embed/no-such/counter/", 404, "No treaty"),
        (f"{COUNTER}?on=1980-01-01", 400, "before the treaty was adopted"),
        (f"{COUNTER}?theme=pink", 400, "choose one of"),
        (f"{COUNTER}?size=3", 400, "not understood"),
    ],
)
def test_a_frame_says_why_it_cannot_show_something(shipped, client, address, status, words):
    response = client.get(address)

    assert response.status_code == status
    assert words in response.content.decode()
    assert "frame-ancestors *" in response["Content-Security-Policy"]


def test_a_frame_is_asked_for_again_only_when_something_moved(shipped, client):
    first = client.get(COUNTER)

    assert client.get(COUNTER, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_the_colours_of_embeds_are_those_of_the_house():
    house = standing_alone.SHEET.read_text(encoding="utf-8")
    own = Path(finders.find("public/embed.css")).read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})", part)) for part in _themes(house))
    own_light, own_dark, own_held = (
        dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})", part)) for part in own.split(":root")[1:]
    )

    assert own_dark == own_held
    assert own_light == {name: light[name] for name in own_light}
    assert own_dark == {name: dark[name] for name in own_dark}
    assert len(own.encode()) < 5000


def _themes(sheet: str) -> tuple[str, str]:
    tokens = sheet.partition("@layer tokens {")[2].partition("@layer base {")[0]
    light, _sign, dark = tokens.partition("prefers-color-scheme: dark")
    return light, dark
