"""A part of the programme in full, its photograph, and the lines of the run sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accede.coalition.readers.pictures import NoPicture, redrawn
from accede.coalition.rules import Reading, visible
from accede.events.forms.hours import ClockField, instant, wall, zone_of
from accede.events.models import EntryPhoto, Event, ProgrammeEntry, SheetLine
from accede.events.queries import choices, first_day
from accede.events.queries.programme import REGIONS, SECTORS, region_word
from accede.kit.forms import DayField, Form, ModelForm

SOURCE_HELP = gettext_lazy("From where this is known: a report, a letter, a person of the alliance.")
NO_DAY = gettext_lazy("A time needs its day: the first day of the event is not known to the day.")


def moment_of(form: Any, name: str, cleaned: dict[str, Any], event: Event) -> Any:
    """The instant of a time typed on `day`, else on the first day of the event."""
    at = cleaned.pop(name, None)
    day = cleaned.get("day") or first_day(event)
    if at is None:
        return None
    if day is None:
        form.add_error(name, str(NO_DAY))
        return None
    return instant(form, name, day, at, zone_of(event, event.campaign))


class EntryForm(ModelForm):
    """A part in the programme."""

    day = DayField(label=gettext_lazy("Day"), required=False)
    from_time = ClockField(label=pgettext_lazy("time in a programme", "From"))
    until_time = ClockField(label=pgettext_lazy("time in a programme", "Until"))
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Region"), required=False)

    class Meta:
        model = ProgrammeEntry
        fields = [
            "role", "name", "title", "affiliation", "person", "organisations", "standing", "public", "said",
            "may_be_quoted", "biography", "papers", "gender", "sector", "region", "source",
        ]  # fmt: skip
        widgets = {
            "said": forms.Textarea(attrs={"rows": 5}),
            "biography": forms.Textarea(attrs={"rows": 4}),
            "organisations": forms.SelectMultiple(attrs={"size": 6}),
            "papers": forms.SelectMultiple(attrs={"size": 4}),
        }
        help_texts = {
            "name": gettext_lazy("As the programme printed it, with the form of address: Ms. Gabriela Rodriguez."),
            "title": gettext_lazy("The title held on that day, not the one held now."),
            "person": gettext_lazy("The person in the coalition's records, if there is one."),
            "organisations": gettext_lazy(
                "Those she or he spoke for; hold Ctrl (on a Mac: Command) to choose several."
            ),
            "said": gettext_lazy("In a sentence or two, going on after the name: “stressed that …”."),
            "public": gettext_lazy(
                "Only with her consent: name, title and biography stand where everybody reads them."
            ),
            "gender": gettext_lazy("As she says herself, or not at all. Shown in the balance of the panel alone."),
            "source": SOURCE_HELP,
        }

    def __init__(self, *args: Any, event: Event, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        fields: dict[str, Any] = self.fields
        fields["person"].queryset = choices.people_in(event.campaign)
        fields["organisations"].queryset = choices.organisations_in(event.campaign)
        fields["papers"].queryset = visible(choices.items_in(event.campaign), reading)
        fields["standing"].required = False  # what is not sent stays as it is
        fields["sector"].choices = _kept(self.instance.sector, [(key, str(label)) for key, label in SECTORS.items()])
        fields["region"].choices = _kept(self.instance.region, [(key, region_word(key)) for key in REGIONS])
        zone = zone_of(event, event.campaign)
        begins, ends = wall(self.instance.begins_at, zone), wall(self.instance.ends_at, zone)
        self.initial["from_time"], self.initial["until_time"] = begins and begins.time(), ends and ends.time()
        self.initial["day"] = begins.date() if begins and begins.date() != first_day(event) else None
        if first_day(event) and (not event.ends.is_day or event.ends.day == first_day(event)):
            del self.fields["day"]
        self.order_fields(["role", "name", "title", "affiliation", "standing", "day", "from_time", "until_time"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["standing"] = cleaned.get("standing") or self.instance.standing
        begins = moment_of(self, "from_time", cleaned, self.event)
        ends = moment_of(self, "until_time", cleaned, self.event)
        if begins and ends and ends <= begins:
            self.add_error("until_time", _("It ends before it begins. Correct one of the two."))
        cleaned.pop("day", None)
        return cleaned | {"begins_at": begins, "ends_at": ends}


def _kept(value: str, known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The list, with what is on record though it is not in it."""
    own = [(value, value)] if value and value not in dict(known) else []
    return [("", _("not said")), *known, *own]


class PhotoForm(Form):
    """A photograph, who took it, and how she agreed to it."""

    KEEPS_NOTHING = True  # a picture of a person is kept once, when it is saved
    file = forms.FileField(
        label=gettext_lazy("Photograph"), required=False,
        help_text=gettext_lazy("PNG, JPEG, GIF or WebP. It is drawn anew: place and camera stay behind."),
    )  # fmt: skip
    credit = forms.CharField(label=gettext_lazy("Who took it"), max_length=200)
    consent = forms.CharField(
        label=gettext_lazy("How she agreed to it"), max_length=300,
        help_text=gettext_lazy("As “by mail of 3 May”. Without it no photograph is kept."),
    )  # fmt: skip
    public = forms.BooleanField(
        label=gettext_lazy("Shown on the public page"), required=False,
        help_text=gettext_lazy("Where she is named there herself."),
    )  # fmt: skip

    def __init__(self, *args: Any, photo: EntryPhoto | None, **kwargs: Any) -> None:
        told = {"credit": photo.credit, "consent": photo.consent, "public": photo.public} if photo else {}
        super().__init__(*args, initial=told, **kwargs)
        self.photo = photo

    def clean_file(self) -> bytes:
        """The picture drawn anew; nothing keeps the one that is there."""
        file = self.cleaned_data.get("file")
        if not file:
            if self.photo is None:
                raise forms.ValidationError(_("Choose a photograph."))
            return b""
        try:
            return redrawn(file.read()).content
        except NoPicture as refusal:
            raise forms.ValidationError(str(refusal)) from None


class LineForm(ModelForm):
    """A line of the run sheet."""

    day = DayField(label=gettext_lazy("Day"), required=False)
    at_time = ClockField(label=gettext_lazy("Time"))

    class Meta:
        model = SheetLine
        fields = ["minutes", "what", "who", "where"]
        help_texts = {"who": gettext_lazy("A person or an office, as everybody on the day calls it.")}

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        at = wall(self.instance.at, zone_of(event, event.campaign))
        self.initial |= {  # type: ignore[operator]  # stubs call the form's own dictionary a mapping
            "at_time": at and at.time(),
            "day": at.date() if at and at.date() != first_day(event) else None,
        }
        self.fields["day"].help_text = _("Leave it empty for the first day of the event.")
        self.order_fields(["day", "at_time", "minutes", "what"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        at = moment_of(self, "at_time", cleaned, self.event)
        cleaned.pop("day", None)
        return cleaned | {"at": at}
