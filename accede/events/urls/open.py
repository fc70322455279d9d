"""Pages for whoever holds a link: an answer to an invitation, a registration. No account."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import answering

app_name = "invited"
urlpatterns: list[URLPattern] = [
    path("r/<str:token>/", answering.reply, name="reply"),
]
