"""What the report says of an office: its rule, who held it in the year, who holds it, who works beside it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accede.coalition.models import Membership
from accede.coalition.queries.offices import Held, Lent, OfficeOnADay, secondments
from accede.coalition.queries.words import sources_of
from accede.core.dates import Answer, Moment
from accede.kit.localdates import long_day, long_moment
from accede.kit.offers import Passage, Quoted


def office_passage(office: OfficeOnADay, *, year: int, on: date) -> Passage:
    """The rule of an office, who held it in the year, who holds it on the status day, who works beside it."""
    in_year = [held for held in office.terms if _in_year(held, year) and not held.certain]
    now = [held for held in office.terms if held.certain]
    attested = [held for held in office.terms if _attested_elsewhere(held) and held not in in_year]
    sentences = _rule(office)
    quoted = []
    for held in (*in_year, *now, *attested):
        code = f"coalition.term:{held.term.key}"
        url = held.term.get_absolute_url()
        definition = _("%(office)s, %(time)s") % {"office": office.office.name, "time": held.time}
        quoted.append(Quoted(code, _holder(held), None, definition, url, (held.term.key,)))
        sentences.append(_held_sentence(held, year, on) % {"holder": f"[[{code}]]"})
    lent = [each for each in secondments(office.office.campaign, on=on) if _lent_by_holder(each, office)]
    for each in lent:
        sentences.append(_lent(each))
        quoted.append(_lent_quoted(each))
    sources = sources_of(office.office, *(held.term for held in office.terms), *(each.secondment for each in lent))
    key, order = f"coalition.office:{office.office.key}", f"2{office.office.order:02d}"
    return Passage(key, "membership", order, "", (" ".join(sentences),), tuple(quoted), sources)


def _rule(office: OfficeOnADay) -> list[str]:
    row = office.office
    name = {"office": row.name, "n": row.term_months or 0}
    if row.rotates and row.term_months and row.nominated_among == Membership.Kind.MEMBER:
        return [_("The %(office)s rotates every %(n)d months and is nominated from among the members.") % name]
    if row.rotates:
        return [_("The office of %(office)s rotates.") % name]
    return []


def _held_sentence(held: Held, year: int, on: date) -> str:
    values = {"office": held.term.office.name, "year": year, "day": long_day(on), "holder": "%(holder)s"}
    if _attested_elsewhere(held) and not _in_year(held, year):
        values["time"] = long_moment(held.term.attested)
        return _("As %(office)s %(holder)s is attested for %(time)s.") % values
    if held.term.person is None:
        return _("%(holder)s serves as %(office)s.") % values
    if held.certain:
        return _("On %(day)s the %(office)s is %(holder)s.") % values
    return _("In %(year)d the %(office)s was %(holder)s.") % values


def _holder(held: Held) -> str:
    person, organisation = held.term.person, held.term.organisation
    if person and organisation:
        return _("%(person)s of %(organisation)s") % {
            "person": person.name,
            "organisation": organisation.short,
        }
    if organisation:
        return f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name
    return person.name if person else ""


def _attested_elsewhere(held: Held) -> bool:
    """Not known for the status day, but attested for another time."""
    return held.finding.answer is Answer.NOT_KNOWN and held.term.attested != Moment.unknown()


def _in_year(held: Held, year: int) -> bool:
    return held.term.tenure.touches(date(year, 1, 1), date(year, 12, 31)) is Answer.YES


def _lent_by_holder(lent: Lent, office: OfficeOnADay) -> bool:
    """A secondment is told beside the office that the lending organisation itself holds."""
    return any(
        held.term.person is None and held.term.organisation_id == lent.secondment.organisation_id
        for held in office.terms
    )


def _lent(lent: Lent) -> str:
    row = lent.secondment
    values = {
        "organisation": row.organisation.short,
        "person": f"[[coalition.secondment:{row.key}]]",
        "role": row.role,
        "duties": row.duties,
    }
    if row.role and row.duties:
        return _("%(organisation)s seconds %(person)s as %(role)s, who %(duties)s.") % values
    return _("%(organisation)s seconds %(person)s.") % values


def _lent_quoted(lent: Lent) -> Quoted:
    row = lent.secondment
    definition = _("seconded, %(time)s") % {"time": lent.time}
    return Quoted(
        f"coalition.secondment:{row.key}",
        row.person.name,
        None,
        definition,
        row.get_absolute_url(),
        (row.key,),
    )
