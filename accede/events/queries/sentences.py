"""Sentences about an event, made when read, in the reader's language; names and notes stay as recorded."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core.dates import Moment, Precision
from accede.core.heads import Category
from accede.events.models import (
    AttendanceGroup,
    Evaluation,
    Event,
    EventKind,
    Party,
    PartyRole,
    ProgrammeEntry,
    Relation,
)
from accede.events.queries.door import heads_from
from accede.kit import localdates


def listed(names: Sequence[str]) -> str:
    """One, two and three."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def listed_apart(names: Sequence[str]) -> str:
    """One, of X; two, of Y: for names that hold commas themselves."""
    return "; ".join(names)


def alliance_name(campaign: Campaign) -> str:
    """What the alliance is called in a sentence: the Steering Committee."""
    return _("the %(alliance)s") % {"alliance": campaign.alliance_short or campaign.alliance or campaign.short_name}


def list_url(campaign: Campaign) -> str:
    """Where the campaign's events are listed."""
    return reverse("events:list", args=[campaign.slug])


def called(event: Event) -> str:
    """The opening when nobody wrote what it was: the title, and the kind unless the title says it."""
    kind = str(event.get_kind_display())
    if kind.casefold() in event.title.casefold():
        return f"{event.title}."
    return _("%(title)s (%(kind)s).") % {"title": event.title, "kind": kind}


def held(event: Event, when: str) -> str:
    """When and where; `when` stands for the date, so that the report can link it."""
    form = _many(event) if event.distributed else _single(event)
    return form % {"when": when, "where": _where(event)}


def planned(event: Event, when: str) -> str:
    """The same of an event that is to come."""
    return _("It is planned for %(when)s%(where)s.") % {"when": when, "where": _where(event)}


def _where(event: Event) -> str:
    place = ", ".join(filter(None, [event.venue, event.place]))
    return _(" (%(place)s)") % {"place": place} if place else ""


def _single(event: Event) -> str:
    precision = event.starts.precision
    if precision is Precision.UNKNOWN:
        return _("Its date is %(when)s%(where)s.")
    if precision in {Precision.BEFORE, Precision.AFTER}:
        return _("It took place %(when)s%(where)s.")
    if precision is not Precision.DAY:
        return _("It took place in %(when)s%(where)s.")
    if event.kind == EventKind.OBSERVANCE:
        return _("It was observed on %(when)s%(where)s.")
    return _("It took place on %(when)s%(where)s.")


def _many(event: Event) -> str:
    precision = event.starts.precision
    if precision is Precision.UNKNOWN:
        return _("Their dates are %(when)s%(where)s.")
    if precision in {Precision.BEFORE, Precision.AFTER}:
        return _("They took place %(when)s%(where)s.")
    if precision is Precision.DAY:
        return _("They took place on %(when)s%(where)s.")
    return _("They took place in %(when)s%(where)s.")


def linked(event: Event) -> str:
    """How it stood to another event. That it was held on an occasion is said by the heading."""
    forms = {
        Relation.FOLLOWS: _("It followed “%(other)s”."),
        Relation.COINCIDES: _("It coincided with “%(other)s”."),
        Relation.PART_OF: _("It was part of “%(other)s”."),
    }
    links = sorted(event.links.all(), key=lambda link: link.pk)
    told = [forms[Relation(link.relation)] % {"other": link.other.title} for link in links if link.relation in forms]
    return " ".join(told)


def span(starts: Moment, ends: Moment) -> str:
    """From the first to the last day, as well as they are known."""
    if not str(ends) or starts == ends:
        return localdates.long_moment(starts)
    values = {"first": localdates.long_moment(starts), "last": localdates.long_moment(ends)}
    return _("from %(first)s to %(last)s") % values


