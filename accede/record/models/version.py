from __future__ import annotations

from django.db import models


class RecordVersion(models.Model):
    """One row. `token` is new with every write, so that what was computed from an older record is never
    mistaken for the present one, not even after a roll-back or in another database.
    """

    number = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=32)

    PERSONAL: set[str] = set()
    IMPERSONAL = {"number", "token"}

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="record_version_is_one_row"),
        ]

    def __str__(self) -> str:
        return f"{self.number} ({self.token[:8]})"
