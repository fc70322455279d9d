"""A letter as plain values: what stands on the paper, whoever wrote it and however it is made."""

from __future__ import annotations

from dataclasses import dataclass, field

RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True)
class Code:
    """A picture to be read by a telephone, and what it leads to in words."""

    svg: str
    words: str


@dataclass(frozen=True)
class Paper:
    """One letter. All of it is plain text: a line break is a line break, and nothing is markup."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]
    organisation: str = ""  # who writes; stands at the head
    campaign: str = ""  # stands under it
    place_and_day: str = ""
    channel: str = ""  # "By note verbale and e-mail"
    number: str = ""  # of the dispatch: 2026/4/017
    to: tuple[str, ...] = ()  # lines of the addressee: name, title, mission, address
    signed: str = ""
    signed_title: str = ""
    enclosed: str = ""  # the word before what is enclosed, in the letter's language
    enclosures: tuple[str, ...] = field(default=())
    code: Code | None = None

    @property
    def from_right(self) -> bool:
        return self.language in RIGHT_TO_LEFT
