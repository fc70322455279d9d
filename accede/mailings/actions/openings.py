"""A person says that she read a letter of a run. Showing a page says nothing: a scanner or a browser that loads pages
ahead reads nothing, and opening an address changes nothing anywhere in the house. So reading is said by a button.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed
from accede.kit import log
from accede.kit.refusals import Refused
from accede.mailings.models import Opening, Run
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.texts import seal_of
from accede.mailings.rules import may_read_letters


class NotAsRead(Refused):
    """The letter is not there any more, or says something else than what was read."""


@transaction.atomic
def read_letter(*, run: Run, addressee: str, seal: str, by: Any, at: datetime, on: date) -> Opening:
    """Record that `by` read the letter to an addressee as it is sealed; saying it twice is once. Raises NotAllowed for
    who may not read letters, NotAsRead.
    """
    if not may_read_letters(by, run.campaign.slug, on=on):
        raise NotAllowed(by, Right.PREPARE_LETTERS)
    found = coverage_of(run, on=on)
    line, letter = found.of(addressee), found.letters.get(addressee)
    if line is None or letter is None:
        raise NotAsRead(_("Nobody of this run gets this letter any more."))
    if seal_of(letter, line) != seal:
        raise NotAsRead(_("The letter says something else than what you read. Read it again."))
    row, made = Opening.objects.get_or_create(
        run=run, addressee=addressee, by=log.username(by), seal=seal, defaults={"variant": line.variant, "at": at}
    )
    if made:
        log.record("mailings.read_letter", target=run, by=by, on=on, campaign=run.campaign.slug)
    return row