def parties(event: Event) -> str:
    """Who organised, hosted and gave."""
    of = {role: [each for each in event.parties.all() if each.role == role] for role in PartyRole.values}
    found = []
    if of["organiser"] and of["co_organiser"]:
        values = {"these": _names(event, of["organiser"]), "others": _names(event, of["co_organiser"])}
        found.append(_("%(these)s organised it in conjunction with %(others)s.") % values)
    elif event.distributed and (together := of["organiser"] or of["co_organiser"]):
        found.append(_("%(these)s organised them.") % {"these": _names(event, together)})
    elif together := of["organiser"] or of["co_organiser"]:
        found.append(_("%(these)s organised it.") % {"these": _names(event, together)})
    if of["host"]:
        found.append(_("%(these)s hosted it.") % {"these": _names(event, of["host"])})
    found += [_sponsored(event, each) for each in of["sponsor"]]
    return " ".join(capfirst(sentence) for sentence in found)


def _names(event: Event, parties: list[Party]) -> str:
    return listed([party_name(event, each) for each in parties])


def party_name(event: Event, party: Party) -> str:
    """An organisation by its acronym or name; the alliance, or whom the note names, when there is none."""
    if party.organisation:
        return party.organisation.short
    return party.note or alliance_name(event.campaign)


def _sponsored(event: Event, party: Party) -> str:
    who = party_name(event, party)
    if not party.organisation or not party.note:
        return _("Sponsor: %(who)s.") % {"who": who}
    return _("Sponsor: %(who)s (%(what)s).") % {"who": who, "what": party.note}


def described(entry: ProgrammeEntry) -> str:
    """A person as printed for this event: name, title, organisation."""
    return ", ".join(filter(None, [entry.name, entry.title, entry.affiliation]))


def speakers(count: str, entries: Sequence[ProgrammeEntry]) -> str:
    """Who spoke; `count` stands for the number, so that the report can link it."""
    if not entries:
        return ""
    return _("%(count)s: %(names)s.") % {
        "count": count,
        "names": listed_apart([described(each) for each in entries]),
    }


def moderated(entries: Sequence[ProgrammeEntry]) -> str:
    """Who moderated."""
    if not entries:
        return ""
    return _("Moderator: %(names)s.") % {"names": listed_apart([described(each) for each in entries])}


def said(entry: ProgrammeEntry) -> str:
    """What one person said; a text that begins in lower case goes on after the name."""
    joint = " " if entry.said[:1].islower() else ": "
    return f"{entry.name}{joint}{entry.said}"


def toured(event: Event) -> str:
    """Where an exhibition stood after its opening, each stop with its days as well as they are known."""
    stops = [_("%(place)s (%(when)s)") % {"place": each.place, "when": span(each.starts, each.ends)} if str(each.starts)
             else each.place for each in event.tour.all()]  # fmt: skip
    return _("It toured: %(stops)s.") % {"stops": listed_apart(stops)} if stops else ""


def topics(event: Event) -> str:
    """What the speakers addressed together."""
    return _("Topics addressed: %(topics)s.") % {"topics": "; ".join(event.topic_list)} if event.topic_list else ""


def attendance(event: Event) -> str:
    """Which groups came, with heads where they were counted or noted by name (`noted`, where it was fetched)."""
    rows = sorted(event.attendance.all(), key=lambda each: each.pk)
    noted = getattr(event, "noted", [])
    if noted:
        return _groups([_heads(each) for each in heads_from(noted, rows).categories])
    return _groups([_group(str(each.get_group_display()), each.heads) for each in rows])


def _groups(names: list[str]) -> str:
    return capfirst(_("%(groups)s attended.") % {"groups": listed(names)}) if names else ""


def _group(label: str, heads: int | None) -> str:
    return label if heads is None else f"{label} ({heads})"


def _heads(found: Category) -> str:
    label = str(dict(AttendanceGroup.choices)[found.key])
    if found.at_least and found.heads:
        return _("%(group)s (at least %(count)s)") % {"group": label, "count": found.heads}
    return _group(label, None if found.at_least else found.heads)


def evaluation(row: Evaluation) -> str:
    """The evaluation in the order in which it is thought: in one line, what was expected,
    what worked, what happened, why, next time.
    """
    verdict = _("Evaluation: %(verdict)s") % {"verdict": row.verdict} if row.verdict else ""
    lines = [verdict, row.expected, row.worked, row.happened, row.why, row.next_time]
    return " ".join(closed(line) for line in lines if line)


def closed(text: str) -> str:
    """With a full stop, unless it ends already."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
