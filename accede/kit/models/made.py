from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accede.kit.models.jobs import Job


class MadeFile(models.Model):
    """A file that takes long to make: asked for (no content yet), then kept until there is no room for it.

    Everything here can be made anew; nothing is lost when a row leaves.
    """

    # SHA-256 of all that the file depends on: asking twice is asking once.
    key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=80)
    args = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    content = models.BinaryField(null=True, blank=True)
    size = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    # The program and the site that made it (a hash): an update makes every file anew.
    made_by = models.CharField(max_length=64, blank=True)
    job = models.ForeignKey(Job, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    MADE_ANEW = True
    # A file says what its kind says: the paper of an import names the people who decided about it.
    PERSONAL = {"content"}
    IMPERSONAL = {"key", "kind", "args", "size", "asked_at", "made_at", "made_by", "job"}

    class Meta:
        indexes = [models.Index(fields=["made_at"], name="kit_madefile_oldest_first")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(content__isnull=True, made_at__isnull=True)
                | models.Q(content__isnull=False, made_at__isnull=False),
                name="kit_madefile_has_content_since_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key[:12]}"
