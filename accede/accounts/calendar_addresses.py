"""Private addresses of a person's calendar: made, shown once, read without signing in, ended.

The address is a credential: whoever has it reads what the person may read on the day of reading. So only the digest
of its secret is stored, it can be ended at once, and it opens nothing but the calendar.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accede.accounts.models import CalendarAddress, User
from accede.kit import log
from accede.kit.refusals import Refused

AT_ONCE = 5  # addresses of one person that stand at the same time


class TooManyAddresses(Refused):
    """A person has as many addresses as she may have."""


@transaction.atomic
def make_calendar_address(*, by: User, name: str = "", at: datetime, on: date) -> tuple[CalendarAddress, str]:
    """A new address for the person herself, with the secret that is shown to her now and never again.

    Raises TooManyAddresses.
    """
    User.objects.select_for_update().get(pk=by.pk)
    if calendar_addresses(by).count() >= AT_ONCE:
        raise TooManyAddresses(
            _("You have %(n)d calendar addresses. End one that you no longer use, then make another.") % {"n": AT_ONCE}
        )
    secret = secrets.token_urlsafe(32)
    row = CalendarAddress.objects.create(user=by, digest=_digest(secret), name=name.strip(), made_at=at)
    log.record("accounts.make_calendar_address", target=row, by=by, on=on)
    return row, secret


@transaction.atomic
def end_calendar_address(*, address: CalendarAddress, by: User, at: datetime, on: date) -> None:
    """From now on the address answers as one that never was. Ending it twice changes nothing."""
    if address.user_id != by.pk:
        raise CalendarAddress.DoesNotExist
    ended = CalendarAddress.objects.filter(pk=address.pk, ended_at=None).update(ended_at=at)
    if ended:
        log.record("accounts.end_calendar_address", target=address, by=by, on=on)


def calendar_addresses(user: User) -> QuerySet[CalendarAddress]:
    """The person's addresses that stand, the newest first."""
    return CalendarAddress.objects.filter(user=user, ended_at=None).order_by("-made_at", "-pk")


def reader_at(secret: str, *, on: date) -> User | None:
    """Whose calendar the address opens: an account that is open, and an address that was not ended. Notes the day of
    reading, once a day.
    """
    found = CalendarAddress.objects.select_related("user").filter(digest=_digest(secret), ended_at=None).first()
    if found is None or not found.user.is_active:
        return None
    if found.read_date != on:
        CalendarAddress.objects.filter(pk=found.pk).update(read_date=on)
    return found.user


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
