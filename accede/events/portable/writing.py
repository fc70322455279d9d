"""An event as plain data, in the order in which a person would tell it."""

from __future__ import annotations

from typing import Any

from accede.coalition.portable import sharing_cells
from accede.events.models import EntryPhoto, EntryStanding, Evaluation, Event, ProgrammeEntry, Session
from accede.events.portable.instants import file_name, instant, put
from accede.events.portable.showing import exhibit_data, posting_data, sheet_data, stop_data
from accede.kit.portable import Folder
from accede.materials.portable import trimmed

INSTANTS = ("begins_at", "ends_at", "registration_closes_at", "replies_close_at")


def session_data(session: Session) -> dict[str, Any]:
    """A parent session."""
    names = ("key", "name", "body", "starts", "ends", "place", "notes", "source")
    return trimmed({name: getattr(session, name) for name in names})


def event_data(event: Event, folder: Folder) -> dict[str, Any]:
    """An event with everything that hangs on it; what is unknown is left out. Photographs go into the folder."""
    names = ("title", "kind", "occasion", "starts", "ends", "date_note", "place", "venue")
    more = ("distributed", "summary")
    texts = ("invitations", "attendance_note", "source")
    return trimmed(
        {
            **{name: getattr(event, name) for name in names},
            "session": event.session and event.session.key,
            **_held(event),
            **{name: getattr(event, name) for name in more},
            "topics": event.topic_list,
            **{name: getattr(event, name) for name in texts},
            **sharing_cells(event),
            **_parts(event, folder),
        }
    )


def _held(event: Event) -> dict[str, Any]:
    """When to the minute, where on file, for whom, and whether it still is."""
    plain = ("time_zone", "languages", "expected", "budget_line", "public_page", "public_text", "registration")
    return {
        "series": event.series and event.series.key,
        "held_at": event.held_at and event.held_at.key,
        "country": event.country and event.country.code,
        **{name: instant(getattr(event, name)) for name in INSTANTS},
        **{name: getattr(event, name) for name in plain},
        "cancelled_date": event.cancelled_date and event.cancelled_date.isoformat(),
        "cancelled_words": event.cancelled_words,
        "uid": event.uid,
        "sequence": event.sequence or None,
    }


def _parts(event: Event, folder: Folder) -> dict[str, Any]:
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
        "programme": [
            _entry_data(each, folder) for each in event.programme.select_related("person").order_by("position")
        ],
        "handouts": [
            {"item": each.item.key, "use": each.use}
            for each in event.handouts.select_related("item").order_by("item__key", "use")
        ],
        "attendance": [
            trimmed({"group": each.group, "heads": each.heads}) for each in event.attendance.order_by("group")
        ],
        "sheet": [sheet_data(each) for each in event.sheet.order_by("number")],
        "exhibits": [exhibit_data(each) for each in event.exhibits.order_by("number")],
        "tour": [stop_data(each) for each in event.tour.select_related("host").order_by("number")],
        "posting": posting_data(event),
        "evaluation": evaluation and _evaluation_data(evaluation),
    }


def _entry_data(entry: ProgrammeEntry, folder: Folder) -> dict[str, Any]:
    return trimmed(
        {
            "role": entry.role,
            "person": entry.person and entry.person.key,
            "name": entry.name,
            "title": entry.title,
            "affiliation": entry.affiliation,
            "organisations": sorted(entry.organisations.values_list("key", flat=True)),
            "standing": entry.standing if entry.standing != EntryStanding.CONFIRMED else "",
            "public": entry.public,
            "begins_at": instant(entry.begins_at),
            "ends_at": instant(entry.ends_at),
            "gender": entry.gender,
            "sector": entry.sector,
            "region": entry.region,
            "biography": entry.biography,
            "papers": sorted(entry.papers.values_list("key", flat=True)),
            "said": entry.said,
            "may_be_quoted": entry.may_be_quoted,
            "source": entry.source if entry.source != entry.event.source else "",
            "photo": _photo_data(entry, folder),
        }
    )


def _photo_data(entry: ProgrammeEntry, folder: Folder) -> dict[str, Any] | None:
    photo = EntryPhoto.objects.filter(entry=entry).first()
    if photo is None:
        return None
    name = file_name(f"photos/{entry.event.key}-{entry.position}", photo.content_type)
    return trimmed(
        {
            "file": put(folder, name, photo.content),
            "type": photo.content_type,
            "credit": photo.credit,
            "consent": photo.consent,
            "public": photo.public,
        }
    )


def _evaluation_data(evaluation: Evaluation) -> dict[str, Any]:
    names = ("verdict", "expected", "happened", "worked", "why", "next_time")
    source = evaluation.source if evaluation.source != evaluation.event.source else ""
    # An evaluation that says nothing but that there is one keeps its source, so that it is written at all.
    found = trimmed({**{name: getattr(evaluation, name) for name in names}, "source": source})
    return found or {"source": evaluation.source}
