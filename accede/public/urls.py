"""Stable addresses: /<language>/status/<treaty>/on/<day>/ means the same for ever."""

from __future__ import annotations

import re
from datetime import date

from django.urls import path, register_converter

from accede.public.views import (
    acts,
    calendars,
    changes,
    data,
    declarations,
    embeds,
    events,
    feeds,
    matrix,
    pages,
    papers,
    periods,
    pictures,
    search,
    sitemaps,
    sources,
    states,
    supposing,
    tables,
    takeaway,
)

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


class Shape:
    regex = "map|chart|card"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Form(Shape):
    regex = "svg|png"


register_converter(Shape, "shape")
register_converter(Form, "form")


class AskedDay(IsoDay):
    """Also takes what is no day, as text, so that the page can say so in words."""

    regex = r"[^/]{1,40}"

    def to_python(self, value: str) -> date | str:  # type: ignore[override]  # on purpose wider
        try:
            return date.fromisoformat(value) if re.fullmatch(IsoDay.regex, value) else value
        except ValueError:
            return value


register_converter(AskedDay, "asked")
register_converter(LanguageCode, "lang")
register_converter(IsoDay, "isoday")

# What others subscribe to, frame and show: the language stands in the address.
FILES = [
    path("<lang:lang>/feeds/acts.atom", feeds.of_all, name="feed"),
    path("<lang:lang>/feeds/acts/<slug:slug>.atom", feeds.of_treaty, name="treaty_feed"),
    path("<lang:lang>/feeds/states/<slug:code>.atom", feeds.of_state, name="state_feed"),
    path("<lang:lang>/calendar/<slug:slug>.ics", calendars.of_treaty, name="treaty_calendar"),
    path("<lang:lang>/calendar/states/<slug:code>.ics", calendars.of_state, name="state_calendar"),
    path("<lang:lang>/pictures/<slug:slug>/<isoday:day>/<shape:shape>.<form:form>", pictures.picture, name="picture"),
    path("<lang:lang>/status/<slug:slug>/on/<isoday:day>/paper.<slug:form>", papers.status, name="status_paper"),
    path("<lang:lang>/states/<slug:code>/paper.<slug:form>", papers.state, name="state_paper"),
    path("<lang:lang>/states/<slug:code>/on/<isoday:day>/paper.<slug:form>", papers.state, name="state_paper_on"),
    path("<lang:lang>/embed/<slug:slug>/counter/", embeds.counter, name="embed_counter"),
    path("<lang:lang>/embed/<slug:slug>/map/", embeds.world, name="embed_map"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemaps"),
    path("sitemap-<slug:name>.xml", sitemaps.section, name="sitemap"),
]

# The record as data. What v1 promises stands at /<language>/data/; the two addresses without v1 came before it.
DATA = [
    path("data/v1/openapi.json", data.description, name="v1_openapi"),
    path("data/v1/treaties.json", data.treaties, name="v1_treaties"),
    path("data/v1/status/<slug:slug>.json", data.status, name="v1_status"),
    path("data/v1/status/<slug:slug>.csv", tables.status, name="v1_status_csv"),
    path("data/v1/status/<slug:slug>.csv-metadata.json", tables.status_beside, name="v1_status_beside"),
    path("data/v1/acts.csv", tables.all_acts, name="v1_all_acts_csv"),
    path("data/v1/acts.csv-metadata.json", tables.all_acts_beside, name="v1_all_acts_beside"),
    path("data/v1/acts/<slug:slug>.json", data.acts, name="v1_acts"),
    path("data/v1/acts/<slug:slug>.csv", tables.acts, name="v1_acts_csv"),
    path("data/v1/acts/<slug:slug>.csv-metadata.json", tables.acts_beside, name="v1_acts_beside"),
    path("data/v1/timeline/<slug:slug>.json", data.timeline, name="v1_timeline"),
    path("data/v1/states.json", data.states, name="v1_states"),
    path("data/v1/states/<slug:code>.json", data.state, name="v1_state"),
    path("data/v1/changes.json", data.changes, name="v1_changes"),
    path("data/status/<slug:slug>.json", data.status, name="status_json"),
    path("data/acts/<slug:slug>.csv", tables.acts, name="acts_csv"),
    path("data/<path:rest>", data.nowhere),
]

# Pages that answer a question about several treaties or States, or about days to choose.
ASKING = [
    path("<lang:lang>/status/<slug:slug>/not-bound/", matrix.not_bound, name="not_bound"),
    path("<lang:lang>/status/<slug:slug>/what-if/", supposing.what_if, name="what_if"),
    path("<lang:lang>/status/<slug:slug>/periods/", periods.periods, name="periods"),
    path("<lang:lang>/status/<slug:slug>/changes/", changes.changes, name="changes"),
    path("<lang:lang>/changes/", changes.changes, name="all_changes"),
    path("<lang:lang>/matrix/", matrix.matrix, name="matrix"),
    path("<lang:lang>/matrix.csv", matrix.matrix_csv, name="matrix_csv"),
    path("<lang:lang>/matrix/on/<asked:day>/", matrix.matrix, name="matrix_on"),
    path("<lang:lang>/acts/<slug:slug>/<slug:key>/", acts.act, name="act"),
    path("<lang:lang>/states/", states.all_states, name="all_states"),
    path("<lang:lang>/states/<slug:code>/", states.state, name="state"),
    path("<lang:lang>/states/<slug:code>/on/<asked:day>/", states.state, name="state_on"),
    path("<lang:lang>/search/", search.search, name="search"),
]

# What the campaigns hold, open to everybody.
EVENTS = [
    path("<lang:lang>/events/", events.listing, name="events"),
    path("<lang:lang>/events/<slug:campaign>/<slug:key>/", events.event, name="event"),
    path("<lang:lang>/events/<slug:campaign>/<slug:key>/entry.ics", events.entry, name="event_entry"),
    path("<lang:lang>/events/<slug:campaign>/<slug:key>/photo/<int:position>/", events.photo, name="event_photo"),
]

urlpatterns = [
    path("", pages.home, name="home"),
    path("<lang:lang>/", pages.home, name="home"),
    path("<lang:lang>/status/", pages.treaties, name="treaties"),
    path("<lang:lang>/status/<slug:slug>/", pages.status, name="status"),
    path("<lang:lang>/status/<slug:slug>/on/<asked:day>/", pages.status, name="status_on"),
    path("<lang:lang>/status/<slug:slug>/on/<asked:day>/states/", pages.states, name="states"),
    path("<lang:lang>/status/<slug:slug>/declarations/", declarations.declarations, name="declarations"),
    path(
        "<lang:lang>/status/<slug:slug>/on/<isoday:day>/declarations/",
        declarations.declarations,
        name="declarations_on",
    ),
    path("<lang:lang>/status/<slug:slug>/sources/", sources.sources, name="sources"),
    *ASKING,
    *EVENTS,
    path("<lang:lang>/counting/", pages.counting, name="counting"),
    path("<lang:lang>/data/", takeaway.page, name="data"),
    path("<lang:lang>/data/<slug:slug>/", takeaway.page, name="treaty_data"),
    *FILES,
    *DATA,
]
