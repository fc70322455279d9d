"""Organisations as lists and as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.coalition.models import (
    Affiliation,
    Campaign,
    Membership,
    Organisation,
    OrganisationLogo,
    OrganisationName,
    OrganisationRelation,
)
from accede.coalition.queries.memberships import Place, place_of
from accede.coalition.queries.offices import Held, Lent, held_by
from accede.coalition.queries.words import answer_words, sector_words, tenure_words


@dataclass(frozen=True)
class OrganisationRow:
    """An organisation in the list, with its place in the alliance on the day."""

    organisation: Organisation
    sectors: list[str]
    places: list[Place]
    name: str  # in the reader's language, where one is on record


@dataclass(frozen=True)
class Post:
    """A person's post with an organisation and what is known of its time."""

    affiliation: Affiliation
    words: str
    time: str


@dataclass(frozen=True)
class RelationLine:
    """A relation as seen from one of its two sides."""

    relation: OrganisationRelation
    other: Organisation | None
    words: str
    time: str


@dataclass(frozen=True)
class OrganisationRecord:
    """Everything the coalition knows of an organisation."""

    organisation: Organisation
    names: list[OrganisationName]
    sectors: list[str]
    places: list[Place]
    posts: list[Post]
    relations: list[RelationLine]
    terms: list[Held]
    secondments: list[Lent]


def organisations(
    campaign: Campaign, *, on: date, text: str = "", kind: str = "", sector: str = "", place: str = ""
) -> list[OrganisationRow]:
    """Organisations by name that match every filter given. `place` is a kind of membership, or "none".

    Three queries; names and sectors are compared here, for an alliance has hundreds of organisations at most.
    """
    rows = Organisation.objects.filter(campaign=campaign).order_by("name", "key")
    if kind:
        rows = rows.filter(kind=kind)
    rows = rows.prefetch_related(Prefetch("memberships", Membership.objects.order_by("key")), "names")
    found = []
    for row in rows:
        row.campaign = campaign
        places = [_placed(membership, row, on) for membership in row.memberships.all()]
        if _matches(row, text) and _in_sector(row, sector) and _has_place(places, place):
            found.append(
                OrganisationRow(row, sector_words(row.sectors), places, shown_name(row, get_language() or "en"))
            )
    return found


def all_organisations(campaign: Campaign) -> list[Organisation]:
    """Every organisation by name, to choose from, with its other names. Two queries."""
    rows = list(Organisation.objects.filter(campaign=campaign).prefetch_related("names").order_by("name", "key"))
    for row in rows:
        row.campaign = campaign
    return rows


def logo_of(organisation: Organisation) -> OrganisationLogo | None:
    """The mark of an organisation with its bytes."""
    return OrganisationLogo.objects.filter(organisation=organisation).select_related("organisation__campaign").first()


def name_row(organisation: Organisation, pk: int) -> OrganisationName | None:
    """One of the other names of an organisation."""
    rows = OrganisationName.objects.filter(organisation=organisation, pk=pk)
    return rows.select_related("organisation__campaign").first()


def shown_name(organisation: Organisation, language: str) -> str:
    """What a reader of the language calls it; its names are read already. Its own name where none is on record."""
    code = language.split("-")[0]
    if code == organisation.campaign.language:
        return organisation.name
    return next((each.name for each in organisation.names.all() if each.language == code), organisation.name)


def called(organisation: Organisation) -> str:
    """The name with every acronym in any language, to choose from: "International Confederation … (ICFTU, CISL)".

    Its other names are read already.
    """
    acronyms = [organisation.acronym, *(each.acronym for each in organisation.names.all())]
    known = ", ".join(dict.fromkeys(each for each in acronyms if each))
    return f"{organisation.name} ({known})" if known else organisation.name


def organisation_record(organisation: Organisation, *, on: date) -> OrganisationRecord:
    """All that is known of one organisation, as of the day."""
    memberships = Membership.objects.filter(organisation=organisation).order_by("key")
    posts = Affiliation.objects.filter(organisation=organisation).select_related("person").order_by("person__name")
    return OrganisationRecord(
        organisation=organisation,
        names=list(organisation.names.order_by("language", "name")),
        sectors=sector_words(organisation.sectors),
        places=[_placed(row, organisation, on) for row in memberships],
        posts=[post_of(row, organisation.campaign, on=on) for row in posts],
        relations=_relations(organisation, on),
        **held_by(organisation, on=on),
    )


def post_of(affiliation: Affiliation, campaign: Campaign, *, on: date) -> Post:
    """A post with words for the day."""
    affiliation.person.campaign = campaign
    if affiliation.organisation:
        affiliation.organisation.campaign = campaign
    tenure = affiliation.tenure
    return Post(affiliation, answer_words(tenure, on), tenure_words(tenure))


def _placed(membership: Membership, organisation: Organisation, on: date) -> Place:
    membership.organisation = organisation
    membership.campaign = organisation.campaign
    return place_of(membership, on=on)


def _matches(row: Organisation, text: str) -> bool:
    words = " ".join([row.name, row.acronym, *(f"{each.name} {each.acronym}" for each in row.names.all())])
    return all(word in words.casefold() for word in text.casefold().split())


def _in_sector(row: Organisation, sector: str) -> bool:
    if sector == "unknown":
        return not row.sectors
    return not sector or sector in row.sectors


def _has_place(places: list[Place], wanted: str) -> bool:
    if wanted == "none":
        return not places
    return not wanted or any(place.membership.kind == wanted for place in places)


def _relations(organisation: Organisation, on: date) -> list[RelationLine]:
    rows = OrganisationRelation.objects.select_related("organisation", "other").order_by("kind", "key")
    from_here = [
        _line(row, row.other, row.get_kind_display(), organisation) for row in rows.filter(organisation=organisation)
    ]
    to_here = [_line(row, row.organisation, _inverse(row), organisation) for row in rows.filter(other=organisation)]
    return from_here + to_here


def _line(row: OrganisationRelation, other: Organisation | None, words: str, here: Organisation) -> RelationLine:
    if other is not None:
        other.campaign = here.campaign
    return RelationLine(row, other, str(words), tenure_words(row.tenure))


def _inverse(row: OrganisationRelation) -> str:
    words = {
        OrganisationRelation.Kind.HAS_MEMBERS: _("is a member of"),
        OrganisationRelation.Kind.HAS_PARTNERS: _("is a partner of"),
        OrganisationRelation.Kind.COORDINATES: _("is coordinated by"),
        OrganisationRelation.Kind.NAMED_WITH: _("is named together with"),
    }
    return words[OrganisationRelation.Kind(row.kind)]
