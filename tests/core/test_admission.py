"""What speaks against an act before it is recorded."""

import pytest

from accede.core.admission import Finding, findings
from accede.core.clauses import TreatyRules
from accede.core.standing import StateClass
from tests.core.icrmw import RULES, act, all_acts, day

OPEN = TreatyRules.from_data({"count": 1, "delay": "days:0"})


def codes(rules, acts, new, **more):
    return [(one.code, one.severity) for one in findings(rules, acts, new, **more)]


def test_nothing_speaks_against_what_really_happened():
    assert [one for one in all_acts() if findings(RULES, all_acts(), one)] == []


@pytest.mark.parametrize("kind", ["ratification", "acceptance", "approval"])
def test_ratification_without_signature_is_an_error_only_where_the_treaty_asks_for_it(kind):
    new = act("AAA", kind, "2005-01-01")

    assert codes(RULES, [], new) == [("no_signature", "error")]
    assert codes(OPEN, [], new) == [("no_signature", "warning")]


def test_signature_and_ratification_on_one_day_are_fine():
    signature = act("AAA", "signature", "2005-01-01")

    assert codes(RULES, [signature], act("AAA", "ratification", "2005-01-01")) == []


def test_accession_after_signature_is_a_warning():
    signature = act("AAA", "signature", "2005-01-01")

    assert codes(RULES, [signature], act("AAA", "accession", "2006-01-01")) == [("signed_before_accession", "warning")]


def test_a_state_already_bound_cannot_bind_itself_again():
    assert ("already_bound", "error") in codes(RULES, all_acts(), act("MEX", "accession", "2010-01-01"))
    assert codes(RULES, all_acts(), act("PLW", "signature", "2015-01-01")) == [("already_signed", "warning")]


BBNJ = TreatyRules.from_data(
    {
        "signature_window": {"opens": "2023-09-20", "closes": "2025-09-20"},
        "joining": {"accession_from": "signature_closed"},
    }
)


@pytest.mark.parametrize(
    ("kind", "on", "expected"),
    [
        ("signature", "2023-09-19", [("window_closed", "error")]),
        ("signature", "2025-09-20", []),
        ("signature", "2025-09-21", [("window_closed", "error")]),
        ("accession", "2025-09-20", [("accession_not_open", "error")]),
        ("accession", "2025-09-21", []),
        ("succession_to_signature", "2026-01-01", []),
    ],
)
def test_the_signature_window_is_data(kind, on, expected):
    assert codes(BBNJ, [], act("AAA", kind, on)) == expected


def test_some_treaties_open_to_accession_when_in_force():
    rules = TreatyRules.from_data({"count": 1, "delay": "days:30", "joining": {"accession_from": "entry_into_force"}})
    first = act("AAA", "ratification", "2000-01-01")

    assert codes(rules, [first], act("BBB", "accession", "2000-01-30")) == [("accession_not_open", "error")]
    assert codes(rules, [first], act("BBB", "accession", "2000-01-31")) == []
    assert codes(rules, [], act("BBB", "accession", "2000-01-31")) == [("accession_not_open", "error")]


def test_an_optional_protocol_is_only_for_those_of_its_parent():
    parties = TreatyRules.from_data({"joining": {"open_to": "parties_to", "treaty": "iccpr"}})
    signatories = TreatyRules.from_data({"joining": {"open_to": "signatories_of", "treaty": "crc"}})
    new = act("AAA", "accession", "2000-01-01")

    def signed(state, on):
        return StateClass.SIGNED

    assert codes(parties, [], new, on_parent=signed) == [("may_not_join", "error")]
    assert codes(signatories, [], new, on_parent=signed) == []
    assert codes(parties, [], new) == []


def test_only_the_states_listed_may_join_and_organisations_where_allowed():
    listed = TreatyRules.from_data({"joining": {"open_to": "listed", "states": ["AUT"]}})
    union = act("EUE", "accession", "2000-01-01", organisation=True)

    assert codes(listed, [], act("AAA", "signature", "2000-01-01")) == [("may_not_join", "error")]
    assert codes(listed, [], act("AUT", "signature", "2000-01-01")) == []
    assert codes(OPEN, [], union) == [("organisation_may_not_join", "warning")]


def test_a_notice_too_early_names_the_first_day_that_would_do():
    early = act("MEX", "denunciation", "2008-06-30")

    assert findings(RULES, all_acts(), early) == (
        Finding("notice_too_early", "error", {"earliest": day("2008-07-01")}),
    )
    assert codes(RULES, all_acts(), act("MEX", "denunciation", "2008-07-01")) == []
    assert codes(RULES, all_acts(), act("FRA", "denunciation", "2008-07-01")) == [("not_bound", "error")]


def test_a_rescission_needs_a_notice_still_pending():
    notice = act("MEX", "denunciation", "2009-01-01")
    acts = [*all_acts(), notice]

    assert codes(RULES, acts, act("MEX", "rescission", "2009-06-01", about=notice.id)) == []
    assert codes(RULES, acts, act("MEX", "rescission", "2010-02-01")) == [("nothing_to_rescind", "error")]
    assert codes(RULES, all_acts(), act("MEX", "rescission", "2009-06-01")) == [("nothing_to_rescind", "error")]


def test_reservations_are_checked_against_the_treatys_own_articles():
    none_at_all = TreatyRules.from_data({"reservations": {"permitted": False}})

    assert codes(none_at_all, [], act("AAA", "reservation", "2000-01-01")) == [("reservations_not_permitted", "error")]
    assert codes(RULES, [], act("AAA", "reservation", "2000-01-01", article="9")) == [("reservation_barred", "warning")]
    assert codes(RULES, [], act("AAA", "reservation", "2000-01-01", article="92(2)")) == []
    assert codes(RULES, all_acts(), act("EGY", "reservation", "2010-01-01", article="92(2)")) == [
        ("reservation_too_late", "warning")
    ]


def test_a_reservation_from_signature_asks_to_be_confirmed():
    acts = [
        act("AAA", "signature", "2000-01-01"),
        act("AAA", "reservation", "2000-01-01", article="92(2)", id="r"),
    ]

    found = findings(RULES, acts, act("AAA", "ratification", "2002-01-01"))

    assert found == (Finding("reservation_not_confirmed", "warning", {"reservation": "r"}),)


def test_an_act_of_no_known_day_cannot_be_checked_and_says_so():
    assert codes(RULES, [], act("AAA", "ratification", "")) == [("needs_a_day", "warning")]
