"""What the form of an event asks of when to the minute, where on file, in which languages and for how many."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accede.coalition.models import Campaign
from accede.events.forms.countries import day_of, offer_countries
from accede.events.forms.hours import ClockField, WallField, instant, span, wall, zone_of
from accede.events.models import Event
from accede.events.queries import choices
from accede.kit.fields import refuse_unknown_zone
from accede.kit.forms import ModelForm, dressed

HELD = ("time_zone", "series", "held_at", "country", "languages", "expected", "budget_line")
HELD_HELP = {
    "time_zone": gettext_lazy("As Europe/Zurich. Times are those of the clock on the wall there."),
    "held_at": gettext_lazy("A venue of the list brings its rules and their deadlines with it."),
    "country": gettext_lazy("For the map of what was held where."),
    "expected": gettext_lazy("How many people are expected, when nobody has replied yet."),
    "budget_line": gettext_lazy("The line of the budget from which it is paid, as the budget calls it."),
}


def ask_held(form: Any, *, campaign: Campaign, on: date) -> None:
    """Adds the fields that are no columns, and offers what the campaign has."""
    event: Event = form.instance
    zone = zone_of(event, campaign)
    begins, ends = wall(event.begins_at, zone), wall(event.ends_at, zone)
    added: dict[str, forms.Field] = {
        "from_time": ClockField(label=pgettext_lazy("time of an event", "From")),
        "until_time": ClockField(label=pgettext_lazy("time of an event", "Until")),
        "languages": forms.MultipleChoiceField(
            label=gettext_lazy("Languages of the event"), required=False, choices=settings.LANGUAGES,
            widget=forms.CheckboxSelectMultiple,
        ),
        "replies_close_at": WallField(label=gettext_lazy("Replies close at")),
    }  # fmt: skip
    for name, field in added.items():
        form.fields[name] = dressed(name, field)
    form.initial |= {
        "from_time": begins and begins.time(),
        "until_time": ends and ends.time(),
        "replies_close_at": wall(event.replies_close_at, zone),
        "time_zone": zone,
    }
    form.fields["series"].queryset = choices.series_in(campaign)
    form.fields["held_at"].queryset = choices.venues_in(campaign)
    form.fields["country"].empty_label = _("not known")
    offer_countries(form.fields["country"], on=day_of(event, on=on), kept=event.country)
    form.order_fields(_ORDER)


_ORDER = [
    "title", "kind", "occasion", "series", "starts", "from_time", "ends", "until_time", "time_zone", "date_note",
    "held_at", "venue", "place", "country", "session", "distributed", "languages", "summary", "topics", "expected",
    "budget_line", "replies_close_at", "invitations", "attendance_note",
]  # fmt: skip


def clean_held(form: Any, cleaned: dict[str, Any], campaign: Campaign) -> dict[str, Any]:
    """Turns times on the wall into instants, and takes name and place from the venue on file where none is typed."""
    zone = _zone(form, cleaned, campaign)
    venue = cleaned.get("held_at")
    if venue:
        cleaned["venue"] = cleaned.get("venue") or venue.name
        cleaned["place"] = cleaned.get("place") or venue.place
    closes = cleaned.pop("replies_close_at", None)
    cleaned["replies_close_at"] = (
        instant(form, "replies_close_at", closes.date(), closes.time(), zone) if closes else None
    )
    starts, ends = cleaned.get("starts"), cleaned.get("ends")
    if starts and starts.is_day:
        last = ends.day if ends and ends.is_day else None
        cleaned["begins_at"], cleaned["ends_at"] = span(form, cleaned, zone, starts.day, last)
    else:
        timed = [name for name in ("from_time", "until_time") if cleaned.pop(name, None)]
        if timed and "starts" not in form.errors:  # what cannot be read was said already
            form.add_error("starts", _("A time needs its day: write the first day as 2003-07-01."))
        cleaned["begins_at"] = cleaned["ends_at"] = None
    # A zone is kept where something was said in it.
    if not (cleaned["begins_at"] or cleaned["replies_close_at"] or form.instance.registration_closes_at):
        cleaned["time_zone"] = ""
    return cleaned


def _zone(form: Any, cleaned: dict[str, Any], campaign: Campaign) -> str:
    """The zone typed; one that nobody knows is told beside the field, and the event's own is read instead."""
    typed = cleaned.get("time_zone", "")
    try:
        refuse_unknown_zone(typed or "UTC")
    except forms.ValidationError as refusal:
        form.add_error("time_zone", refusal)
        typed = ""
    return str(typed or zone_of(form.instance, campaign))


class PublicForm(ModelForm):
    """The page that everybody may read, and whether people register there."""

    class Meta:
        model = Event
        fields = ["public_page", "public_text", "registration"]
        widgets = {"public_text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "public_text": gettext_lazy("In a few plain sentences: what it is, for whom, how to come. An empty line "
                                        "parts paragraphs."),
            "registration": gettext_lazy("People register there and confirm by mail; they come on the guest list."),
        }  # fmt: skip

    registration_closes_at = WallField(label=gettext_lazy("Registration closes at"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone_of(self.instance, self.instance.campaign)
        self.initial["registration_closes_at"] = wall(self.instance.registration_closes_at, self.zone)
        self.fields["registration_closes_at"].help_text = _("As the clock shows it in %(zone)s.") % {"zone": self.zone}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        closes = cleaned.pop("registration_closes_at", None)
        at = instant(self, "registration_closes_at", closes.date(), closes.time(), self.zone) if closes else None
        cleaned |= {"registration_closes_at": at, "time_zone": self.instance.time_zone or (self.zone if at else "")}
        if cleaned.get("registration") and not cleaned.get("public_page"):
            self.add_error("registration", _("People register on the public page: let the event have one."))
        return cleaned


class CancelForm(ModelForm):
    """That it is not held, and why."""

    class Meta:
        model = Event
        fields = ["cancelled_words"]
        help_texts = {"cancelled_words": gettext_lazy("Stands on the public page and in people's calendars.")}
