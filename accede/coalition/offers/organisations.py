"""What organisations and their places in the alliance offer: the words of their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.kit.offers import offer


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act of these nouns."""
    return [
        ("coalition.apply", _("Application for a place in the alliance recorded")),
        ("coalition.decide", _("Decision on an application recorded")),
        ("coalition.suspend", _("Membership suspended")),
        ("coalition.reinstate", _("Suspension ended")),
        ("coalition.correct_act", _("Act of membership corrected")),
        ("coalition.strike_act", _("Act of membership struck")),
        ("coalition.load_act", _("Act of membership loaded")),
    ]
