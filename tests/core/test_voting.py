"""How a body decides: one vote for each member organisation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Answer
from accede.core.voting import Choice, Outcome, Refusal, Rule, Vote, decide, elect, may_vote

YES, NO, NOT_KNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN
MEMBERS = dict.fromkeys("abcdefghijklm", YES)  # thirteen


def votes(yes="", no="", abstain="", reservation="") -> list[Vote]:
    said = {Choice.YES: yes, Choice.NO: no, Choice.ABSTAIN: abstain, Choice.RESERVATION: reservation}
    return [Vote(key, choice) for choice, keys in said.items() for key in keys]


@pytest.mark.parametrize(
    ("rule", "yes", "no", "abstain", "outcome"),
    [
        (Rule.SIMPLE, "abcd", "efg", "hi", Outcome.CARRIED),
        (Rule.SIMPLE, "abc", "efg", "hi", Outcome.TIED),
        (Rule.SIMPLE, "abc", "defg", "", Outcome.LOST),
        (Rule.SIMPLE, "", "", "abcdefg", Outcome.LOST),  # nobody is for it
        (Rule.OF_MEMBERS, "abcdefg", "", "", Outcome.CARRIED),
        (Rule.OF_MEMBERS, "abcdef", "", "", Outcome.LOST),  # six of thirteen
        (Rule.TWO_THIRDS, "abcd", "ef", "ghi", Outcome.CARRIED),
        (Rule.TWO_THIRDS, "abc", "de", "", Outcome.LOST),
        (Rule.PLURALITY, "a", "", "", Outcome.CARRIED),
    ],
)
def test_a_motion_is_carried_or_lost_by_the_rule(rule, yes, no, abstain, outcome):
    assert decide(rule, votes(yes, no, abstain), MEMBERS).outcome is outcome


def test_an_organisation_has_one_vote_whoever_of_its_people_casts_it():
    found = decide(Rule.SIMPLE, votes(yes="ab", no="ac"), MEMBERS)

    assert dict(found.counts) == {"yes": 2, "no": 1, "abstain": 0, "silent": 10}
    assert found.refused == (("a", Refusal.TWICE),)


def test_the_vote_of_an_observer_is_refused_and_not_counted():
    found = decide(Rule.SIMPLE, votes(yes="a", no="xy"), MEMBERS | {"x": NO})

    assert found.outcome is Outcome.CARRIED
    assert found.refused == (("x", Refusal.NOT_ENTITLED), ("y", Refusal.NOT_ENTITLED))


def test_whether_somebody_may_vote_is_asked_before_she_does():
    assert may_vote("a", MEMBERS) is None
    assert may_vote("a", MEMBERS, voted=["a"]) is Refusal.TWICE
    assert may_vote("x", MEMBERS) is Refusal.NOT_ENTITLED
    assert may_vote("n", MEMBERS | {"n": NOT_KNOWN}) is Refusal.NOT_KNOWN


@pytest.mark.parametrize(("quorum", "outcome"), [(NO, Outcome.NO_QUORUM), (NOT_KNOWN, Outcome.NOT_KNOWN)])
def test_without_a_quorum_nothing_is_decided_and_the_votes_stay_on_record(quorum, outcome):
    found = decide(Rule.SIMPLE, votes(yes="abc"), MEMBERS, quorum=quorum)

    assert (found.outcome, found.counts["yes"]) == (outcome, 3)


def test_an_open_membership_matters_only_where_the_majority_is_of_all_members():
    members = dict.fromkeys("abcdef", YES) | {"g": NOT_KNOWN, "h": NOT_KNOWN}

    assert decide(Rule.OF_MEMBERS, votes(yes="abcd"), members).outcome is Outcome.NOT_KNOWN  # four of six to eight
    assert decide(Rule.OF_MEMBERS, votes(yes="abcde"), members).outcome is Outcome.CARRIED
    assert decide(Rule.SIMPLE, votes(yes="ab", no="c"), members).outcome is Outcome.CARRIED


def test_a_majority_of_all_members_counts_those_who_did_not_come():
    here = dict.fromkeys("abcdefg", YES)  # seven of thirteen: a quorum

    found = decide(Rule.OF_MEMBERS, votes(yes="abcd", no="e"), here, members=MEMBERS)

    assert (found.outcome, found.counts["silent"]) == (Outcome.LOST, 2)
    assert [dict(step.values) for step in found.steps if step.code == "needed"] == [{"votes": 7, "of": 13}]
    assert decide(Rule.OF_MEMBERS, votes(yes="abcdefg"), here, members=MEMBERS).outcome is Outcome.CARRIED


@pytest.mark.parametrize(
    ("said", "silence_consents", "outcome"),
    [
        (votes(yes="abc"), True, Outcome.CARRIED),
        (votes(yes="abc"), False, Outcome.OPEN),
        (votes(yes="abcdefghijklm"), False, Outcome.CARRIED),
        (votes(yes="abcdefghijk", reservation="l", abstain="m"), False, Outcome.CARRIED),
        (votes(yes="abc", no="d"), True, Outcome.NO_CONSENSUS),
    ],
)
def test_consensus_is_that_nobody_objects(said, silence_consents, outcome):
    assert decide(Rule.CONSENSUS, said, MEMBERS, silence_consents=silence_consents).outcome is outcome


def test_reservations_and_objections_are_named_in_the_explanation():
    found = decide(Rule.CONSENSUS, votes(reservation="b", no="d"), dict.fromkeys("abcd", YES))

    told = [(step.code, step.values.get("organisation")) for step in found.steps]
    assert [each for each in told if each[1]] == [("objection", "d"), ("reservation", "b")]
    assert dict(found.steps[-2].values) == {"organisations": ("a", "c"), "consents": False}


def test_nobody_is_no_consensus():
    assert decide(Rule.CONSENSUS, [], {}, silence_consents=True).outcome is Outcome.OPEN


# ------------------------------------------------------------------------------------------ among nominees
def ballots(**chosen: str) -> list[Vote]:
    return [Vote(key, name) for name, keys in chosen.items() for key in keys]


@pytest.mark.parametrize(
    ("rule", "chosen", "outcome", "winner"),
    [
        (Rule.SIMPLE, {"iom": "abcd", "mri": "efg"}, Outcome.CARRIED, "iom"),
        (Rule.SIMPLE, {"iom": "abc", "mri": "ef", "wcc": "g"}, Outcome.NO_MAJORITY, ""),
        (Rule.PLURALITY, {"iom": "abc", "mri": "ef", "wcc": "g"}, Outcome.CARRIED, "iom"),
        (Rule.PLURALITY, {"iom": "abc", "mri": "def"}, Outcome.TIED, ""),
        (Rule.OF_MEMBERS, {"iom": "abcdef"}, Outcome.NO_MAJORITY, ""),
        (Rule.OF_MEMBERS, {"iom": "abcdefg"}, Outcome.CARRIED, "iom"),
        (Rule.TWO_THIRDS, {"iom": "abcd", "mri": "ef"}, Outcome.CARRIED, "iom"),
        (Rule.CONSENSUS, {"iom": "abc"}, Outcome.CARRIED, "iom"),
        (Rule.CONSENSUS, {"iom": "abc", "mri": "d"}, Outcome.NO_CONSENSUS, ""),
        (Rule.SIMPLE, {}, Outcome.NO_MAJORITY, ""),
    ],
)
def test_a_nominee_is_chosen_by_the_rule(rule, chosen, outcome, winner):
    found = elect(rule, ballots(**chosen), ["iom", "mri", "wcc"], MEMBERS)

    assert (found.outcome, found.winner) == (outcome, winner)


def test_a_blank_vote_and_one_for_nobody_on_the_list_are_for_no_one():
    found = elect(Rule.SIMPLE, [*ballots(iom="ab", nobody="c"), Vote("d", "")], ["iom", "mri"], MEMBERS)

    assert dict(found.counts) == {"iom": 2, "mri": 0, "": 2}
    assert found.outcome is Outcome.CARRIED


def test_nominees_with_as_many_votes_are_named_so_that_they_can_be_voted_on_again():
    found = elect(Rule.SIMPLE, ballots(mri="abc", iom="def", wcc="g"), ["iom", "mri", "wcc"], MEMBERS)

    assert (found.outcome, found.leading) == (Outcome.TIED, ("iom", "mri"))


def test_the_explanation_of_a_choice_gives_each_nominees_votes():
    found = elect(Rule.SIMPLE, ballots(iom="ab", mri="c"), ["mri", "iom"], MEMBERS, quorum=NO)

    assert [(step.code, *step.values.values()) for step in found.steps] == [
        ("entitled", 13, 0), ("quorum", "no"), ("rule", "simple"), ("votes_for", "iom", 2), ("votes_for", "mri", 1),
        ("blank", 0), ("needed", 2, 3), ("result", "no_quorum"),
    ]  # fmt: skip


# ----------------------------------------------------------------------------------------- what always holds
KEYS = "abcdefg"
entitled = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(Answer), max_size=7)
cast = st.lists(st.builds(Vote, st.sampled_from(KEYS), st.sampled_from(Choice)), max_size=10)
chosen = st.lists(st.builds(Vote, st.sampled_from(KEYS), st.sampled_from(["x", "y", "z", ""])), max_size=10)
MAJORITIES = st.sampled_from([Rule.SIMPLE, Rule.TWO_THIRDS, Rule.OF_MEMBERS, Rule.PLURALITY])


@given(st.sampled_from(Rule), cast, entitled)
def test_every_vote_is_counted_once_or_refused(rule, said, members):
    found = decide(rule, said, members)
    heard = sum(number for choice, number in found.counts.items() if choice != "silent")

    assert heard + len(found.refused) == len(said)
    assert heard <= sum(answer is YES for answer in members.values())


@given(st.sampled_from(Rule), cast, entitled)
def test_votes_of_others_than_members_change_nothing(rule, said, members):
    of_members = [vote for vote in said if members.get(vote.organisation) is YES]

    assert decide(rule, said, members).outcome is decide(rule, of_members, members).outcome


@given(MAJORITIES, cast, entitled, st.sampled_from(KEYS))
def test_one_more_vote_for_a_motion_never_loses_it(rule, said, members, key):
    said = [vote for vote in said if vote.organisation != key]
    before = decide(rule, said, members | {key: YES})
    after = decide(rule, [*said, Vote(key, Choice.YES)], members | {key: YES})

    assert not before.carried or after.carried


@given(MAJORITIES, cast, entitled)
def test_what_is_carried_has_more_for_it_than_against(rule, said, members):
    found = decide(rule, said, members)

    assert not found.carried or found.counts["yes"] > found.counts["no"]


@given(cast, entitled)
def test_two_thirds_is_never_easier_than_a_simple_majority(said, members):
    if decide(Rule.TWO_THIRDS, said, members).carried:
        assert decide(Rule.SIMPLE, said, members).carried


@given(cast, entitled, st.booleans())
def test_no_consensus_stands_against_an_objection_of_a_member(said, members, silence_consents):
    found = decide(Rule.CONSENSUS, said, members, silence_consents=silence_consents)

    assert found.carried is False or found.counts["no"] == 0
    assert (found.outcome is Outcome.NO_CONSENSUS) == (found.counts["no"] > 0)


@given(st.sampled_from(Rule), chosen, entitled, st.permutations(["x", "y", "z"]))
def test_a_winner_leads_alone_whatever_the_order_of_the_list(rule, said, members, names):
    found = elect(rule, said, names, members)

    assert found == elect(rule, said, sorted(names), members)
    assert (found.winner != "") == (found.outcome is Outcome.CARRIED)
    if found.winner:
        assert all(found.counts[found.winner] > found.counts[name] for name in names if name != found.winner)
