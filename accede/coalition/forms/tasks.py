"""Tasks: to open, to change, to give away, to close, to reopen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.accounts.queries import holders, people
from accede.accounts.rights import Right
from accede.coalition.forms.fields import choices
from accede.coalition.forms.sharing import SHARING, ask_sharing
from accede.coalition.models import Campaign, Task, TaskClosing
from accede.coalition.queries import Reference, all_organisations, all_people
from accede.kit.forms import Form, ModelForm

BEFORE = ((14, _("two weeks before")), (7, _("one week before")), (3, _("three days before")),
          (1, _("the day before")), (0, _("on the day itself")))  # fmt: skip


class AboutField(forms.CharField):
    """A reference as it stands in an address: events.event:chr-59-panel."""

    widget = forms.HiddenInput

    def prepare_value(self, value: Any) -> str:
        return str(value or "")

    def clean(self, value: Any) -> Reference | None:
        text = super().clean(value)
        reference = Reference.parse(text)
        if text and reference is None:
            raise forms.ValidationError(
                _("What the task is about is not known here. Open it from the page of the thing.")
            )
        return reference


class _Whose(ModelForm):
    """Whose task it is."""

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named: Any = self.fields
        named["account"].label_from_instance = str
        signed = {grant.user_id for grant in holders(Right.KEEP_TASKS, campaign=campaign.slug, on=on)}
        choices(self, "organisation", all_organisations(campaign), str(_("no organisation")))
        choices(self, "person", all_people(campaign), str(_("no person")))
        choices(self, "account", [each for each in people() if each.pk in signed], str(_("nobody's sign-in")))
        if "title" in named:
            ask_sharing(self, campaign=campaign, reader=reader, on=on)


class GiveForm(_Whose):
    """Somebody else who does it."""

    class Meta:
        model = Task
        fields = ["organisation", "person", "account"]
        labels = {"organisation": _("Organisation"), "person": _("Person"), "account": _("Who signs in here")}
        help_texts = {
            "organisation": _("Leave all three empty for the alliance itself: its secretariat and Convener."),
        }


class TaskForm(_Whose):
    """What is to be done, by whom and until when."""

    BEFORE = BEFORE
    about = AboutField(required=False)
    remind_before = forms.TypedMultipleChoiceField(
        label=_("Remind by mail"), choices=BEFORE, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Task
        fields = ["title", "due", "organisation", "person", "account", "note", "remind_before", "remind_late", *SHARING]
        labels = {"title": _("What is to be done"), "due": _("Due"), "note": _("Note"),
                  "organisation": _("Organisation that does it"), "person": _("Person who does it"),
                  "account": _("Or who signs in here"),
                  "remind_late": _("Remind once when it is late")}  # fmt: skip
        help_texts = {
            "title": _("Begin with a verb: Write to the missions …"),
            "organisation": _("Leave all three empty for the alliance itself: its secretariat and Convener."),
        }
        error_messages = {"title": {"required": _("Say what is to be done.")}}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class ChangeTaskForm(ModelForm):
    """What a task says and when it is due; whose it is has a page of its own."""

    about = AboutField(required=False)
    remind_before = forms.TypedMultipleChoiceField(
        label=_("Remind by mail"), choices=BEFORE, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Task
        fields = ["title", "due", "note", "remind_before", "remind_late", *SHARING]
        labels = TaskForm.Meta.labels
        error_messages = TaskForm.Meta.error_messages
        widgets = TaskForm.Meta.widgets

    def __init__(self, *args: Any, campaign: Campaign, reader: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ask_sharing(self, campaign=campaign, reader=reader, on=on)


class CloseTaskForm(Form):
    """What came of it."""

    result = forms.ChoiceField(
        label=_("Result"),
        choices=TaskClosing.Result.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what became of the task.")},
    )
    text = forms.CharField(
        label=_("What came of it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A task that is dropped says why; one that moved on says where to."),
    )


class ReopenTaskForm(Form):
    """Why a closed task is open again."""

    why = forms.CharField(
        label=_("Why it is open again"), max_length=300, error_messages={"required": _("Say why it is open again.")}
    )
