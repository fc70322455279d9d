"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import champions, targets, weights

room: list[URLPattern] = [
    path("targets/", targets.overview, name="targets"),
    path("targets/add/", targets.make_list, name="add_target_list"),
    path("targets/month/", targets.choose_country, name="choose_country"),
    path("targets/<slug:key>/", targets.one_list, name="target_list"),
    path("targets/<slug:key>/change/", targets.change_list, name="change_target_list"),
    path("targets/<slug:key>/add/", targets.add_target, name="add_target"),
    path("targets/<slug:targets>/<slug:key>/", targets.target, name="target"),
    path("targets/<slug:targets>/<slug:key>/change/", targets.change_target, name="change_target"),
    path("targets/<slug:targets>/<slug:key>/drop/", targets.drop_target, name="drop_target"),
    path("targets/<slug:targets>/<slug:key>/take-up/", targets.take_up, name="take_up_target"),
    path("score/", weights.weights, name="weights"),
    path("champions/", champions.overview, name="champions"),
    path("champions/add/", champions.add, name="add_champion"),
]
file: list[URLPattern] = [
    path("champions/add/", champions.add_of, name="add_champion_of"),
    path("champions/<slug:key>/", champions.champion, name="champion"),
    path("champions/<slug:key>/change/", champions.change, name="change_champion"),
]
