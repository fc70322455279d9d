"""What holds for a time, and how well that time is known."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from accede.core.tenure import Tenure
from accede.kit.fields import MomentField

DATED = {"start", "end", "attested", "source"}


class Dated(models.Model):
    """A fact with a first and a last day, or with no more than a day for which a source attests it."""

    start = MomentField(_("from"))
    end = MomentField(_("last day"))
    attested = MomentField(
        _("attested for"),
        help_text=_("When the source says only that it was so then. Nothing is claimed for later days."),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def tenure(self) -> Tenure:
        return Tenure(start=self.start, end=self.end, attested=self.attested)
