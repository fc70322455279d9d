"""A thing of any room, named without a foreign key: it survives a new title, and the removal of the thing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

# The key and the title of a person tell of her.
ABOUT = {"about_key", "about_title"}
ABOUT_NOBODY = {"about_kind"}


class About(models.Model):
    """What a row is about: the kind (label of a model, "events.event") and the key of a row of the same campaign.

    The title is the one it had when this was written, and is kept only if all of the alliance could see the thing.
    """

    about_kind = models.CharField(_("kind of what it is about"), max_length=60, blank=True)
    about_key = models.CharField(_("key of what it is about"), max_length=120, blank=True)
    about_title = models.CharField(_("what it is about, as it was called then"), max_length=300, blank=True)

    BY_KEY = {"about_key": "@about_kind"}

    class Meta:
        abstract = True
