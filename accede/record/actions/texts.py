"""The words of an act and the territories of a consent: written beside it, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.record import queries
from accede.record.actions.refusals import Refused
from accede.record.models import Act, ActText, TerritorialApplication, Treaty


@dataclass(frozen=True)
class NewText:
    """Words to be written: in one language, under the heading that the depositary gives them."""

    text: str
    language: str = "en"
    heading: str = ""
    notes: str = ""
    excerpt: bool = False

    def says(self, held: Iterable[ActText]) -> bool:
        """Whether the act has these words already."""
        return any((one.text, one.language) == (self.text.strip(), self.language) for one in held)


def add_text(act: Act, new: NewText, *, source: str, origin: str, by: Any) -> ActText:
    """Adds words to those that the act has. A row that has its words from the one it replaces takes them along."""
    own = list(ActText.objects.filter(act=act))
    if not own:
        own = [_written(act, number, _kept(text), text.source, text.origin, text.entered_by)
               for number, text in enumerate(queries.texts_of(act), 1)]  # fmt: skip
    number = max((text.number for text in own), default=0) + 1
    return _written(act, number, new, source, origin, by.get_username())


def replace_text(act: Act, new: NewText, *, source: str, origin: str, by: Any) -> ActText:
    """Gives a correcting row new words in one language and under one heading; its other words it takes along."""
    held = queries.texts_of(act)
    alike = [text for text in held if text.language == new.language]
    # The only text in its language is corrected with its heading; of several, the one under the same heading.
    gone = alike if len(alike) == 1 else [text for text in alike if text.heading == new.heading]
    stays = [text for text in held if text not in gone]
    for number, text in enumerate(stays, 1):
        _written(act, number, _kept(text), text.source, text.origin, text.entered_by)
    return _written(act, len(stays) + 1, new, source, origin, by.get_username())


def _kept(text: ActText) -> NewText:
    return NewText(text.text, text.language, text.heading, text.notes, text.excerpt)


def _written(act: Act, number: int, new: NewText, source: str, origin: str, by: str) -> ActText:
    new = replace(new, text=new.text.strip())
    if not new.text:
        raise Refused(_("The text is empty."))
    return ActText.objects.create(
        act=act,
        number=number,
        language=new.language,
        heading=new.heading[:300],
        text=new.text,
        excerpt=new.excerpt,
        notes=new.notes,
        source=source[:300],
        origin=origin,
        entered_by=by,
        entered_at=timezone.now(),
    )


def write_territory(
    *, treaty: Treaty, state: str, territory: str, received: Moment, source: str, origin: str, by: Any, note: str = ""
) -> TerritorialApplication:
    """Puts a territory beside the act by which its State is bound; refuses while no such act is on record."""
    act = queries.act_for_territories(treaty, state, received.latest)
    if act is None:
        raise Refused(
            _("%(state)s is not bound on record: approve its instrument before the territory %(territory)s.")
            % {"state": state, "territory": territory}
        )
    base = slugify(f"{territory[:80]} {received}") or "territory"
    taken = set(TerritorialApplication.objects.filter(act=act).values_list("key", flat=True))
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return TerritorialApplication.objects.create(
        act=act,
        key=key,
        territory=territory[:300],
        received=received,  # type: ignore[misc]  # the field holds a Moment
        note=note,
        source=source[:300],
        origin=origin,
        entered_by=by.get_username(),
        entered_at=timezone.now(),
    )


def objected_to(treaty: Treaty, state: str, heading: str) -> str:
    """The key of the reservation or declaration of that State which a heading speaks of; "" when it leaves open
    which of several."""
    rows = queries.act_rows(treaty=treaty, state=state)
    reservations = [row for row in rows if row.kind == Kind.RESERVATION]
    declarations = [row for row in rows if row.kind == Kind.DECLARATION]
    wanted = reservations if "reservation" in heading.lower() and reservations else reservations + declarations
    return wanted[0].key if len(wanted) == 1 else ""
