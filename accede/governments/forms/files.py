"""The question of a file: what if it deposited on another day."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accede.kit.forms import DayField, FilterForm


class DepositForm(FilterForm):
    """A day on which a deposit is supposed."""

    deposit = DayField(label=_("Try another date"))
