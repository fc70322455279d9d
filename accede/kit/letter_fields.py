"""What rooms offer to a letter: texts that its writer may put in, each with what must be known before it is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LetterTo:
    """Subject of the kind "letter_fields": a letter of a campaign in a language; `state` is the code of the State to
    which it goes, empty for one that goes to many."""

    campaign: str
    language: str
    state: str = ""


@dataclass(frozen=True)
class FieldKind:
    """kind "field_kinds"; subject = the campaign's slug: a field that a template may name, for whoever writes it."""

    name: str  # "state.name": stands in a text as {state.name}
    label: str
    group: str
    order: int = 0
    type: str = "text"  # text, name, day, number, list, link, block: what may stand in it, and how it is written
    note: str = ""  # when it has nothing to say, and where it comes from


@dataclass(frozen=True)
class Addressed:
    """One letter of a run, as those are asked who fill its fields. `letter` is the key that the letter will have, empty
    in a preview: what lets its bearer in (a reply link) is made for a key alone."""

    addressee: str  # "mission:KEY"
    language: str
    state: str = ""
    letter: str = ""


@dataclass(frozen=True)
class RunTo:
    """Subject of the kind "run_fields": all letters of a run at once, so that a thousand cost what one costs."""

    campaign: str
    run: str
    as_of: date
    names: frozenset[str]  # the fields that its texts name; others need not be given
    letters: tuple[Addressed, ...]


@dataclass(frozen=True)
class Filled:
    """kind "run_fields": what a field says in one letter. Where it is not `ready`, `note` says what is missing and what
    to do, and the letter is blocked."""

    addressee: str
    name: str
    text: str
    ready: bool = True
    note: str = ""
    url: str = ""  # where it is mended


@dataclass(frozen=True)
class Hindrance:
    """kind "run_hindrances", subject = RunTo: why a letter of a run must not go to an addressee, whatever it says; she
    has declined meanwhile, or was invited by another letter. `margin` is two or three words, `words` a sentence."""

    addressee: str
    kind: str
    margin: str
    words: str


@dataclass(frozen=True)
class LetterField:
    """kind "letter_fields": a text that somebody may put into a letter; subject = LetterTo. Cut to what the writer may
    see: she decides what the letter says.

    `key` is stable, so that a template can name it; `language` is the one in which the text really is. Where `ready` is
    false, `note` says what is in the way (it waits for review, it is stale, it is not in the letter's language), and a
    letter with it is not released before somebody looked. `suggested`: it fits what is known of the State.
    """

    key: str  # "governments:argument:criteria-of-admission"
    order: int
    group: str
    label: str
    text: str
    language: str
    ready: bool = True
    note: str = ""
    suggested: bool = False
