"""Works, consents, tours; the evaluation and what follows from it."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import evaluating, exhibitions

room: list[URLPattern] = []
event: list[URLPattern] = [
    path("exhibition/", exhibitions.exhibition, name="exhibition"),
    path("exhibition/add/", exhibitions.add_work, name="add_work"),
    path("exhibition/<int:number>/change/", exhibitions.change_work, name="change_work"),
    path("exhibition/<int:number>/withdraw/", exhibitions.withdraw_work, name="withdraw_work"),
    path("exhibition/<int:number>/remove/", exhibitions.remove_work, name="remove_work"),
    path("tour/add/", exhibitions.add_stop, name="add_stop"),
    path("tour/<int:number>/change/", exhibitions.change_stop, name="change_stop"),
    path("tour/<int:number>/remove/", exhibitions.remove_stop, name="remove_stop"),
    path("evaluation/", evaluating.evaluation, name="evaluation"),
    path("evaluation/follow/", evaluating.follow, name="follow_up"),
]
