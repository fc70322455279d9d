"""A State's file as lines of text, for the command line. Its words are English; names stand as they are on record."""

from __future__ import annotations

from collections.abc import Iterator

from accede.governments.queries.brief import Section
from accede.governments.queries.brief_document import PARTS
from accede.governments.queries.brief_parts import Item, Part
from accede.governments.queries.whole_file import WholeFile
from accede.record.queries import class_word, short_title_of

LETTERS = 2000


def lines(found: WholeFile, *, reader: str) -> Iterator[str]:
    """Everything of the file that was asked for, section by section; `reader` says with whose eyes."""
    since = f" since {found.since}" if found.since else ""
    yield f"{found.name} ({found.state.iso3 or found.state.code}), {found.campaign.name}, {found.as_of}"
    yield f"As {reader} may see it."
    yield f"{short_title_of(found.campaign.treaty)}: {class_word(found.state_class)}{since}"
    for section in Section:
        part = PARTS[section](found, LETTERS)
        if part is None:
            continue
        yield ""
        yield f"{str(section.label).capitalize()}"
        yield from (f"  {line}" for line in _of(part))


def _of(part: Part) -> Iterator[str]:
    yield from part.lines
    yield from (_item(item) for item in part.items)


def _item(item: Item) -> str:
    return "- " + " | ".join(cell for cell in item.cells if cell)
