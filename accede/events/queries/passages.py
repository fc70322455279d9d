"""What the accomplishment report says of a year's events: one passage a place under a heading."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign
from accede.coalition.rules import THE_ALLIANCE, seen, visible
from accede.events.models import Event, Guest, Handout, Link, Party, ProgrammeEntry, Session, TourStop
from accede.events.queries import following, sentences
from accede.events.queries.door import with_last_check_in
from accede.events.queries.occasions import main_event, occasion_of
from accede.events.queries.order import by_date, is_to_come, year_of
from accede.kit import localdates
from accede.kit.offers import Passage, Quoted

# Places under the heading of an occasion; statements stand at 20, 40 and 60.
SESSION, MAIN, LINKED, PUBLISHED, EVALUATION, DISTRIBUTED = "10", "30", "50", "70", "80", "90"


def year_passages(campaign: Campaign, year: int, *, made: date) -> list[Passage]:
    """The passages of the year's events and sessions, for the section "activities", in its order. What begins after the
    day on which the report is made is told as planned and not counted.
    """
    of_year = [event for event in _events(campaign) if year_of(event.starts) == year]
    events = [event for event in of_year if event.cancelled_date is None]
    follows = following.told(campaign, events)
    for event in events:
        event.follows = follows.get(event.key, "")  # type: ignore[attr-defined]  # read below
    planned = [event for event in events if is_to_come(event, on=made)]
    events = [event for event in events if event not in planned]
    sessions = Session.objects.filter(campaign=campaign).prefetch_related(Prefetch("events", _shared_events(campaign)))
    found = [_overview(campaign, year, events, bool(planned))] if events else []
    found += [_session(session, campaign) for session in sessions if _tells(session, year, made)]
    for event in events:
        found += _of_event(event)
    found += [_passage(event, _place(event), _ahead(event)) for event in planned]
    found += [_passage(event, LINKED, [_cancelled(event)]) for event in of_year if event.cancelled_date]
    return sorted(found, key=lambda passage: (passage.order, passage.key))


def _shared_events(campaign: Campaign) -> QuerySet[Event]:
    """What members and observers may read: a report draws on nothing else."""
    return visible(Event.objects.filter(campaign=campaign), THE_ALLIANCE)


def _events(campaign: Campaign) -> list[Event]:
    found = (
        _shared_events(campaign)
        .select_related("session", "evaluation", "campaign")
        .prefetch_related(
            Prefetch("parties", Party.objects.select_related("organisation").order_by("pk")),
            Prefetch("programme", ProgrammeEntry.objects.order_by("position")),
            Prefetch("links", seen(Link.objects.select_related("other__session"), THE_ALLIANCE)),
            Prefetch("handouts", seen(Handout.objects.select_related("item__campaign"), THE_ALLIANCE).order_by("pk")),
            "attendance",
            Prefetch("guests", with_last_check_in(Guest.objects.all()).filter(in_now=True), to_attr="noted"),
            Prefetch("tour", TourStop.objects.order_by("number")),
            Prefetch("session__events", _shared_events(campaign)),
        )
    )
    return sorted(found, key=by_date)


def _tells(session: Session, year: int, made: date) -> bool:
    """Whether the session has facts of its own for the year; without dates there is nothing to say of it, and of one
    that is to come not that it was held.
    """
    return year_of(session.starts) == year and not is_to_come(session, on=made)


# The year and its sessions -----------------------------------------------------------------------------
def _overview(campaign: Campaign, year: int, events: list[Event], more_to_come: bool) -> Passage:
    """How much was done, before the occasions in order of time."""
    single, spread = (
        [event for event in events if not event.distributed],
        [event for event in events if event.distributed],
    )
    number = len(spread)
    shown = (
        ngettext("%(count)s event", "%(count)s events", len(single)) % {"count": len(single)},
        ngettext("%(count)s entry", "%(count)s entries", number) % {"count": number},
    )
    without = ". " + _("Those still to come are not counted.") if more_to_come else ""
    defined = (
        _("Events, not counting entries for activities in several places") + without,
        _("Events, entries for activities that members held in several places") + without,
    )
    codes = (f"events.single:{year}", f"events.distributed:{year}")
    quoted = tuple(
        _count(code, words, rows, definition, campaign)
        for code, words, rows, definition in zip(codes, shown, (single, spread), defined, strict=True)
    )
    text = _("On record for %(year)s: %(single)s, and %(spread)s for activities that members held in several places.")
    values = {"year": year, "single": f"[[{codes[0]}]]", "spread": f"[[{codes[1]}]]"}
    sources = tuple(dict.fromkeys(event.source for event in events))
    return Passage(f"events-{year}", "activities", "0", "", (text % values,), quoted, sources)


def _count(code: str, shown: str, events: list[Event], definition: str, campaign: Campaign) -> Quoted:
    rows = tuple(f"events/{event.key}" for event in events)
    return Quoted(code, shown, len(events), definition, sentences.list_url(campaign), rows)


def _session(session: Session, campaign: Campaign) -> Passage:
    session.campaign = campaign
    occasion = occasion_of(session)
    code = f"events.session:{session.key}"
    span = sentences.span(session.starts, session.ends)
    where = _(" in %(place)s") % {"place": session.place} if session.place else ""
    opening = _("The session was held %(span)s%(where)s.") % {"span": f"[[{code}]]", "where": where}
    definition = _("Events, sessions: days of the session")
    return Passage(
        key=f"events-session-{session.key}",
        section="activities",
        order=f"{occasion.order}:{SESSION}",
        title=occasion.title,
        paragraphs=(" ".join(filter(None, [opening, session.notes])),),
        quoted=(_fact(code, span, definition, session, f"sessions/{session.key}"),),
        sources=(session.source,),
    )


def _fact(code: str, shown: str, definition: str, thing: Event | Session, row: str) -> Quoted:
    return Quoted(code, shown, None, definition, thing.get_absolute_url(), (f"events/{row}",))


# One event ------------------------------------------------------------------------------------------------
def _of_event(event: Event) -> list[Passage]:
    is_main = main_event(event).pk == event.pk
    account = [*_account(event), *([] if is_main else _evaluated(event))]
    found = [_passage(event, _place(event), account)]
    if published := _published(event):
        found.append(_passage(event, PUBLISHED, [published]))
    if is_main and (evaluated := _evaluated(event)):
        found.append(_passage(event, EVALUATION, evaluated))
    return found


def _place(event: Event) -> str:
    return DISTRIBUTED if event.distributed else MAIN if main_event(event).pk == event.pk else LINKED


def _passage(event: Event, place: str, paragraphs: Iterable[str]) -> Passage:
    occasion = occasion_of(event)
    told = tuple(paragraphs)
    known = (_date_quoted(event), *_voices_quoted(event), *_items_quoted(event))
    return Passage(
        key=f"events-{event.key}-{place}",
        section="activities",
        order=f"{occasion.order}:{place}",
        title=occasion.title,
        paragraphs=told,
        quoted=tuple(each for each in known if any(f"[[{each.code}]]" in text for text in told)),
        sources=tuple(dict.fromkeys([event.source, *(entry.source for entry in event.programme.all())])),
    )


def _ahead(event: Event) -> list[str]:
    """An event to come: what it is to be, when, and who is on its programme; nothing as if it were over."""
    when = f"[[events.date:{event.key}]]"
    opening = [event.summary or sentences.called(event), sentences.planned(event, when), event.invitations]
    return [" ".join(filter(None, opening)), *_programme(event)]


def _account(event: Event) -> list[str]:
    """The event in paragraphs: what, when, where and by whom; who spoke; what each said; who came."""
    opening = [event.summary] if event.summary else [sentences.called(event), sentences.linked(event)]
    opening += [sentences.held(event, f"[[events.date:{event.key}]]"), sentences.parties(event)]
    opening += [event.invitations, _enclosed(event)]
    said = [sentences.said(entry) for entry in event.programme.all() if entry.said]
    closing = [sentences.toured(event), sentences.topics(event), event.attendance_note or sentences.attendance(event)]
    told = [" ".join(filter(None, group)) for group in (opening, said, closing)]
    return [text for text in (told[0], *_programme(event), *told[1:]) if text]


def _programme(event: Event) -> list[str]:
    """Who speaks and who moderates, in one paragraph; nothing where nobody is on record."""
    speakers = [entry for entry in event.programme.all() if entry.role != "moderator"]
    moderators = [entry for entry in event.programme.all() if entry.role == "moderator"]
    told = sentences.speakers(f"[[events.speakers:{event.key}]]", speakers), sentences.moderated(moderators)
    return [text] if (text := " ".join(filter(None, told))) else []


def _evaluated(event: Event) -> list[str]:
    evaluation = getattr(event, "evaluation", None)
    text = sentences.evaluation(evaluation) if evaluation else ""
    # What was learned, then what is done about it.
    text = " ".join(part for part in (text, getattr(event, "follows", "")) if part)
    return [text] if text else []


def _cancelled(event: Event) -> str:
    """That something was planned and not held, and why."""
    values = {"title": event.title, "when": f"[[events.date:{event.key}]]"}
    told = _("“%(title)s”, planned for %(when)s, was cancelled.") % values
    return f"{told} {sentences.closed(event.cancelled_words)}" if event.cancelled_words else told


def _enclosed(event: Event) -> str:
    used = [each for each in event.handouts.all() if each.use == "enclosed"]
    return _("Enclosed: %(items)s.") % {"items": _item_codes(used)} if used else ""


def _published(event: Event) -> str:
    used = [each for each in event.handouts.all() if each.use == "published"]
    return _("Published for the occasion: %(items)s.") % {"items": _item_codes(used)} if used else ""


def _item_codes(handouts: list[Handout]) -> str:
    return sentences.listed([f"[[materials.item:{each.item.key}]]" for each in handouts])


# What is quoted ---------------------------------------------------------------------------------------------
def _date_quoted(event: Event) -> Quoted:
    definition = _("Events, first day of the event")
    if event.date_note:
        definition = f"{definition}. {event.date_note}"
    return _fact(f"events.date:{event.key}", localdates.long_moment(event.starts), definition, event, event.key)


def _voices_quoted(event: Event) -> list[Quoted]:
    speakers = [entry for entry in event.programme.all() if entry.role != "moderator"]
    if not speakers:
        return []
    shown = ngettext("%(count)s speaker", "%(count)s speakers", len(speakers)) % {"count": len(speakers)}
    rows = tuple(f"events/{event.key}#{entry.position}" for entry in speakers)
    definition = _("Events, programme: parts other than the moderator's; titles as printed for this event")
    return [Quoted(f"events.speakers:{event.key}", shown, len(speakers), definition, event.get_absolute_url(), rows)]


def _items_quoted(event: Event) -> list[Quoted]:
    return [
        Quoted(
            f"materials.item:{each.item.key}", each.item.title, None, _("Materials, the item"),
            each.item.get_absolute_url(), (f"materials/{each.item.key}",),
        )
        for each in {each.item_id: each for each in event.handouts.all()}.values()
    ]  # fmt: skip
