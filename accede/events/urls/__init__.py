"""Addresses of the room, below /c/CAMPAIGN/events/: places and series, then one event's parts, each in its module."""

from __future__ import annotations

from itertools import chain

from django.urls import include, path

from accede.events.urls import door, exhibitions, invitations, places, posting, room, sheet

PARTS = (places, posting, invitations, door, sheet, exhibitions)

app_name = "events"
urlpatterns = [
    # Words of the room come before the key of an event.
    *chain.from_iterable(part.room for part in PARTS),
    path("<slug:key>/", include(list(chain.from_iterable(part.event for part in PARTS)))),
    *room.urlpatterns,
]
