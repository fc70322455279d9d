"""What became of letters: progress, pause, doubtful, carried by hand."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.mailings.views import delivery as views

room: list[URLPattern] = []
run: list[URLPattern] = [
    path("delivery/", views.page, name="run_delivery"),
    path("delivery/pause/", views.pause, name="pause_run"),
    path("delivery/resume/", views.resume, name="resume_run"),
    path("delivery/cancel/", views.cancel, name="cancel_run"),
    path("delivery/record/", views.record, name="record_dispatch"),
    path("delivery/settle/", views.settle, name="settle_letters"),
    path("delivery/report/", views.report, name="bring_report"),
    path("test/", views.test, name="test_letter"),
]
