"""Figures quoted in a text: `[[code]]` shows what the record says, `[[code|24]]` what a person typed.

A typed value agrees when it says the same number ("nine", "25 ratifications"), or, for a figure that is
no number, the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accede.kit.offers import Quoted

QUOTE = re.compile(r"\[\[(?P<code>[^\[\]|\s]+)(?:\|(?P<typed>[^\[\]|]*))?\]\]")
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_NUMBER = re.compile(
    r"\d+(?:[,\u00a0\u202f ]\d{3})*|\b(?:"
    + "|".join([f"(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?", *reversed(_UNITS)])
    + r")\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Piece:
    """A stretch of text, or (with a code) a quoted figure; `typed` None: the record's own words."""

    text: str = ""
    code: str = ""
    typed: str | None = None


def pieces(text: str) -> list[Piece]:
    """The text cut at its quotes, in order."""
    found, at = [], 0
    for match in QUOTE.finditer(text):
        if match.start() > at:
            found.append(Piece(text=text[at : match.start()]))
        found.append(Piece(code=match["code"], typed=match["typed"]))
        at = match.end()
    return [*found, Piece(text=text[at:])] if at < len(text) else found


def agrees(typed: str, quoted: Quoted) -> bool:
    """Whether what a person typed says what the record says."""
    if _plain(typed) == _plain(quoted.shown):
        return True
    if quoted.number is None:
        return False
    return numbers(typed) == [quoted.number]


def numbers(text: str) -> list[int]:
    """Every number in a text, written in figures or as an English word up to ninety-nine."""
    return [_value(match[0]) for match in _NUMBER.finditer(text)]


def updated(typed: str, quoted: Quoted) -> str:
    """What was typed, with the record's value: words around a single number stay, a word stays a word."""
    found = list(_NUMBER.finditer(typed))
    if quoted.number is None or len(found) != 1:
        return quoted.shown
    match = found[0]
    value = str(quoted.number) if match[0][0].isdigit() else in_words(quoted.number)
    return typed[: match.start()] + value + typed[match.end() :]


def in_words(number: int) -> str:
    """An English number word; figures from a hundred on."""
    if not 0 <= number < 100:
        return str(number)
    if number < 20:
        return _UNITS[number]
    tens, rest = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_UNITS[rest]}" if rest else "")


def typed_pairs(text: str) -> list[tuple[str, str]]:
    """Code and value of every typed figure of a text, each pair once, in order."""
    found = [(match["code"], match["typed"]) for match in QUOTE.finditer(text) if match["typed"] is not None]
    return list(dict.fromkeys(found))


def replaced(text: str, code: str, typed: str, value: str) -> str:
    """The text with every `[[code|typed]]` saying `value` instead."""
    return text.replace(f"[[{code}|{typed}]]", f"[[{code}|{value}]]")


def _value(text: str) -> int:
    if text[0].isdigit():
        return int(re.sub(r"\D", "", text))
    return sum(_WORDS[word] for word in re.split(r"[- ]", text.casefold()))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
