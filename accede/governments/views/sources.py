"""The page of a source at risk: for the people of whoever the entry belongs to, and as if it were not there to others.

Nothing that is typed here is kept as a draft, in the browser or on the server: the form carries no ticket.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.rules import keeps, reading_of
from accede.governments.actions.sources import remove_source, set_source
from accede.governments.forms.contacts import SourceForm
from accede.governments.models import ContactSource
from accede.governments.queries import contacts as queries
from accede.governments.rules import row_for
from accede.governments.views.entering import StateFile, enter_file
from accede.kit.fields import SealedField
from accede.kit.refusals import Refused


@login_required
@never_cache
def source(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Who told it: written down, shown, changed."""
    file, row = _kept(request, campaign, code, key)
    held = queries.source_of(row)
    form = SourceForm(request.POST or None, initial=_initial(held))
    if request.method == "POST" and form.is_valid():
        try:
            set_source(contact=row, by=request.user, on=file.today, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("Saved, sealed. Only the people of whoever this entry belongs to see it."))
            return redirect("governments:source", campaign, file.state.code, row.key)
    context = {
        "campaign": file.campaign,
        "state": file.state,
        "name": file.name,
        "row": row,
        "title": queries.title_of(row, as_of=file.today),
        "held": held,
        "lost": held is not None and SealedField.LOST in (held.name, held.note),
        "form": form,
    }
    return render(request, "governments/source.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def remove(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Forgets it for good."""
    file, row = _kept(request, campaign, code, key)
    remove_source(contact=row, by=request.user, on=file.today)
    messages.success(request, _("Removed for good. Nothing keeps what it said."))
    return redirect(row.get_absolute_url())


def _initial(held: ContactSource | None) -> dict[str, str]:
    """What stands in the form; of a text whose key is missing nothing."""
    if held is None:
        return {}
    return {name: "" if value == SealedField.LOST else value for name, value in _texts(held).items()}


def _texts(held: ContactSource) -> dict[str, str]:
    return {"name": held.name, "note": held.note}


def _kept(request: HttpRequest, campaign: str, code: str, key: str) -> tuple[StateFile, Any]:
    """The entry, for the owner's people; to everybody else the page is not there, whether they see the entry or not."""
    file = enter_file(request, campaign, code)
    row = row_for(queries.all_contacts(), request.user, campaign, code, key, on=file.today)
    if not (keeps(row, reading_of(request.user, campaign, on=file.today)) and file.may(Right.LOG_CONTACT)):
        raise Http404
    return file, row
