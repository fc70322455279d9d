"""What the record says in letters: the State and the treaty, what the State did and when, what binds it already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.core.standing import CONTRACTING, StateClass
from accede.kit.letter_fields import FieldKind, Filled, RunTo
from accede.kit.localdates import long_day, long_moment
from accede.record.models import Treaty
from accede.record.queries.entry import entry
from accede.record.queries.matrix import others_of
from accede.record.queries.names import names
from accede.record.queries.provisions import provisions
from accede.record.queries.snapshot import pinned, snapshot
from accede.record.queries.standing import StateRow, rows
from accede.record.queries.treaties import core_treaties, our_language, short_title_of, title_of
from accede.record.queries.words import kind_word, listed


def field_kinds() -> list[FieldKind]:
    """The record's fields. Where the State has not done it, a field has nothing to say."""
    state, treaty = _("State"), _("Treaty")
    return [
        FieldKind("state.name", _("name of the State"), state, 10, "name"),
        FieldKind("state.formal", _("formal name of the State"), state, 11, "name", _("Else its name.")),
        FieldKind("state.signed", _("day on which it signed"), state, 12, "day"),
        FieldKind("state.bound", _("day of the instrument by which it is bound"), state, 13, "day"),
        FieldKind("state.act", _("how it is bound: ratification, accession …"), state, 14),
        FieldKind("state.in_force", _("day from which the treaty is in force for it"), state, 15, "day"),
        FieldKind("state.treaties", _("other core treaties that bind it"), state, 16, "list"),
        FieldKind("state.treaties_number", _("how many other core treaties bind it"), state, 17, "number"),
        FieldKind("state.declared", _("articles under which it has made a declaration"), state, 18, "list"),
        FieldKind("state.undeclared", _("articles under which it could declare and has not"), state, 19, "list"),
        FieldKind("treaty.name", _("what people call the treaty"), treaty, 20, "name"),
        FieldKind("treaty.title", _("title of the treaty"), treaty, 21, "name"),
        FieldKind("treaty.adopted", _("day on which it was adopted"), treaty, 22, "day"),
        FieldKind("treaty.in_force", _("day on which it entered into force"), treaty, 23, "day"),
        FieldKind("treaty.bound_number", _("how many States it binds"), treaty, 24, "number"),
    ]


def run_fields(treaty: Treaty, to: RunTo) -> list[Filled]:
    """The record's fields in all letters of a run, as of its day. Reckoned once for a State and a language; the record
    itself is in memory."""
    with pinned():
        return _run_fields(treaty, to)


def _run_fields(treaty: Treaty, to: RunTo) -> list[Filled]:
    known = _Known(treaty, to.as_of)
    wanted = [name for name in _READ if name in to.names]
    made: dict[tuple[str, str], list[tuple[str, Filled]]] = {}
    found = []
    for letter in to.letters:
        key = (letter.state, our_language(letter.language))
        if key not in made:
            with override("zh-hans" if key[1] == "zh" else key[1]):
                made[key] = [(name, _filled(name, known, *key)) for name in wanted]
        found += [
            Filled(letter.addressee, name, each.text, each.ready, each.note, each.url) for name, each in made[key]
        ]
    return found


class _Known:
    """What is asked of the record for many letters, read once for a language."""

    def __init__(self, treaty: Treaty, as_of: date) -> None:
        self.treaty = treaty
        self.as_of = as_of
        self._rows: dict[str, dict[str, StateRow]] = {}

    def row(self, state: str, language: str) -> StateRow | None:
        if language not in self._rows:
            self._rows[language] = {row.code: row for row in rows(self.treaty, as_of=self.as_of, language=language)}
        return self._rows[language].get(state)

    def articles(self, state: str, *, declared: bool) -> list[str]:
        found = provisions(self.treaty, as_of=self.as_of)
        made = {each.article: {code for code, _name in (*each.states, *each.waiting)} for each in found}
        return [article for article, codes in made.items() if (state in codes) is declared]

    def bind(self, state: str, language: str) -> list[str]:
        """The other core treaties that bind the State, oldest first, as people call them."""
        return [short_title_of(one, language) for one, classes in self.others if classes.get(state) in CONTRACTING]

    @cached_property
    def others(self) -> list[tuple[Treaty, Mapping[str, StateClass]]]:
        """The other core treaties with who stands where on the day; once for all States."""
        table = snapshot().table
        return [(one, table.classes_on(one.slug, self.as_of)) for one in others_of(self.treaty, among=core_treaties())]


def _filled(name: str, known: _Known, state: str, language: str) -> Filled:
    if name.startswith("state.") and not state:
        return Filled("", name, "", False, _("The letter goes to no State."))
    return Filled("", name, _READ[name](known, state, language))


def _formal(known: _Known, state: str, language: str) -> str:
    held = snapshot().names.get(state, {}).get(language, ())
    named = next((row.formal for row in held if row.holds_on(known.as_of) and row.formal), "")
    return named or _name(known, state, language)


def _name(known: _Known, state: str, language: str) -> str:
    return names(on=known.as_of, language=language).get(state, state)


def _of_row(read: Callable[[StateRow, str], str]) -> Callable[[_Known, str, str], str]:
    def text(known: _Known, state: str, language: str) -> str:
        row = known.row(state, language)
        return read(row, language) if row else ""

    return text


def _entered(known: _Known) -> date | None:
    day = entry(known.treaty, as_of=known.as_of).day
    return day if day and day <= known.as_of else None


def _number(found: Iterable[object]) -> str:
    count = sum(1 for _each in found)
    return str(count) if count else ""


_READ: dict[str, Callable[[_Known, str, str], str]] = {
    "state.name": _name,
    "state.formal": _formal,
    "state.signed": _of_row(lambda row, language: long_moment(row.signed, language) if row.signed else ""),
    "state.bound": _of_row(lambda row, language: long_moment(row.deposited, language) if row.deposited else ""),
    "state.act": _of_row(lambda row, _language: kind_word(row.kind) if row.kind and row.deposited else ""),
    "state.in_force": _of_row(lambda row, language: long_day(row.in_force, language)),
    "state.treaties": lambda known, state, language: listed(known.bind(state, language)),
    "state.treaties_number": lambda known, state, language: _number(known.bind(state, language)),
    "state.declared": lambda known, state, _language: listed(known.articles(state, declared=True)),
    "state.undeclared": lambda known, state, _language: listed(known.articles(state, declared=False)),
    "treaty.name": lambda known, _state, language: short_title_of(known.treaty, language),
    "treaty.title": lambda known, _state, language: title_of(known.treaty, language),
    "treaty.adopted": lambda known, _state, language: long_day(known.treaty.adopted_date, language),
    "treaty.in_force": lambda known, _state, language: long_day(_entered(known), language),
    "treaty.bound_number": lambda known, _state, language: _number(
        row for row in rows(known.treaty, as_of=known.as_of, language=language) if row.state_class in CONTRACTING
    ),
}
