"""What letters may say of the event they invite to, in every language of ours."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import override

from accede.events.models import Event
from accede.events.queries.open_page import when


def run_facts(event: Event) -> dict[str, str]:
    """Facts of a run as mailings keeps them: {"event.title": …, "event.day:fr": …}. Title and place stand as they are
    recorded; a translation of the title is added by hand.
    """
    place = ", ".join(filter(None, [event.venue, event.place]))
    found = {"event.title": event.title, "event.place": place}
    for code, _name in settings.LANGUAGES:
        short = code.split("-")[0]
        with override(code):
            found["event.day" if short == "en" else f"event.day:{short}"] = when(event)
    return {name: text for name, text in found.items() if text}
