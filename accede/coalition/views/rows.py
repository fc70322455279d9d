"""Correcting and taking back the smaller rows: one pair of pages for eight kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.accounts.rights import Right
from accede.coalition import actions, forms, models
from accede.coalition.actions import corrections
from accede.coalition.actions import offices as offices_acts
from accede.coalition.queries import offices
from accede.coalition.rules import row_of
from accede.coalition.views.entering import Entered, enter, form_page, removal_page
from accede.kit.formpages import typed


@dataclass(frozen=True)
class Kind:
    """A kind of row: its model, form and acts. Both acts take the row under the kind's own name."""

    name: str
    model: type[Model]
    form: Callable[..., BaseForm]
    change: Callable[..., Any]
    remove: Callable[..., None]
    title: str | Promise


KINDS = {
    kind.name: kind
    for kind in (
        Kind("purpose", models.Purpose, forms.PurposeForm, actions.change_purpose, actions.remove_purpose,
             gettext_lazy("Change a purpose")),
        Kind("assessment", models.Assessment, forms.AssessmentForm, actions.change_assessment,
             actions.remove_assessment, gettext_lazy("Change what is said of the year")),
        Kind("relation", models.OrganisationRelation, forms.RelationForm, actions.change_relation,
             actions.remove_relation, gettext_lazy("Correct a relation")),
        Kind("affiliation", models.Affiliation, forms.PostForm, actions.change_affiliation,
             actions.remove_affiliation, gettext_lazy("Correct a post")),
        Kind("secondment", models.Secondment, forms.SecondmentForm, actions.change_secondment,
             actions.remove_secondment, gettext_lazy("Correct a secondment")),
        Kind("membership", models.Membership, forms.AdmitForm, actions.change_membership,
             actions.remove_membership, gettext_lazy("Correct a membership")),
        Kind("office", models.Office, forms.OfficeForm, offices_acts.change_office, corrections.remove_office,
             gettext_lazy("Change an office and its rule")),
        Kind("term", models.OfficeTerm, forms.TermForm, actions.change_term, actions.remove_term,
             gettext_lazy("Correct a term of office")),
    )
}  # fmt: skip


@login_required
def change(request: HttpRequest, campaign: str, kind: str, key: str) -> HttpResponse:
    """Correct a row; the page also offers to take it back."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    chosen = KINDS[kind]
    row = row_of(chosen.model, entered.campaign, key)
    form = chosen.form(typed(request), instance=row, **_choices(chosen, entered))
    context = {
        "title": f"{chosen.title}: {row}",
        "button": _("Save the changes"),
        "done": _("Changes saved. What changed stands in the history."),
        "cancel": row.get_absolute_url(),  # type: ignore[attr-defined]  # every model of the room has one
        "crumb": _("Coalition"),
        "remove": reverse("coalition:remove_row", args=[campaign, kind, key]),
    }

    def act() -> Any:
        return chosen.change(**{kind: row}, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def remove(request: HttpRequest, campaign: str, kind: str, key: str) -> HttpResponse:
    """Ask once, then take a row back to which nothing refers."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    chosen = KINDS[kind]
    row = row_of(chosen.model, entered.campaign, key)
    back = row.get_absolute_url()  # type: ignore[attr-defined]  # every model of the room has one

    def act() -> None:
        chosen.remove(**{kind: row}, by=request.user, on=entered.today)

    return removal_page(request, entered, act, name=str(row), back=back, then=back)


def _choices(kind: Kind, entered: Entered) -> dict[str, Any]:
    """What the form offers to choose from."""
    if kind.name == "term":
        found = [each.office for each in offices(entered.campaign, on=entered.day)]
        return {"campaign": entered.campaign, "offices": found}
    return {"campaign": entered.campaign} if kind.name in ("relation", "affiliation", "secondment") else {}
