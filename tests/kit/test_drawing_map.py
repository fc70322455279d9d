"""The status map: complete, dated, named, without a colour of its own."""

from __future__ import annotations

import gzip
import re
from datetime import date

import pytest

from accede.kit.classes import UnknownClass
from accede.kit.drawing import map_note, world_map
from accede.kit.drawing.world import shapes, units_on

NEWEST = date(2004, 1, 30)
LATER = date(2024, 1, 1)


def drawn(classes=None, day=LATER, **options):
    return world_map(classes or {}, language=options.pop("language", "en"), day=day, names={}, **options)


def titles(svg):
    return re.findall(r'class="(?:m-dot )?m-(\w)"[^>]*><title>([^<]*)</title>', svg)


def test_every_member_of_the_united_nations_is_on_the_map():
    named = {text.split(":")[0] for _mark, text in titles(drawn())}

    assert len(shapes()["members"]) == 193
    assert named == set(shapes()["members"])


def test_a_state_shows_its_class_its_name_and_the_words():
    svg = world_map({"MEX": "p"}, language="en", day=NEWEST, names={"MEX": "Mexico"})

    assert ("p", "Mexico: party, in force") in titles(svg)
    assert [text for mark, text in titles(svg) if mark == "p"] == ["Mexico: party, in force"]


def test_a_small_state_that_acted_is_a_large_dot_and_one_that_did_not_a_small_one():
    acted, quiet = drawn({"SYC": "p"}), drawn()

    assert re.search(r'<circle class="m-dot m-p" [^>]* r="27"><title>SYC', acted)
    assert re.search(r'<circle class="m-dot m-n" [^>]* r="15"><title>SYC', quiet)


def test_a_territory_without_a_class_is_paler_and_has_no_name():
    svg = drawn()

    assert "ESH" not in svg
    assert svg.count('class="m-t"') == 1


def test_a_territory_that_the_record_lists_without_an_act_stays_paler():
    assert "GRL" not in drawn({"GRL": "n"})


def test_an_observer_state_that_acted_is_drawn_with_its_class():
    assert ("p", "PSE: party, in force") in titles(drawn({"PSE": "p"}))


@pytest.mark.parametrize(
    ("day", "apart"),
    [(date(2006, 6, 2), False), (date(2006, 6, 3), True)],
)
def test_serbia_and_montenegro_part_on_their_day(day, apart):
    assert ("MNE" in units_on(day)) is apart
    assert "SRB" in units_on(day)


def test_states_that_were_one_take_the_class_of_the_state_of_that_time():
    svg = drawn({"CSK": "p"}, day=date(1992, 12, 31))

    assert [text for mark, text in titles(svg) if mark == "p"] == ["CSK: party, in force"]
    assert "SVK" not in svg


def test_the_wider_of_two_unions_wins():
    units = units_on(date(1991, 6, 1))

    assert "YUG" in units
    assert {"SRB", "MNE", "HRV"} & set(units) == set()


def test_members_given_by_the_caller_decide_who_counts_as_no_action():
    svg = drawn(members={"FRA"})

    assert titles(svg) == [("n", "FRA: no action")]


def test_the_text_alternative_counts_the_classes():
    svg = drawn({"MEX": "p", "CHL": "s", "BFA": "c", "TLS": "c"}, title="The Convention & its States")

    assert '<title id="map-t">The Convention &amp; its States</title>' in svg
    assert '<desc id="map-d">party, in force: 1 · bound, not yet in force: 2 · signed only: 1</desc>' in svg


def test_a_name_cannot_break_out_of_the_drawing():
    svg = world_map({}, language="en", day=LATER, names={"FRA": "<script>"})

    assert "&lt;script&gt;: no action" in svg
    assert "<script" not in svg


def test_an_unknown_class_is_refused():
    with pytest.raises(UnknownClass, match="'q' is no class"):
        drawn({"FRA": "q"})


def test_the_map_carries_classes_only_and_stays_light():
    svg = drawn(dict.fromkeys(shapes()["members"], "p"))

    assert not re.search(r" (style|fill|stroke|on\w+)=", svg)
    assert len(gzip.compress(svg.encode())) < 27_000


def test_the_note_says_that_boundaries_imply_nothing():
    assert "say nothing about the status of any territory" in map_note()


@pytest.mark.shared
def test_the_shapes_are_what_the_maker_makes(shared):
    import json

    from accede.kit.drawing import make_world
    from accede.kit.drawing.world import SHAPES

    source = json.loads((shared / "data/map/visionscarto-50m.json").read_text())

    assert json.loads(SHAPES.read_text()) == make_world.world(source)


def test_no_dot_is_cut_at_the_edge_however_large_phones_draw_it():
    svg = drawn(dict.fromkeys(shapes()["members"], "p"))
    left, top, width, height = map(int, shapes()["box"].split())

    dots = [(int(x), int(y)) for x, y in re.findall(r'<circle class="m-dot[^>]*cx="(-?\d+)" cy="(-?\d+)"', svg)]

    assert {"KIR", "TON"} <= set(shapes()["members"])
    assert min(x for x, _y in dots) >= left + 51
    assert max(x for x, _y in dots) <= left + width - 51
    assert all(top + 51 <= y <= top + height - 51 for _x, y in dots)
