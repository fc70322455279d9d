"""Lists, who is on them, press releases and newsletters."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.mailings.views import issues, list_files, list_keeping, subscribers

room: list[URLPattern] = [
    path("lists/", list_keeping.home, name="lists"),
    path("lists/add/", list_keeping.add, name="add_list"),
    path("lists/<slug:key>/", list_keeping.one, name="list"),
    path("lists/<slug:key>/change/", list_keeping.change, name="change_list"),
    path("lists/<slug:key>/addresses.csv", list_keeping.save, {"form": "csv"}, name="list_csv"),
    path("lists/<slug:key>/addresses.xlsx", list_keeping.save, {"form": "xlsx"}, name="list_xlsx"),
    path("lists/<slug:key>/import/", list_files.add, name="import_subscribers"),
    path("lists/<slug:key>/in/<slug:language>/", list_keeping.text, name="list_text"),
    path("lists/<slug:key>/people/add/", subscribers.add, name="add_subscriber"),
    path("lists/<slug:key>/people/<slug:subscription>/", subscribers.one, name="subscriber"),
    path("lists/<slug:key>/people/<slug:subscription>/change/", subscribers.change, name="change_subscriber"),
    path("lists/<slug:key>/people/<slug:subscription>/remove/", subscribers.remove, name="remove_subscriber"),
    path("lists/<slug:key>/people/<slug:subscription>/erase/", subscribers.erase, name="erase_subscriber"),
    path("lists/<slug:key>/people/<slug:subscription>/held.zip", subscribers.take_away, name="take_away_subscriber"),
    path("write/<slug:kind>/", issues.add, name="add_issue"),
    path("imports/sample.csv", list_files.sample, {"form": "csv"}, name="sheet_sample_csv"),
    path("imports/sample.xlsx", list_files.sample, {"form": "xlsx"}, name="sheet_sample_xlsx"),
    path("imports/<slug:key>/", list_files.one, name="sheet_import"),
    path("imports/<slug:key>/say/", list_files.say, name="say_of_sheet"),
    path("imports/<slug:key>/choose/", list_files.choose, name="choose_lines"),
    path("imports/<slug:key>/approve/", list_files.approve, name="approve_sheet"),
    path("imports/<slug:key>/drop/", list_files.drop, name="drop_sheet"),
]
run: list[URLPattern] = []
