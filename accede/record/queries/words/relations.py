"""How a reservation stands between two States: whole sentences, each with its article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accede.core.reservations import Relation
from accede.kit.localdates import long_day, long_moment

if TYPE_CHECKING:
    from accede.record.queries.relations import StandsBetween


def relation_sentences(one: StandsBetween) -> list[str]:
    """What is said of one State: the relation first, then what it means for the treaty between the two."""
    return [*_relation(one), *_treaty_between(one)]


def _relation(one: StandsBetween) -> Iterator[str]:
    if one.own:
        yield _("It made the reservation itself.")
    elif one.relation is Relation.WITHDRAWN:
        yield _withdrawn(one.since)
    elif one.objection is None and one.taken_back is not None and one.taken_back.withdrawn is not None:
        told = {
            "day": long_moment(one.taken_back.act.deposited),
            "withdrawn": long_moment(one.taken_back.withdrawn) or _("a day that is not known"),
        }
        yield (
            _(
                "It objected on %(day)s and withdrew its objection on %(withdrawn)s; no objection of it stands (Vienna "
                "Convention on the Law of Treaties, article 22(2))."
            )
            % told
        )
    elif one.objection is not None:
        yield from _objected(one)
    else:
        yield _silent(one)


def _withdrawn(since: date | None) -> str:
    if since is None:
        return _("The reservation no longer stands; the day on which it ceased is not known.")
    return _("The reservation was withdrawn on %(day)s and no longer stands between the two.") % {
        "day": long_day(since)
    }


def _objected(one: StandsBetween) -> Iterator[str]:
    day = long_moment(one.objection.deposited) if one.objection else ""
    if one.relation is Relation.ACCEPTED:
        yield (
            _(
                "It objected on %(day)s, after it had accepted the reservation by silence on %(accepted)s: the "
                "objection came too late (Vienna Convention on the Law of Treaties, article 20(5))."
            )
            % {"day": day, "accepted": long_day(one.since)}
        )
        return
    yield _("It objected on %(day)s.") % {"day": day} if day else _("It objected, on a day that is not known.")
    if one.lacks:
        yield _LACKS[one.lacks]() + " " + _("So it cannot be computed whether the objection came in time.")


def _silent(one: StandsBetween) -> str:
    if one.lacks:
        return _LACKS[one.lacks]() + " " + _("So the day of acceptance by silence cannot be computed.")
    if one.relation is Relation.ACCEPTED:
        said = _(
            "It accepted the reservation by silence on %(day)s (Vienna Convention on the Law of Treaties, article "
            "20(5))."
        )
        return said % {"day": long_day(one.since)}
    if one.until is not None:
        said = _(
            "Pending until %(day)s: unless it objects before, it accepts the reservation by silence on that day "
            "(Vienna Convention on the Law of Treaties, article 20(5))."
        )
        return said % {"day": long_day(one.until)}
    return _(
        "Pending: it is not bound on this day. It may object until twelve months after notification or until its own "
        "consent to be bound, whichever is later (Vienna Convention on the Law of Treaties, article 20(5))."
    )


def _treaty_between(one: StandsBetween) -> Iterator[str]:
    if one.own:
        return
    if one.in_force_between is None and one.objection is not None:
        yield _(
            "It definitely said that the treaty shall not be in force between the two; if the objection came in time, "
            "the treaty is not in force between them (Vienna Convention on the Law of Treaties, article 20(4)(b))."
        )
    elif one.in_force_between is False:
        yield _(
            "It definitely said that the treaty shall not be in force between the two: the treaty is not in force "
            "between them (Vienna Convention on the Law of Treaties, article 20(4)(b))."
        )
    elif one.objection is not None and one.relation not in (Relation.ACCEPTED, Relation.WITHDRAWN):
        yield _objection_alone(one.objection.opposes_entry)
    if not one.bound:
        yield _("It is not bound by the treaty on this day.")


def _objection_alone(opposes: bool | None) -> str:
    if opposes is None:
        return _(
            "Whether it definitely said that the treaty shall not be in force between the two is not stated on record; "
            "an objection alone does not stop it (Vienna Convention on the Law of Treaties, article 20(4)(b))."
        )
    return _(
        "The objection does not keep the treaty from being in force between the two (Vienna Convention on the Law of "
        "Treaties, article 20(4)(b))."
    )


def _no_notification() -> str:
    return _("The day on which the depositary told the other States of the reservation is not on record.")


def _no_day_of_objection() -> str:
    return _("The day of the objection is not known to the day.")


def _no_day_of_consent() -> str:
    return _("The day of its own consent to be bound is not known to the day.")


_LACKS = {"notified": _no_notification, "objected": _no_day_of_objection, "consent": _no_day_of_consent}
