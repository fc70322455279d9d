"""Stable addresses: /<language>/status/<treaty>/on/<day>/ means the same for ever."""

from __future__ import annotations

from datetime import date

from django.urls import path, register_converter

from accede.public import views

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
    path("", views.home, name="home"),
    path("robots.txt", views.robots, name="robots"),
    path("<lang:lang>/", views.home, name="home"),
    path("<lang:lang>/status/", views.treaties, name="treaties"),
    path("<lang:lang>/status/<slug:slug>/", views.status, name="status"),
    path("<lang:lang>/status/<slug:slug>/on/<isoday:day>/", views.status, name="status_on"),
    path("<lang:lang>/status/<slug:slug>/on/<isoday:day>/states/", views.states, name="states"),
    path("<lang:lang>/states/<slug:code>/", views.state, name="state"),
    path("<lang:lang>/counting/", views.counting, name="counting"),
    path("data/status/<slug:slug>.json", views.status_json, name="status_json"),
    path("data/acts/<slug:slug>.csv", views.acts_csv, name="acts_csv"),
]
