"""Pages for whoever holds a link: leaving a list, joining one; what a mail provider tells. No account."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.mailings.views import joining

app_name = "listed"
urlpatterns: list[URLPattern] = [
    path("lists/", joining.every, name="lists"),
    path("join/<slug:campaign>/<slug:key>/", joining.join, name="join"),
    path("confirm/<str:token>/", joining.confirm, name="confirm"),
    path("leave/<str:token>/", joining.leave, name="leave"),
]
