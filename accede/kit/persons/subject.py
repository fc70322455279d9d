"""Whom it is about: her account, the rows that are she, and the words by which texts name her."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Model

SHORTEST = 5  # letters of a single word that is looked for in texts; "Li" would be found everywhere
_NAMES = ("name", "other_names", "email")  # fields of a row that is a person


@dataclass(frozen=True)
class Subject:
    """A person: the rows that are she (an account, entries of campaigns), and how others write of her."""

    roots: tuple[Model, ...]
    words: tuple[str, ...]  # names and addresses, the longest first
    username: str = ""
    keys: tuple[str, ...] = ()  # of two words or more, by which her entries stand in addresses: "ana-ruiz"

    @property
    def account(self) -> Any:
        """Her account, or None."""
        return next((root for root in self.roots if isinstance(root, get_user_model())), None)


def subject_of(root: Model, *, unless: Iterable[str] = ()) -> Subject:
    """Everything that is the same person as the row: an entry's account, an account's entries.

    `unless` are words that also name somebody else; texts are not searched for them.
    """
    roots = _same(root)
    other = {word.casefold() for word in unless}
    found = {word for row in roots for word in _words_of(row) if word.casefold() not in other}
    account = next((row for row in roots if isinstance(row, get_user_model())), None)
    return Subject(
        roots=tuple(roots),
        words=tuple(sorted(found, key=lambda word: (-len(word), word))),
        username=account.get_username() if account else "",
        keys=tuple(key for row in roots if "-" in (key := getattr(row, "key", ""))),
    )


def same_person_models() -> Iterator[tuple[type[Model], str]]:
    """Models whose rows are people, each with the field that names her account: `SAME_PERSON = "user"`."""
    for model in apps.get_models():
        if field := vars(model).get("SAME_PERSON"):
            yield model, field


def _same(root: Model) -> list[Model]:
    field = getattr(type(root), "SAME_PERSON", "")
    account = getattr(root, field) if field else root
    if account is None:
        return [root]
    entries = [
        row
        for model, name in same_person_models()
        for row in model._base_manager.filter(**{name: account}).order_by("pk")
    ]
    return [account, *entries]


def _words_of(row: Model) -> Iterator[str]:
    for name in _NAMES:
        value = getattr(row, name, None)
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and (" " in word.strip() or len(word.strip()) >= SHORTEST):
                yield word.strip()
