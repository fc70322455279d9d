"""An erasure: what tells of the person goes, out of every table, its history, drafts, letters and the log.

Rows stay, and so do the links between them: terms, memberships and attendance are counted as before, and lead to
nobody. Sealed records stay too, and are named. Nothing can bring back what went.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Model

from accede.kit import privacy
from accede.kit.models import (
    Draft,
    MailFile,
    MailReport,
    MailState,
    OutgoingMail,
    Removed,
    SearchEntry,
    SentForm,
    SuppressedAddress,
)
from accede.kit.persons import finding
from accede.kit.persons.finding import Place
from accede.kit.persons.guards import opened
from accede.kit.persons.subject import Subject

# nomen nescio: stands for a name that is not given, in every script and language of the house.
NEUTRAL = "N. N."


@dataclass
class Outcome:
    """How many rows of each table changed, and the sealed records that stay as they were."""

    changed: dict[str, int] = field(default_factory=dict)
    sealed: list[Place] = field(default_factory=list)

    def count(self, model: type[Model], rows: int = 1) -> None:
        if rows:
            self.changed[model._meta.label_lower] = self.changed.get(model._meta.label_lower, 0) + rows


def erase(subject: Subject) -> Outcome:
    """Empties everything that tells of her. Call it inside the act of a room, which logs it without a name."""
    outcome = Outcome(sealed=finding.sealed_places(subject))
    _forget_what_is_made_anew(subject, outcome)
    _forget_letters(subject, outcome)
    names = {row: neutral_name(row) for row in subject.roots}
    for row in subject.roots:
        outcome.count(type(row), _empty(row))
    for model in finding.tables():
        if privacy.is_declared(model):
            for row in finding.rows_about(model, subject):
                outcome.count(model, _empty(row))
    for model in finding.tables():
        _unname(model, subject, names, outcome)
    _unname_files(_Swap(subject, names), outcome)
    return outcome


def neutral_name(row: Model) -> str:
    """The key or user name of a row that is nobody any more."""
    return f"erased-{row.pk}"


def _forget_what_is_made_anew(subject: Subject, outcome: Outcome) -> None:
    wanted = finding.pattern((*subject.words, *subject.keys))
    for model in finding.tables():
        if getattr(model, "MADE_ANEW", False):
            outcome.count(model, model._base_manager.all().delete()[0])
    if subject.username:
        for mine in (Draft, SentForm):
            outcome.count(mine, mine._base_manager.filter(user=subject.username).delete()[0])
    if wanted is not None:
        # What is removed could be brought back, with her in it; what is found is made anew from what remains.
        gone = [row.pk for row in Removed.objects.iterator() if finding.names_her(row.data, wanted)]
        outcome.count(Removed, Removed.objects.filter(pk__in=gone).delete()[0])
        tokens = [set(word.casefold().split()) for word in subject.words]
        found = [row.pk for row in SearchEntry.objects.iterator() if _tells(row, wanted, tokens)]
        outcome.count(SearchEntry, SearchEntry.objects.filter(pk__in=found).delete()[0])


def _forget_letters(subject: Subject, outcome: Outcome) -> None:
    """Letters to her lose address, text and files; those that wait are not sent. That they were written stays."""
    for address in (word for word in subject.words if "@" in word):
        letters = OutgoingMail.objects.filter(to__iexact=address)
        MailFile.objects.filter(mail__in=letters).delete()
        MailReport.objects.filter(address__iexact=address).update(address="", words="")
        letters.filter(state__in=[MailState.QUEUED, MailState.HELD, MailState.DOUBTFUL]).update(
            state=MailState.SUPPRESSED
        )
        blank = {
            "to": NEUTRAL,
            "to_name": "",
            "subject": NEUTRAL,
            "body": NEUTRAL,
            "html": "",
            "calendar": "",
            "leave_url": "",
        }
        # The key of a letter may hold the address to which it went; of two who are erased both would hold the same.
        outcome.count(OutgoingMail, letters.update(**blank, key=None))
        OutgoingMail.objects.filter(reply_to__iexact=address).update(reply_to="")
        SuppressedAddress.objects.filter(address__iexact=address).delete()


def _tells(row: SearchEntry, wanted: Any, tokens: list[set[str]]) -> bool:
    if any(finding.names_her(text, wanted) for text in (row.title, row.excerpt, row.url, row.key)):
        return True
    held = set(f"{row.title_tokens} {row.text_tokens}".split())
    return any(words <= held for words in tokens)


# --------------------------------------------------------------------- a row of hers
def _empty(row: Model) -> int:
    """Empties the personal values of a row that tells of her, but for links, names of accounts and seals."""
    model = type(row)
    shut = row.pk in privacy.sealed_rows(model)
    kept = {
        *finding.account_names(model),
        *privacy.secret(model),
        *(name for name in privacy.personal(model) if shut and _sealed(model, name)),
    }
    changes = {}
    for name in privacy.personal(model) - kept:
        column: Any = model._meta.get_field(name)
        if not column.is_relation and (value := _nothing(column, row)) != getattr(row, name):
            changes[name] = value
    return _write(row, _standing(row, changes))


def _sealed(model: type[Model], name: str) -> bool:
    return privacy.seal_on(model, name) is not None


def _nothing(column: Any, row: Model) -> Any:
    """What stands in a field of which nothing is said."""
    if isinstance(column, models.SlugField) or (column.unique and isinstance(column, models.CharField)):
        # The past of a row carries the row's own number.
        return None if column.null else f"erased-{getattr(row, 'id', row.pk)}"
    if column.null:
        return None
    if column.has_default():
        return column.get_default()
    if isinstance(column, models.EmailField):
        return ""  # a neutral word would be an address of many
    if isinstance(column, models.CharField | models.TextField):
        return "" if column.blank else NEUTRAL
    return b"" if isinstance(column, models.BinaryField) else getattr(row, column.attname)


def _standing(row: Model, changes: dict[str, Any]) -> dict[str, Any]:
    """The same changes, with a neutral word where an empty text would break a rule of the table."""
    checks = [rule for rule in row._meta.constraints if isinstance(rule, models.CheckConstraint)]
    if not changes or _holds(row, changes, checks):
        return changes
    return {name: NEUTRAL if value == "" else value for name, value in changes.items()}


def _holds(row: Model, changes: dict[str, Any], checks: Iterable[models.CheckConstraint]) -> bool:
    before = {name: getattr(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    try:
        for rule in checks:
            rule.validate(type(row), row)
    except Exception:
        return False
    finally:
        for name, value in before.items():
            setattr(row, name, value)
    return True


# ------------------------------------------------------------------ texts of others
def _unname(model: type[Model], subject: Subject, names: dict[Model, str], outcome: Outcome) -> None:
    """Replaces her names, addresses, keys and user name in every text of the table that is not sealed."""
    if not (fields := finding.texts(model)):
        return
    swap = _Swap(subject, names)
    authors = set(finding.account_names(model))
    addresses = {name for name in fields if isinstance(model._meta.get_field(name), models.EmailField)}
    shut = privacy.sealed_rows(model)
    rows = []
    for pk, *values in model._base_manager.values_list("pk", *fields).iterator():
        changes = {}
        for name, value in zip(fields, values, strict=True):
            if pk in shut and _sealed(model, name):
                continue
            new = swap.author(value) if name in authors else swap.text(value)
            new = swap.target(new) if name == "target_name" else new
            if new != value:
                changes[name] = "" if name in addresses else new
        if changes:
            rows.append((pk, changes))
    if rows:
        with opened(model):
            for pk, changes in rows:
                model._base_manager.filter(pk=pk).update(**changes)
        outcome.count(model, len(rows))


def _unname_files(swap: _Swap, outcome: Outcome) -> None:
    """The same in files of text that go with letters: entries for calendars."""
    for row in MailFile.objects.filter(content_type__startswith="text/").iterator():
        text = bytes(row.content).decode(errors="replace")
        if (new := swap.text(text)) != text:
            MailFile.objects.filter(pk=row.pk).update(content=new.encode())
            outcome.count(MailFile)


class _Swap:
    """Her words for neutral ones, in texts and in what JSON holds."""

    def __init__(self, subject: Subject, names: dict[Model, str]) -> None:
        self.username = subject.username
        account = subject.account
        self.new_username = names[account] if account is not None else ""
        self.words = finding.pattern(subject.words)
        keys = {getattr(row, "key", ""): new for row, new in names.items()}
        self.keys = {key.casefold(): new for key, new in keys.items()}
        self.key_words = finding.pattern(tuple(sorted(subject.keys, key=len, reverse=True)))

    def author(self, value: Any) -> Any:
        """A column that holds the user name of whoever did it."""
        return self.new_username if value and value == self.username else value

    def target(self, value: str) -> str:
        """What an entry of the log calls its subject; old ones held the user name."""
        return re.sub(rf"(?<!\w){re.escape(self.username)}(?!\w)", self.new_username, value) if self.username else value

    def text(self, value: Any) -> Any:
        if isinstance(value, str):
            found = self.words.sub(NEUTRAL, value) if self.words else value
            if self.key_words:
                found = self.key_words.sub(lambda hit: self.keys[hit[0].casefold()], found)
            return found
        if isinstance(value, dict):
            return {self.text(key): self._inner(key, inner) for key, inner in value.items()}
        return [self.text(inner) for inner in value] if isinstance(value, list) else value

    def _inner(self, key: str, value: Any) -> Any:
        named = key in ("by", "user") or key.endswith("_by")
        return self.author(value) if named and isinstance(value, str) else self.text(value)


def _write(row: Model, changes: dict[str, Any]) -> int:
    if not changes:
        return 0
    with opened(type(row)):
        type(row)._base_manager.filter(pk=row.pk).update(**changes)
    return 1
