from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.db.models import F

from accede.record.models import RecordVersion
from accede.record.signals import record_changed


@transaction.atomic
def bump(*treaties: str) -> str:
    """Makes a new version of the record and tells the upper rooms; returns its token. Called after the last write
    of an act, in its transaction, and before anything is read again."""
    token = uuid4().hex
    if not RecordVersion.objects.filter(pk=1).update(number=F("number") + 1, token=token):
        RecordVersion.objects.create(pk=1, number=1, token=token)
    record_changed.send(sender=RecordVersion, version=token, treaties=frozenset(treaties))
    return token
