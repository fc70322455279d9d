"""What pages say of territories to which a treaty was extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accede.kit.localdates import long_day, long_moment
from accede.record.queries.words.labels import kind_word

if TYPE_CHECKING:
    from accede.record.models import Act
    from accede.record.queries.territories import Covered


def covered_until(one: Covered) -> str:
    """Why a territory is covered no longer, and since when; "" while it is covered."""
    if one.until is None:
        return ""
    said = _("until it became a State on %(day)s") if one.became else _("no longer from %(day)s on")
    return said % {"day": long_day(one.until)}


def territories_note() -> str:
    """What the list of territories rests on, and what it cannot know."""
    return _(
        "As the depositary's table and its notifications name them, each from the day of receipt unless another is "
        "stated. The table does not say when an application ended. Where the record has a State of exactly that name "
        "with its first day, the application is shown as ending on that day, which is derived and not recorded; other "
        "territories may have become States too."
    )


def act_label(act: Act, name: str) -> str:
    """An instrument in a list to choose from."""
    told = {"state": name, "kind": kind_word(act.kind), "day": long_moment(act.deposited)}
    return _("%(state)s: %(kind)s, %(day)s") % told
