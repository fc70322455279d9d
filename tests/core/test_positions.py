"""Which claim about the position of a government is shown: the rule of core.positions, and what always holds."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Moment
from accede.core.positions import Claim, Stale, Why, shown_on

DAY = date(2026, 5, 4)


def claim(
    name: str, stance: str, day: str, *, sure: str = "medium", learned: str = "", replaces=None, review=None
) -> Claim:
    moment = Moment.parse(day)
    known = date.fromisoformat(learned) if learned else (moment.latest or DAY)
    return Claim(name, stance, moment, sure, known, replaces, review)


def shown(*claims: Claim, on: date = DAY, stale_days: int = 180):
    return shown_on(claims, on=on, stale_days=stale_days)


def name_of(*claims: Claim, on: date = DAY) -> str:
    found = shown(*claims, on=on)
    return str(found.claim.id) if found else ""


def test_without_a_claim_nothing_is_shown():
    assert shown() is None


def test_the_newest_wins_and_the_others_stand_before_it():
    found = shown(claim("old", "opposed", "2024-02-01"), claim("new", "studying", "2026-02-01"))
    assert (found.claim.id, [each.id for each in found.earlier], found.conflicts) == ("new", ["old"], ())


def test_a_claim_counts_from_the_day_on_which_it_was_learned_of():
    late = claim("late", "in_favour", "2026-03-01", learned="2026-05-05")
    assert name_of(claim("old", "opposed", "2025-02-01"), late) == "old"
    assert name_of(claim("old", "opposed", "2025-02-01"), late, on=date(2026, 5, 5)) == "late"


def test_a_claim_that_is_corrected_no_longer_stands_also_when_its_correction_speaks_of_an_earlier_day():
    wrong = claim("wrong", "in_favour", "2026-04-01")
    right = claim("right", "reluctant", "2026-03-01", learned="2026-04-10", replaces="wrong")
    found = shown(wrong, right)
    assert (found.claim.id, found.earlier, [each.id for each in found.corrected]) == ("right", (), ["wrong"])
    assert name_of(wrong, right, on=date(2026, 4, 9)) == "wrong"


def test_a_correction_that_the_reader_may_not_see_changes_nothing_for_her():
    wrong = claim("wrong", "in_favour", "2026-04-01")
    assert shown(wrong) == shown(wrong, on=DAY)
    assert name_of(wrong) == "wrong"
    orphan = claim("right", "reluctant", "2026-03-01", replaces="a claim she may not see")
    assert name_of(orphan) == "right"


def test_two_corrections_of_one_claim_are_both_kept_and_said_to_conflict_even_when_they_agree():
    wrong = claim("wrong", "opposed", "2026-04-01")
    one = claim("one", "reluctant", "2026-04-02", replaces="wrong")
    for stance in ("studying", "reluctant"):
        other = claim("other", stance, "2026-04-03", replaces="wrong")
        found = shown(wrong, one, other)
        assert found.claim.id == "other"
        assert [(each.claim.id, each.why) for each in found.conflicts] == [("one", Why.RIVAL)]
        assert found.earlier == ()


def test_of_claims_whose_order_is_not_known_the_surer_one_is_shown_and_the_other_said():
    spring = claim("spring", "in_favour", "2026", sure="high", learned="2026-05-01")
    march = claim("march", "reluctant", "2026-03-15")
    found = shown(march, spring)
    assert (found.claim.id, [(each.claim.id, each.why) for each in found.conflicts]) == (
        "spring", [("march", Why.SAME_TIME)],
    )  # fmt: skip


def test_nothing_was_so_later_than_it_was_learned_of():
    year = claim("year", "opposed", "2026", sure="high", learned="2026-02-01")
    assert name_of(year, claim("march", "reluctant", "2026-03-15", sure="low")) == "march"


def test_not_known_gives_way_to_a_claim_of_the_same_day_and_outlives_an_older_one():
    unknown = claim("unknown", "unknown", "2026-04-01", sure="high")
    found = shown(unknown, claim("same", "studying", "2026-04-01", sure="low"))
    assert (found.claim.id, found.conflicts) == ("same", ())
    assert name_of(unknown, claim("older", "studying", "2026-03-01")) == "unknown"


def test_a_rumour_that_is_newer_than_a_sure_claim_says_so():
    sure = claim("sure", "in_favour", "2026-03-01", sure="high")
    found = shown(sure, claim("rumour", "opposed", "2026-04-01", sure="low"))
    assert found.claim.id == "rumour"
    assert [(each.claim.id, each.why) for each in found.conflicts] == [("sure", Why.SURER_BEFORE)]


def test_stale_is_a_review_date_that_is_past_or_an_age():
    fresh = claim("fresh", "studying", "2026-04-01", review=DAY)
    assert shown(fresh).stale is None
    assert shown(replace(fresh, review=DAY - timedelta(1))).stale is Stale.REVIEW_PAST
    assert shown(fresh, stale_days=33).stale is None
    assert shown(fresh, stale_days=32).stale is Stale.TOO_OLD


DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))
MOMENTS = st.one_of(
    DAYS.map(Moment.on), DAYS.map(Moment.before), DAYS.map(lambda day: Moment.parse(f"{day:%Y-%m}")),
    DAYS.map(lambda day: Moment.parse(f"{day:%Y}")), DAYS.map(Moment.from_day_on),
)  # fmt: skip


@st.composite
def claims(draw) -> list[Claim]:
    found: list[Claim] = []
    for number in range(draw(st.integers(1, 7))):
        earlier = [None, *range(number)]
        found.append(
            Claim(
                number, draw(st.sampled_from(["in_favour", "studying", "opposed", "unknown"])), draw(MOMENTS),
                draw(st.sampled_from(["high", "medium", "low"])), draw(DAYS), draw(st.sampled_from(earlier)),
            )
        )  # fmt: skip
    return found


@given(claims(), DAYS, st.randoms())
def test_the_order_of_the_rows_makes_no_difference(found: list[Claim], on: date, dice: random.Random):
    mixed = dice.sample(found, len(found))
    assert shown(*found, on=on) == shown(*mixed, on=on)


@given(claims(), DAYS)
def test_what_is_learned_of_later_makes_no_difference(found: list[Claim], on: date):
    known = [each for each in found if each.learned <= on]
    assert shown(*found, on=on) == shown(*known, on=on)


@given(claims(), DAYS)
def test_every_claim_known_on_the_day_is_shown_once_or_speaks_of_a_later_day(found: list[Claim], on: date):
    one = shown(*found, on=on)
    told = [one.claim, *(each.claim for each in one.conflicts), *one.earlier, *one.corrected] if one else []
    ids = [each.id for each in told]
    assert len(ids) == len(set(ids))
    known = {each.id for each in found if each.learned <= on}
    ahead = {each.id for each in found if each.day.earliest and each.day.earliest > on}
    assert set(ids) <= known
    if one:
        assert known - set(ids) <= ahead
    corrected = {each.replaces_id for each in found if each.id in known}
    assert not corrected & {each.id for each in told if one and each not in one.corrected}


def test_a_row_between_two_that_the_reader_may_not_see_does_not_turn_their_order():
    def stance(first: int, second: int) -> str:
        both = [
            Claim(number, said, Moment.parse("2026-05-01"), "high", DAY)
            for number, said in ((first, "opposed"), (second, "studying"))
        ]
        return shown(*both).claim.stance

    assert [stance(8, 9), stance(9, 10), stance(99, 100)] == ["studying"] * 3
