"""Addresses of asks and promises: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import path

from accede.governments.views import promise_list, recommendations
from accede.governments.views import promises as views

room = [
    path("promises/", promise_list.listing, name="promises_all"),
    path("recommendations/", recommendations.listing, name="recommendations"),
    path("recommendations/bring/", recommendations.bring, name="bring_review"),
    path("recommendations/files/<int:pk>/", recommendations.file, name="review_file"),
    path("recommendations/files/<int:pk>/settle/", recommendations.settle, name="settle_review"),
    path("recommendations/<slug:key>/decide/", recommendations.decide, name="decide_recommendation"),
]
file = [
    path("promises/", views.listing, name="promises"),
    path("promises/add/", views.add_promise, name="add_promise"),
    path("promises/<slug:key>/", views.promise, name="promise"),
    path("promises/<slug:key>/change/", views.change_promise, name="change_promise"),
    path("promises/<slug:key>/note/", views.note_promise, name="note_promise"),
    path("promises/<slug:key>/quick/", promise_list.quick, name="quick_promise"),
    path("asks/add/", views.add_ask, name="add_ask"),
    path("asks/<slug:key>/", views.ask, name="ask"),
    path("asks/<slug:key>/change/", views.change_ask, name="change_ask"),
    path("asks/<slug:key>/note/", views.note_ask, name="note_ask"),
]
