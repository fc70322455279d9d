"""Events that members post themselves, their moderation, and the map of what was held where."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import posting

room: list[URLPattern] = [
    path("post/", posting.post, name="post"),
    path("posted/", posting.posted, name="posted"),
    path("map/", posting.held_where, name="map"),
]
event: list[URLPattern] = [
    path("show/", posting.show, name="show_posting"),
    path("refuse/", posting.refuse, name="refuse_posting"),
]
