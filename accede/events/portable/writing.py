"""An event as plain data, in the order in which a person would tell it."""

from __future__ import annotations

from typing import Any

from accede.coalition.portable import sharing_cells
from accede.events.models import Evaluation, Event, ProgrammeEntry, Session
from accede.materials.portable import trimmed


def session_data(session: Session) -> dict[str, Any]:
    """A parent session."""
    names = ("key", "name", "body", "starts", "ends", "place", "notes", "source")
    return trimmed({name: getattr(session, name) for name in names})


def event_data(event: Event) -> dict[str, Any]:
    """An event with everything that hangs on it; what is unknown is left out."""
    names = ("title", "kind", "occasion", "starts", "ends", "date_note", "place", "venue")
    more = ("distributed", "summary")
    texts = ("invitations", "attendance_note", "source")
    return trimmed(
        {
            **{name: getattr(event, name) for name in names},
            "session": event.session and event.session.key,
            **{name: getattr(event, name) for name in more},
            "topics": event.topic_list,
            **{name: getattr(event, name) for name in texts},
            **sharing_cells(event),
            **_parts(event),
        }
    )


def _parts(event: Event) -> dict[str, Any]:
    evaluation = Evaluation.objects.filter(event=event).first()
    return {
        "parties": [
            trimmed(
                {
                    "organisation": each.organisation and each.organisation.key,
                    "role": each.role,
                    "note": each.note,
                }
            )
            for each in event.parties.select_related("organisation").order_by("pk")
        ],
        "links": [
            {"other": each.other.key, "relation": each.relation}
            for each in event.links.select_related("other").order_by("other__key")
        ],
        "programme": [_entry_data(each) for each in event.programme.select_related("person").order_by("position")],
        "handouts": [
            {"item": each.item.key, "use": each.use}
            for each in event.handouts.select_related("item").order_by("item__key", "use")
        ],
        "attendance": [
            trimmed({"group": each.group, "heads": each.heads}) for each in event.attendance.order_by("group")
        ],
        "evaluation": evaluation and _evaluation_data(evaluation),
    }


def _entry_data(entry: ProgrammeEntry) -> dict[str, Any]:
    return trimmed(
        {
            "role": entry.role,
            "person": entry.person and entry.person.key,
            "name": entry.name,
            "title": entry.title,
            "affiliation": entry.affiliation,
            "organisations": sorted(entry.organisations.values_list("key", flat=True)),
            "said": entry.said,
            "source": entry.source if entry.source != entry.event.source else "",
        }
    )


def _evaluation_data(evaluation: Evaluation) -> dict[str, Any]:
    names = ("verdict", "expected", "happened", "worked", "why", "next_time")
    source = evaluation.source if evaluation.source != evaluation.event.source else ""
    # An evaluation that says nothing but that there is one keeps its source, so that it is written at all.
    found = trimmed({**{name: getattr(evaluation, name) for name in names}, "source": source})
    return found or {"source": evaluation.source}
