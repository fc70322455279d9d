"""Run sheet, programme in full, photographs; the event as a whole: public page, cancellation, calendar entry."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import holding, sheet

room: list[URLPattern] = []
event: list[URLPattern] = [
    path("programme/", sheet.programme, name="programme"),
    path("programme/<int:position>/photo/", sheet.photo, name="photo"),
    path("programme/<int:position>/photo/change/", sheet.set_photo, name="set_photo"),
    path("programme/<int:position>/photo/remove/", sheet.remove_photo, name="remove_photo"),
    path("sheet/", sheet.sheet, name="sheet"),
    path("sheet/paper.<slug:form>", sheet.sheet_paper, name="sheet_paper"),
    path("sheet/add/", sheet.add_line, name="add_line"),
    path("sheet/fill/", sheet.fill_sheet, name="fill_sheet"),
    path("sheet/<int:number>/change/", sheet.change_line, name="change_line"),
    path("sheet/<int:number>/remove/", sheet.remove_line, name="remove_line"),
    path("public/", holding.publish, name="publish"),
    path("cancel/", holding.cancel, name="cancel"),
    path("hold/", holding.hold, name="hold"),
    path("entry.ics", holding.calendar_entry, name="calendar_entry"),
]
