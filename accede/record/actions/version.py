from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q

from accede.record.models import RecordVersion, Treaty
from accede.record.signals import record_changed


@transaction.atomic
def bump(*treaties: str) -> str:
    """Makes a new version of the record and tells the upper rooms; returns its token. Called after the last
    write of an act, in its transaction, and before anything is read again. What is known of other treaties
    stays in memory.
    """
    token = uuid4().hex
    # A protocol's reckoning may ask how many parties its parent has.
    Treaty.objects.filter(Q(slug__in=treaties) | Q(parent__slug__in=treaties)).update(token=token)
    if not RecordVersion.objects.filter(pk=1).update(number=F("number") + 1, token=token):
        RecordVersion.objects.create(pk=1, number=1, token=token)
    record_changed.send(sender=RecordVersion, version=token, treaties=frozenset(treaties))
    return token
