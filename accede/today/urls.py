"""Addresses of the workspace's own pages, under /desk/."""

from __future__ import annotations

from django.urls import path, register_converter

from accede.kit import opaque
from accede.today.views import calendars, mail, pages, starting

register_converter(opaque.OfLetter, "letter")

app_name = "today"

urlpatterns = [
    path("", pages.index, name="index"),
    path("calendar/", calendars.page, name="calendar"),
    path("calendar/addresses/", calendars.own, name="calendar_addresses"),
    path("calendar/addresses/make/", calendars.make, name="make_calendar_address"),
    path("calendar/addresses/<int:pk>/end/", calendars.end, name="end_calendar_address"),
    path("calendar/private/<str:secret>.ics", calendars.private, name="private_calendar"),
    path("search/", pages.find, name="search"),
    path("log/", pages.log, name="log"),
    path("start/", starting.choose, name="start"),
    path("start/<slug:slug>/", starting.start_on, name="start_on"),
    path("mail/", mail.letters, name="mail"),
    path("mail/<letter:pk>/", mail.letter, name="letter"),
    path("mail/<letter:pk>/settle/", mail.settle, name="settle"),
]
