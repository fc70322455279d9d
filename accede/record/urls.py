"""Addresses of the record's workspace pages, below /desk/record/."""

from __future__ import annotations

from django.urls import path

from accede.record.views import acts, checking, clauses, declarations, home, imports, sources, supposing, territories

app_name = "record"

urlpatterns = [
    path("", home.home, name="home"),
    path("treaties/<slug:slug>/", home.treaty, name="treaty"),
    path("treaties/<slug:slug>/clause/", clauses.clause, name="clause"),
    path("treaties/<slug:slug>/what-if/", supposing.what_if, name="what_if"),
    path("treaties/<slug:slug>/difference/", home.accept_difference, name="accept_difference"),
    path("treaties/<slug:slug>/declarations/", declarations.declarations, name="declarations"),
    path("treaties/<slug:slug>/declarations/add/", declarations.add, name="declare"),
    path("treaties/<slug:slug>/territories/", territories.territories, name="territories"),
    path("treaties/<slug:slug>/territories/add/", territories.add, name="territory_add"),
    path("territories/<int:pk>/correct/", territories.correct, name="territory_correct"),
    path("territories/<int:pk>/end/", territories.end, name="territory_end"),
    path("states/<slug:code>/", home.state, name="state"),
    path("acts/", acts.acts, name="acts"),
    path("acts/add/", acts.add, name="add"),
    path("acts/to-verify/", checking.queue, name="queue"),
    path("acts/<int:pk>/", acts.act, name="act"),
    path("acts/<int:pk>/verify/", checking.verify, name="verify"),
    path("acts/<int:pk>/dispute/", checking.dispute, name="dispute"),
    path("acts/<int:pk>/correct/", acts.correct, name="correct"),
    path("acts/<int:pk>/object/", declarations.object_to, name="object_to"),
    path("acts/<int:pk>/withdraw/", declarations.withdraw, name="withdraw"),
    path("acts/<int:pk>/words/", declarations.words, name="words"),
    path("acts/<int:pk>/strike/", acts.strike, name="strike"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<slug:slug>/", sources.treaty, name="treaty_sources"),
    path("imports/", imports.imports, name="imports"),
    path("imports/add/", imports.add, name="import_add"),
    path("imports/<int:pk>/", imports.one, name="import"),
    path("imports/<int:pk>/paper.<slug:form>", imports.paper, name="import_paper"),
    path("imports/<int:pk>/approve/", imports.approve, name="import_approve"),
    path("imports/<int:pk>/reject/", imports.reject, name="import_reject"),
    path("imports/<int:pk>/again/", imports.again, name="import_again"),
    path("imports/<int:pk>/name/", imports.name, name="import_name"),
    path("imports/<int:pk>/proposals/<int:line>/", imports.proposal, name="import_proposal"),
]
