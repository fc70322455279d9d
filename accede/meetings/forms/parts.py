"""Forms of points of the agenda, papers, and attendance."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.models import Organisation, SharedWith
from accede.kit.documents.addresses import is_inside
from accede.kit.forms import Form, ModelForm
from accede.meetings import queries
from accede.meetings.models import AgendaItem, Attendance, Meeting, Paper


class ItemForm(ModelForm):
    """A point of the agenda."""

    class Meta:
        model = AgendaItem
        fields = ["title", "minutes", "kind", "introduced_by", "note"]
        help_texts = {"minutes": _("How long it may take; the running times follow from it.")}

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.meeting = meeting
        fields: Any = self.fields
        fields["introduced_by"].queryset = queries.people_of(meeting.campaign)


class PaperForm(ModelForm):
    """A paper: a file, an address, or a page of this house."""

    file = forms.FileField(label=_("File"), required=False, help_text=_("At most 10 MB. Or give an address below."))
    link = forms.URLField(label=_("Address elsewhere"), required=False, assume_scheme="https")

    class Meta:
        model = Paper
        fields = ["title", "language", "item", "link", "page", "owner", "shared_with"]
        help_texts = {
            "page": _("The path of a page here, beginning with a slash."),
            "owner": _("Leave it empty for a paper of the alliance itself."),
            "shared_with": _("Papers for everybody in the alliance are named in the call."),
        }

    def __init__(self, *args: Any, meeting: Meeting, owners: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.meeting = meeting
        fields: Any = self.fields
        fields["item"].queryset = queries.items_of(meeting)
        fields["owner"].queryset = queries.organisations_in(meeting.campaign, [row.pk for row in owners])
        choices = (SharedWith.OWN, SharedWith.MEMBERS, SharedWith.ALLIANCE)
        fields["shared_with"].choices = [(each.value, each.label) for each in choices]
        self.order_fields(["title", "file", "link", "page", "item", "language", "owner", "shared_with"])

    def _post_clean(self) -> None:
        """The file is no field of the table: whether a paper is one thing is asked when it is handed in."""

    def clean_page(self) -> str:
        page: str = self.cleaned_data["page"]
        if page and not is_inside(page):
            raise forms.ValidationError(_("The path of a page here begins with one slash: /c/…"))
        return page


class AttendanceForm(Form):
    """One line of the attendance."""

    organisation: Any = forms.ModelChoiceField(label=_("For"), queryset=None, required=False)
    person: Any = forms.ModelChoiceField(label=_("Person"), queryset=None, required=False)
    guest = forms.CharField(label=_("Or a guest's name"), required=False, max_length=200)
    how = forms.ChoiceField(label=_("How"), choices=Attendance.How.choices, initial=Attendance.How.PRESENT)
    held_by: Any = forms.ModelChoiceField(
        label=_("Proxy held by"), queryset=None, required=False,
        help_text=_("Only for a proxy: the member that speaks for the absent one."),
    )  # fmt: skip

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        seated = queries.organisations_in(
            meeting.campaign, [seat.organisation.pk for seat in queries.seats(meeting)]
        )  # fmt: skip
        fields["organisation"].queryset = fields["held_by"].queryset = seated
        fields["person"].queryset = queries.people_of(meeting.campaign)
