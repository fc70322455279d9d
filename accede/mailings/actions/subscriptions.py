"""Who is on a list: joins by a link in a letter to her own address, leaves by one click, is put there by somebody who
says where her consent stands.

Whoever left is put back by nobody but herself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log, mail
from accede.kit.localdates import long_day
from accede.kit.mail.fates import take_back
from accede.kit.refusals import Refused
from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries import lists
from accede.mailings.queries.languages import django_code
from accede.mailings.queries.list_links import Asking, confirm_address, leave_address

MAKES = ("joined_at", "name", "language")  # besides the address, what somebody says of one whom she puts on a list
mail.keep_private("mailings/join")
mail.keep_private("mailings/on_it_already")


class NotOpen(Refused):
    """Nobody joins this list by herself."""


class LeftIt(Refused):
    """She left the list: nobody else puts her back."""

    field = "email"


class NoAddress(Refused):
    """What was given is no mail address."""

    field = "email"


def address_of(text: str) -> str:
    """A mail address as it is kept: without the case of its letters, for no provider tells them apart. Raises
    NoAddress.
    """
    address = text.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise NoAddress(_("“%(text)s” is no mail address. Write it as name@example.org.") % {"text": text}) from None
    return address


@transaction.atomic
def ask_to_join(*, mailing_list: MailingList, email: str, name: str, language: str, at: datetime) -> None:
    """Queue the one letter that answers a person who wants to join: a link to confirm, or, to an address that is on the
    list, one to leave. Nothing else is kept, and the asker is told the same in both cases. Raises NotOpen, NoAddress.
    """
    if not lists.may_be_joined(mailing_list):
        raise NotOpen(_("Nobody joins this list by herself."))
    address = address_of(email)
    face = lists.face_of(mailing_list, language)
    there = lists.on_the_list(mailing_list, address)
    context: dict[str, Any] = {"name": name, "list": face, "campaign": mailing_list.campaign}
    if there is None:
        version = mailing_list.consent_version
        asking = Asking(mailing_list, address, name, language, version, at.isoformat())
        template, context = "mailings/join", {**context, "link": confirm_address(asking)}
    else:
        template, context = "mailings/on_it_already", {**context, "link": leave_address(there.key)}
    campaign = mailing_list.campaign.slug
    mail.queue(template, to=address, context=context, language=django_code(language), campaign=campaign)


@transaction.atomic
def confirm(*, asking: Asking, at: datetime, on: date) -> Subscription:
    """Put on the list who shows by the link that the address is hers; twice is once. Who left since she asked stays
    off it: an old link is no new wish. Raises NotOpen, LeftIt.
    """
    row = MailingList.objects.select_for_update().get(pk=asking.mailing_list.pk)
    row.campaign = asking.mailing_list.campaign
    if there := lists.on_the_list(row, asking.email):
        there.list = row
        return there
    if not lists.may_be_joined(row):
        raise NotOpen(_("This list is closed: nobody joins it any more."))
    asked_at = datetime.fromisoformat(asking.asked_at)
    gone = lists.left_by(row, asking.email)
    if gone is not None and gone.left_at is not None and gone.left_at >= asked_at:
        raise _left(gone)
    found = Subscription(
        list=row, email=asking.email, name=asking.name, language=asking.language, way=Subscription.Way.HERSELF,
        consent_version=asking.version, joined_at=asked_at, confirmed_at=at,
        source=_own_page(row, asking.language),
    )  # fmt: skip
    return _put(found, "mailings.confirm_subscription", by=None, on=on)


def _own_page(row: MailingList, language: str) -> str:
    """Where the consent stands, in the language of those who keep the list and not in the one of its page."""
    with override(django_code(row.campaign.language)):
        words = _("the list's own page, text in “%(language)s”; confirmed by a link sent to the address")
    return words % {"language": lists.face_of(row, language).language}


@transaction.atomic
def leave(*, subscription: Subscription, at: datetime, on: date, words: str = "") -> bool:
    """End it, and any later one of the same address on the same list: whoever clicks in an old letter wants no new one.
    True when something ended; twice is once.
    """
    rows = Subscription.objects.select_for_update().filter(list=subscription.list, left_at__isnull=True)
    mine = rows.filter(email=subscription.email) if subscription.email else rows.filter(pk=subscription.pk)
    ended = list(mine)
    for row in ended:
        row.list = subscription.list
        row.left_at, row.left_words = at, words.strip()[:300]
        row.save()
        take_back(leave_address(row.key))
        log.record("mailings.leave_list", target=row, by=None, on=on, after={"left_at": at})
    return bool(ended)


@transaction.atomic
def add_subscriber(
    *, mailing_list: MailingList, values: Mapping[str, Any], by: Any, at: datetime, on: date
) -> Subscription:
    """Put somebody on a list by hand: {"email", "name", "language", "source"}; the source says where her consent
    stands. Raises NotAllowed, LeftIt, NoAddress, ValidationError.
    """
    require(by, Right.KEEP_LISTS, campaign=mailing_list.campaign.slug, on=on)
    row = Subscription(
        list=mailing_list, email=address_of(values["email"]), name=values.get("name", ""),
        language=values.get("language") or mailing_list.campaign.language, way=Subscription.Way.BY_HAND,
        joined_at=values.get("joined_at") or at, source=values["source"], entered_by=log.username(by),
    )  # fmt: skip
    refuse_who_left(mailing_list, row.email)
    return _put(row, "mailings.add_subscriber", by=by, on=on)


@transaction.atomic
def change_subscriber(*, subscription: Subscription, values: Mapping[str, Any], by: Any, on: date) -> Subscription:
    """Correct her name or the language in which she is written to. Raises NotAllowed."""
    require(by, Right.KEEP_LISTS, campaign=subscription.campaign.slug, on=on)
    before = log.values(subscription)
    for name in ("name", "language"):
        if name in values:
            setattr(subscription, name, values[name])
    subscription.full_clean()
    subscription.save()
    log.record("mailings.change_subscriber", target=subscription, by=by, on=on, before=before, after=subscription)
    return subscription


@transaction.atomic
def remove_subscriber(*, subscription: Subscription, words: str, by: Any, at: datetime, on: date) -> Subscription:
    """Take somebody off a list who asked for it by other means than the link. Raises NotAllowed."""
    require(by, Right.KEEP_LISTS, campaign=subscription.campaign.slug, on=on)
    if subscription.left_at is None:
        subscription.left_at, subscription.left_words = at, words.strip()[:300]
        subscription.save()
        take_back(leave_address(subscription.key))
        log.record("mailings.remove_subscriber", target=subscription, by=by, on=on, after={"left_at": at})
    return subscription


def refuse_who_left(mailing_list: MailingList, email: str) -> None:
    """Raises LeftIt for an address that left the list, unless it is on it again."""
    gone = lists.left_by(mailing_list, email)
    if gone is not None and lists.on_the_list(mailing_list, email) is None:
        raise _left(gone)


def _left(gone: Subscription) -> LeftIt:
    words = _("This address left the list on %(day)s. Only its owner can put it there again, on the list's page.")
    return LeftIt(words % {"day": long_day(gone.left_at)})


def _put(row: Subscription, act: str, *, by: Any, on: date) -> Subscription:
    row.full_clean()
    row.save()
    log.record(act, target=row, by=by, on=on, after=row)
    return row
