"""The part "Until when others do not see it" of the form of an embargoed row: a day, a time and a zone, and whether the
secretariat and the Convener see it already. What is kept is the instant, in UTC, and the zone in which it was said.
"""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accede.coalition.models import Campaign, Embargoed
from accede.core.gatherings import LocalTime, Trouble
from accede.kit.fields import refuse_unknown_zone
from accede.kit.forms import DayField, dressed
from accede.kit.localdates import long_day

# For the `fields` of a ModelForm, after SHARING; `ask_sharing` then asks for the day, the time and the zone.
EMBARGO = ("embargo_until", "embargo_zone", "embargo_open")
_TYPED = ("embargo_day", "embargo_at", "embargo_fold")
_FIRST, _SECOND = "0", "1"


class _Unseen(forms.HiddenInput):
    """Has no place on the page."""

    def render(self, *args: Any, **kwargs: Any) -> Any:
        return ""


class _UntilField(forms.Field):
    """The instant, from what was typed into the fields before it; what was not sent leaves it as it is."""

    widget = _Unseen

    def __init__(self, form: Any) -> None:
        super().__init__(required=False)
        self._form = form

    def clean(self, value: Any) -> datetime | None:
        typed = self._form.cleaned_data
        day, at = typed.pop("embargo_day", None), typed.pop("embargo_at", None)
        fold = typed.pop("embargo_fold", "")
        row = self._form.instance
        if "embargo_day" not in self._form.data:
            typed |= {"embargo_zone": row.embargo_zone, "embargo_open": row.embargo_open}
            return row.embargo_until  # type: ignore[no-any-return]  # a moment or nothing
        if any(name in self._form.errors for name in (*_TYPED, "embargo_zone")):
            return None
        until = self._instant(day, at, typed.get("embargo_zone", ""), fold)
        if until is None:
            typed |= {"embargo_zone": "", "embargo_open": False}
        return until

    def _instant(self, day: date | None, at: time | None, zone: str, fold: str) -> datetime | None:
        if day is None and at is None:
            return None
        if day is None:
            return self._refuse("embargo_day", _("Enter the day as well, or leave the time empty."))
        if at is None:
            return self._refuse("embargo_at", _("Enter the time as well: 12:00, or 00:00 for the first minute."))
        if not zone:
            return self._refuse("embargo_zone", _("Say in which time zone, such as Europe/Zurich."))
        local = LocalTime(day, at, zone, int(fold or 0))
        if words := trouble_words(local, chosen=fold in (_FIRST, _SECOND)):
            return self._refuse("embargo_at", words)
        until = local.starts.astimezone(UTC)
        if until <= timezone.now() and until != self._form.instance.embargo_until:
            return self._refuse("embargo_day", _("That instant has passed. Choose a later one, or leave it empty."))
        return until

    def _refuse(self, name: str, words: str) -> datetime | None:
        """Says it beside the field; there is no instant then."""
        self._form.add_error(name if name in self._form.fields else None, words)
        return None


def trouble_words(local: LocalTime, *, chosen: bool) -> str:
    """Why a time on the wall is no instant: the clock jumps over it, or it comes twice and nobody said which is meant;
    empty when it is one.
    """
    values = {"day": long_day(local.day), "zone": local.zone, "at": f"{local.at:%H:%M}"}
    if local.trouble is Trouble.SKIPPED:
        return _("On %(day)s the clock in %(zone)s jumps forward over %(at)s: that time does not come.") % values
    if local.trouble is Trouble.TWICE and not chosen:
        words = _("On %(day)s the clock in %(zone)s is put back, and %(at)s comes twice. Say which is meant.")
        return words % values
    return ""


def ask_embargo(form: Any, *, campaign: Campaign) -> None:
    """Lets the form of an embargoed row ask for its embargo. `ask_sharing` calls it where the reader is of the owner's
    people; nobody else is asked, and then the embargo stays as it is.
    """
    row: Embargoed = form.instance
    zone = row.embargo_zone or campaign.time_zone or settings.TIME_ZONE
    there = row.embargo_until.astimezone(ZoneInfo(zone)) if row.embargo_until else None
    fields: dict[str, forms.Field] = {**_when(), **_where(), "embargo_until": _UntilField(form)}
    if not _comes_twice(form, there, zone):
        del fields["embargo_fold"]
    for name, field in fields.items():
        form.fields[name] = dressed(name, field)
    form.initial |= {
        "embargo_until": None,  # stands in the fields that are typed
        "embargo_day": there and there.date(),
        "embargo_at": there and there.time(),
        "embargo_zone": zone,
        "embargo_fold": str(there.fold) if there else "",
    }


def _when() -> dict[str, forms.Field]:
    return {
        "embargo_day": DayField(
            label=gettext_lazy("Not shown to others before"),
            required=False,
            help_text=gettext_lazy(
                "Until then only the people of whom it is entered for see it: no list, count, search or warning of "
                "others knows of it. It ends by itself. Leave it empty for no embargo."
            ),
        ),
        "embargo_at": forms.TimeField(
            label=gettext_lazy("Time of that day"),
            required=False,
            widget=forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M"),
            error_messages={"invalid": gettext_lazy("Write the time as 12:00.")},
        ),
        "embargo_fold": forms.ChoiceField(
            label=gettext_lazy("Which of the two"),
            required=False,
            choices=[
                (_FIRST, pgettext_lazy("time", "the first, before the clock is put back")),
                (_SECOND, pgettext_lazy("time", "the second, after the clock is put back")),
            ],
            widget=forms.RadioSelect,
        ),
    }


def _where() -> dict[str, forms.Field]:
    return {
        "embargo_zone": forms.CharField(
            label=gettext_lazy("Time zone of the embargo"),
            required=False,
            max_length=64,
            validators=[refuse_unknown_zone],
            widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
            help_text=gettext_lazy("As Europe/Zurich or America/Mexico_City."),
        ),
        "embargo_open": forms.BooleanField(
            label=gettext_lazy("The secretariat and the Convener see it already"), required=False
        ),
    }


def _comes_twice(form: Any, there: datetime | None, zone: str) -> bool:
    """Whether the time typed, or the one on record, comes two times on its day: only then is it asked which."""
    found = [LocalTime(there.date(), there.time(), zone)] if there else []
    get = form.data.get
    with contextlib.suppress(ValueError, ValidationError):
        refuse_unknown_zone(get("embargo_zone", ""))
        day, at = date.fromisoformat(get("embargo_day", "")), time.fromisoformat(get("embargo_at", ""))
        found.append(LocalTime(day, at, get("embargo_zone", "")))
    return any(each.trouble is Trouble.TWICE for each in found)
