"""A brief as a document: two pages that somebody reads on the way to a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.coalition.queries import is_locked, shared_words
from accede.governments.queries import brief_parts as parts
from accede.governments.queries.brief import Section, Wanted
from accede.governments.queries.brief_parts import Item, Part
from accede.governments.queries.whole_file import WholeFile
from accede.kit import localdates, shell
from accede.kit.documents import Block, Document, Heading, ListBlock, Paragraph, Table, Text
from accede.record.queries import class_word, short_title_of


@dataclass(frozen=True)
class Room:
    """How much of each part goes in: at most so many entries, each text of at most so many characters."""

    entries: int
    letters: int


# From the widest to the narrowest: the first that fits on two pages is taken.
ROOMS = (Room(12, 420), Room(8, 300), Room(6, 240), Room(4, 200), Room(3, 150), Room(2, 110), Room(1, 90))


def brief_document(found: WholeFile, wanted: Wanted, room: Room) -> Document:
    """The brief in the language asked for. What did not find room is told where it is missing."""
    with translation.override(wanted.language):
        return _Writer(found, wanted, room).document()


class _Writer:
    """Writes one brief; notes whether anything confidential went in."""

    def __init__(self, found: WholeFile, wanted: Wanted, room: Room) -> None:
        self.found, self.wanted, self.room = found, wanted, room
        self.confidential = False

    def document(self) -> Document:
        blocks = tuple(block for section in Section for block in self._section(section))
        found = self.found
        told = {"day": localdates.long_day(found.as_of)}
        return Document(
            found.name,
            self.wanted.language.partition("-")[0],
            (*self._lead(), *blocks),
            {
                "over": " · ".join(part for part in (_("Brief"), found.campaign.name, self._invented()) if part),
                "note": _("As known on %(day)s. Acts and dates are from the record; the rest is as each source says.")
                % told,
                "foot": self._foot(),
                "watermark": self._for(),
                "author": found.campaign.alliance or found.campaign.name,
                "compact": "yes",
            },
        )

    def _invented(self) -> str:
        return shell.training_words(self.found.campaign.slug)

    def _for(self) -> str:
        who = self.wanted.recipient
        return _("For %(who)s") % {"who": who} if who else ""

    def _foot(self) -> str:
        day = localdates.long_day(self.wanted.day)
        named = _("For %(who)s, %(day)s") % {"who": self.wanted.recipient, "day": day}
        kept = _("Confidential: hand it to nobody else.") if self.confidential else ""
        return " · ".join(part for part in (named if self.wanted.recipient else day, kept, self._invented()) if part)

    def _lead(self) -> Iterator[Block]:
        """Where it stands, in one line; why it is a target, where it is one."""
        found = self.found
        told = {
            "treaty": short_title_of(found.campaign.treaty, self.wanted.language),
            "class": class_word(found.state_class),
        }
        since = f" ({localdates.long_moment(found.since)})" if found.since else ""
        yield Paragraph((Text(_("%(treaty)s: %(class)s") % told + since, strong=True),))
        for line in parts.why_a_target(found):
            yield Paragraph.of(line)

    def _section(self, section: Section) -> Iterator[Block]:
        if section not in self.wanted.sections:
            return
        part = PARTS[section](self.found, self.room.letters)
        if part is None:
            return
        kept, left = part.items[: self.room.entries], len(part.items) - self.room.entries
        yield Heading(2, capfirst(str(section.label)), section.value)
        yield from (Paragraph.of(line) for line in part.lines)
        if part.columns and kept:
            yield Table("", part.columns, tuple(self._cells(item) for item in kept), numeric=part.numeric)
        elif kept:
            yield ListBlock(tuple(self._spans(item) for item in kept))
        if left > 0:
            words = ngettext("%(n)d more is in the file.", "%(n)d more are in the file.", left)
            yield Paragraph((Text(words % {"n": left}, emphasis=True),))

    def _spans(self, item: Item) -> tuple[Text, ...]:
        mark = self._mark(item)
        first, *rest = item.cells
        return tuple(
            text
            for text in (
                Text(f"{mark} ", strong=True) if mark else None,
                Text(first, strong=bool(rest)),
                *(Text(f" {each}") for each in rest if each),
            )
            if text
        )

    def _cells(self, item: Item) -> tuple[str, ...]:
        mark = self._mark(item)
        first, *rest = item.cells
        return (f"{mark} {first}" if mark else first, *rest)

    def _mark(self, item: Item) -> str:
        """Said before an entry that is not for everybody of the alliance, with who sees it."""
        if item.row is None or not is_locked(item.row):
            return ""
        self.confidential = True
        return pgettext("brief", "[Confidential. %(who)s]") % {"who": shared_words(item.row)}


PARTS: dict[Section, Callable[[WholeFile, int], Part | None]] = {
    Section.ACTS: parts.acts,
    Section.TREATIES: parts.treaties,
    Section.DEPOSIT: parts.deposit,
    Section.STAGE: parts.stage,
    Section.POSITION: parts.position,
    Section.ASKS: parts.asks,
    Section.OBSTACLES: parts.obstacles,
    Section.PROMISES: parts.promises,
    Section.CONTACTS: parts.contacts,
    Section.ALLIES: parts.allies,
    Section.MISSIONS: parts.missions,
}
