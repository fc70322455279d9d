"""Sources at risk: set, changed and removed by the owner's people, and by nobody else known of.

The log keeps that it was done under no campaign, so that no page of the log shows it, whoever reads: neither the
secretariat nor an auditor. It keeps no word of the source. A removed source is gone: it cannot be brought back.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import SharedWith
from accede.governments.models import Contact, ContactSource
from accede.governments.rules import require_keeps
from accede.kit import log
from accede.kit.fields import SealedField
from accede.kit.refusals import Refused


class Lost(Refused):
    """What would be written is the sign for a text whose key is missing."""

    field = "name"


@transaction.atomic
def set_source(*, contact: Contact, name: str, by: Any, on: date, note: str = "") -> ContactSource:
    """Write down who told it, sealed, for the owner's people alone; what stood before is gone.

    Raises NotAllowed, NotTheOwners, Lost, ValidationError.
    """
    _require(contact, by, on)
    if SealedField.LOST in name + note:
        raise Lost(_("This is the sign for a text that cannot be read. Write the name anew."))
    row = ContactSource.objects.filter(contact=contact).first() or ContactSource(contact=contact)
    act = "governments.change_source" if row.pk else "governments.set_source"
    row.owner, row.shared_with, row.name, row.note = contact.owner, SharedWith.OWN, name.strip(), note.strip()
    row.full_clean()
    row.save()
    log.record(act, target=row, by=by, on=on, campaign="")
    return row


@transaction.atomic
def remove_source(*, contact: Contact, by: Any, on: date) -> None:
    """Forget who told it, for good. Raises NotAllowed, NotTheOwners."""
    _require(contact, by, on)
    row = ContactSource.objects.filter(contact=contact).first()
    if row is not None:
        log.record("governments.remove_source", target=row, by=by, on=on, campaign="")
        row.delete()


def _require(contact: Contact, by: Any, on: date) -> None:
    require(by, Right.LOG_CONTACT, campaign=contact.campaign.slug, on=on)
    require_keeps(contact, by=by, on=on)
