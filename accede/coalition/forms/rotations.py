"""Rotations, nominations, ballots, votes and handovers: shape and plausibility of what is typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.coalition.forms.fields import choices
from accede.coalition.models import Ballot, Campaign, Cast, Decision, Nomination, Organisation, Rotation
from accede.coalition.queries import all_organisations, all_people
from accede.kit.forms import Form, ModelForm

FORM = "%Y-%m-%dT%H:%M"


class HourField(forms.DateTimeField):
    """A day and an hour in the time zone that is active; the browser's own calendar helps."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "short"}, format=FORM)
        formats = [FORM, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"]
        kwargs.setdefault("error_messages", {"invalid": _("Write day and hour as 2004-06-01 18:00.")})
        super().__init__(widget=widget, input_formats=formats, **kwargs)


class OpenRotationForm(ModelForm):
    """The term that a rotation is for, and its window."""

    opens_at = HourField(label=_("Nominations from"))
    closes_at = HourField(
        label=_("Nominations until"), help_text=_("At this moment the window closes by itself, in this time zone.")
    )

    class Meta:
        model = Rotation
        fields = ["first_date", "last_date", "opens_at", "closes_at", "decided_by", "note"]
        labels = {"first_date": _("First day of the term"), "last_date": _("Last day of the term"),
                  "decided_by": _("Decided by"), "note": _("Note to the members")}  # fmt: skip
        help_texts = {
            "last_date": _("Leave it empty: the rule of the office says how long a term is."),
            "note": _("Stands in the letter that tells them that nominations are open."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_date"].required = False
        self.fields["decided_by"].choices = Decision.choices  # type: ignore[attr-defined]

    def _post_clean(self) -> None:
        """The row is made by the act, which knows its last day; nothing is laid on an instance here."""


class NominateForm(ModelForm):
    """A person of an organisation, and the member in whose name she is nominated."""

    words_for = forms.CharField(
        label=_("What speaks for her"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    class Meta:
        model = Nomination
        fields = ["nominated_by", "person", "organisation"]
        labels = {"nominated_by": _("In the name of"), "person": _("Nominee"), "organisation": _("Of the organisation")}
        help_texts = {"person": _("Somebody whom the campaign names. She is asked by mail whether she stands.")}
        error_messages = {
            "nominated_by": {"required": _("Choose the organisation for which you speak.")},
            "person": {"required": _("Choose whom you nominate.")},
            "organisation": {"required": _("Choose the organisation that would hold the office.")},
        }

    def __init__(self, *args: Any, campaign: Campaign, voices: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices(self, "nominated_by", voices, str(_("choose your organisation")))
        choices(self, "person", all_people(campaign), str(_("choose a person")))
        choices(self, "organisation", all_organisations(campaign), str(_("choose an organisation")))
        if len(voices) == 1:
            self.fields["nominated_by"].initial = voices[0]

    def _post_clean(self) -> None:
        """The act makes the row, under a key and a moment of its own; nothing is laid on an instance here."""


class ToldForm(Form):
    """What a nominee said by telephone or letter."""

    accepts = forms.TypedChoiceField(
        label=_("Her answer"),
        choices=[("yes", _("She stands")), ("no", _("She does not stand"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what she said.")},
    )
    source = forms.CharField(
        label=_("Where her answer stands"), max_length=300,
        help_text=_("A letter and its date, a call and its day."),
        error_messages={"required": _("Say where her answer stands: a letter, a call and its day.")},
    )  # fmt: skip


class OpenBallotForm(Form):
    """Who is put to the members, until when, decided how."""

    candidates = forms.MultipleChoiceField(
        label=_("Put to the members"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who is put to the members. Only who has accepted stands.")},
    )
    decided_by = forms.ChoiceField(label=_("Decided by"), choices=Decision.choices)
    opens_at = HourField(label=_("Votes from"))
    closes_at = HourField(label=_("Votes until"))

    def __init__(self, *args: Any, standing: list[tuple[Nomination, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidates"].choices = [  # type: ignore[attr-defined]
            (row.key, f"{row.person.name}, {row.organisation.short}{f' ({note})' if note else ''}")
            for row, note in standing
        ]


class VoteForm(Form):
    """What a member says. `replaces` names the vote that was seen, so that nobody overwrites another's unseen."""

    choice = forms.ChoiceField(
        label=_("Vote"), widget=forms.RadioSelect, error_messages={"required": _("Choose a nominee, or abstain.")}
    )
    words_for = forms.CharField(
        label=_("Reason"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("An objection to a consensus needs one. Everybody who reads the papers sees it."),
    )  # fmt: skip
    replaces = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, ballot: Ballot, nominees: list[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        consensus = ballot.decided_by == Decision.CONSENSUS
        said = [(f"{Cast.Choice.FOR}:{row.key}", _named(row, consensus, len(nominees))) for row in nominees]
        if len(nominees) == 1:
            against = _("Against: object, with a reason") if consensus else _("Against")
            said.append((f"{Cast.Choice.AGAINST}:{nominees[0].key}", str(against)))
        said.append((str(Cast.Choice.ABSTAIN), str(_("Abstain"))))
        self.fields["choice"].choices = said  # type: ignore[attr-defined]


def _named(row: Nomination, consensus: bool, number: int) -> str:
    name = f"{row.person.name}, {row.organisation.short}"
    if number > 1:
        return name
    return str((_("Assent to %(name)s") if consensus else _("For %(name)s")) % {"name": name})


class CallOffForm(Form):
    """Why a rotation ends without a result."""

    why = forms.CharField(
        label=_("Why"), max_length=300, error_messages={"required": _("Say why: the members read it.")}
    )


class NotesForm(Form):
    """What the outgoing holder writes for the next one."""

    notes = forms.CharField(
        label=_("Notes for the next holder"), required=False, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Nobody but your organisation sees them until you release the pack. Leave an empty line between "
                    "paragraphs."),
    )  # fmt: skip
