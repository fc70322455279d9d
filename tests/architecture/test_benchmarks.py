"""The shapes of the benchmarks; no time is measured here."""

from __future__ import annotations

import json

from django.conf import settings

from bench import page

RESULTS = settings.ROOT / "bench" / "results.json"
FIELDS = {"work", "peer", "peer_version", "n", "unit", "peer_median", "ours_median", "ratio", "spread", "note"}


def results():
    return json.loads(RESULTS.read_text(encoding="utf-8"))


def test_every_line_has_the_same_fields():
    assert {frozenset(one) for one in results()} == {frozenset(FIELDS)}


def test_a_ratio_above_one_means_that_accede_is_better():
    for one in results():
        ours, theirs = one["ours_median"], one["peer_median"]
        better = theirs / ours if one["unit"] == "ms" else ours / theirs
        assert abs(better - one["ratio"]) <= 0.02 * one["ratio"] + 0.1, one["work"]


def test_the_page_is_written_from_the_results():
    assert page.PAGE.read_text(encoding="utf-8") == page.page(results())


def test_every_work_with_a_floor_was_run():
    assert {(one["work"], one["peer"]) for one in results()} >= set(page.FLOORS)


def test_a_result_below_its_floor_says_so():
    low = {"work": "h", "peer": "matplotlib", "ratio": 12.0}

    assert any("12: below the floor, 30% of it" in row for row in page.verdicts([low]))


def test_the_slope_is_nought_when_the_cost_stays_and_one_when_it_grows_as_the_acts_do():
    assert page.slope([800, 8_000, 80_000], [5.0, 5.0, 5.0], "ms") == 0
    assert abs(page.slope([800, 8_000, 80_000], [500.0, 50.0, 5.0], "req/s") - 1) < 1e-9
