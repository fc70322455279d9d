"""Addresses: each room answers under its own name; nothing else is decided here."""

from __future__ import annotations

from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from accede.config.settings import PACKAGE
from accede.kit.views import favicon

CAMPAIGN_ROOMS = (
    "coalition", "governments", "meetings", "materials", "mailings", "events", "statements", "funding", "reports",
)  # fmt: skip
# What people call a room where its name in the code is another one.
CALLED = {"governments": "states"}


def _has_urls(room: str) -> bool:
    return room in settings.ROOMS and any((PACKAGE / room / name).exists() for name in ("urls.py", "urls/__init__.py"))


urlpatterns = [
    path("accounts/", include("accede.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    *[
        path(f"c/<slug:campaign>/{CALLED.get(room, room)}/", include(f"accede.{room}.urls"))
        for room in CAMPAIGN_ROOMS
        if _has_urls(room)
    ],
    *([path("desk/record/", include("accede.record.urls"))] if _has_urls("record") else []),
    *([path("desk/kit/", include("accede.kit.urls"))] if _has_urls("kit") else []),
    *([path("desk/", include("accede.today.urls"))] if _has_urls("today") else []),
    # Pages for who holds a link: answers to invitations, leaving a list.
    path("i/", include("accede.events.urls.open")),
    path("m/", include("accede.mailings.urls.open")),
    # What a provider tells of letters.
    *([path("anymail/", include("anymail.urls"))] if settings.MAIL_PROVIDER else []),
    path("favicon.ico", favicon),
    path("c/<slug:campaign>/", RedirectView.as_view(pattern_name="coalition:overview")),
    path("i18n/", include("django.conf.urls.i18n")),
    *([path("", include("accede.public.urls"))] if _has_urls("public") else []),
]

handler400 = "accede.kit.views.too_much"
handler403 = "accede.kit.views.not_allowed"
handler404 = "accede.kit.views.page_not_found"
handler500 = "accede.kit.views.server_error"
