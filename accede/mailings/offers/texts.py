"""What texts of letters offer: the fields that mailings fill themselves, words for their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.kit import undo
from accede.kit.offers import FieldKind, offer
from accede.mailings.actions import undoing
from accede.mailings.queries import own_fields

undo.register("mailings", undoing.right_of, undoing.undo_change)


@offer("field_kinds")
def field_kinds(*, subject: str, on: date, reader: Any) -> list[FieldKind]:
    """Who is addressed, what the run says."""
    return own_fields.field_kinds()


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act on texts of letters."""
    return [
        ("mailings.add_template", _("Template of letters added")),
        ("mailings.change_template", _("Template of letters changed")),
        ("mailings.add_variant", _("Variant of a letter added")),
        ("mailings.change_variant", _("Variant of a letter changed")),
        ("mailings.remove_variant", _("Variant of a letter removed")),
        ("mailings.write_text", _("Text of a letter written")),
        ("mailings.review_text", _("Text of a letter reviewed")),
        ("mailings.add_block", _("Block of letters added")),
        ("mailings.change_block", _("Block of letters changed")),
        ("mailings.remove_block", _("Block of letters removed")),
        ("mailings.write_block", _("Text of a block written")),
        ("mailings.use_starter_set", _("Starter set of letters taken")),
        ("mailings.add_letterhead", _("Letterhead added")),
        ("mailings.change_letterhead", _("Letterhead changed")),
        ("mailings.undo_change", _("Last change undone")),
        ("mailings.read_letter", _("Letter of a run read before its release")),
    ]
