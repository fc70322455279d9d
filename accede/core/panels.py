"""Who speaks at an event, counted: by sector, by region, by gender. What nobody said of herself is counted as that."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

NOT_SAID = ""


@dataclass(frozen=True)
class Voice:
    """One part in a programme; a word is empty where she did not say, or nobody asked."""

    gender: str = NOT_SAID
    sector: str = NOT_SAID
    region: str = NOT_SAID


@dataclass(frozen=True)
class Share:
    """How many of the parts a word stands for; `NOT_SAID` is the last of its list."""

    word: str
    count: int
    of: int

    @property
    def hundredths(self) -> int:
        """The share of all parts, rounded to a hundredth."""
        return round(100 * self.count / self.of) if self.of else 0


def balance(voices: Iterable[Voice], name: str, words: Iterable[str]) -> list[Share]:
    """The parts by one of the fields of Voice, in the order of `words`; words that nobody has are left out, words that
    are not in the list follow it. The counts add up to all parts.
    """
    found = [getattr(voice, name) for voice in voices]
    counted = Counter(found)
    known = list(words)
    order = [*known, *sorted(counted.keys() - {*known, NOT_SAID}), NOT_SAID]
    return [Share(word, counted[word], len(found)) for word in order if counted[word]]


def missing(voices: Iterable[Voice], name: str, words: Iterable[str]) -> list[str]:
    """Which of the words no part stands for; nothing while nobody has said anything, for then nothing is known."""
    found = {getattr(voice, name) for voice in voices} - {NOT_SAID}
    return [word for word in words if word not in found] if found else []
