"""What a State can do to a treaty, as recorded by the depositary."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from accede.core.dates import Moment


class Kind(StrEnum):
    """The kinds of act."""

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    SUCCESSION = "succession"
    SUCCESSION_TO_SIGNATURE = "succession_to_signature"
    FORMAL_CONFIRMATION = "formal_confirmation"
    PROVISIONAL_APPLICATION = "provisional_application"
    CONSENT_TO_BE_BOUND = "consent_to_be_bound"
    SIMPLIFIED_PROCEDURE = "simplified_procedure"
    CONFIRMATION = "confirmation"
    PARTICIPATION = "participation"
    RESERVATION = "reservation"
    DECLARATION = "declaration"
    OBJECTION = "objection"
    RESERVATION_WITHDRAWN = "reservation_withdrawn"
    DECLARATION_WITHDRAWN = "declaration_withdrawn"
    OBJECTION_WITHDRAWN = "objection_withdrawn"
    DENUNCIATION = "denunciation"
    RESCISSION = "rescission"
    NO_INTENTION = "no_intention"


# Acts by which a State consents to be bound: what a campaign calls "ratifications".
BINDING = frozenset(
    {
        Kind.DEFINITIVE_SIGNATURE,
        Kind.RATIFICATION,
        Kind.ACCEPTANCE,
        Kind.APPROVAL,
        Kind.ACCESSION,
        Kind.SUCCESSION,
        Kind.FORMAL_CONFIRMATION,
        Kind.CONSENT_TO_BE_BOUND,
        Kind.SIMPLIFIED_PROCEDURE,
        Kind.CONFIRMATION,
        Kind.PARTICIPATION,
    }
)
# Acts that make a signatory. A definitive signature binds at once and is counted with the instruments.
SIGNING = frozenset({Kind.SIGNATURE, Kind.SUCCESSION_TO_SIGNATURE})
# Binding acts that most treaties allow to signatories only.
NEEDING_SIGNATURE = frozenset({Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL})
# A succession counts for its own State from the date of succession, though recorded later.
SUCCEEDING = frozenset({Kind.SUCCESSION, Kind.SUCCESSION_TO_SIGNATURE})


@dataclass(frozen=True)
class Act:
    """One act that stands (corrections are resolved before core sees it).

    `deposited`   when the depositary received it, as well as we know.
    `effective`   the day it takes effect for its own State, where the depositary states one: the date of
                  succession, the announced effect of a denunciation, an announced entry into force. It wins
                  over what the clause computes. None: the clause decides.
    `article`     the provision it is about (a declaration under article 76).
    `about`       the id of the act it is about: the notice it rescinds, the reservation it objects to.
    `withdrawn`   the day from which this signature or instrument itself no longer stands, where known.
    `counted`     False for an act the depositary shows in brackets: once made, no longer standing. When the
                  day of its end is not known either (`withdrawn` is None), it counts for nothing on any day.
    `organisation` made by an organisation such as the European Union.
    """

    id: int | str
    treaty: str
    state: str
    kind: Kind
    deposited: Moment
    effective: date | None = None
    article: str = ""
    about: int | str | None = None
    counted: bool = True
    withdrawn: date | None = None
    organisation: bool = False

    @property
    def binds(self) -> bool:
        """Whether it expresses consent to be bound, and stood at some time that we know."""
        return self.kind in BINDING and self.stood

    @property
    def signs(self) -> bool:
        """Whether it makes a signatory, and stood at some time that we know."""
        return self.kind in SIGNING and self.stood

    @property
    def stood(self) -> bool:
        """Whether it counts on some day at all; False for an act in brackets whose end is not known."""
        return self.counted or self.withdrawn is not None

    @property
    def counts_from(self) -> date | None:
        """The day from which it counts for its own State; None when it may lie at any later day.

        A succession counts from the date of succession. An act known only to its month or year counts from
        the latest possible day: we never show a State as bound on a day on which it may not have been.
        """
        if self.kind in SUCCEEDING and self.effective is not None:
            return self.effective
        return self.deposited.latest

    @property
    def may_count_from(self) -> date | None:
        """The earliest day from which it may count; None when it may lie at any earlier day."""
        if self.kind in SUCCEEDING and self.effective is not None:
            return self.effective
        return self.deposited.earliest

    @property
    def sort_key(self) -> tuple[date, date, int, str]:
        """Order for lists, made total by the id so that the same acts always read the same."""
        number = self.id if isinstance(self.id, int) else 0
        return (*self.deposited.sort_key, number, str(self.id))


class _Row(Protocol):
    @property
    def id(self) -> int | str: ...
    @property
    def replaces_id(self) -> int | str | None: ...


R = TypeVar("R", bound=_Row)


def standing_rows(rows: Iterable[R]) -> list[R]:
    """The rows that no other row replaces, in their order: a correction is a new row that names the one it
    replaces, so of a chain of corrections only the last stands."""
    rows = list(rows)
    replaced = {row.replaces_id for row in rows if row.replaces_id is not None}
    return [row for row in rows if row.id not in replaced]
