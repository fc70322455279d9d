"""Texts of letters: what a writer may put into one, what is wrong with a text, and how it becomes a letter.

A text is plain. `{state.name}` is a field, `{block:way}` a block, an empty line parts paragraphs, `{{` is a brace.
A block stands in a paragraph of its own and holds no block itself.

A field says something, has nothing to say, or is missing. What is missing is a gap and blocks the letter. A block in
which a field has nothing to say (no other treaty binds the State) is left out; in a text itself that is a gap too, for
nobody may read a sentence with a hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*\Z")
_BLOCK = re.compile(r"block:([a-z0-9][a-z0-9_-]*)\Z")
_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|\{|\}")
_PARTED = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")

# What can be wrong with a text; `Fault.kind` is one of these.
BRACE, NAME, INSIDE = "brace", "name", "inside"


@dataclass(frozen=True)
class Named:
    """A field where it stands in a text."""

    name: str


@dataclass(frozen=True)
class Fault:
    """Something in a text that cannot be read: a brace alone, a name that is none, a block inside a paragraph."""

    kind: str
    text: str


@dataclass(frozen=True)
class Passage:
    """A paragraph of words and fields, or the place of a block."""

    parts: tuple[str | Named, ...] = ()
    block: str = ""


@dataclass(frozen=True)
class Parsed:
    """A text that was read once and can be filled many times."""

    passages: tuple[Passage, ...]
    faults: tuple[Fault, ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """The fields that it names."""
        return frozenset(part.name for each in self.passages for part in each.parts if isinstance(part, Named))

    @cached_property
    def blocks(self) -> frozenset[str]:
        """The blocks that it uses."""
        return frozenset(each.block for each in self.passages if each.block)


@dataclass(frozen=True)
class Value:
    """What a field says in one letter. Empty and `ready`: there is nothing to say. Not `ready`: `note` tells what is
    missing, `url` where it is mended."""

    text: str = ""
    ready: bool = True
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class BlockText:
    """A block as it may stand in one letter: read, and with the reason for which it stands there."""

    parsed: Parsed
    why: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: words, or what a field said (`name`), or the gap that it left (`gap`)."""

    text: str
    name: str = ""
    gap: bool = False
    note: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph of a letter. `why` says for what reason it stands there, empty for what stands in every letter;
    `block` is the key of the block from which it comes."""

    text: str
    why: str = ""
    pieces: tuple[Piece, ...] = ()
    block: str = ""


@dataclass(frozen=True)
class Gap:
    """What is missing in a letter, so that it cannot go: `name` is the field's, or "block:way"."""

    name: str
    note: str = ""
    url: str = ""


@lru_cache(maxsize=4096)
def parse(text: str) -> Parsed:
    """The text, read. Never raises: what cannot be read stands in `faults` and is left as it was written."""
    passages, faults = [], []
    for paragraph in _PARTED.split(text.replace("\r\n", "\n").strip()):
        if paragraph.strip():
            passage, wrong = _passage(paragraph.strip())
            passages.append(passage)
            faults += wrong
    return Parsed(tuple(passages), tuple(faults))


def _passage(paragraph: str) -> tuple[Passage, list[Fault]]:
    alone = _BLOCK.match(paragraph[1:-1]) if paragraph[0] == "{" and paragraph[-1] == "}" else None
    if alone:
        return Passage(block=alone[1]), []
    parts: list[str | Named] = []
    faults: list[Fault] = []
    at = 0
    for token in _TOKEN.finditer(paragraph):
        parts.append(paragraph[at : token.start()])
        at = token.end()
        parts.append(_part(token, faults))
    parts.append(paragraph[at:])
    return Passage(_joined(parts)), faults


def _part(token: re.Match[str], faults: list[Fault]) -> str | Named:
    if token[0] in ("{{", "}}"):
        return token[0][0]
    name = token[1]
    if name is None:
        faults.append(Fault(BRACE, token[0]))
    elif _BLOCK.match(name):
        faults.append(Fault(INSIDE, token[0]))
    elif _NAME.match(name):
        return Named(name)
    else:
        faults.append(Fault(NAME, token[0]))
    return token[0]


def _joined(parts: Iterable[str | Named]) -> tuple[str | Named, ...]:
    """Neighbouring words as one, so that filling has less to do."""
    found: list[str | Named] = []
    for part in parts:
        if isinstance(part, str) and found and isinstance(found[-1], str):
            found[-1] += part
        elif part != "":
            found.append(part)
    return tuple(found)


def fill(
    body: Parsed, blocks: Mapping[str, BlockText | None], values: Mapping[str, Value], *, why: str = ""
) -> tuple[list[Para], list[Gap]]:
    """The paragraphs of one letter and what is missing in it.

    `blocks`: those that exist; None for one that does not stand in this letter. `values`: the fields by name; one that
    is not there is a gap. `why`: for what reason the body's own paragraphs stand there.
    """
    paras: list[Para] = []
    gaps: dict[str, Gap] = {}
    for passage in body.passages:
        if passage.block:
            paras += _of_block(passage.block, blocks, values, gaps)
        else:
            paras.append(_para(passage, values, gaps, why))
    return paras, list(gaps.values())


def fill_line(line: Parsed, values: Mapping[str, Value]) -> tuple[str, list[Gap]]:
    """A subject: one line of words and fields, and what is missing in it."""
    gaps: dict[str, Gap] = {}
    paras = [_para(passage, values, gaps, "") for passage in line.passages if not passage.block]
    return " ".join(" ".join(para.text for para in paras).split()), list(gaps.values())


def _of_block(
    key: str, blocks: Mapping[str, BlockText | None], values: Mapping[str, Value], gaps: dict[str, Gap]
) -> Iterator[Para]:
    if key not in blocks:
        gaps.setdefault(f"block:{key}", Gap(f"block:{key}"))
        return
    found = blocks[key]
    if found is None or any(_says_nothing(values.get(name)) for name in found.parsed.names):
        return
    for passage in found.parsed.passages:
        if not passage.block:
            yield _para(passage, values, gaps, found.why, key)


def _says_nothing(value: Value | None) -> bool:
    return value is not None and value.ready and not value.text


def _para(passage: Passage, values: Mapping[str, Value], gaps: dict[str, Gap], why: str, block: str = "") -> Para:
    pieces = tuple(
        Piece(part) if isinstance(part, str) else _piece(part.name, values.get(part.name), gaps)
        for part in passage.parts
    )
    return Para("".join(piece.text for piece in pieces), why, pieces, block)


def _piece(name: str, value: Value | None, gaps: dict[str, Gap]) -> Piece:
    if value is not None and value.ready and value.text:
        return Piece(value.text, name, note=value.note)
    gaps.setdefault(name, Gap(name, value.note if value else "", value.url if value else ""))
    return Piece(f"{{{name}}}", name, gap=True, note=value.note if value else "")
