"""Whether enough members were there: by the rule, the membership of the day, and how well that is known."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Answer
from accede.core.quorum import (
    How,
    Presence,
    QuorumRule,
    Reason,
    Share,
    needed,
    quorum,
    standing_proxies,
)
from accede.core.tenure import CountOnADay

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
MEMBERS = dict.fromkeys("abcdefghijklm", YES)  # thirteen
PROXIES = QuorumRule(proxies_each=1, proxies_count=True)


def there(keys: str, how: How = How.IN_PERSON) -> list[Presence]:
    return [Presence(key, how) for key in keys]


def by_proxy(absent: str, holder: str) -> Presence:
    return Presence(absent, How.BY_PROXY, holder)


@pytest.mark.parametrize(
    ("share", "members", "expected"),
    [
        (Share.MORE_THAN_HALF, 13, 7), (Share.MORE_THAN_HALF, 12, 7), (Share.HALF, 13, 7), (Share.HALF, 12, 6),
        (Share.THIRD, 13, 5), (Share.THIRD, 12, 4), (Share.TWO_THIRDS, 13, 9), (Share.TWO_THIRDS, 12, 8),
        (Share.ALL, 13, 13), (Share.ALL, 0, 1),
        (Share.MORE_THAN_HALF, 0, 1), (Share.THIRD, 0, 1), (Share.NONE, 13, 0),
    ],
)  # fmt: skip
def test_the_quorum_follows_the_share(share, members, expected):
    found = needed(QuorumRule(share), CountOnADay(members, 0))

    assert (found.least, found.most, found.known) == (expected, expected, True)


def test_a_fixed_number_stands_and_says_when_it_cannot_be_reached():
    found = needed(QuorumRule(Share.NUMBER, 5), CountOnADay(4, 0))

    assert (found.least, found.most) == (5, 5)
    assert [(step.code, dict(step.values)) for step in found.steps] == [
        ("members", {"certain": 4, "open": 0}),
        ("rule", {"share": "number", "number": 5}),
        ("needed", {"least": 5, "most": 5}),
        ("beyond_reach", {"needed": 5, "members": 4}),
    ]


def test_a_membership_that_is_only_attested_leaves_the_quorum_between_two_numbers():
    found = needed(QuorumRule(), CountOnADay(10, 3))

    assert (found.least, found.most, found.known) == (6, 7, False)


def test_seven_of_thirteen_are_a_quorum_and_six_are_none():
    assert quorum(QuorumRule(), MEMBERS, there("abcdefg")).answer is YES
    assert quorum(QuorumRule(), MEMBERS, there("abcdef")).answer is NO


def test_observers_and_suspended_members_never_count_and_it_is_said():
    found = quorum(QuorumRule(), MEMBERS | {"g": NO}, there("abcdefg") + there("xy"))

    assert (found.answer, found.certain) == (NO, 6)
    assert found.not_counted == (("g", Reason.NO_MEMBER), ("x", Reason.NO_MEMBER), ("y", Reason.NO_MEMBER))


def test_an_organisation_counts_once_however_many_come():
    assert quorum(QuorumRule(), MEMBERS, there("aabbccddeeff") + there("ab", How.REMOTE)).certain == 6


def test_who_is_there_by_telephone_counts_where_the_rules_say_so():
    present = there("abcdef") + there("g", How.REMOTE)

    assert quorum(QuorumRule(), MEMBERS, present).answer is YES
    found = quorum(QuorumRule(remote_counts=False), MEMBERS, present)
    assert (found.answer, found.not_counted) == (NO, (("g", Reason.REMOTE),))


@pytest.mark.parametrize(
    ("rule", "proxies", "answer", "reasons"),
    [
        (PROXIES, [("g", "a")], YES, ()),
        (QuorumRule(), [("g", "a")], NO, (("g", Reason.NO_PROXIES),)),
        (QuorumRule(proxies_each=1), [("g", "a")], NO, (("g", Reason.PROXY_NOT_COUNTED),)),
        (PROXIES, [("g", "k")], NO, (("g", Reason.HOLDER_NOT_THERE),)),
        (PROXIES, [("g", "x")], NO, (("x", Reason.NO_MEMBER), ("g", Reason.HOLDER_NOT_THERE))),
        (PROXIES, [("x", "a")], NO, (("x", Reason.NO_MEMBER),)),
        (PROXIES, [("g", "a"), ("h", "a")], YES, (("h", Reason.TOO_MANY),)),
    ],
)
def test_a_proxy_counts_only_as_the_rules_allow(rule, proxies, answer, reasons):
    present = there("abcdef") + [by_proxy(*each) for each in proxies]
    present += there("x") if any(holder == "x" for _, holder in proxies) else []

    found = quorum(rule, MEMBERS, present)

    assert (found.answer, found.not_counted) == (answer, reasons)


def test_a_proxy_that_does_not_count_for_the_quorum_may_still_vote():
    present = [*there("abcdef"), by_proxy("g", "a"), by_proxy("h", "a"), by_proxy("x", "b")]

    assert standing_proxies(QuorumRule(proxies_each=1), MEMBERS, present) == {"g": "a"}


def test_whether_there_was_a_quorum_is_not_known_only_where_an_open_membership_decides_it():
    members = dict.fromkeys("abcdef", YES) | dict.fromkeys("ghi", NOT_KNOWN)

    assert quorum(QuorumRule(), members, there("abcde")).answer is YES  # at most nine members: five are enough
    assert quorum(QuorumRule(), members, there("abcd")).answer is NOT_KNOWN
    assert quorum(QuorumRule(), members, there("abc")).answer is NO


def test_the_explanation_names_members_rule_number_and_who_is_left_out():
    found = quorum(QuorumRule(), MEMBERS, there("abcdefx") + there("g", How.REMOTE))

    assert [step.code for step in found.steps] == ["members", "rule", "needed", "not_counted", "present", "result"]
    assert dict(found.steps[4].values) == {"in_person": 6, "remote": 1, "by_proxy": 0, "open": 0}


# ----------------------------------------------------------------------------------------- what always holds
KEYS = "abcdefg"
rules = st.builds(
    QuorumRule,
    share=st.sampled_from(Share),
    number=st.integers(0, 8),
    remote_counts=st.booleans(),
    proxies_each=st.integers(0, 2),
    proxies_count=st.booleans(),
)
memberships = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(Answer), max_size=7)
presences = st.lists(
    st.builds(Presence, st.sampled_from(KEYS), st.sampled_from(How), st.sampled_from(KEYS)), max_size=9
)


def _worlds(members):
    """Every way in which the open memberships may turn out."""
    open_ = [key for key, answer in members.items() if answer is NOT_KNOWN]
    for turn in product((YES, NO), repeat=len(open_)):
        yield members | dict(zip(open_, turn, strict=True))


@given(rules, memberships, presences)
def test_what_is_said_for_certain_holds_however_the_open_memberships_turn_out(rule, members, present):
    answer = quorum(rule, members, present).answer
    worlds = {quorum(rule, world, present).answer for world in _worlds(members)}

    assert answer is NOT_KNOWN or worlds == {answer}


@given(rules, memberships, presences)
def test_without_proxies_not_known_is_said_only_when_both_may_turn_out(rule, members, present):
    present = [each for each in present if each.how is not How.BY_PROXY]
    worlds = {quorum(rule, world, present).answer for world in _worlds(members)}

    assert quorum(rule, members, present).answer is (worlds.pop() if len(worlds) == 1 else NOT_KNOWN)


@given(rules, memberships, presences, st.permutations(KEYS))
def test_the_order_in_which_people_come_and_an_observer_change_nothing(rule, members, present, order):
    shuffled = sorted(present, key=lambda each: order.index(each.organisation))
    watched = quorum(rule, members, [*shuffled, Presence("an observer")])

    found = quorum(rule, members, present)

    assert (watched.answer, watched.certain, watched.open) == (found.answer, found.certain, found.open)


@given(rules, memberships, presences, st.sampled_from(KEYS))
def test_one_more_member_in_the_room_never_loses_a_quorum(rule, members, present, key):
    members = members | {key: YES}
    before = quorum(rule, members, present).answer
    after = quorum(rule, members, [*present, Presence(key)]).answer

    assert before is not YES or after is YES


@given(st.sampled_from([*Share]), st.integers(0, 500))
def test_one_member_more_raises_the_number_by_one_at_most(share, members):
    rule = QuorumRule(share, 5)

    assert rule.needed_of(members + 1) - rule.needed_of(members) in (0, 1)
