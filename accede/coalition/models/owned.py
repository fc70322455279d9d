"""What an organisation enters belongs to it, and is shared by choice."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.coalition.models.organisations import Organisation
from accede.kit.fields import refuse_unknown_zone

OWNED = {"owner", "shared_with", "shared_keys"}
EMBARGOED = OWNED | {"embargo_until", "embargo_zone", "embargo_open"}


class SharedWith(models.TextChoices):
    """Who may see a row besides the organisation that entered it, from the narrowest to the widest."""

    OWN = "own", pgettext_lazy("shared with", "own organisation only")
    NAMED = "named", pgettext_lazy("shared with", "named organisations")
    MEMBERS = "members", pgettext_lazy("shared with", "members")
    ALLIANCE = "alliance", pgettext_lazy("shared with", "members and observers")
    PUBLIC = "public", pgettext_lazy("shared with", "everybody")


class Owned(models.Model):
    """A row with an owner. Read it for a person through `coalition.rules.visible`, never otherwise.

    Without an owner it belongs to the alliance itself: the secretariat and the Convener are then its "own
    organisation".
    """

    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("entered for")
    )
    shared_with = models.CharField(
        _("shared with"), max_length=10, choices=SharedWith.choices, default=SharedWith.ALLIANCE
    )
    # Keys of organisations of the same campaign; only read when shared with named organisations.
    shared_keys = models.JSONField(_("named organisations"), default=list, blank=True)

    # It is seen or not by itself, even where it is a part of something else (then by who may see both).
    OWN_RIGHT = True
    BY_KEY = {"shared_keys": "organisation"}

    class Meta:
        abstract = True


class Embargoed(Owned):
    """An owned row that others see from an instant on, and not before. The end needs nobody and no job: it is asked
    for whenever somebody reads (`coalition.rules.visible`, `sees`).
    """

    embargo_until = models.DateTimeField(_("not shown to others before"), null=True, blank=True)
    # The zone in which people think of that instant; the instant itself does not depend on it.
    embargo_zone = models.CharField(
        _("time zone of the embargo"), max_length=64, blank=True, validators=[refuse_unknown_zone]
    )
    embargo_open = models.BooleanField(_("the secretariat and the Convener see it already"), default=False)

    class Meta:
        abstract = True
