"""Audiences for the page: what may be asked of each kind, who is in one today, who is not and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core.variants import Condition, Term, condition
from accede.mailings.models import Audience, AudienceKind, Run
from accede.mailings.queries.addressed import Addressee
from accede.mailings.queries.audiences import held
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.dimensions import DIMENSIONS
from accede.mailings.queries.languages import language_name

_OF_THE_ALLIANCE = ("membership", "sector", "organisation", "list", "language", "addressee")
# By which dimensions an audience of each kind may be cut, in the order of the form.
ASKED_OF: dict[AudienceKind, tuple[str, ...]] = {
    AudienceKind.MISSIONS: (
        "seat", "class", "stance", "stage", "obstacle", "promise", "group", "target", "tag", "bound_by", "direction",
        "state", "language", "addressee",
    ),
    AudienceKind.ORGANISATIONS: _OF_THE_ALLIANCE,
    AudienceKind.PEOPLE: _OF_THE_ALLIANCE,
    AudienceKind.LIST: ("list", "language", "addressee"),
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """Somebody of the audience's kind, for the page: `why` she is not in it, or what is wrong with her address."""

    each: Addressee
    languages: str
    why: str = ""


@dataclass(frozen=True)
class Asked:
    """A saved question with its answer of the day."""

    wanted: str
    unwanted: list[str]
    inside: list[Shown]
    excepted: list[Shown]
    others: list[Shown]
    languages: list[tuple[str, int]]
    problems: int


def asked(audience: Audience, *, on: date) -> Asked:
    """Who is in the audience on the day, who is taken out by an exception, and who was never meant; each with the
    reason. A fixed number of queries.
    """
    words = Words(audience.campaign, on=on)
    wanted, unwanted = condition(audience.query or {}), condition(audience.except_for or {})
    found = held(audience, on=on, as_of=on)
    there = {each.key for each in (*found.inside, *found.excepted)}
    counted = Counter(next(iter(each.languages), "") for each in found.inside)
    return Asked(
        wanted=words.condition(wanted),
        unwanted=[words.condition(Condition((term,))) for term in unwanted.terms],
        inside=[_shown(each, "; ".join(problem.words for problem in each.problems)) for each in found.inside],
        excepted=[_shown(each, words.condition(_fitting(each, unwanted.terms))) for each in found.excepted],
        others=[
            _shown(each, words.condition(_lacking(each, wanted.terms)))
            for each in found.pool.values()
            if each.key not in there
        ],
        languages=[(language_name(code), number) for code, number in counted.most_common()],
        problems=sum(bool(each.problems) for each in found.inside),
    )


def in_words(audience: Audience, words: Words) -> list[str]:
    """The question in words: whom it asks for, then each exception."""
    unwanted = condition(audience.except_for or {}).terms
    return [
        words.condition(condition(audience.query or {})),
        *(_("except: %(who)s") % {"who": words.term(term)} for term in unwanted),
    ]


def runs_of_audience(audience: Audience) -> list[Run]:
    """The runs that ask it, the newest first."""
    rows = list(Run.objects.filter(audience=audience).order_by("-opened_at", "-pk"))
    for row in rows:
        row.campaign = audience.campaign
    return rows


def values_of(campaign: Campaign, dimension: str, *, on: date) -> list[tuple[str, str]]:
    """What may be chosen of a dimension, with words."""
    return DIMENSIONS[dimension].values(campaign, on)


def _fitting(each: Addressee, terms: Iterable[Term]) -> Condition:
    """By which of these she is taken out."""
    return Condition(tuple(term for term in terms if term.fits(each.facts)))


def _lacking(each: Addressee, terms: Iterable[Term]) -> Condition:
    """Which of these is not so of her, said the other way round."""
    return Condition(tuple(term.opposite for term in terms if not term.fits(each.facts)))


def _shown(each: Addressee, why: str) -> Shown:
    return Shown(each, ", ".join(language_name(code) for code in each.languages), why)
