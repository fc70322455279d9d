"""Addresses of the room, below /c/CAMPAIGN/states/; below /c/CAMPAIGN/states/CODE/ those of one State's file."""

from __future__ import annotations

from itertools import chain

from django.urls import include, path

from accede.governments.urls import (
    allies,
    arguments,
    boards,
    briefs,
    contacts,
    files,
    imports,
    missions,
    obstacles,
    positions,
    promises,
    stages,
    targets,
)

PARTS = (
    boards, briefs, contacts, promises, targets, missions, arguments, imports, files, positions, stages, obstacles,
    allies,
)  # fmt: skip

app_name = "governments"
urlpatterns = [
    # Words of the room come first: a State's code is in capitals.
    *chain.from_iterable(part.room for part in PARTS),
    path("<slug:code>/", include(list(chain.from_iterable(part.file for part in PARTS)))),
]
