"""Registering on the public page: asked, confirmed by the link in a letter, taken back by the same link.

Nobody here has an account. What answers a stranger is the same whether an address is registered or not, so that the
page tells nobody who comes; only the letter tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.core.heads import person_of
from accede.events.actions.guests import on_list
from accede.events.models import Event, Guest, Registration
from accede.events.queries.registering import Closed, why_closed
from accede.kit import log, mail
from accede.kit.refusals import Refused

SALT = "accede.events.registration"
# Their link confirms, shows and cancels the registration.
mail.keep_private("events/confirm_registration")
mail.keep_private("events/registered")
CONFIRMED_WITHIN = timedelta(days=3)
# Between two letters to one address: whoever types somebody else's does not fill her mailbox.
PAUSE = timedelta(minutes=10)
# Who never confirmed is forgotten after so long, when somebody else registers.
FORGOTTEN_AFTER = timedelta(days=30)


class RegistrationClosed(Refused):
    """Nobody can register now; the message says why."""


class LinkIsOver(Refused):
    """The link was used up, or is too old."""


def token_of(registration: Registration) -> str:
    """What stands in the link of the letter: signed, so that nobody makes one up."""
    return signing.Signer(salt=SALT).sign(registration.key)


def registration_by(token: str) -> Registration | None:
    """The registration to which a link belongs; None for a forged one and for one that was erased."""
    try:
        key = signing.Signer(salt=SALT).unsign(token)
    except signing.BadSignature:
        return None
    return Registration.objects.select_related("event__campaign", "guest").filter(key=key).first()


@transaction.atomic
def register(*, event: Event, values: Mapping[str, Any], at: datetime, site: str) -> None:
    """Note that somebody wants to come, and write to her address; she is on no list before she confirms.

    `values` are name, email, affiliation, group, language and needs. An address that is registered already gets its
    link again and its facts stay as they are. Raises RegistrationClosed, ValidationError.
    """
    _lock_open(event, at)
    Registration.objects.filter(event=event, confirmed_at=None, asked_at__lt=at - FORGOTTEN_AFTER).delete()
    email = str(values["email"]).strip().lower()
    known = Registration.objects.filter(event=event, email__iexact=email, cancelled_at__isnull=True).first()
    if known is None:
        row = Registration(event=event, **{**values, "email": email}, asked_at=at)
        row.full_clean()
        row.save()
        log.record("events.register", target=row, by=None, on=timezone.localtime(at).date(), after=row)
    else:
        row = known
        if row.asked_at + PAUSE > at:
            return
        row.asked_at = at
        row.save(update_fields=["asked_at"])
    _write(row, site)


def _write(row: Registration, site: str) -> None:
    template = "events/registered" if row.confirmed_at else "events/confirm_registration"
    mail.queue(
        template, to=row, about=row, context=_told(row, site), language=row.language, campaign=row.event.campaign.slug
    )


def _told(row: Registration, site: str) -> dict[str, Any]:
    return {"event": row.event, "link": site + reverse("invited:registration", args=[token_of(row)])}


@transaction.atomic
def confirm(*, registration: Registration, at: datetime, site: str) -> Guest:
    """Put who registered on the guest list; doing it twice does it once, and so does standing on it already.

    Raises RegistrationClosed (the seats went meanwhile), LinkIsOver.
    """
    row = _locked(registration)
    if row.guest is not None and row.guest.left_out_date is None:
        return row.guest
    if row.cancelled_at is not None:
        raise LinkIsOver(_("This registration was cancelled. Register again; you get a new link."))
    if row.asked_at + CONFIRMED_WITHIN < at and row.confirmed_at is None:
        raise LinkIsOver(_("This link is older than three days. Register again; you get a new one."))
    _lock_open(row.event, at)
    on = timezone.localtime(at).date()
    guest = on_list(row.event, person_of(row.name, row.affiliation)) or Guest(
        event=row.event, name=row.name, affiliation=row.affiliation, group=row.group, needs=row.needs,
        origin=Guest.Origin.REGISTRATION, added_at=at,
    )  # fmt: skip
    before = log.values(guest) if guest.pk else None
    guest.left_out_date, guest.left_out_words = None, ""
    guest.needs = guest.needs or row.needs
    guest.full_clean()
    guest.save()
    log.record("events.confirm_registration", target=guest, by=None, on=on, before=before, after=guest)
    row.guest, row.confirmed_at = _unless_anothers(guest, row), at
    row.save(update_fields=["guest", "confirmed_at"])
    _write(row, site)
    return guest


def _unless_anothers(guest: Guest, row: Registration) -> Guest | None:
    """The guest, unless another registration of the same person holds the row (one under each of two addresses)."""
    return None if Registration.objects.filter(guest=guest).exclude(pk=row.pk).exists() else guest


@transaction.atomic
def cancel(*, registration: Registration, at: datetime) -> None:
    """Take a registration back, also after closing: the seat is free for somebody else. Twice is once.

    Who came by a reply or by hand as well stays on the list. Raises LinkIsOver when she has come already.
    """
    row = _locked(registration)
    if row.cancelled_at is not None:
        return
    on = timezone.localtime(at).date()
    guest = row.guest
    if guest is not None and guest.check_ins.exists():
        raise LinkIsOver(_("You were noted at the door, so this registration stays."))
    row.cancelled_at = at
    row.save(update_fields=["cancelled_at"])
    log.record("events.cancel_registration", target=row, by=None, on=on, after={"cancelled_at": at})
    if guest is not None and guest.origin == Guest.Origin.REGISTRATION and guest.left_out_date is None:
        before = log.values(guest)
        guest.left_out_date, guest.left_out_words = on, _("cancelled by link")
        guest.save(update_fields=["left_out_date", "left_out_words"])
        log.record("events.leave_out_guest", target=guest, by=None, on=on, before=before, after=guest)


def _locked(registration: Registration) -> Registration:
    rows = Registration.objects.select_for_update(of=("self",)).select_related("guest")
    row = rows.get(pk=registration.pk)
    row.event = registration.event
    return row


def _lock_open(event: Event, at: datetime) -> None:
    """The event, held so that the last seat goes once. Raises RegistrationClosed."""
    Event.objects.select_for_update().get(pk=event.pk)
    closed = why_closed(event, at=at)
    if closed is not None:
        raise RegistrationClosed(CLOSED_WORDS[closed]())


CLOSED_WORDS = {
    Closed.NOT_OFFERED: lambda: _("Nobody registers for this event here."),
    Closed.CANCELLED: lambda: _("The event was cancelled."),
    Closed.OVER: lambda: _("Registration is closed."),
    Closed.FULL: lambda: _("All seats are taken. A seat that is given back can be had again here."),
}
