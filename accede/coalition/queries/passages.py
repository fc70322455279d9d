"""What the coalition tells the accomplishment report: the alliance, its members, how the campaign works."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Assessment, Audience, Campaign, Element, Level, Membership, Sector
from accede.coalition.queries.campaigns import assessments, purposes
from accede.coalition.queries.memberships import Counted, Place, counted, places
from accede.coalition.queries.office_passages import office_passage
from accede.coalition.queries.offices import offices
from accede.coalition.queries.words import joined, sources_of, when_words
from accede.kit.localdates import long_day
from accede.kit.offers import Passage, Quoted

# Where the year's assessments stand among the other rooms' passages of a section.
BEFORE_ALL = "-"


def passages(campaign: Campaign, *, year: int, on: date) -> list[Passage]:
    """Everything the report of a year says of the alliance, as of the status day."""
    held = offices(campaign, on=on)
    return [
        *_introduction(campaign),
        _members(campaign, on=on),
        *(office_passage(office, year=year, on=on) for office in held),
        *_meetings(campaign),
        *_how(campaign),
        *_assessed(campaign, year),
    ]


def _introduction(campaign: Campaign) -> list[Passage]:
    if not campaign.alliance:
        return []
    name = {"alliance": _alliance(campaign), "campaign": campaign.name}
    first, quoted = [], []
    if str(campaign.convened):
        first.append(_("The %(alliance)s of the %(campaign)s was first convened [[coalition.convened]].") % name)
        convened = when_words(campaign.convened)
        quoted.append(_quoted("coalition.convened", convened, _("first convened"), campaign))
    else:
        first.append(_("The %(alliance)s leads the %(campaign)s.") % name)
    if campaign.sectors:
        first.append(_("It is an alliance of [[coalition.sectors]]."))
        quoted.append(_quoted("coalition.sectors", joined(_labels(campaign.sectors, Sector)), _("sectors"), campaign))
    paragraphs = [" ".join(first)]
    aims = purposes(campaign)
    if aims:
        words = "; ".join(_lower(aim.text) for aim in aims)
        paragraphs.append(_("Its purposes are to: %(purposes)s.") % {"purposes": words})
    sources = sources_of(campaign, *aims)
    return [Passage("coalition.introduction", "introduction", "1", "", tuple(paragraphs), tuple(quoted), sources)]


def _members(campaign: Campaign, *, on: date) -> Passage:
    found = places(campaign, on=on)
    members, observers = (counted(found, kind, on=on) for kind in ("member", "observer"))
    quoted = (_count(campaign, members), _count(campaign, observers))
    values = {"alliance": _alliance(campaign), "day": long_day(on)}
    paragraphs = [
        _("On %(day)s the %(alliance)s has [[coalition.members]] and [[coalition.observers]].") % values,
        *_named(found, members, _("The members are %(names)s.")),
        *_named(found, observers, _("The observers are %(names)s.")),
    ]
    sources = sources_of(*(place.membership for place in found))
    return Passage("coalition.members", "membership", "1", "", tuple(paragraphs), quoted, sources)


def _count(campaign: Campaign, count: Counted) -> Quoted:
    words = {
        Membership.Kind.MEMBER: ngettext("%(n)d member organisation", "%(n)d member organisations", count.certain),
        Membership.Kind.OBSERVER: ngettext(
            "%(n)d observer organisation", "%(n)d observer organisations", count.certain
        ),
    }[Membership.Kind(count.kind)]
    shown = words % {"n": count.certain}
    if not count.known:
        values = {"what": count.what, "open": count.open, "time": count.attested_words}
        shown = _("a number of %(what)s that is not known for this day (%(open)d attested for %(time)s)") % values
    url = reverse("coalition:overview", args=[campaign.slug]) + f"?on={count.on}#{count.kind}"
    definition = _("%(what)s on %(day)s") % {
        "what": count.what if count.known else count.open_what,
        "day": long_day(count.on),
    }
    number = count.certain if count.known else None
    return Quoted(f"coalition.{count.kind}s", shown, number, definition, url, count.organisations)


def _named(found: list[Place], count: Counted, sentence: str) -> list[str]:
    of_kind = [place for place in found if place.membership.kind == count.kind]
    certain = [_name(place) for place in of_kind if place.certain]
    open_ = [_name(place) for place in of_kind if place.open]
    sentences = [sentence % {"names": joined(certain)}] if certain else []
    if open_:
        values = {"time": count.attested_words, "what": count.open_what, "names": joined(open_)}
        sentences.append(_("Attested for %(time)s as %(what)s: %(names)s.") % values)
    return sentences


def _name(place: Place) -> str:
    organisation = place.organisation
    return f"{organisation.name} ({organisation.acronym})" if organisation.acronym else organisation.name


def _meetings(campaign: Campaign) -> list[Passage]:
    if not campaign.meets_regularly:
        return []
    text = _("The %(alliance)s meets on a regular basis.") % {"alliance": _alliance(campaign)}
    if campaign.meeting_aims:
        text += " " + _("Its meetings are for %(aims)s.") % {"aims": joined(campaign.meeting_aims)}
    return [Passage("coalition.meetings", "membership", "9", "", (text,), (), sources_of(campaign))]


def _how(campaign: Campaign) -> list[Passage]:
    paragraphs = [" ".join(part) for part in (_activity(campaign), _carriers(campaign), _elements(campaign)) if part]
    if not paragraphs:
        return []
    return [Passage("coalition.how", "how", "1", "", tuple(paragraphs), (), sources_of(campaign))]


def _activity(campaign: Campaign) -> list[str]:
    values = {
        "goal": campaign.goal,
        "levels": joined(_labels(campaign.levels, Level)),
        "activities_for": campaign.activities_for,
        "aim": campaign.aim,
    }
    sentences = []
    if campaign.goal:
        text = _("The campaign for %(goal)s is ongoing.") if campaign.ongoing else _("The campaign is for %(goal)s.")
        sentences.append(text % values)
    if campaign.levels and campaign.activities_for:
        text = _("It coordinates activities at %(levels)s level to build %(activities_for)s.")
        sentences.append(text % values)
    if campaign.aim:
        sentences.append(_("Its main purpose is to promote %(aim)s.") % values)
    return sentences


def _carriers(campaign: Campaign) -> list[str]:
    values = {
        "alliance": _alliance(campaign),
        "gives": campaign.alliance_gives,
        "carried_by": campaign.carried_by,
    }
    sentences = []
    if campaign.alliance_gives:
        sentences.append(_("The %(alliance)s itself generates %(gives)s.") % values)
    if campaign.carried_by:
        sentences.append(
            _("The campaign's success rests on its purpose being adopted and promoted by %(carried_by)s.") % values
        )
    return sentences


def _elements(campaign: Campaign) -> list[str]:
    if not campaign.elements:
        return []
    values = {
        "elements": joined(_labels(campaign.elements, Element)),
        "audiences": ", ".join(_labels(campaign.audiences, Audience)),
    }
    sentences = [_("Campaigning for ratification needs %(elements)s elements.") % values]
    if campaign.audiences:
        text = _("They seek endorsement by a broad cross-section of society: %(audiences)s and others.")
        sentences.append(text % values)
    return sentences


def _assessed(campaign: Campaign, year: int) -> list[Passage]:
    return [
        Passage(
            f"coalition.assessment:{row.key}",
            row.section,
            _assessment_order(row),
            "",
            (row.text,),
            (),
            sources_of(row),
        )
        for row in assessments(campaign, year)
    ]


def _assessment_order(row: Assessment) -> str:
    prefix = BEFORE_ALL if row.section == Assessment.Section.ACTIVITIES else ""
    return f"{prefix}{row.order:02d}"


def _quoted(code: str, shown: str, definition: str, campaign: Campaign) -> Quoted:
    return Quoted(code, shown, None, definition, campaign.get_absolute_url(), (campaign.slug,))


def _alliance(campaign: Campaign) -> str:
    return campaign.alliance_short or campaign.alliance or campaign.short_name


def _labels(codes: list[str], choices: Any) -> list[str]:
    known = dict(choices.choices)
    return [str(known.get(code, code)) for code in codes]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
