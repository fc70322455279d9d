"""Every pair of colours that the style sheet puts together can be read, in light and in dark."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

SHEET = (Path(settings.ROOT) / "accede/kit/static/kit/accede.css").read_text(encoding="utf-8")
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})")
_light, _dark = SHEET.split("prefers-color-scheme: dark")
LIGHT = dict(TOKEN.findall(_light))
DARK = {**LIGHT, **dict(TOKEN.findall(_dark.split("/* ---")[0]))}

GROUNDS = ("paper", "sheet", "sunk")
HUES = ("party", "signed", "none", "left", "alarm")
TEXT = [
    *product(("ink", "ink-2", "ink-3", "lapis", *HUES), GROUNDS),
    *((hue, f"{hue}-soft") for hue in HUES),
    *(("ink", f"{hue}-soft") for hue in ("party", "left", "alarm", "lapis")),
    *(("lapis", f"{hue}-soft") for hue in ("party", "left", "alarm", "lapis")),
    *(("ink-3", f"{hue}-soft") for hue in ("party", "left")),
    *product(("on-lapis",), ("lapis", "lapis-deep")),
    *product(("paper",), ("alarm", "party")),
]
MARKS = [
    *product(("edge",), GROUNDS),
    *product(("lapis",), (*GROUNDS, "none-fill")),
    *((hue, "none-fill") for hue in ("party", "signed", "left")),
    ("none", "paper"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3.0)], ids=["text", "marks"])
def test_colours_that_meet_can_be_told_apart(tokens, pairs, least):
    weak = {pair: round(ratio(tokens[pair[0]], tokens[pair[1]]), 2) for pair in pairs}

    assert {pair: found for pair, found in weak.items() if found < least} == {}


def test_black_on_white_is_the_strongest_contrast():
    assert round(ratio("#000000", "#ffffff"), 1) == 21.0
