"""A donor State may also be one that the campaign asks to be bound: the note says so, from the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core.dates import Moment
from accede.core.standing import Standing, StateClass
from accede.funding.models import Contribution
from accede.kit import localdates
from accede.record import queries as record


@dataclass(frozen=True)
class DonorNote:
    """What to keep in mind about a donor State on a day; `target`: the campaign also asks it to be bound."""

    state: str
    name: str
    state_class: StateClass
    sentence: str
    target: bool


def donor_notes(campaign: Campaign, rows: Iterable[Contribution], *, as_of: date) -> dict[str, DonorNote]:
    """A note for each donor State among the rows, by its code."""
    codes = sorted({row.donor.state for row in rows if row.donor is not None and row.donor.state})
    if not codes:
        return {}
    standing = record.standing(campaign.treaty, as_of=as_of)
    return {code: _note(code, standing.get(code), as_of) for code in codes}


def _note(code: str, standing: Standing | None, as_of: date) -> DonorNote:
    name = record.state_name(code, on=as_of)
    state_class = standing.state_class if standing else StateClass.NONE
    values = {"name": name, "class": record.class_word(state_class), "day": localdates.long_day(as_of)}
    if standing is not None and standing.bound:
        values["since"] = localdates.long_moment(_deposited(standing))
        sentence = _("%(name)s is bound since %(since)s: not a State that the campaign asks to be bound.") % values
        return DonorNote(code, name, state_class, sentence, target=False)
    sentence = _("%(name)s is also a State that the campaign asks to be bound (%(class)s on %(day)s).") % values
    return DonorNote(code, name, state_class, sentence, target=True)


def _deposited(standing: Standing) -> Moment:
    """The day of the instrument that binds, which comes before its effect for the State."""
    binding = [act.deposited for act in standing.acts if act.binds]
    return min(binding, key=lambda moment: moment.sort_key) if binding else standing.since or Moment.unknown()
