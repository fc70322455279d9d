"""What invitations and replies offer: the words of their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.kit.offers import offer


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act."""
    return [
        ("events.invite", _("Invited without a letter")),
        ("events.begin_run_for", _("Run of letters begun for an event")),
        ("events.invite_by_letters", _("Invited by the letters of a run")),
        ("events.revoke_link", _("Reply link taken back")),
        ("events.let_pass_on", _("Said whether a reply link may be passed on")),
        ("events.withdraw_invitation", _("Invitation withdrawn")),
        ("events.answer", _("Invitation answered by its link")),
        ("events.take_reply", _("Answer to an invitation taken down")),
        ("events.settle", _("Contradicting answers settled")),
    ]
