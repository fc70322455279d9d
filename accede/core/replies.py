"""Which answer to an invitation stands, when several were given, and whether two of them contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """`later` is said by who will answer later: it is not an answer yet."""

    COMES = "comes"
    DECLINES = "declines"
    COLLEAGUE = "colleague"
    LATER = "later"


SETTLED = "settled"  # the way of an answer by which a person settled a contradiction
LINK = "link"


@dataclass(frozen=True, order=True)
class Said:
    """One answer as it was given. `name` is who comes, where that was said."""

    number: int
    answer: Answer
    way: str
    name: str = ""


@dataclass(frozen=True)
class Stands:
    """What counts of all that was said: the answer that stands (None: nothing was said), and the numbers of the answers
    that contradict each other, empty when none do.
    """

    said: Said | None = None
    conflict: tuple[int, ...] = ()
    certain: bool = True  # False: not even whether anybody comes is agreed

    @property
    def answer(self) -> Answer | None:
        return self.said.answer if self.said else None

    @property
    def answered(self) -> bool:
        """Whether a definite answer was given, contradicted or not."""
        return self.said is not None and self.said.answer is not Answer.LATER

    @property
    def accepts(self) -> bool:
        """Whether somebody comes for certain: while that is contradicted, nobody does."""
        return self.certain and self.answer in (Answer.COMES, Answer.COLLEAGUE)

    @property
    def declines(self) -> bool:
        """Whether it is certain that nobody comes."""
        return self.certain and self.answer is Answer.DECLINES


def stands(said: Iterable[Said], *, forwarded: bool = False) -> Stands:
    """What counts of these answers.

    Of one source the last answer counts. A source is a way (the link, the telephone …); of a link that may be
    passed on, each name that was given is a source of its own. Definite answers of two sources that do not agree are a
    conflict; the last one stands meanwhile. "Will say later" contradicts nothing, and unsays nothing that another
    source said. What a person settled stands until somebody answers after that.
    """
    rows = sorted(said)
    since = _since_settled(rows)
    latest = {_source(each, forwarded): each for each in since if each.way != SETTLED}
    definite = sorted(each for each in latest.values() if each.answer is not Answer.LATER)
    if not definite:
        settled = [each for each in since if each.way == SETTLED]
        return Stands(settled[0] if settled else rows[-1] if rows else None)
    agreed = len({_stance(each) for each in definite}) == 1
    certain = len({each.answer is Answer.DECLINES for each in definite}) == 1
    return Stands(definite[-1], () if agreed else tuple(each.number for each in definite), certain)


def _since_settled(rows: Sequence[Said]) -> Sequence[Said]:
    settled = [place for place, each in enumerate(rows) if each.way == SETTLED]
    return rows[settled[-1] :] if settled else rows


def _source(said: Said, forwarded: bool) -> tuple[str, str]:
    return (said.way, _name(said) if forwarded and said.way == LINK else "")


def _stance(said: Said) -> tuple[str, str]:
    return (said.answer, _name(said) if said.answer is Answer.COLLEAGUE else "")


def _name(said: Said) -> str:
    return " ".join(said.name.split()).casefold()
