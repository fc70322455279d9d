"""The fields that mailings themselves fill: who is addressed, what the run says."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accede.kit.offers import FieldKind


def field_kinds() -> list[FieldKind]:
    """Of whoever is addressed, of the run, and of the occasion that the run is about."""
    reader, run, occasion = _("Reader"), _("Run"), _("Occasion")
    said = _("As the run has it.")
    return [
        FieldKind("head.salutation", _("form of address of who heads the mission"), reader, 1, "name"),
        FieldKind("head.name", _("name of who heads the mission"), reader, 2, "name"),
        FieldKind("head.title", _("title of who heads the mission"), reader, 3),
        FieldKind("reader.name", _("name of whoever the letter goes to"), reader, 4, "name"),
        FieldKind("run.date", _("date of the letters"), run, 70, "day"),
        FieldKind("run.reply_by", _("reply by"), run, 71, "day"),
        FieldKind("run.reply_to", _("address to which replies go"), run, 72),
        FieldKind("run.enclosures", _("what is enclosed, and in which language"), run, 73, "list"),
        FieldKind("run.signed_by", _("who signs"), run, 74, "name"),
        FieldKind("run.signed_title", _("title of who signs"), run, 75),
        FieldKind("run.title", _("title of the run"), run, 76),
        FieldKind("event.title", _("name of the occasion"), occasion, 80, "name", said),
        FieldKind("event.day", _("day of the occasion"), occasion, 81, "day", said),
        FieldKind("event.time", _("time of the occasion"), occasion, 82, "text", said),
        FieldKind("event.place", _("place of the occasion"), occasion, 83, "name", said),
    ]
