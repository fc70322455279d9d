"""Letters about offices: rows in the act's own transaction, each under a key of its own, so that none leaves twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Model

from accede.accounts.models import User
from accede.accounts.queries import holders
from accede.accounts.rights import Right
from accede.coalition.models import Campaign, Person
from accede.kit import mail


def speakers(campaign: Campaign, right: Right, organisations: Iterable[str], *, on: date) -> list[User]:
    """The people who may do it in the name of one of the organisations (keys) and have a mail address."""
    keys = set(organisations)
    grants = holders(right, campaign=campaign.slug, on=on)
    found = {each.user_id: each.user for each in grants if each.organisation in keys}
    return [user for _pk, user in sorted(found.items()) if user.email and user.is_active]


def keepers(campaign: Campaign, right: Right, *, on: date) -> list[User]:
    """The people who may do it in the campaign, whoever they speak for, and have a mail address."""
    found = {each.user_id: each.user for each in holders(right, campaign=campaign.slug, on=on)}
    return [user for _pk, user in sorted(found.items()) if user.email and user.is_active]


def address_of(person: Person) -> User | Person | None:
    """To whom a letter for a person of the coalition goes: her account, else the address on record, else nobody."""
    if person.user is not None and person.user.email and person.user.is_active:
        return person.user
    return person if person.email else None


def send(
    template: str, *, to: Iterable[Any], about: Model, by: Any, campaign: Campaign, key: str, **context: Any
) -> int:
    """Queues a letter to each; returns how many. `key` names the occasion: the same one never writes twice to one."""
    sent = 0
    for each in to:
        mail.queue(
            f"coalition/{template}",
            to=each,
            about=about,
            by=by,
            language=getattr(each, "language", "") or campaign.language,
            key=f"coalition.{template}:{campaign.slug}:{key}:{each._meta.model_name}-{each.pk}",
            campaign=campaign.slug,
            context={"campaign": campaign, "site": settings.SITE_URL, **context},
        )
        sent += 1
    return sent
