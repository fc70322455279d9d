"""Tags of a State, and the settings of the room."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.queries import shared_words
from accede.coalition.rules import may_change, reading_of
from accede.governments.actions.settings import change_settings
from accede.governments.actions.tags import tag_state, untag_state
from accede.governments.forms.officials import SettingsForm, TagForm
from accede.governments.queries import tags as queries
from accede.governments.queries.contacts import names_for
from accede.governments.queries.settings import settings_of
from accede.governments.rules import row_for
from accede.governments.views.entering import enter, enter_file
from accede.governments.views.writing import crumbs_of
from accede.kit.formpages import FormPage, form_page, one_button, typed


@login_required
def of_state(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """The words on a State, as far as the reader may see them."""
    file = enter_file(request, campaign, code)
    reading = reading_of(request.user, campaign, on=file.today)
    called = names_for(file.campaign)
    may_log = file.may(Right.LOG_CONTACT)
    rows = [
        {
            "row": row,
            "whose": row.owner.short if row.owner else called.alliance,
            "sharing": shared_words(row, called.organisations),
            "removable": may_log and may_change(row, reading),
        }
        for row in queries.tags_of(file.campaign, file.state, reader=reading, on=file.today)
    ]
    context = {
        "campaign": file.campaign,
        "state": file.state,
        "name": file.name,
        "tabs": file.tabs("contacts"),
        "rows": rows,
        "may_add": may_log,
    }
    return render(request, "governments/tags.html", context)


@login_required
def add(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Put a word on the State."""
    file = enter_file(request, campaign, code, Right.LOG_CONTACT)
    form = TagForm(typed(request), **file.of_file())

    def act() -> Any:
        return tag_state(campaign=file.campaign, state=file.state, by=file.user, on=file.today, **form.cleaned_data)

    page = FormPage(
        title=_("Put a tag on the State"),
        lede=file.name,
        button=_("Save"),
        back=file.page("tags"),
        done=_("Saved."),
        then=file.page("tags"),
        crumbs=crumbs_of(file, (_("Tags"), file.page("tags"))),
    )
    return form_page(request, form, act, page, campaign=file.campaign)


@login_required
@require_POST
def remove(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Take a word off the State."""
    file = enter_file(request, campaign, code, Right.LOG_CONTACT)
    row = row_for(queries.all_tags(), request.user, campaign, code, key, Right.LOG_CONTACT, on=file.today)

    def act() -> None:
        untag_state(tag=row, by=file.user, on=file.today)

    return one_button(request, act, done=_("The tag is off."), then=file.page("tags"))


@login_required
def settings(request: HttpRequest, campaign: str) -> HttpResponse:
    """Within how many days the room warns, and what counts as stale and as new."""
    room = enter(request, campaign)
    if not room.may(Right.MANAGE_CAMPAIGN):
        enter(request, campaign, Right.SET_TARGETS)
    form = SettingsForm(typed(request), instance=settings_of(room.campaign))

    def act() -> Any:
        return change_settings(campaign=room.campaign, values=form.cleaned_data, by=request.user, on=room.today)

    page = FormPage(
        title=_("Settings of the State files"),
        button=_("Save"),
        back=room.url("contacts_all"),
        done=_("Saved."),
        then=room.url("contacts_all"),
        crumbs=((_("States"), room.url("table")),),
    )
    return form_page(request, form, act, page, campaign=room.campaign)
