"""Articles that start later, and the Committee's size."""

import pytest

from accede.core.clauses import TreatyRules
from accede.core.parts import CommitteeSize, committee_size, provision_status
from tests.core.icrmw import RULES, act, all_acts, day

RULES_76 = TreatyRules.from_data(
    {
        "count": 1,
        "delay": "days:0",
        "provisions": [{"article": "76", "count": 3}],
        "withdrawal": {"notice": "days:5"},
    }
)
PARTIES = [act(state, "accession", "2000-01-01") for state in ("AAA", "BBB", "CCC", "DDD")]


def declared(state, on, **more):
    return act(state, "declaration", on, article="76", **more)


def status(acts, on):
    return provision_status(RULES_76, [*PARTIES, *acts], "76", as_of=day(on))


def test_an_article_starts_when_enough_parties_have_declarations_together():
    acts = [declared("AAA", "2001-01-01"), declared("BBB", "2001-02-01"), declared("CCC", "2001-03-01")]

    before, after = status(acts, "2001-02-28"), status(acts, "2001-03-01")

    assert (before.number, before.needed, before.since) == (2, 3, None)
    assert (after.number, after.since, after.states) == (3, day("2001-03-01"), ("AAA", "BBB", "CCC"))
    assert not after.confirm


def test_before_the_start_a_withdrawal_counts_down():
    first = declared("AAA", "2001-01-01")
    acts = [
        first,
        declared("BBB", "2001-02-01"),
        act("AAA", "declaration_withdrawn", "2001-02-15", about=first.id),
        declared("CCC", "2001-03-01"),
    ]

    assert (status(acts, "2001-03-01").number, status(acts, "2001-03-01").since) == (2, None)


def test_once_started_falling_below_does_not_stop_it_but_asks_for_confirmation():
    acts = [
        declared("AAA", "2001-01-01"),
        declared("BBB", "2001-02-01"),
        declared("CCC", "2001-03-01"),
        act("CCC", "declaration_withdrawn", "2001-04-01", article="76"),
    ]

    now = status(acts, "2001-04-01")

    assert (now.number, now.since, now.confirm) == (2, day("2001-03-01"), True)


def test_only_parties_count_and_only_while_they_are():
    acts = [
        declared("AAA", "2001-01-01"),
        declared("BBB", "2001-01-01"),
        act("BBB", "denunciation", "2001-02-01"),
        declared("EEE", "2001-01-01"),
        act("EEE", "signature", "2001-01-01"),
        act("CCC", "declaration", "2001-01-01", article="77"),
        declared("DDD", "2001-03-01"),
    ]

    assert status(acts, "2001-02-06").states == ("AAA",)
    assert (status(acts, "2001-03-01").number, status(acts, "2001-03-01").since) == (2, None)


def test_a_declaration_made_with_the_instrument_counts_when_the_state_becomes_a_party():
    rules = TreatyRules.from_data({"count": 1, "delay": "days:10", "provisions": [{"article": "76", "count": 1}]})
    acts = [act("AAA", "accession", "2000-01-01"), declared("AAA", "2000-01-01")]

    assert provision_status(rules, acts, "76", as_of=day("2000-01-10")).since is None
    assert provision_status(rules, acts, "76", as_of=day("2000-01-11")).since == day("2000-01-11")


def test_the_official_start_of_an_article_wins():
    rules = TreatyRules.from_data(
        {
            "count": 1,
            "delay": "days:0",
            "provisions": [{"article": "41", "count": 1, "official_entry": "1979-03-28"}],
        }
    )
    acts = [act("AAA", "accession", "1976-01-01"), act("AAA", "declaration", "1979-03-27", article="41")]

    now = provision_status(rules, acts, "41", as_of=day("1980-01-01"))

    assert (now.since, now.agrees) == (day("1979-03-28"), False)
    assert provision_status(rules, acts, "41", as_of=day("1979-03-27")).since is None


def test_a_treaty_without_such_an_article_says_so():
    with pytest.raises(KeyError, match="article 99"):
        provision_status(RULES, [], "99", as_of=day("2004-01-30"))


def test_the_committee_grows_from_ten_to_fourteen_with_the_41st_party():
    sizes = [
        committee_size(RULES, all_acts(), as_of=day(on))
        for on in ("2003-06-30", "2003-07-01", "2009-06-30", "2009-07-01", "2026-11-23")
    ]

    assert sizes == [
        None,
        CommitteeSize(10, day("2003-07-01")),
        CommitteeSize(10, day("2003-07-01")),
        CommitteeSize(14, day("2009-07-01"), ("NER",)),
        CommitteeSize(14, day("2009-07-01"), ("NER",)),
    ]


def test_the_committee_does_not_shrink_when_a_party_leaves():
    rules = TreatyRules.from_data(
        {
            "count": 1,
            "delay": "days:0",
            "committee": {"sizes": [{"size": 3}, {"size": 5, "parties": 2}]},
            "withdrawal": {"notice": "days:1"},
        }
    )
    acts = [
        act("AAA", "accession", "2000-01-01"),
        act("BBB", "accession", "2000-02-01"),
        act("BBB", "denunciation", "2000-03-01"),
        act("CCC", "accession", "2000-04-01"),
    ]

    assert committee_size(rules, acts, as_of=day("2000-05-01")) == CommitteeSize(5, day("2000-02-01"), ("BBB",))
    assert committee_size(TreatyRules(), acts, as_of=day("2000-05-01")) is None
