"""Who holds which office on a day, who held it, and who is lent to the alliance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.coalition.models import Campaign, Office, OfficeTerm, Organisation, Person, Secondment
from accede.coalition.queries.words import answer_words, tenure_words
from accede.core.dates import Answer
from accede.core.tenure import Basis, Finding


@dataclass(frozen=True)
class Held:
    """A term and what the record answers for the day asked."""

    term: OfficeTerm
    finding: Finding
    words: str
    time: str

    @property
    def certain(self) -> bool:
        return self.finding.answer is Answer.YES

    @property
    def spoken_of(self) -> bool:
        """The source speaks of a month or year in which the day lies, but claims no single day of it."""
        return self.finding.answer is Answer.NOT_KNOWN and self.finding.basis is Basis.ATTESTED


@dataclass(frozen=True)
class OfficeOnADay:
    """An office, its holder on the day as far as known, and all its terms, the latest first."""

    office: Office
    terms: tuple[Held, ...]

    @property
    def holders(self) -> tuple[Held, ...]:
        """Who certainly holds it on the day; without anyone certain, who is attested for that time."""
        certain = tuple(held for held in self.terms if held.certain)
        return certain or tuple(held for held in self.terms if held.spoken_of)


@dataclass(frozen=True)
class Lent:
    """A secondment and what the record answers for the day asked."""

    secondment: Secondment
    finding: Finding
    words: str
    time: str


def offices(campaign: Campaign, *, on: date) -> list[OfficeOnADay]:
    """Every office in its order with its terms. Two queries, however many."""
    terms: dict[int, list[Held]] = {}
    rows = OfficeTerm.objects.filter(campaign=campaign).select_related("person", "organisation")
    for row in rows:
        _attach(row, campaign)
        terms.setdefault(row.office_id, []).append(_held(row, on))
    found = list(Office.objects.filter(campaign=campaign).order_by("order", "key"))
    for office in found:
        office.campaign = campaign
        for held in terms.get(office.pk, ()):
            held.term.office = office
    return [OfficeOnADay(office, tuple(_latest_first(terms.get(office.pk, [])))) for office in found]


def secondments(campaign: Campaign, *, on: date) -> list[Lent]:
    """Everyone ever lent to the alliance, by name. One query."""
    rows = Secondment.objects.filter(campaign=campaign).select_related("person", "organisation")
    found = []
    for row in rows.order_by("person__name", "key"):
        _attach(row, campaign)
        found.append(_lent(row, on))
    return found


def held_by(holder: Organisation | Person, *, on: date) -> dict[str, Any]:
    """Terms and secondments of an organisation or of a person. Two queries."""
    of = {"organisation": holder} if isinstance(holder, Organisation) else {"person": holder}
    terms = OfficeTerm.objects.filter(**of).select_related("office", "person", "organisation").order_by("key")
    lent = Secondment.objects.filter(**of).select_related("person", "organisation").order_by("key")
    for term_ in terms:
        _attach(term_, holder.campaign)
        term_.office.campaign = holder.campaign
    for each in lent:
        _attach(each, holder.campaign)
    return {"terms": [_held(row, on) for row in terms], "secondments": [_lent(row, on) for row in lent]}


def _held(row: OfficeTerm, on: date) -> Held:
    return Held(row, row.tenure.on(on), answer_words(row.tenure, on), tenure_words(row.tenure))


def _lent(row: Secondment, on: date) -> Lent:
    return Lent(row, row.tenure.on(on), answer_words(row.tenure, on), tenure_words(row.tenure))


def term(campaign: Campaign, key: str) -> OfficeTerm | None:
    """One term by its key, with office, person and organisation."""
    rows = OfficeTerm.objects.filter(campaign=campaign, key=key)
    found = rows.select_related("office", "person", "organisation").first()
    if found:
        found.campaign = found.office.campaign = campaign
        _attach(found, campaign)
    return found


def _attach(row: OfficeTerm | Secondment, campaign: Campaign) -> None:
    """Saves the query that the address of a person or an organisation would need."""
    row.campaign = campaign
    for each in (row.person, row.organisation):
        if each is not None:
            each.campaign = campaign


def _latest_first(terms: list[Held]) -> list[Held]:
    def when(held: Held) -> tuple[date, str]:
        known = [held.term.start.sort_key, held.term.attested.sort_key]
        earliest = min(first for first, _last in known)
        return (earliest, held.term.key)

    return sorted(terms, key=when, reverse=True)
