"""Articles named in a sentence: "article 92, paragraph 1" is 92(1), "articles 15, 46 and 47" are three."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d{1,3}(?:\s?bis|\s?ter)?|[IVXL]{1,7}(?![a-z]))"
_PART = r"(?:\s?\(\s?(?:\d{1,2}|[a-z]{1,3}|[ivx]{1,4})\s?\))"
_WORD = r"\s?,?\s*(?:paragraphs?|paragraphes?|para\.?|par\.)\s*"
_PARAGRAPH = rf"(?:{_WORD}(?P<paragraph>\d{{1,2}}(?:\s?\([a-z]{{1,3}}\))*))"
_ONE = rf"{_NUMBER}{_PART}*(?:{_WORD}\d{{1,2}}{_PART}*)?"
_SEVERAL = re.compile(
    rf"\barticles?(?:\[s\])?[\s?\u00a0]*(?P<list>{_ONE}"
    rf"(?:(?:\s*,\s*(?:and|et)?\s*|\s+(?:and|et|or|ou)\s+)(?:articles?\s+)?{_ONE})*)",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?P<number>{_NUMBER})(?P<parts>{_PART}*){_PARAGRAPH}?(?P<after>{_PART}*)",
    re.IGNORECASE,
)
# What follows an article of some other instrument: "article 34 of the Political Constitution".
_ELSEWHERE = re.compile(
    r"\s*(?:of|de|du)\s+(?:the|its|his|that|la|le|sa|l['’])?[^.,;:\[\]]{0,60}?"
    r"\b(Constitution|Vienna|Vienne|Code|Law|Loi|Act|Charter|Charte|Covenant|Pacte|Statute|Statut|Decree|Décret)\b",
    re.IGNORECASE,
)


def articles_in(text: str) -> tuple[str, ...]:
    """The articles that a text names, each once, in its order; those of a constitution, a law or another
    treaty are left out."""
    found: dict[str, None] = {}
    for match in _SEVERAL.finditer(text):
        if _ELSEWHERE.match(text, match.end()):
            continue
        for each in _EACH.finditer(match["list"]):
            found[_written(each)] = None
    return tuple(found)


def _written(match: re.Match[str]) -> str:
    number = match["number"]
    if number.isalpha():
        number = number.upper()
    # "paragraph 2 (a)" is (2)(a).
    paragraph = re.sub(r"^(\d+)(.*)$", r"(\1)\2", re.sub(r"\s", "", match["paragraph"] or ""))
    return re.sub(r"\s", "", number + match["parts"] + paragraph + match["after"])


_WITH_AND = (
    "Antigua and Barbuda", "Bosnia and Herzegovina", "Falkland Islands (Malvinas) and Dependencies",
    "Saint Kitts and Nevis", "Saint Vincent and the Grenadines", "Sao Tome and Principe",
    "South Georgia and the South Sandwich Islands", "St. Christopher and Nevis", "St. Helena and Dependencies",
    "St. Pierre and Miquelon", "Trinidad and Tobago", "Turks and Caicos Islands", "Wallis and Futuna",
    "United Kingdom of Great Britain and Northern Ireland",
)  # fmt: skip
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|et\s+)?(?:the\s+)?|\s+(?:and|et)\s+(?:the\s+)?")


def names_in_list(text: str) -> tuple[str, ...]:
    """The names in "Malaysia and Singapore", "Dominica, St. Vincent and Turks and Caicos Islands". Names that hold an
    "and" of their own cannot be told by their words: those that depositary files print are known here."""
    for known in _WITH_AND:
        text = text.replace(known, known.replace(" and ", "\x00"))
    parts = (part.replace("\x00", " and ").strip(" ,:") for part in _BETWEEN.split(text))
    return tuple(part for part in parts if part)
