"""How a reservation stands between the State that made it and another, on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from accede.core.dates import Answer, Moment
from accede.core.reservations import Relation, acceptance_day, between
from accede.record.models import Act
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.statements import Declared
from accede.record.queries.treaties import our_language

# The consent of a State that is not bound lies ahead: until then silence accepts nothing.
_AHEAD = date.max


@dataclass(frozen=True)
class StandsBetween:
    """The relation with one State on the day.

    `relation` is None where it cannot be computed: `lacks` names the day that is not known ("notified", "objected" or
    "consent"). `since` is the day that brought the relation; `until` the day on which silence accepts, of a relation
    that is pending with a State that is bound. `in_force_between` is what the reservation decides of the treaty
    between the two, None where not even that is known. `taken_back`: the State's objection that it withdrew.
    """

    state: str
    name: str
    own: bool = False
    bound: bool = True
    relation: Relation | None = None
    since: date | None = None
    until: date | None = None
    in_force_between: bool | None = None
    lacks: str = ""
    objection: Act | None = None
    taken_back: Declared | None = None


def relations(
    one: Declared, states: Iterable[str] = (), *, as_of: date, language: str | None = None
) -> list[StandsBetween]:
    """How a reservation stands with each State that objected, and with each of `states` (codes), on the day; by name.
    Empty for what is no reservation. Source: Vienna Convention on the Law of Treaties, articles 20(4)(b) and 20(5)."""
    if not one.is_reservation:
        return []
    record = snapshot()
    called = names_in(record, as_of, our_language(language))
    codes = {each.act.state.code for each in (*one.objections, *one.taken_back)} | set(states)
    found = [_with(record, one, code, called.get(code, code), as_of) for code in codes]
    return sorted(found, key=lambda each: each.name.casefold())


def _with(record: Snapshot, one: Declared, code: str, name: str, as_of: date) -> StandsBetween:
    if code == one.act.state.code:
        return StandsBetween(code, name, own=True)
    consent = _consent(record, one.act.treaty.slug, code, as_of)
    here = StandsBetween(
        code,
        name,
        bound=consent is not None,
        in_force_between=True,
        objection=next((each.act for each in one.objections if each.act.state.code == code), None),
        taken_back=next((each for each in one.taken_back if each.act.state.code == code), None),
    )
    if not one.stands:
        since = one.withdrawn.day if one.withdrawn and one.withdrawn.is_day else None
        return replace(here, relation=Relation.WITHDRAWN, since=since)
    if here.objection is None and here.taken_back is not None:
        return here
    return _decided(here, one.act.notified_date, consent, as_of)


def _decided(here: StandsBetween, notified: date | None, consent: Moment | None, as_of: date) -> StandsBetween:
    """The relation while the reservation stands, and the State's objection, if it made one."""
    objection = here.objection
    opposes = bool(objection and objection.opposes_entry)
    until, lacks = _accepts(notified, consent)
    if objection is not None and not objection.deposited.is_day:
        lacks = lacks or "objected"
    if lacks or notified is None:
        return replace(here, lacks=lacks, in_force_between=None if opposes else True)
    objected = objection.deposited.day if objection else None
    told = between(notified, as_of=as_of, consent=until, objected=objected, opposes_entry=opposes)
    return replace(
        here,
        relation=told.relation,
        since=told.since,
        until=until if told.relation is Relation.PENDING and until != _AHEAD else None,
        in_force_between=told.in_force_between,
    )


def _accepts(notified: date | None, consent: Moment | None) -> tuple[date, str]:
    """The day on which silence accepts (`_AHEAD` for a State that is not bound), and which day it would take to say."""
    if notified is None:
        return _AHEAD, "notified"
    if consent is None:
        return _AHEAD, ""
    silent = acceptance_day(notified)
    # A consent within the twelve months decides nothing, however well its day is known.
    if consent.latest is not None and consent.latest <= silent:
        return silent, ""
    return (acceptance_day(notified, consent=consent.day), "") if consent.is_day else (_AHEAD, "consent")


def _consent(record: Snapshot, slug: str, code: str, as_of: date) -> Moment | None:
    """When the State expressed the consent by which it is bound on the day; None while it is not bound."""
    held = record.membership(slug).get(code)
    if held is None:
        return None
    return next((time.start for time in reversed(held.bound) if time.covers(as_of) is not Answer.NO), None)
