"""What all rows of a State's file have in common."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter that looks like a digit
LENGTH = 10


def new_key() -> str:
    """A key that tells nothing: not when the row was made, nor how many there are (ten letters of 31: 49 bits)."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


class OfState(models.Model):
    """A row of a State's file in a campaign. Its key is drawn by lot, so that no gap tells of a hidden row; and who may
    not see it does not learn, not even as auditor, that something was done with it.
    """

    campaign = models.ForeignKey("coalition.Campaign", on_delete=models.PROTECT, related_name="+")
    state = models.ForeignKey("record.State", verbose_name=_("State"), on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(_("key"), max_length=80, default=new_key)

    UNTOLD = True

    class Meta:
        abstract = True


OF_STATE = {"campaign", "state", "key"}


def one_key(model: str) -> models.UniqueConstraint:
    """The key is the row's own in the campaign."""
    return models.UniqueConstraint(fields=["campaign", "key"], name=f"governments_{model}_has_its_own_key")


def names_its_source(model: str) -> models.CheckConstraint:
    """What is claimed says from where it is known."""
    return models.CheckConstraint(
        condition=~models.Q(source=""),
        name=f"governments_{model}_names_its_source",
        violation_error_message=_("Say from where it is known."),
    )


def a_source() -> Any:
    """A document with its section, a link, or in what way it was learned; never the name of a person at risk."""
    return models.CharField(_("source"), max_length=300)
