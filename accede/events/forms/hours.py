"""Times as the clock on the wall shows them in the event's time zone; kept as instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.coalition.forms.embargo import trouble_words
from accede.coalition.models import Campaign
from accede.core.gatherings import LocalTime
from accede.events.models import Event

WALL = "%Y-%m-%dT%H:%M"
_FORMS = [WALL, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]


class ClockField(forms.TimeField):
    """A time of day: 14:30."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time", "class": "short"}, format="%H:%M")
        kwargs.setdefault("error_messages", {"invalid": gettext_lazy("Write the time as 14:30.")})
        super().__init__(widget=widget, required=False, **kwargs)


class WallField(forms.DateTimeField):
    """A day and a time of day without a zone; the form knows in which zone it is meant."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "short"}, format=WALL)
        kwargs.setdefault("error_messages", {"invalid": gettext_lazy("Write day and time as 2004-06-01 18:00.")})
        super().__init__(widget=widget, required=False, input_formats=_FORMS, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, datetime) or not value:
            return value or None
        for form in _FORMS:
            try:
                return datetime.strptime(str(value).strip(), form)  # noqa: DTZ007 -- the form gives it its zone
            except ValueError:
                continue
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


def zone_of(event: Event | None, campaign: Campaign) -> str:
    """The zone in which people think of the event."""
    return (event and event.time_zone) or campaign.time_zone or settings.TIME_ZONE


def wall(moment: datetime | None, zone: str) -> datetime | None:
    """What the clock on the wall shows at an instant."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if moment else None


def instant(form: Any, name: str, day: date, at: time, zone: str) -> datetime | None:
    """The instant of a time on the wall; says beside the field why there is none."""
    local = LocalTime(day, at, zone)
    # Where the clock is put back, the first of the two is meant: an event does not begin in the repeated hour.
    if words := trouble_words(local, chosen=True):
        form.add_error(name, words)
        return None
    return local.starts.astimezone(UTC)


def span(form: Any, cleaned: dict[str, Any], zone: str, first: date, last: date | None) -> tuple[Any, Any]:
    """The instants of `from_time` on the first day and `until_time` on the last one."""
    begins, ends = cleaned.pop("from_time", None), cleaned.pop("until_time", None)
    if ends and not begins:
        form.add_error("from_time", _("Enter when it begins as well, or leave both empty."))
    starts_at = instant(form, "from_time", first, begins, zone) if begins else None
    ends_at = instant(form, "until_time", last or first, ends, zone) if ends else None
    if starts_at and ends_at and ends_at <= starts_at:
        form.add_error("until_time", _("It ends before it begins. Correct one of the two, or enter a last day."))
    return starts_at, ends_at
