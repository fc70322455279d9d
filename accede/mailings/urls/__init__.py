"""Addresses of the room, below /c/CAMPAIGN/mailings/; below runs/KEY/ those of one run of letters."""

from __future__ import annotations

from itertools import chain

from django.urls import include, path

from accede.mailings.urls import audiences, delivery, letters, lists, runs, texts

PARTS = (texts, audiences, lists, runs, letters, delivery)

app_name = "mailings"
urlpatterns = [
    *chain.from_iterable(part.room for part in PARTS),
    path("runs/<slug:key>/", include(list(chain.from_iterable(part.run for part in PARTS)))),
]
