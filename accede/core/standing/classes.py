"""The classes in which a State can stand to a treaty."""

from enum import StrEnum


class StateClass(StrEnum):
    """Where a State stands. `party`: in force for it. `bound`: it has consented, not yet in force for it.
    `signed`: signed, not bound. `withdrawn`: once bound, no longer. `none`: nothing done.

    The figure "bound" counts `party` and `bound` together: every contracting State.
    """

    PARTY = "party"
    BOUND = "bound"
    SIGNED = "signed"
    NONE = "none"
    WITHDRAWN = "withdrawn"

    @property
    def mark(self) -> str:
        """The letter of the style sheet."""
        return _MARKS[self]


_MARKS = {
    StateClass.PARTY: "p",
    StateClass.BOUND: "c",
    StateClass.SIGNED: "s",
    StateClass.NONE: "n",
    StateClass.WITHDRAWN: "x",
}
# The classes of a contracting State.
CONTRACTING = frozenset({StateClass.PARTY, StateClass.BOUND})
