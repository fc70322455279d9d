from __future__ import annotations

from django.db import models


class SearchEntry(models.Model):
    """A text to be found, re-made from the rooms' offers. The full-text store beside it is made in migration
    0003.
    """

    room = models.CharField(max_length=40)
    campaign = models.CharField(max_length=80, blank=True)
    key = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    url = models.CharField(max_length=500)
    title = models.CharField(max_length=500)
    excerpt = models.CharField(max_length=500, blank=True)
    right = models.CharField(max_length=40, blank=True)
    # Marks of those who see it (" alliance org:icmc "); empty: everybody with the right.
    seen_by = models.TextField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    title_tokens = models.TextField(blank=True)
    text_tokens = models.TextField(blank=True)
    digest = models.CharField(max_length=64)

    PERSONAL = {"title", "excerpt", "title_tokens", "text_tokens", "url", "key"}
    IMPERSONAL = {"room", "campaign", "language", "right", "seen_by", "day", "digest"}

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(
                fields=["room", "campaign", "key", "language"], name="kit_searchentry_once_a_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.room}: {self.title}"
