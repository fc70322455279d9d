"""What rooms offer to a letter: texts that its writer may put in, each with what must be known before it is used."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LetterTo:
    """Subject of the kind "letter_fields": a letter of a campaign in a language; `state` is the code of the State to
    which it goes, empty for one that goes to many."""

    campaign: str
    language: str
    state: str = ""


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
