"""The cumulative chart: steps, threshold, events; mirrored for Arabic."""

from __future__ import annotations

import re
from datetime import date

import pytest

from accede.kit.drawing import ChartEvent, swatch, timeline_chart
from accede.kit.drawing import chart as drawing_chart

START, END = date(1991, 1, 1), date(2001, 1, 1)
BOUND = [(date(1993, 1, 1), 1), (date(1996, 1, 1), 2), (date(1996, 1, 1), 3)]
SIGNED = [(date(1992, 1, 1), 1)]


def chart(language="en", **options):
    return timeline_chart(
        bound=options.pop("bound", BOUND),
        signed=options.pop("signed", SIGNED),
        start=START,
        end=END,
        language=language,
        label="Three bound, one signed only",
        **options,
    )


def words(svg):
    return re.findall(r">([^<>]+)</text>", svg)


def line(svg, mark):
    """The corners of a line, which is drawn along and up in turn."""
    found = re.search(rf'class="c-line c-{mark}" d="M([\d.]+) ([\d.]+)([^"]*)"', svg)
    corners = [(float(found[1]), float(found[2]))]
    for way, number in re.findall(r"([HV])([\d.]+)", found[3]):
        x, y = corners[-1]
        corners.append((float(number), y) if way == "H" else (x, float(number)))
    return corners


def test_the_line_rises_in_steps_and_ends_at_the_last_day():
    points = line(chart(), "p")

    assert [x for x, _y in points] == sorted(x for x, _y in points)
    assert points[0][1] == points[1][1]  # nothing before the first deposit
    assert points[-1] == (848.0, points[-2][1])  # flat to the end of the frame


def test_two_deposits_of_one_day_make_one_point():
    assert chart().count('class="c-pt"') == 2


def test_steps_on_one_half_pixel_are_one_with_the_last_number():
    merged = chart(bound=[(date(1993, 1, 1), 1), (date(1993, 1, 2), 3)])
    apart = chart(bound=[(date(1993, 1, 1), 1), (date(1993, 1, 3), 3)])

    assert line(merged, "p") == line(chart(bound=[(date(1993, 1, 1), 3)]), "p")
    assert apart.count('class="c-pt"') == 2
    assert merged.count('class="c-pt"') == 1
    assert words(merged)[-4:] == ["3", "bound", "1", "signed only"]


def test_a_step_stands_within_a_quarter_of_a_pixel_of_its_day():
    for day in range(1, 29):
        (_start, (x, _y), *_rest) = line(chart(bound=[(date(1995, 5, day), 1)]), "p")
        exact = 34 + (980 - 34 - 132) * (date(1995, 5, day) - START).days / (END - START).days
        assert abs(x - exact) <= 0.2501


def test_numbers_before_the_first_day_of_the_drawing_count_and_those_after_its_last_do_not():
    svg = chart(bound=[(date(1985, 1, 1), 2), (date(1996, 1, 1), 3), (date(2002, 1, 1), 4)])

    assert svg.count('class="c-pt"') == 1
    assert line(svg, "p")[0][1] > line(svg, "p")[-1][1]
    assert words(svg)[-4:] == ["3", "bound", "1", "signed only"]


def test_the_ends_of_the_lines_say_number_and_name():
    assert words(chart())[-4:] == ["3", "bound", "1", "signed only"]


def test_the_ends_stand_apart_when_the_numbers_are_equal():
    svg = chart(signed=[(date(1992, 1, 1), 3)])

    heights = [float(y) for y in re.findall(r'class="c-end c-\w" x="[^"]*" y="([^"]*)"', svg)]

    assert heights[1] - heights[0] >= 44


def test_the_number_needed_is_a_line_with_its_words():
    svg = chart(needed=20, needed_words="20 needed")

    assert svg.count('class="c-need"') == 1
    assert "20 needed" in words(svg)


def test_events_outside_the_frame_are_left_out():
    svg = chart(events=[ChartEvent(date(1990, 1, 1), "too early"), ChartEvent(date(1998, 1, 1), "In force", "1998")])

    assert "too early" not in svg
    assert svg.count('class="c-event"') == 1


def test_two_events_close_to_each_other_stand_on_two_levels():
    svg = chart(events=[ChartEvent(date(1998, 1, 1), "one"), ChartEvent(date(1998, 6, 1), "two")])

    heights = re.findall(r'c-strong" x="[^"]*" y="([^"]*)"', svg)

    assert len(set(heights)) == 2


def test_time_runs_from_right_to_left_in_arabic():
    left, right = line(chart(), "p"), line(chart("ar"), "p")

    assert [(980 - x, y) for x, y in left] == right


def test_the_narrow_drawing_has_its_own_class_and_fewer_years():
    wide, narrow = chart(), chart(narrow=True)

    assert 'class="chart only-wide" viewBox="0 0 980 380"' in wide
    assert 'class="chart only-narrow" viewBox="0 0 360 330"' in narrow
    assert [word for word in words(narrow) if word.startswith(("19", "20"))] == [
        "1991",
        "1994",
        "1997",
        "2000",
    ]


def test_the_chart_has_a_text_alternative_and_no_colour_of_its_own():
    svg = chart(events=[ChartEvent(date(1998, 1, 1), "<b>", quiet=True)])

    assert 'role="img" aria-label="Three bound, one signed only"' in svg
    assert "&lt;b&gt;" in svg
    assert not re.search(r" (style|fill|stroke)=", svg)


def test_an_empty_record_still_draws_its_frame():
    assert words(chart(bound=[], signed=[]))[-4:] == ["0", "bound", "0", "signed only"]


def test_each_class_has_a_swatch():
    assert {mark: "m-" + mark in swatch(mark) or "pt-soft-" in swatch(mark) for mark in "pcsnxt"} == dict.fromkeys(
        "pcsnxt", True
    )


def test_a_long_name_takes_two_rows_beside_the_narrow_drawing(monkeypatch):
    monkeypatch.setattr(drawing_chart, "_", lambda words: "только подписало" if words == "signed only" else words)

    assert words(chart(narrow=True))[-2:] == ["только", "подписало"]
    assert words(chart())[-1] == "только подписало"


def note_at(svg, text):
    found = re.search(rf'class="c-note" x="([^"]*)"[^>]*>{text}</text>', svg)
    return float(found[1])


def test_the_words_of_the_number_needed_step_behind_an_event_line_they_would_cross():
    soon = [ChartEvent(date(1992, 6, 1), "In force")]

    assert note_at(chart(needed=20, needed_words="20 needed to begin"), "20 needed to begin") == 40
    svg = chart(needed=20, needed_words="20 needed to begin", events=soon)
    line_at = float(re.search(r'class="c-event" d="M([\d.]+) ', svg)[1])
    assert note_at(svg, "20 needed to begin") == pytest.approx(line_at + 6, abs=0.1)


def test_the_words_of_the_number_needed_take_rows_where_no_gap_holds_them():
    events = [ChartEvent(date(1994, 1, 1), "one"), ChartEvent(date(1997, 1, 1), "two")]
    svg = chart(needed=20, needed_words="needed to begin its force", events=events, narrow=True)

    assert "needed to" in words(svg)
    assert "needed to begin its force" not in words(svg)
