"""Stable addresses: /<language>/status/<treaty>/on/<day>/ means the same for ever."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from accede.public.views import data, declarations, pages

app_name = "public"


class LanguageCode:
    regex = "ar|en|es|fr|ru|zh"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value.split("-")[0]


class IsoDay:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(LanguageCode, "lang")
register_converter(IsoDay, "isoday")

urlpatterns = [
    path("", pages.home, name="home"),
    path("robots.txt", data.robots, name="robots"),
    path("<lang:lang>/", pages.home, name="home"),
    path("<lang:lang>/status/", pages.treaties, name="treaties"),
    path("<lang:lang>/status/<slug:slug>/", pages.status, name="status"),
    path("<lang:lang>/status/<slug:slug>/on/<isoday:day>/", pages.status, name="status_on"),
    path("<lang:lang>/status/<slug:slug>/on/<isoday:day>/states/", pages.states, name="states"),
    path("<lang:lang>/status/<slug:slug>/declarations/", declarations.declarations, name="declarations"),
    path(
        "<lang:lang>/status/<slug:slug>/on/<isoday:day>/declarations/",
        declarations.declarations,
        name="declarations_on",
    ),
    path("<lang:lang>/states/<slug:code>/", pages.state, name="state"),
    path("<lang:lang>/counting/", pages.counting, name="counting"),
    path("data/status/<slug:slug>.json", data.status_json, name="status_json"),
    path("data/acts/<slug:slug>.csv", data.acts_csv, name="acts_csv"),
]
