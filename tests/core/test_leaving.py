"""How a State leaves."""

import pytest

from accede.core.clauses import TreatyRules
from accede.core.leaving import Refusal, ends_spell_of, notice_of_withdrawal, rescission_of, was_rescinded
from tests.core.icrmw import RULES, act, day

IN_FORCE = day("2003-07-01")
ROME = TreatyRules.from_data({"withdrawal": {"notice": "months:12"}})
MINE_BAN = TreatyRules.from_data({"withdrawal": {"notice": "months:6", "suspended_in_armed_conflict": True}})
PARIS = TreatyRules.from_data({"withdrawal": {"notice": "months:12", "not_before": "months:36"}})


@pytest.mark.parametrize(
    ("received", "effect"),
    [("2008-07-01", "2009-08-01"), ("2009-08-10", "2010-09-01"), ("2010-01-31", "2011-02-01")],
)
def test_a_notice_under_article_89_takes_effect_after_twelve_months(received, effect):
    answer = notice_of_withdrawal(RULES, day(received), in_force=IN_FORCE)

    assert (answer.accepted, answer.effect, answer.refusal) == (True, day(effect), None)
    assert [step.code for step in answer.steps] == ["notice_rule", "delay", "rounding", "result"]


def test_a_notice_before_five_years_is_refused_with_the_first_day_that_would_do():
    answer = notice_of_withdrawal(RULES, day("2008-06-30"), in_force=IN_FORCE)

    assert (answer.accepted, answer.effect) == (False, None)
    assert answer.refusal == Refusal("too_early", day("2008-07-01"))
    assert answer.steps[-1].code == "refused"


def test_the_five_years_run_from_entry_into_force_for_that_state():
    answer = notice_of_withdrawal(RULES, day("2008-07-01"), in_force=day("2003-10-01"))

    assert answer.refusal == Refusal("too_early", day("2008-10-01"))


@pytest.mark.parametrize(
    ("rules", "in_force", "received", "effect"),
    [
        (ROME, "2004-12-01", "2016-10-27", "2017-10-27"),
        (MINE_BAN, "2004-11-01", "2025-06-27", "2025-12-27"),
        (PARIS, "2016-11-04", "2019-11-04", "2020-11-04"),
    ],
)
def test_other_treaties_have_their_own_notice(rules, in_force, received, effect):
    assert notice_of_withdrawal(rules, day(received), in_force=day(in_force)).effect == day(effect)


def test_paris_cannot_be_left_in_its_first_three_years():
    answer = notice_of_withdrawal(PARIS, day("2019-11-03"), in_force=day("2016-11-04"))

    assert answer.refusal == Refusal("too_early", day("2019-11-04"))


def test_a_later_day_that_the_notice_names_is_kept_and_an_earlier_one_is_not():
    later = notice_of_withdrawal(ROME, day("2016-10-27"), in_force=IN_FORCE, stated=day("2018-01-01"))
    earlier = notice_of_withdrawal(ROME, day("2016-10-27"), in_force=IN_FORCE, stated=day("2017-01-01"))

    assert (later.effect, earlier.effect) == (day("2018-01-01"), day("2017-10-27"))


def test_no_withdrawal_takes_effect_in_armed_conflict_where_the_treaty_says_so():
    mine_ban = notice_of_withdrawal(MINE_BAN, day("2025-06-27"), in_force=IN_FORCE, in_armed_conflict=True)
    rome = notice_of_withdrawal(ROME, day("2025-06-27"), in_force=IN_FORCE, in_armed_conflict=True)

    assert mine_ban.refusal == Refusal("in_armed_conflict")
    assert rome.accepted


@pytest.mark.parametrize("in_force", [None, "2030-01-01"])
def test_before_it_is_in_force_for_the_state_an_instrument_is_withdrawn_at_once(in_force):
    answer = notice_of_withdrawal(RULES, day("2003-05-01"), in_force=day(in_force) if in_force else None)

    assert (answer.effect, answer.confirm) == (day("2003-05-01"), False)


def test_where_the_treaty_is_silent_general_law_asks_for_twelve_months():
    answer = notice_of_withdrawal(TreatyRules(), day("2003-08-25"), in_force=IN_FORCE)

    assert (answer.effect, answer.confirm) == (day("2004-08-25"), True)


def test_a_notice_is_rescinded_only_before_it_takes_effect():
    notice = act("GMB", "denunciation", "2016-11-10")
    in_time = act("GMB", "rescission", "2017-02-10", about=notice.id)
    too_late = act("GMB", "rescission", "2017-11-10", about=notice.id)
    effect = day("2017-11-10")

    assert rescission_of(notice, [in_time, too_late]) == in_time
    assert was_rescinded(notice, [in_time], effect=effect)
    assert not was_rescinded(notice, [too_late], effect=effect)


def test_a_rescission_speaks_of_its_own_notice():
    notice = act("GMB", "denunciation", "2016-11-10")
    others = [
        act("GMB", "rescission", "2017-02-10", about="another notice"),
        act("BDI", "rescission", "2017-02-10"),
        act("GMB", "rescission", "2016-01-01"),
        act("GMB", "rescission", "2017-02-10", counted=False),
    ]

    assert rescission_of(notice, others) is None


def test_a_notice_speaks_of_instruments_received_before_it():
    notice = act("GUY", "denunciation", "1999-01-05")

    assert ends_spell_of(notice, act("GUY", "accession", "1993-05-10"))
    assert not ends_spell_of(notice, act("GUY", "accession", "1999-01-05"))
    assert ends_spell_of(act("AAA", "denunciation", "1999"), act("AAA", "accession", "1999"))
