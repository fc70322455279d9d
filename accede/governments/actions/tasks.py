"""What an entry of the log says is to be done next becomes a task."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.coalition.actions import open_task
from accede.coalition.models import SharedWith, Task
from accede.coalition.queries import Reference
from accede.coalition.rules import is_embargoed
from accede.governments.models import Contact
from accede.governments.rules import require_keeps
from accede.kit.refusals import Refused


class NoNextStep(Refused):
    """The entry says of nothing that is to be done."""


@transaction.atomic
def open_next_step(*, contact: Contact, by: Any, on: date) -> Task:
    """Open a task for whoever the entry belongs to, about the entry and shared as it is; while an embargo runs it is
    its owner's alone. Raises NoNextStep, NotAllowed, NotTheOwners, and what opening a task raises.
    """
    require_keeps(contact, by=by, on=on)
    if not contact.next_step:
        raise NoNextStep(_("Write down the next step first."))
    kept = is_embargoed(contact)
    return open_task(
        campaign=contact.campaign,
        title=contact.next_step,
        due=max(contact.next_date, on) if contact.next_date else None,
        organisation=contact.owner,
        account=None if contact.owner else by,
        about=Reference(contact._meta.label_lower, contact.key),
        remind_before=[7, 1],
        remind_late=True,
        owner=contact.owner,
        shared_with=SharedWith.OWN if kept else contact.shared_with,
        shared_keys=[] if kept else contact.shared_keys,
        by=by,
        on=on,
    )
