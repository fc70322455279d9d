"""Reservations between States."""

import pytest

from accede.core.reservations import BetweenTwo, Relation, acceptance_day, between, needs_confirmation
from tests.core.icrmw import act, day

NOTIFIED = day("2024-03-01")


def test_silence_for_twelve_months_is_acceptance():
    assert acceptance_day(NOTIFIED) == day("2025-03-01")


@pytest.mark.parametrize(
    ("consent", "accepted"),
    [("2025-06-01", "2025-06-01"), ("2020-01-01", "2025-03-01"), ("2025-02-28", "2025-03-01")],
)
def test_a_state_that_consents_later_has_accepted_by_its_own_consent(consent, accepted):
    assert acceptance_day(NOTIFIED, consent=day(consent)) == day(accepted)


def test_it_is_pending_until_then():
    assert between(NOTIFIED, as_of=day("2025-02-28")) == BetweenTwo(Relation.PENDING, None, True)
    assert between(NOTIFIED, as_of=day("2025-03-01")) == BetweenTwo(Relation.ACCEPTED, day("2025-03-01"), True)


def test_an_objection_alone_does_not_stop_the_treaty_between_the_two():
    objected = day("2024-09-01")

    plain = between(NOTIFIED, as_of=day("2026-01-01"), objected=objected)
    opposed = between(NOTIFIED, as_of=day("2026-01-01"), objected=objected, opposes_entry=True)

    assert plain == BetweenTwo(Relation.OBJECTED, objected, True)
    assert opposed == BetweenTwo(Relation.NO_TREATY_BETWEEN, objected, False)


def test_an_objection_after_acceptance_is_too_late():
    late = between(NOTIFIED, as_of=day("2026-01-01"), objected=day("2025-03-02"))

    assert late.relation is Relation.ACCEPTED


def test_a_reservation_withdrawn_divides_nobody():
    gone = between(NOTIFIED, as_of=day("2026-01-01"), objected=day("2024-09-01"), withdrawn=day("2025-12-01"))

    assert gone == BetweenTwo(Relation.WITHDRAWN, day("2025-12-01"), True)


def test_a_reservation_made_at_signature_must_be_confirmed_at_ratification():
    signature = act("AAA", "signature", "2000-01-01")
    reservation = act("AAA", "reservation", "2000-01-01", article="92")
    ratification = act("AAA", "ratification", "2002-01-01")
    confirmed = act("AAA", "reservation", "2002-01-01", about=reservation.id)
    repeated = act("AAA", "reservation", "2002-01-01", article="92")
    elsewhere = act("BBB", "reservation", "2002-01-01", article="92")

    assert not needs_confirmation([signature, reservation], reservation)
    assert needs_confirmation([signature, reservation, ratification, elsewhere], reservation)
    assert not needs_confirmation([signature, reservation, ratification, confirmed], reservation)
    assert not needs_confirmation([signature, reservation, ratification, repeated], reservation)


def test_a_reservation_made_at_ratification_needs_no_confirmation():
    reservation = act("AAA", "reservation", "2002-01-01")

    assert not needs_confirmation([reservation, act("AAA", "ratification", "2002-01-01")], reservation)
