"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import stages

room: list[URLPattern] = []
file: list[URLPattern] = [
    path("stages/", stages.stages, name="stages"),
    path("stages/choose/", stages.choose, name="stages_choose"),
    path("stages/choose/<slug:tradition>/", stages.lay, name="stages_lay"),
    path("stages/adapt/", stages.adapt, name="stages_adapt"),
    path("stages/check/", stages.check, name="stages_check"),
    path("stages/<int:number>/add/", stages.add_fact, name="fact_add"),
    path("stages/facts/<slug:key>/correct/", stages.correct_fact, name="fact_correct"),
    path("stages/facts/<slug:key>/sharing/", stages.change_fact, name="fact_change"),
    path("stages/facts/<slug:key>/remove/", stages.remove_fact, name="fact_remove"),
]
