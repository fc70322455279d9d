"""What letters may say of the event they invite to, as mailings keeps it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import override

from accede.events.models import Event
from accede.events.queries.sentences import span


def run_facts(event: Event) -> dict[str, str]:
    """Facts of a run: {"event.title": …, "event.day": "2026-10-08", …}. Title and place stand as they are recorded; one
    day is kept as such, so that each letter has it in its own words; of a longer time each language has its own.
    """
    found = {
        "event.title": event.title,
        "event.place": ", ".join(filter(None, [event.venue, event.place])),
        "event.time": _time(event),
        **_days(event),
    }
    return {name: text for name, text in found.items() if text}


def _days(event: Event) -> dict[str, str]:
    if event.starts.is_day and (not str(event.ends) or event.ends == event.starts):
        return {"event.day": str(event.starts)}
    found = {}
    for code, _name in settings.LANGUAGES:
        short = code.split("-")[0]
        with override(code):
            found["event.day" if short == "en" else f"event.day:{short}"] = span(event.starts, event.ends)
    return found


def _time(event: Event) -> str:
    """The hours on the wall of the place: "10:00–12:30 (Europe/Zurich)"."""
    if not event.begins_at:
        return ""
    zone = event.time_zone or "UTC"
    moments = filter(None, [event.begins_at, event.ends_at])
    return f"{'–'.join(f'{each.astimezone(ZoneInfo(zone)):%H:%M}' for each in moments)} ({zone})"
