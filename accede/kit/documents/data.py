"""Documents as plain data and back: how a job gets the document that was frozen when it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from accede.kit.documents import model

_KINDS = {
    kind.__name__: kind
    for kind in (
        model.Text, model.Link, model.FigureSpan, model.Heading, model.Paragraph, model.Quotation, model.ListBlock,
        model.Table, model.FigureBlock, model.SourceNote, model.Sourced, model.Document,
    )
}  # fmt: skip


def as_data(value: Any) -> Any:
    """A document, or a part of it, as values that JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"is": type(value).__name__} | {each.name: as_data(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: str(text) for name, text in value.items()}
    if isinstance(value, list | tuple):
        return [as_data(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def from_data(value: Any) -> Any:
    """What `as_data` was given; lists come back as tuples."""
    if isinstance(value, list):
        return tuple(from_data(inner) for inner in value)
    if not isinstance(value, dict):
        return value
    kind = _KINDS.get(value.get("is", ""))
    if kind is None:
        return value
    return kind(**{name: from_data(inner) for name, inner in value.items() if name != "is"})
