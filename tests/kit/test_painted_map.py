"""The world map for other things than classes: a pattern and words for each mark, never a colour alone."""

from __future__ import annotations

import re
from datetime import date

from accede.kit.drawing import painted_map, painted_swatch

DAY = date(2026, 5, 4)
WORDS = {"p": "done", "o": "against <it>", "d": "soon"}


def drawn(marks, names=None):
    return str(painted_map(marks, words=WORDS, day=DAY, names=names or {}, title="A title", note="done: 1"))


def test_each_state_has_its_mark_and_says_it_in_words():
    found = drawn({"FRA": "p", "DEU": "o", "NRU": "d"}, {"FRA": "France", "DEU": "Germany"})

    assert re.search(r'class="m-p" d="[^"]+"><title>France: done</title>', found)
    assert "<title>Germany: against &lt;it&gt;</title>" in found
    assert re.search(r'<circle class="m-dot m-d"[^>]+><title>NRU: soon</title>', found)


def test_who_is_left_out_is_paler_and_has_no_name():
    found = drawn({"FRA": "p"})

    assert found.count("<title>") == 1
    assert found.count('class="m-t"') == 1


def test_the_drawing_is_named_and_told():
    assert 'aria-labelledby="map-t map-d"' in drawn({})
    assert '<desc id="map-d">done: 1</desc>' in drawn({})


def test_every_mark_has_a_sample_of_its_own():
    assert len({painted_swatch(mark) for mark in "pcsnxdo"}) == 7
