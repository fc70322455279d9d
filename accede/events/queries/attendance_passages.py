"""What the report says of who was invited to an event and who came: figures worked out anew at the report's day."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.coalition.rules import THE_ALLIANCE, visible
from accede.events.models import Event
from accede.events.queries.funnel import Funnel, FunnelRow, definitions, funnel_of
from accede.events.queries.occasions import occasion_of
from accede.events.queries.order import by_date, is_to_come, year_of
from accede.kit.passages import Passage, Quoted

PLACE = "75"  # under the heading of the occasion: before the evaluation
# Classes as the sentence has them, with the marks that it counts together.
CLASSES = (("bound", "pc"), ("signed", "s"), ("none", "n"))


def attendance_passages(campaign: Campaign, year: int, *, on: date, made: date) -> list[Passage]:
    """One passage for each event of the year to which somebody was invited on record, of those that all of the alliance
    may read, counted at the end of the report's day `on`. Where that day lies before the event, as when the treaty's
    record ends before the year, it says nothing of who came: it is then counted at the end of the year or on the day
    on which the report is made, whichever comes first. An event after that day has no passage: nobody came yet. Six
    queries an event.
    """
    later = min(made, date(year, 12, 31))
    rows = visible(Event.objects.filter(campaign=campaign, invited__isnull=False), THE_ALLIANCE)
    events = [each for each in rows.select_related("campaign", "session").distinct() if year_of(each.starts) == year]
    day = min(on, made)
    counted = [(each, later if is_to_come(each, on=day) else day) for each in sorted(events, key=by_date)]
    told = [(each, funnel_of(each, as_of=until)) for each, until in counted if not is_to_come(each, on=until)]
    return [_passage(each, found) for each, found in told if found.total.invited]


def _passage(event: Event, found: Funnel) -> Passage:
    occasion = occasion_of(event)
    quoted = [*_steps(event, found), *_by_class(event, found)]
    return Passage(
        key=f"events-{event.key}-{PLACE}",
        section="activities",
        order=f"{occasion.order}:{PLACE}",
        title=occasion.title,
        paragraphs=(" ".join(filter(None, [_all(event), _classes(event, found)])),),
        quoted=tuple(quoted),
        sources=(event.source,),
    )


def _code(event: Event, step: str, part: str = "") -> str:
    return f"events.{step}{'.' if part else ''}{part}:{event.key}"


def _all(event: Event) -> str:
    """ "Invited to “…”: 191; delivered: 188; …"."""
    shown = {step: f"[[{_code(event, step)}]]" for step, _label, _words in definitions()}
    return _(
        "To “%(event)s” %(invited)s were on record as invited; %(delivered)s of these invitations were delivered, "
        "%(replied)s answered and %(accepted)s accepted, and on %(came)s somebody came."
    ) % {**shown, "event": event.title}


def _classes(event: Event, found: Funnel) -> str:
    words = {
        "bound": _("of the States bound when invited, %(came)s of %(invited)s"),
        "signed": _("of those that had signed only, %(came)s of %(invited)s"),
        "none": _("of those that had done nothing, %(came)s of %(invited)s"),
    }
    parts = [
        words[part] % {step: f"[[{_code(event, step, part)}]]" for step in ("came", "invited")}
        for part, marks in CLASSES
        if _together(found, marks).invited
    ]
    return _("Represented were, %(parts)s.") % {"parts": "; ".join(parts)} if parts else ""


def _together(found: Funnel, marks: str) -> FunnelRow:
    rows = [row for row in found.by_class if row.key and row.key in marks]
    return FunnelRow("", "", invited=sum(row.invited for row in rows), came=sum(row.came for row in rows))


def _steps(event: Event, found: Funnel) -> list[Quoted]:
    return [_quoted(event, _code(event, step), found.total.step(step), words) for step, _label, words in definitions()]


def _by_class(event: Event, found: Funnel) -> list[Quoted]:
    defined = {step: words for step, _label, words in definitions()}
    own = _("States by their class when they were invited.")
    return [
        _quoted(event, _code(event, step, part), _together(found, marks).step(step), f"{defined[step]} {own}")
        for part, marks in CLASSES
        for step in ("invited", "came")
        if _together(found, marks).invited
    ]


def _quoted(event: Event, code: str, number: int, definition: str) -> Quoted:
    words = _("Events, invitations: %(definition)s") % {"definition": definition}
    url = f"{event.get_absolute_url()}invitations/"
    return Quoted(code, str(number), number, words, url, (f"events/{event.key}",))
