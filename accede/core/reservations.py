"""Reservations between States: acceptance by silence, confirmation, and what an objection does.

Sources: Vienna Convention on the Law of Treaties, articles 20(4), 20(5), 21(3) and 23(2).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accede.core.acts import Act, Kind
from accede.core.dates import Answer, Months

TACIT_ACCEPTANCE = Months(12)


def acceptance_day(notified: date, *, consent: date | None = None) -> date:
    """The day on which a reservation counts as accepted by a State that does not object: twelve months after
    notification, or the day of that State's own consent to be bound, whichever is later (VCLT 20(5))."""
    silent = TACIT_ACCEPTANCE.after(notified)
    return silent if consent is None else max(silent, consent)


def needs_confirmation(acts: Iterable[Act], reservation: Act) -> bool:
    """Whether a reservation made at signature still lacks its confirmation (VCLT 23(2)).

    It is confirmed by a reservation, or a confirmation, of the same State that comes with or after its
    instrument. A State that has deposited nothing yet has nothing to confirm: the answer is then no, and
    becomes yes on the day of deposit.
    """
    own = [act for act in acts if act.state == reservation.state and act.treaty == reservation.treaty]
    instruments = [act.deposited.latest for act in own if act.binds and act.deposited.latest is not None]
    made = reservation.deposited.latest
    deposit = min(instruments, default=None)
    if deposit is None or made is None or made >= deposit:
        return False
    return not any(_confirms(act, reservation, deposit) for act in own)


def _confirms(act: Act, reservation: Act, deposit: date) -> bool:
    if act.kind not in (Kind.RESERVATION, Kind.CONFIRMATION) or act.id == reservation.id:
        return False
    named = act.about == reservation.id or (act.about is None and act.article == reservation.article)
    return named and act.deposited.on_or_before(deposit) is Answer.YES and act.deposited.latest == deposit


class Relation(StrEnum):
    """How a reservation stands between the reserving State and another."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    NO_TREATY_BETWEEN = "no_treaty_between"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class BetweenTwo:
    """The relation on a day, and whether the treaty is in force between the two States as far as the
    reservation decides it. `since` is the day that brought the relation, None while pending."""

    relation: Relation
    since: date | None
    in_force_between: bool


def between(
    reservation_notified: date,
    *,
    as_of: date,
    consent: date | None = None,
    objected: date | None = None,
    opposes_entry: bool = False,
    withdrawn: date | None = None,
) -> BetweenTwo:
    """How a reservation stands between two States at the end of a day.

    `consent` and `objected` are the other State's days; an objection after acceptance by silence is too late.
    `opposes_entry`: the objecting State has definitely expressed that the treaty shall not be in force
    between the two; an objection alone does not stop it (VCLT 20(4)(b)).
    """
    if withdrawn is not None and withdrawn <= as_of:
        return BetweenTwo(Relation.WITHDRAWN, withdrawn, True)
    accepted = acceptance_day(reservation_notified, consent=consent)
    if objected is not None and objected <= min(as_of, accepted):
        relation = Relation.NO_TREATY_BETWEEN if opposes_entry else Relation.OBJECTED
        return BetweenTwo(relation, objected, not opposes_entry)
    if accepted <= as_of:
        return BetweenTwo(Relation.ACCEPTED, accepted, True)
    return BetweenTwo(Relation.PENDING, None, True)
