"""The score in words: what each factor is, how its points are given, and why a State has them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from accede.core.targets import Factor, Line, Score
from accede.governments.models import Stance, StepKind
from accede.record import queries as record

NAMES: Mapping[Factor, str | Lazy] = {
    Factor.CLASS: pgettext_lazy("factor of the score", "Class"),
    Factor.STAGE: pgettext_lazy("factor of the score", "Stage"),
    Factor.POSITION: pgettext_lazy("factor of the score", "Position"),
    Factor.PROMISES: pgettext_lazy("factor of the score", "Promises"),
    Factor.NEIGHBOURS: pgettext_lazy("factor of the score", "Neighbours bound"),
    Factor.TREATIES: pgettext_lazy("factor of the score", "Treaties bound already"),
    Factor.OPENNESS: pgettext_lazy("factor of the score", "Openness"),
    Factor.MIGRATION: pgettext_lazy("factor of the score", "Receiving or sending"),
}

# How points are given; the numbers are those of core.targets.
RULES: Mapping[Factor, str | Lazy] = {
    Factor.CLASS: gettext_lazy("Signed only: 1. No action: 1/4. Withdrawn: 0. A State that is bound has no score."),
    Factor.STAGE: gettext_lazy(
        "The furthest step done or under way: under study 1/6, government decision 1/3, committee 1/2, chamber 2/3, "
        "promulgation 5/6, instrument signed 1."
    ),
    Factor.POSITION: gettext_lazy(
        "The position shown on the day: in favour 1, in favour without a date 3/4, studying 1/2, reluctant 1/4, "
        "opposed 0."
    ),
    Factor.PROMISES: gettext_lazy("An open promise: 1. Open promises that are all late: 1/2. None on record: 0."),
    Factor.NEIGHBOURS: gettext_lazy(
        "The mean, over the groups to which the State belongs (without the United Nations), of the share of the other "
        "members that are bound."
    ),
    Factor.TREATIES: gettext_lazy("The share of the other core human rights treaties on record that bind it."),
    Factor.OPENNESS: gettext_lazy(
        "Half for contacts held within the last year (3 or more: all of it), half for the position as above; without "
        "a position the contacts alone."
    ),
    Factor.MIGRATION: gettext_lazy(
        "Mostly receiving migrants: 1. Mostly sending: 1/2. A choice of this alliance's starting weights, since few "
        "receiving States have joined; set the weight to 0 to leave it out."
    ),
}


def factor_name(factor: Factor) -> str:
    """What the factor is called."""
    return str(NAMES[factor])


def number(value: Fraction | int) -> str:
    """At most one place after the point, as "57" or "57.5"; a half is rounded up."""
    tenths = int(value * 10 + Fraction(1, 2))
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def points(line: Line) -> str:
    """The points with two places, or "not known"."""
    if line.points is None:
        return _("not known")
    hundredths = int(line.points * 100 + Fraction(1, 2))
    return f"{hundredths // 100}.{hundredths % 100:02}"


def score_words(found: Score) -> str:
    """ "57 of 100", and up to where it could rise if all that is not known spoke for the State."""
    values = {"score": number(found.number), "most": found.most, "open": number(found.number + found.open)}
    if not found.open:
        return _("%(score)s of %(most)s") % values
    return _("%(score)s of %(most)s; up to %(open)s if what is not known spoke for it") % values


def unknown_words(found: Score) -> str:
    """The factors of which nothing is known, or nothing."""
    names = _listed([factor_name(each) for each in found.unknown])
    return _("Not known: %(factors)s.") % {"factors": names} if names else ""


def reason(found: Score) -> str:
    """The sentences of the two lines that add most, for a list of suggestions."""
    lines = sorted(found.lines, key=lambda line: line.worth, reverse=True)[:2]
    return " ".join(why(line) for line in lines if line.worth)


def why(line: Line) -> str:
    """Why a State has these points, in one sentence."""
    return _WHY[line.factor](line.why, line.values)


def _listed(names: list[str]) -> str:
    return pgettext("between two of a list", ", ").join(names)


def _class(_code: str, values: Mapping[str, Any]) -> str:
    return _("Class: %(class)s.") % {"class": record.class_word(values["class"])}


def _stage(code: str, values: Mapping[str, Any]) -> str:
    if code == "stage_unknown":
        return _("No step on the way to deposit is known.")
    return _("Furthest step: %(step)s.") % {"step": StepKind(values["stage"]).label}


def _position(code: str, values: Mapping[str, Any]) -> str:
    if code == "position_unknown":
        return _("Its position is not known.")
    return _("Position: %(position)s.") % {"position": Stance(values["position"]).label}


def _promises(_code: str, values: Mapping[str, Any]) -> str:
    if not values["open"]:
        return _("No open promise is on record.")
    words = ngettext("%(n)d open promise", "%(n)d open promises", values["open"]) % {"n": values["open"]}
    return _("%(promises)s, of which late: %(late)d.") % {"promises": words, "late": values["late"]}


def _neighbours(code: str, values: Mapping[str, Any]) -> str:
    if code == "neighbours_unknown":
        return _("It belongs to no group on record.")
    told = [
        _("%(group)s %(bound)d of %(all)d") % {"group": name, "bound": bound, "all": others}
        for name, (bound, others) in values["groups"].items()
    ]
    return _("Others bound in its groups: %(groups)s.") % {"groups": _listed(told)}


def _treaties(code: str, values: Mapping[str, Any]) -> str:
    if code == "treaties_unknown":
        return _("No other core treaty is on record.")
    return _("Bound by %(n)d of %(all)d other core human rights treaties.") % {
        "n": values["binding"],
        "all": values["of"],
    }


def _openness(code: str, values: Mapping[str, Any]) -> str:
    if code == "openness_unknown":
        return _("No contact within the last year is known, and no position.")
    words = ngettext("%(n)d contact", "%(n)d contacts", values["contacts"]) % {"n": values["contacts"]}
    if code == "openness_by_contacts":
        return _("%(contacts)s within the last year; its position is not known.") % {"contacts": words}
    told = {"contacts": words, "position": Stance(values["position"]).label}
    return _("%(contacts)s within the last year; position: %(position)s.") % told


def _migration(code: str, values: Mapping[str, Any]) -> str:
    if code == "migration_unknown":
        return _("Whether people mostly arrive or mostly leave is not known.")
    return _("The State is %(direction)s.") % {"direction": record.direction_word(values["migration"])}


_WHY = {
    Factor.CLASS: _class, Factor.STAGE: _stage, Factor.POSITION: _position, Factor.PROMISES: _promises,
    Factor.NEIGHBOURS: _neighbours, Factor.TREATIES: _treaties, Factor.OPENNESS: _openness,
    Factor.MIGRATION: _migration,
}  # fmt: skip
