"""Pages for whoever holds a link: an answer to an invitation, a registration. No account."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import answering, registering

app_name = "invited"
urlpatterns: list[URLPattern] = [
    path("r/<str:token>/", answering.reply, name="reply"),
    path("register/<str:token>/", registering.registration, name="registration"),
    path("<slug:language>/register/<slug:campaign>/<slug:key>/", registering.register, name="register"),
]
