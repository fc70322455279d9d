"""Pictures that travel alone: what they are about, where it comes from and the licence stand inside."""

from __future__ import annotations

import struct

import pytest
from lxml import etree

BASE = "/en/pictures/icrmw/2004-01-30"
SVG = {"s": "http://www.w3.org/2000/svg"}


def words_in(content: bytes) -> str:
    return " ".join("".join(text.itertext()) for text in etree.fromstring(content).iterfind(".//s:text", SVG))


@pytest.mark.parametrize("shape", ["map", "chart", "card"])
def test_a_picture_says_its_answer_day_source_licence_and_address(fetched, shape):
    text = words_in(fetched(f"{BASE}/{shape}.svg"))

    assert "25 States bound, 9 signed only" in text
    assert "Migrant Workers Convention, as of 30 January 2004" in text
    assert "Source: UN Treaty Collection, status as of 9 January 2018" in text
    assert "CC BY 4.0." in text
    assert "http://127.0.0.1:8000/en/status/icrmw/on/2004-01-30/" in text


@pytest.mark.parametrize("shape", ["map", "card"])
def test_a_map_carries_legend_and_the_note_on_boundaries(fetched, shape):
    text = words_in(fetched(f"{BASE}/{shape}.svg"))

    assert "party, in force 23" in text
    assert "bound, not yet in force 2" in text
    assert "say nothing about the status of any territory" in text


def test_a_drawing_needs_no_style_sheet_and_runs_nothing(shipped, client):
    response = client.get(f"{BASE}/map.svg")

    assert b"class=" not in response.content
    assert b"var(--" not in response.content
    assert b"<script" not in response.content
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("shape", "size"), [("map", None), ("chart", None), ("card", (1200, 630))])
def test_png_is_a_png_of_sensible_size(fetched, shape, size):
    content = fetched(f"{BASE}/{shape}.png")
    width, height = struct.unpack(">II", content[16:24])

    assert content.startswith(b"\x89PNG\r\n")
    assert (width, height) == size if size else (width == 1200 and 500 < height < 900)
    assert len(content) < 300_000


@pytest.mark.parametrize("lang", ["ar", "zh", "ru"])
def test_every_row_of_words_stays_inside_the_picture(fetched, lang):
    root = etree.fromstring(fetched(f"/{lang}/pictures/icrmw/2004-01-30/card.svg"))
    height = float(root.get("viewBox").split()[3])

    assert max(float(text.get("y")) for text in root.iterfind("s:text", SVG)) < height - 8


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/en/pictures/no-such/2004-01-30/map.svg", 404, "No treaty"),
        ("/en/pictures/icrmw/1980-01-01/map.png", 400, "before the treaty was adopted"),
        ("/en/pictures/icrmw/2999-01-01/map.png", 400, "in the future"),
        ("/en/pictures/icrmw/1990-12-19/chart.svg", 404, "no act on record up to this day"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(asked, address, status, words):
    assert words in asked(address, status)["error"]


def test_a_picture_is_made_once(shipped, client, monkeypatch):
    from accede.public.queries import pictures

    first = client.get(f"{BASE}/map.svg")
    monkeypatch.setattr(pictures, "picture", None)

    assert client.get(f"{BASE}/map.svg").content == first.content
    assert client.get(f"{BASE}/map.svg", headers={"If-None-Match": first["ETag"]}).status_code == 304
