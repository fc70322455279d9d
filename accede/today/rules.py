"""Who sees outgoing mail: those who may settle a doubtful letter, each in her own campaigns."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.rules import campaigns_of
from accede.coalition.rules import seen_letters
from accede.kit.models import OutgoingMail


def letters_for(user: Any, *, on: date) -> QuerySet[OutgoingMail]:
    """Letters of the campaigns in which the person settles mail, newest first; all with the right everywhere. As
    many queries as `seen_letters`.
    """
    found = OutgoingMail.objects.order_by("-queued_at", "-pk")
    slugs = campaigns_of(user, Right.SETTLE_MAIL, on=on)
    if slugs is not None:
        found = found.filter(campaign__in=slugs)
    return seen_letters(found, user, on=on)


def letter_for(user: Any, pk: int, *, on: date) -> OutgoingMail:
    """The letter, or Http404 when it does not exist for this person."""
    row = letters_for(user, on=on).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
