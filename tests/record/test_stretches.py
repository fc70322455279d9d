"""What is kept for a stretch of days is what a fresh computation gives for each of them."""

from __future__ import annotations

import random
from dataclasses import asdict
from datetime import date, timedelta

import pytest

from accede.core.entry import entry_into_force
from accede.core.standing import standings
from accede.record import queries as record

FIRST = date(1965, 1, 1)
# A protocol, a treaty with articles that start later, one with many withdrawals, one whose States were renamed.
TREATIES = ("icrmw", "opcat", "cedaw", "iccpr", "crc")


def days(share: float) -> list[date]:
    seeded = random.Random(20030701)
    return [FIRST + timedelta(days=seeded.randrange(22_500)) for _ in range(int(60 * share))]


def treaties() -> list[str]:
    return sorted(set(TREATIES) & set(record.snapshot().treaties))


def fresh(slug: str):
    """The record as a process sees it that was never asked about another day."""
    known = record.snapshot()
    known.made.clear()
    return known.acts(slug), known.rules(slug)


def test_standings_of_any_day_are_as_core_computes_them(shipped, long_share):
    for slug in treaties():
        acts, rules = fresh(slug)
        for on in days(long_share):
            there = [c for c, s in record.snapshot().states.items() if s.from_date is None or s.from_date <= on]
            plain = standings(acts, rules, as_of=on, states=there, ended=record.snapshot().ended)
            assert record.standing(slug, as_of=on) == plain, (slug, on)


def test_entry_into_force_of_any_day_is_as_core_computes_it(shipped, long_share):
    for slug in treaties():
        acts, rules = fresh(slug)
        if record.treaty(slug).parent:
            continue
        for on in days(long_share):
            plain = entry_into_force(rules, acts, as_of=on)
            found = record.entry(slug, as_of=on)
            assert (found.computed, found.official) == (plain.computed, plain.official), (slug, on)
            assert [s.code for s in found.steps] == [s.code for s in plain.steps], (slug, on)


@pytest.mark.parametrize("slug", ["icrmw", "opcat"])
def test_an_answer_does_not_depend_on_what_was_asked_before(shipped, slug, long_share):
    def asked(on: date):
        figures = {key: asdict(one) for key, one in record.figures(slug, as_of=on).items()}
        force = record.entry(slug, as_of=on)
        data = force.computed, force.official, record.rows(slug, as_of=on, language="fr")
        return figures, data, record.rows(slug, as_of=on, language="ar"), record.timeline(slug, until=on)

    together = {on: asked(on) for on in sorted(days(long_share))}

    for on, found in together.items():
        fresh(slug)
        assert asked(on) == found, on


def test_figures_carry_the_day_that_was_asked(shipped):
    quiet = [date(2004, 1, 29), date(2004, 1, 30)]

    assert [{figure.as_of for figure in record.figures("icrmw", as_of=on).values()} for on in quiet] == [
        {quiet[0]},
        {quiet[1]},
    ]


def test_the_lines_are_the_figures_of_their_days(shipped):
    line = record.timeline("icrmw", until=date(2024, 1, 1))

    for day, number in line.bound:
        assert record.figures("icrmw", as_of=day)["bound"].number == number
    for day, number in line.signed:
        assert record.figures("icrmw", as_of=day)["signed_only"].number == number


def test_inside_a_pin_a_page_sees_one_version(shipped, django_assert_num_queries):
    record.snapshot()

    with django_assert_num_queries(1), record.pinned() as held:
        assert record.version() == held.token
        assert record.snapshot() is held
        record.treaty("icrmw")
        assert record.snapshot() is held
