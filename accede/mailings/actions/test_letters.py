"""A letter of a run as its reader will get it, sent to whoever asks: a preview by mail, with no way to the reader."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.kit import log, mail
from accede.kit.models import OutgoingMail
from accede.kit.refusals import Refused
from accede.mailings.actions.delivery import LETTER, require_either
from accede.mailings.models import Run
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.texts import composed


class NoTest(Refused):
    """There is nothing that could be sent; the message says why."""


@transaction.atomic
def send_test(*, run: Run, addressee: str, by: Any, at: datetime, on: date) -> OutgoingMail:
    """Queue for the person herself what one addressee of the run would read today. What lets its bearer in, such as a
    reply link, is not made. Raises NotAllowed, NoTest.
    """
    require_either(run, by, on)
    line = next((line for line in coverage_of(run, on=on).lines if line.key == addressee), None)
    if line is None or not line.variant:
        raise NoTest(_("No letter of this run is meant for this addressee."), field="addressee")
    if not by.email:
        raise NoTest(_("Your account has no mail address, so nothing can be sent to you."))
    text = composed(run, [line], as_of=on)[line.key]
    first = _("This is a test. It was sent to you alone; %(name)s would read what follows.") % {"name": line.name}
    row = mail.queue_text(
        _("[Test] %(subject)s") % {"subject": text.subject},
        f"{first}\n\n{text.body}",
        to=by,
        about=run,
        by=by,
        language=text.language,
        campaign=run.campaign.slug,
        template=LETTER,
    )
    log.record("mailings.send_test", target=run, by=by, on=on, after={"addressee": addressee, "variant": line.variant})
    return row
