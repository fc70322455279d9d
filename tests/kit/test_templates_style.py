"""The style sheet stays light, has no colour outside its tokens, and knows every class in use."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from django.conf import settings

KIT = Path(settings.ROOT) / "accede" / "kit"
SHEET = (KIT / "static" / "kit" / "accede.css").read_text(encoding="utf-8")


def test_the_sheet_stays_within_its_weight():
    assert len(SHEET.splitlines()) <= 900
    assert len(gzip.compress(SHEET.encode())) <= 12_000


def test_colours_stand_in_the_tokens_only():
    after_tokens = SHEET[SHEET.index("@layer base {") : SHEET.index("@layer print {")]

    assert re.findall(r"#[0-9a-f]{3,6}\b", after_tokens) == []


def test_nothing_points_left_or_right():
    rules = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.S)

    assert re.findall(r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\s*:", rules) == []


def test_every_class_in_a_template_is_known_to_the_sheet():
    own = [path.read_text(encoding="utf-8") for path in (Path(settings.ROOT) / "accede").glob("*/static/**/*.css")]
    known = set(re.findall(r"\.(-?[_a-zA-Z][\w-]*)", "".join(own)))
    unknown = {}
    for template in (Path(settings.ROOT) / "accede").rglob("templates/**/*.html"):
        text = re.sub(r"\{%.*?%\}", " ", template.read_text(encoding="utf-8"))
        text = re.sub(r"[\w-]*\{\{.*?\}\}[\w-]*", " ", text)
        used = {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()}
        if used - known:
            unknown[template.name] = used - known

    assert unknown == {}


def test_no_template_of_the_house_carries_a_style_or_a_script():
    # A block of the type application/ld+json is data; no browser runs it.
    inline = r"\sstyle=|<style|<script(?![^>]*(?:\bsrc=|type=\"application/ld\+json\"))|\son[a-z]+=\""
    found = [
        str(path)
        for path in (Path(settings.ROOT) / "accede").rglob("templates/**/*.html")
        if re.search(inline, path.read_text(encoding="utf-8"))
    ]

    assert found == []
