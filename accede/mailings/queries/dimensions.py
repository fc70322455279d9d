"""By what letters may differ: the dimensions of conditions and audiences, with their values in the reader's language.

A further dimension is a line here and a fact in `facts` (of States) or in the module of its kind of addressee.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models import Campaign, Membership, Organisation, Sector
from accede.core.standing import StateClass
from accede.core.variants import ANY, Dimension
from accede.governments.models import ObstacleKind, Seat, Stance, StateTag, StepKind, TargetList
from accede.governments.rules import rows_seen
from accede.mailings.models import MailingList
from accede.mailings.rules import THE_EYES
from accede.materials.queries.languages import SIX, language_name
from accede.record.queries import class_word, core_treaties, groups_on, names, others_of, short_title_of

UNKNOWN = "unknown"
DEPOSITED = "deposited"  # the way to deposit of a State that is bound
ARRIVING, LEAVING, NOT_SAID = "receiving", "sending", "not_said"

Values = Callable[[Campaign, date], list[tuple[str, str]]]


@dataclass(frozen=True)
class Asked:
    """A dimension in words. `says` and `denies` hold %(values)s: parts of a sentence about readers."""

    dimension: Dimension
    label: str | Promise
    says: str | Promise
    denies: str | Promise
    values: Values


def _fixed(pairs: list[tuple[str, object]]) -> Values:
    return lambda campaign, on: [(code, str(words)) for code, words in pairs]


def _classes(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    return [(each.value, str(class_word(each))) for each in StateClass]


def _groups(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    return [(key, str(name)) for key, name, _members in groups_on(on=on)]


def _tags(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    rows = rows_seen(StateTag.objects.order_by("tag"), campaign, reader=THE_EYES, on=on)
    return [(tag, tag) for tag in dict.fromkeys(rows.values_list("tag", flat=True))]


def _targets(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    rows = rows_seen(TargetList.objects.order_by("title", "key"), campaign, reader=THE_EYES, on=on)
    return [(row.key, row.title) for row in rows]


def _treaties(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    return [(each.slug, short_title_of(each)) for each in others_of(campaign.treaty, among=core_treaties())]


def _states(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    return sorted(names(on=on).items(), key=lambda pair: pair[1].casefold())


def _languages(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    return [(code, language_name(code)) for code in SIX]


def _lists(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    return list(MailingList.objects.filter(campaign=campaign).order_by("name").values_list("key", "name"))


def _organisations(campaign: Campaign, on: date) -> list[tuple[str, str]]:
    return list(Organisation.objects.filter(campaign=campaign).order_by("name").values_list("key", "name"))


def _one(name: str, values: list[str]) -> Dimension:
    return Dimension(name, values=tuple(values))


def _many(name: str, values: list[str] | None = None) -> Dimension:
    return Dimension(name, many=True, values=tuple(values or ()))


_STAGES = [(UNKNOWN, pgettext_lazy("stage", "not known")), *StepKind.choices,
           (DEPOSITED, pgettext_lazy("stage", "deposited"))]  # fmt: skip
_DIRECTIONS = [
    (ARRIVING, pgettext_lazy("direction", "more people arrive than leave")),
    (LEAVING, pgettext_lazy("direction", "more people leave than arrive")),
    (NOT_SAID, pgettext_lazy("direction", "the figures do not say")),
]
_YES_NO = [("yes", _("yes")), ("no", _("no"))]

DIMENSIONS: dict[str, Asked] = {
    each.dimension.name: each
    for each in (
        Asked(_one("class", [one.value for one in StateClass]), _("class of the State"),
              _("the State is: %(values)s"), _("the State is not: %(values)s"), _classes),
        Asked(_one("stance", Stance.values), _("position of the government"),
              _("the position is: %(values)s"), _("the position is not: %(values)s"), _fixed(list(Stance.choices))),
        Asked(_one("stage", [code for code, _words in _STAGES]), _("stage of the procedure"),
              _("the procedure stands at: %(values)s"), _("the procedure does not stand at: %(values)s"),
              _fixed(list(_STAGES))),
        Asked(_many("obstacle", ObstacleKind.values), _("obstacle stated"),
              _("an obstacle stated is: %(values)s"), _("no obstacle stated is: %(values)s"),
              _fixed([(ANY, pgettext_lazy("obstacle", "any obstacle")), *ObstacleKind.choices])),
        Asked(_one("promise", ["yes", "no"]), _("a promise to join that is open"),
              _("a promise to join is open: %(values)s"), _("a promise to join is not open: %(values)s"),
              _fixed(list(_YES_NO))),
        Asked(_many("group"), _("group of States"),
              _("the State is of: %(values)s"), _("the State is not of: %(values)s"), _groups),
        Asked(_many("target"), _("list of target States"),
              _("the State is on the list: %(values)s"), _("the State is not on the list: %(values)s"), _targets),
        Asked(_many("tag"), _("tag in the State's file"),
              _("the State has the tag: %(values)s"), _("the State does not have the tag: %(values)s"), _tags),
        Asked(_many("bound_by"), _("other treaty that binds it"),
              _("the State is bound by: %(values)s"), _("the State is not bound by: %(values)s"), _treaties),
        Asked(_one("direction", [code for code, _words in _DIRECTIONS]), _("where people move"),
              _("of the State: %(values)s"), _("not of the State: %(values)s"), _fixed(list(_DIRECTIONS))),
        Asked(Dimension("state"), _("State"), _("the State is %(values)s"), _("the State is not %(values)s"), _states),
        Asked(_one("seat", Seat.values), _("seat of the mission"),
              _("the mission is in: %(values)s"), _("the mission is not in: %(values)s"), _fixed(list(Seat.choices))),
        Asked(Dimension("language"), _("language of the reader"),
              _("the reader's language is: %(values)s"), _("the reader's language is not: %(values)s"), _languages),
        Asked(Dimension("addressee"), _("addressee"),
              _("the addressee is %(values)s"), _("the addressee is not %(values)s"), lambda campaign, on: []),
        Asked(_many("membership"), _("place in the alliance"),
              _("the organisation is: %(values)s"), _("the organisation is not: %(values)s"),
              _fixed(list(Membership.Kind.choices))),
        Asked(_many("sector"), _("sector of the organisation"),
              _("the sector is: %(values)s"), _("the sector is not: %(values)s"), _fixed(list(Sector.choices))),
        Asked(_many("organisation"), _("organisation"),
              _("the organisation is %(values)s"), _("the organisation is not %(values)s"), _organisations),
        Asked(_many("list"), _("mailing list"),
              _("the reader is on the list: %(values)s"), _("the reader is not on the list: %(values)s"), _lists),
    )
}  # fmt: skip

RULES: dict[str, Dimension] = {name: each.dimension for name, each in DIMENSIONS.items()}
