"""Who may change what an organisation entered, and with whom it is shared. The rule stands in this package's head."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils.translation import gettext as _

from accede.coalition.models import EMBARGOED, OWNED, Affiliation, Embargoed, Owned, Person, SharedWith
from accede.coalition.rules.reading import Reading, campaign_slug, keeps, may_change, reading_of, sees
from accede.kit import belonging
from accede.kit.refusals import Refused


class NotTheOwners(PermissionDenied):
    """The row is kept by an organisation, or by the alliance, to which the person does not belong."""


class CannotShare(Refused):
    """The row cannot be shared, or not be given an owner, in this way; the message says why."""

    field = "shared_with"


def require_sharing(row: Model, *, by: Any, on: date) -> bool:
    """Whether the row in hand changes with whom its record is shared, when the person may write it like that.

    Raises NotTheOwners, CannotShare. Rows that nobody owns pass. Three queries for others.
    """
    record: Any = belonging.root(row)
    if not isinstance(record, Owned):
        return False
    reading = reading_of(by, campaign_slug(record), on=on)
    stood: Any = type(record)._default_manager.select_related("owner").filter(pk=record.pk).first()
    if stood is not None and not may_change(stood, reading):
        raise NotTheOwners(not_the_owners())
    names = EMBARGOED if isinstance(record, Embargoed) else OWNED
    changes = stood is not None and any(getattr(stood, name) != getattr(record, name) for name in names)
    if stood is None or changes:
        _check_sharing(record, stood, reading)
    return changes


def not_the_owners() -> str:
    """What is said to somebody who may see a row and not change it."""
    return _("Only the organisation that keeps it may change it.")


def _check_sharing(row: Owned, stood: Owned | None, reading: Reading) -> None:
    if stood is not None and not keeps(stood, reading):
        raise CannotShare(_("Only the people of the organisation that entered it say who may see it."))
    if (stood is None or stood.owner_id != row.owner_id) and row.owner and row.owner.key not in reading.organisations:
        raise CannotShare(_("Enter it for an organisation of your own, or for the alliance."), field="owner")
    if row.shared_with == SharedWith.NAMED and not row.shared_keys:
        raise CannotShare(_("Name at least one organisation, or choose another answer."), field="shared_keys")
    if not sees(row, reading):
        raise CannotShare(_("Shared like this you would no longer see it yourself. Choose another answer."))


def sees_contact(person: Person, user: Any, *, on: date) -> bool:
    """Whether the reader sees a person's mail address and note: the person herself, the secretariat and the Convener,
    and the organisations for which the person holds a post. At most two queries.
    """
    reading = reading_of(user, person.campaign.slug, on=on)
    posts = Affiliation.objects.filter(person=person, organisation__key__in=reading.organisations)
    return contact_shown(person, user, reading) or (bool(reading.organisations) and posts.exists())


def contact_shown(person: Person, user: Any, reading: Reading, organisations: Iterable[str] = ()) -> bool:
    """The same without a query, where the keys of the organisations for which the person holds a post are read."""
    herself = person.user_id is not None and person.user_id == getattr(user, "pk", None)
    return reading.of_alliance or herself or not reading.organisations.isdisjoint(organisations)
