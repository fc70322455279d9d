"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import mission_directory, missions

room: list[URLPattern] = [
    path("missions/", mission_directory.directory, name="missions_all"),
    path("missions/precedence/", mission_directory.precedence, name="missions_precedence"),
    path("missions/list.csv", mission_directory.export, {"form": "csv"}, name="missions_csv"),
    path("missions/list.xlsx", mission_directory.export, {"form": "xlsx"}, name="missions_xlsx"),
]
file: list[URLPattern] = [
    path("missions/", missions.file_page, name="missions"),
    path("missions/add/", missions.add, name="add_mission"),
    path("missions/<slug:key>/", missions.one, name="mission"),
    path("missions/<slug:key>/change/", missions.change, name="change_mission"),
    path("missions/<slug:key>/close/", missions.close, name="close_mission"),
    path("missions/<slug:key>/reopen/", missions.reopen, name="reopen_mission"),
    path("missions/<slug:key>/checked/", missions.check, name="check_mission"),
    path("missions/<slug:key>/bounced/", missions.bounced, name="bounced_mission"),
    path("missions/<slug:key>/heads/add/", missions.add_head, name="add_head"),
    path("missions/<slug:key>/heads/<int:number>/", missions.correct_head, name="correct_head"),
    path("missions/<slug:key>/heads/<int:number>/end/", missions.end_head, name="end_head"),
]
