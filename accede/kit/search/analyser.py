"""One analyser for documents and queries: stemmed words, marks folded, Arabic made even, Chinese in pairs."""

from __future__ import annotations

import re
import threading
import unicodedata

import Stemmer

STEMMERS = {"en": "english", "fr": "french", "es": "spanish", "ru": "russian", "ar": "arabic"}
LATIN = ("en", "fr", "es")
LONGEST = 64

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WORDS = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
_SCRIPTS = (("zh", _IS_HAN), ("ar", re.compile("[\u0600-\u06ff]")), ("ru", re.compile("[\u0400-\u04ff]")))
# Vowel signs and the lengthening stroke; then letters that people write one for the other.
_ARABIC_SIGNS = re.compile("[\u064b-\u065f\u0670\u0640]")
_ARABIC_LETTERS = str.maketrans("أإآىة", "ااايه")
# A stemmer keeps a cache and must not be used by two threads at once.
_own = threading.local()


def analyse(text: str, language: str) -> list[str]:
    """The tokens of a text in a language, in order; each is made of letters and digits only."""
    tokens: list[str] = []
    for word in _WORDS.findall(unicodedata.normalize("NFKC", text)):
        if _IS_HAN.match(word):
            tokens += [word[start : start + 2] for start in range(len(word) - 1)] or [word]
        else:
            tokens.append(_folded(_stem(word.casefold(), language))[:LONGEST])
    return [token for token in tokens if token]


def readings(query: str, language: str = "en") -> list[list[str]]:
    """The ways a query may be meant, as lists of tokens: its script decides, or all languages in Latin
    letters.
    """
    found = [each for each, script in _SCRIPTS if script.search(query)]
    if not found:
        found = sorted(LATIN, key=lambda each: each != language.partition("-")[0])
    distinct = {tuple(analyse(query, each)): None for each in found}
    return [list(tokens) for tokens in distinct if tokens]


def _stem(word: str, language: str) -> str:
    name = STEMMERS.get(language.partition("-")[0])
    if name is None:
        return word
    if not hasattr(_own, name):
        setattr(_own, name, Stemmer.Stemmer(name))
    return str(getattr(_own, name).stemWord(word))


def _folded(word: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return _ARABIC_SIGNS.sub("", bare).translate(_ARABIC_LETTERS)
