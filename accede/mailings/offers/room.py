"""What the log says of runs. The place of the room in the menu is offered with that of events."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.kit.offers import offer


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for the acts on runs."""
    return [
        ("mailings.begin_run", _("Run of letters begun")),
        ("mailings.change_run", _("Run of letters changed")),
        ("mailings.remove_run", _("Run of letters removed")),
        ("mailings.adjust", _("Decided for one addressee of a run of letters")),
        ("mailings.remove_adjustment", _("Decision for one addressee of a run taken back")),
        ("mailings.set_enclosures", _("Enclosures of a run of letters set")),
    ]
