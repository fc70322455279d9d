"""Pages of letterheads: a Word file is uploaded and checked, taken out again, replaced, used no longer."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.kit.formpages import FormPage, form_page, one_button, typed
from accede.kit.letters import FIELDS
from accede.mailings.actions import letterheads as actions
from accede.mailings.forms.texts import LetterheadForm
from accede.mailings.queries import templates as queries
from accede.mailings.rules import letterhead_for, letters_for
from accede.mailings.views.templates import crumbs

PREPARE = Right.PREPARE_LETTERS
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Upload a letterhead."""
    today = timezone.localdate()
    home = letters_for(request.user, campaign, PREPARE, on=today)
    form = LetterheadForm(
        typed(request), request.FILES or None, organisations=queries.organisations_to_choose(home)
    )  # fmt: skip

    def act() -> Any:
        values = form.cleaned_data
        return actions.add_letterhead(
            campaign=home, name=values["name"], organisation=values["organisation"], file_name=values["file"].name,
            content=values["file"].read(), by=request.user, on=today,
        )  # fmt: skip

    return form_page(request, form, act, _page(home, _("Add a letterhead")), campaign=home)


@login_required
def replace(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put another file in its place."""
    today = timezone.localdate()
    row = letterhead_for(request.user, campaign, key, PREPARE, on=today)
    form = LetterheadForm(typed(request), request.FILES or None)

    def act() -> Any:
        file = form.cleaned_data["file"]
        return actions.replace_letterhead(
            letterhead=row, file_name=file.name, content=file.read(), by=request.user, on=today
        )

    title = _("Another file for “%(name)s”") % {"name": row.name}
    return form_page(request, form, act, _page(row.campaign, title), campaign=row.campaign)


@login_required
def file(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The file as it was uploaded."""
    row = letterhead_for(request.user, campaign, key, on=timezone.localdate())
    answer = HttpResponse(bytes(row.content), content_type=WORD)
    answer["Content-Disposition"] = f'attachment; filename="{row.key}.docx"'
    return answer


@login_required
@require_POST
def retire(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Use it no longer, or use it again."""
    today = timezone.localdate()
    row = letterhead_for(request.user, campaign, key, PREPARE, on=today)

    def act() -> Any:
        return actions.set_letterhead_retired(
            letterhead=row, retired=row.retired_date is None, by=request.user, on=today
        )

    return one_button(request, act, done=_("Saved."), then=crumbs(row.campaign)[-1][1])


def _page(home: Any, title: str) -> FormPage:
    back = crumbs(home)[-1][1]
    known = ", ".join(f"{{{name}}}" for name in FIELDS)
    lede = _("Fields that may stand in it: %(fields)s.") % {"fields": known}
    done = _("The letterhead is checked and kept.")
    return FormPage(title, _("Save"), back, done=done, crumbs=crumbs(home), then=back, lede=lede)
