"""Somebody else saved first: what each field held when the page was opened, what it holds now, what was typed."""

from __future__ import annotations

import difflib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

CHOICE = "_take-"  # name of the radio buttons that choose a version of a field
TOO_LONG = 3000  # words; beyond, the two versions are shown without marks


@dataclass(frozen=True)
class Difference:
    """A field that somebody else changed meanwhile."""

    name: str
    label: str
    theirs: SafeString
    mine: SafeString
    take_theirs: bool  # what is chosen at first: theirs where she changed nothing herself

    @property
    def choice(self) -> str:
        return CHOICE + self.name


def marks(form: forms.BaseForm) -> dict[str, str]:
    """A short mark of what each field held when the page was made."""
    return {name: _mark(_sent_for(form[name], form[name].initial)) for name in form.fields if not name.startswith("_")}


def take_chosen(form: forms.BaseForm) -> None:
    """Puts what is on record into the form for each field for which that was chosen."""
    chosen = [name for name in form.fields if form.data.get(CHOICE + name) == "theirs"]
    if not chosen:
        return
    sent: Any = form.data  # what a browser sent
    data: QueryDict = sent.copy()
    for name in chosen:
        data.setlist(form.add_prefix(name), _sent_for(form[name], form[name].initial))
    form.data = data


def differences(form: forms.BaseForm, seen: dict[str, str]) -> list[Difference]:
    """Fields whose value on record is no longer what the page showed, and not what was typed either."""
    return list(_differences(form, seen))


def _differences(form: forms.BaseForm, seen: dict[str, str]) -> Iterator[Difference]:
    for name in form.fields:
        if name not in seen:
            continue
        bound = form[name]
        theirs, mine = _sent_for(bound, bound.initial), _normal(_typed(bound))
        if _mark(theirs) == seen[name] or theirs == mine:
            continue
        old, new = _words(bound, theirs), _words(bound, mine)
        yield Difference(
            name, str(bound.label), _marked(new, old, "del"), _marked(old, new, "ins"), _mark(mine) == seen[name]
        )


def _typed(bound: forms.BoundField) -> list[str]:
    data: Any = bound.form.data
    name = bound.html_name
    return data.getlist(name) if hasattr(data, "getlist") else [data[name]] if name in data else []


def _sent_for(bound: forms.BoundField, value: Any) -> list[str]:
    """What a browser would send for a value of the field."""
    widget, value = bound.field.widget, bound.field.prepare_value(value)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    shown = widget.format_value(value)
    return _normal(shown if isinstance(shown, list | tuple) else [shown])


def _normal(values: Any) -> list[str]:
    texts = (str(each).replace("\r\n", "\n").strip() for each in values if each is not None)
    return sorted(text for text in texts if text)


def _mark(values: list[str]) -> str:
    return f"{zlib.crc32(repr(values).encode()):08x}"


def _words(bound: forms.BoundField, values: list[str]) -> str:
    choices = getattr(bound.field, "choices", None)
    if choices is None:
        return "\n".join(values)
    known = {str(key): str(label) for key, label in _flat(choices)}
    return ", ".join(known.get(value, value) for value in values)


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label


def _marked(other: str, this: str, element: str) -> SafeString:
    """`this` with the words that `other` has not, marked."""
    before, after = re.split(r"(\s+)", other), re.split(r"(\s+)", this)
    if len(before) + len(after) > TOO_LONG:
        return format_html("{}", this)
    pieces = []
    for tag, _i, _j, start, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        text = "".join(after[start:end])
        if tag == "equal" or not text.strip():
            pieces.append((format_html("{}", text),))
        elif text:
            pieces.append((format_html("<{0}>{1}</{0}>", element, text),))
    return format_html_join("", "{}", pieces)
