"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.governments.views import contacts, entries, officials, sources, tags

room: list[URLPattern] = [
    path("contacts/", contacts.of_all, name="contacts_all"),
    path("contacts/log/", contacts.choose_state, name="log_contact"),
    path("contacts/notices/", contacts.notices, name="notices"),
    path("settings/", tags.settings, name="file_settings"),
]
file: list[URLPattern] = [
    path("contacts/", contacts.of_state, name="contacts"),
    path("contacts/add/", entries.add, name="add_contact"),
    path("contacts/<slug:key>/", entries.record, name="contact"),
    path("contacts/<slug:key>/change/", entries.change, name="change_contact"),
    path("contacts/<slug:key>/held/", entries.hold, name="hold_contact"),
    path("contacts/<slug:key>/cancel/", entries.cancel, name="cancel_contact"),
    path("contacts/<slug:key>/task/", entries.task, name="contact_task"),
    path("contacts/<slug:key>/noted/", entries.seen, name="contact_noted"),
    path("contacts/<slug:key>/source/", sources.source, name="source"),
    path("contacts/<slug:key>/source/remove/", sources.remove, name="remove_source"),
    path("officials/", officials.listing, name="officials"),
    path("officials/add/", officials.add, name="add_official"),
    path("officials/<slug:key>/", officials.record, name="official"),
    path("officials/<slug:key>/change/", officials.change, name="change_official"),
    path("officials/<slug:key>/merge/", officials.merge, name="merge_officials"),
    path("officials/<slug:key>/part/", officials.part, name="part_officials"),
    path("tags/", tags.of_state, name="tags"),
    path("tags/add/", tags.add, name="tag_state"),
    path("tags/<slug:key>/remove/", tags.remove, name="untag_state"),
]
