"""A second person does not find in the source what the row says."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log
from accede.record.actions.acts import not_replaced
from accede.record.actions.refusals import ActRefused, CannotVerifyOwn, NothingToDo
from accede.record.models import Act

LONGEST = 2000


@transaction.atomic
def dispute_act(*, act: Act, note: str, by: Any, on: date) -> Act:
    """Says what the source says instead. The row stays as it is; whoever entered it finds the note among her
    work until she corrects it, strikes it out, or somebody verifies it. Returns the row.
    """
    require(by, Right.VERIFY_ACT, on=on)
    not_replaced(act)
    if act.entered_by == by.get_username():
        raise CannotVerifyOwn(_("You entered this act yourself: correct it, or strike it out."))
    if act.verified_by:
        raise NothingToDo(_("This act is verified already."))
    note = note.strip()
    if not note:
        raise ActRefused(_("Say what the source says instead."))
    if len(note) > LONGEST:
        raise ActRefused(_("Write at most %(n)s letters.") % {"n": LONGEST})
    log.record("record.dispute_act", target=act, by=by, on=on, after={"note": note})
    return act
