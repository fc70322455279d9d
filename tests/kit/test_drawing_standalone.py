"""Drawings that leave the house: colours of paper as attributes, words as the text alternative."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from accede.kit import typesetting
from accede.kit.drawing import ChartEvent, standalone, timeline_chart, world_map
from accede.kit.drawing.standing_alone import RIGHT_TO_LEFT_EMBEDDING, rules

DAY = date(2004, 1, 30)
SVG = "{http://www.w3.org/2000/svg}"


def world(**classes):
    return world_map(classes, language="en", day=DAY, names={"MEX": "Mexico"})


def chart(language="en", needed_words="20 needed"):
    return timeline_chart(
        bound=[(date(1999, 1, 1), 12)],
        signed=[(date(2000, 1, 1), 3)],
        start=date(1998, 1, 1),
        end=DAY,
        language=language,
        label="Bound & signed only",
        needed=20,
        needed_words=needed_words,
        events=[ChartEvent(date(2003, 7, 1), "In force")],
    )


def drawn_as(svg, name, **wanted):
    """The attributes of the first element that has all of the wanted ones."""
    found = [dict(one.attrib) for one in etree.fromstring(svg).iter(SVG + name)]
    return next(one for one in found if wanted.items() <= one.items())


def test_a_map_has_its_colours_as_attributes_and_no_class_is_left():
    svg = standalone(world(MEX="p", GTM="c", FRA="s", ESP="x")).svg

    assert "class=" not in svg
    assert drawn_as(svg, "path", fill="#17664e")["stroke"] == "#fff"
    assert drawn_as(svg, "path", fill="url(#pt-c)")["stroke"] == "#17664e"
    assert drawn_as(svg, "path", fill="url(#pt-s)")["stroke-width"] == "4"
    assert drawn_as(svg, "path", fill="none")["stroke-width"] == "10"
    assert drawn_as(svg, "path", stroke="#7d2e58", d="M0 15h30M15 0v30")["stroke-width"] == "5"


def test_a_dot_takes_the_rule_of_dots_not_the_rule_of_shapes():
    dot = drawn_as(standalone(world(SYC="c")).svg, "circle", fill="url(#pt-c)")

    assert (dot["stroke"], dot["stroke-width"]) == ("#1b2130", "4")


def test_a_chart_names_its_letters_for_programs_without_our_style_sheet():
    svg = standalone(chart()).svg

    assert drawn_as(svg, "svg")["font-family"] == "Noto Sans, Amiri, Noto Sans SC, sans-serif"
    assert drawn_as(svg, "text", **{"font-size": "24"})["font-family"].startswith("Noto Serif")
    assert drawn_as(svg, "path", **{"stroke-dasharray": "2 3"})["stroke"] == "#855600"


@pytest.mark.parametrize(
    ("svg", "words"),
    [
        (chart(), "Bound & signed only"),
        (world(MEX="p", FRA="s"), "World map on 30 January 2004. party, in force: 1 · signed only: 1"),
    ],
)
def test_what_the_drawing_shows_in_words_goes_with_it(svg, words):
    assert standalone(svg).words == words


def test_the_size_keeps_the_shape_and_fits_a_file():
    made = standalone(chart())

    assert (made.width, made.height) == (960, 372.2)
    assert 'width="960" height="372.2"' in made.svg


def test_arabic_words_run_from_the_right_without_a_page_around_them():
    svg = standalone(chart("ar", "20 مطلوبة"), language="ar").svg
    needed = next(one for one in etree.fromstring(svg).iter(SVG + "text") if "مطلوبة" in (one.text or ""))

    assert needed.get("text-anchor") == "end"
    assert needed.text[0] == RIGHT_TO_LEFT_EMBEDDING


def test_every_variable_of_the_style_sheet_is_resolved():
    values = {value for rule in rules() for _name, value in rule.values}

    assert {"#17664e", "#fff", "5 4"} <= values
    assert not [value for value in values if "var(" in value or value.endswith("rem")]


def test_the_drawing_is_drawn_with_its_colours():
    made = typesetting.png(standalone(world(RUS="p")).svg, width=200)
    plain = typesetting.png(standalone(world()).svg, width=200)

    assert made != plain


def test_the_same_drawing_gives_the_same_text():
    assert standalone(chart()).svg == standalone(chart()).svg
