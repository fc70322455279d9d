"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import positions

room: list[URLPattern] = [path("positions/to-ask-again/", positions.stale, name="positions_stale")]
file: list[URLPattern] = [
    path("positions/", positions.positions, name="positions"),
    path("positions/add/", positions.add, name="position_add"),
    path("positions/<slug:key>/", positions.position, name="position"),
    path("positions/<slug:key>/correct/", positions.correct, name="position_correct"),
    path("positions/<slug:key>/evidence/", positions.evidence, name="position_evidence"),
    path("positions/<slug:key>/sharing/", positions.change, name="position_change"),
    path("positions/<slug:key>/remove/", positions.remove, name="position_remove"),
]
