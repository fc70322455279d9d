"""The places in which a narrative box can stand: in each section before, between and after what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accede.reports.models import Box, Section
from accede.reports.queries.drafts import LAST, Draft, Part


@dataclass(frozen=True)
class Place:
    """A place with its words; `order` sorts a box there."""

    section: str
    section_title: str
    order: str
    words: str


def places(draft: Draft, *, box: Box | None = None) -> list[Place]:
    """Every place of the report. That in which the box stands now carries the box's own order."""
    parts = {section.code: section.parts for section in draft.sections}
    titles = {section.code: section.title for section in draft.sections}
    found = []
    for section in Section:
        title = titles.get(section.value, str(section.label))
        others = [part for part in parts.get(section.value, ()) if box is None or part.box != box.key]
        own = box.order if box and box.section == section.value else None
        found += [Place(section.value, title, order, words) for order, words in _orders(title, others, own)]
    return found


def between(before: str, after: str) -> str:
    """A text that sorts behind `before` and ahead of `after`: a number in the middle where both are numbers of
    one length, so that "20" and "30" give "25".
    """
    if len(before) == len(after) and (before + after).isdecimal() and int(after) - int(before) > 1:
        return str((int(before) + int(after)) // 2).zfill(len(before))
    # "!" sorts ahead of digits and letters.
    return next(text for text in (f"{before}5", f"{before}!5") if text < after)


def _orders(title: str, parts: list[Part], own: str | None) -> Iterator[tuple[str, str]]:
    """Orders and words of a section's places, from the first to the last."""
    if not parts:
        yield own if own is not None else LAST, _("%(section)s: nothing else stands there") % {"section": title}
        return
    first = own if own is not None and own < parts[0].order else ""
    yield first, _("%(section)s: at the beginning") % {"section": title}
    for part, following in pairwise(parts):
        if part.order >= following.order:
            continue  # two of one order stand together
        here = own is not None and part.order <= own < following.order
        order = own if here and own is not None else _between_or_none(part.order, following.order)
        if order is not None:
            yield order, _("%(section)s: after “%(what)s”") % {"section": title, "what": _name(part)}
    last = own if own is not None and own >= parts[-1].order else LAST
    yield last, _("%(section)s: at the end") % {"section": title}


def _between_or_none(before: str, after: str) -> str | None:
    try:
        return between(before, after)
    except StopIteration:
        return None


def _name(part: Part) -> str:
    begins = Truncator(part.begins).words(7)
    return f"{part.title}: {begins}" if part.title else begins
