"""Officials of a government: who they are, where they were met; two that are one person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.rules import keeps, may_change, reading_of, shown
from accede.governments.actions import officials as actions
from accede.governments.forms.officials import MergeForm, OfficialForm
from accede.governments.queries import contacts, officials
from accede.governments.queries.tags import tag_of
from accede.governments.rules import require_keeps, row_for
from accede.governments.views.entering import StateFile, enter_file
from accede.governments.views.writing import crumbs_of, saved, told
from accede.kit.formpages import FormPage, form_page, one_button, typed


@login_required
def listing(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """The officials of a State that the reader may see."""
    file = enter_file(request, campaign, code)
    tag = tag_of(request.GET.get("tag", ""))
    reading = reading_of(request.user, campaign, on=file.today)
    rows = officials.officials_of(file.campaign, file.state, reader=reading, on=file.today, tag=tag)
    context = {
        "campaign": file.campaign,
        "state": file.state,
        "name": file.name,
        "tabs": file.tabs("officials"),
        "rows": shown(rows, reading),
        "tag": tag,
        "applied": [{"label": _("Tag"), "value": tag, "param": "tag"}] if tag else [],
        "may_add": file.may(Right.LOG_CONTACT),
    }
    return render(request, "governments/officials.html", context)


@login_required
def record(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One official, and where the reader may know that she was met."""
    file, row = _official(request, campaign, code, key)
    reading = reading_of(request.user, campaign, on=file.today)
    above = row.merged_into
    (row,) = shown([row], reading)
    if row.merged_into is not None:
        return redirect(row.merged_into.get_absolute_url())
    if above is not None:
        raise Http404  # what it went up in is not shared with her
    day = file.day_or_today
    called = contacts.names_for(file.campaign)
    met = officials.contacts_with(row, reader=reading, as_of=day, on=file.today)
    may_log = file.may(Right.LOG_CONTACT)
    context = {
        "campaign": file.campaign,
        "state": file.state,
        "name": file.name,
        "tabs": file.tabs("officials"),
        "row": row,
        "entries": [contacts.entry_of(each, as_of=day, called=called) for each in met],
        "merged": officials.merged_with(row, reading=reading),
        "may_keep": may_log and keeps(row, reading),
        "may_change": may_log and may_change(row, reading),
        "log": told(file, True, row) if keeps(row, reading) else [],
    }
    return render(request, "governments/official.html", context)


@login_required
def add(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Put an official on record; ?name= and ?title= come from an entry of the log."""
    file = enter_file(request, campaign, code, Right.LOG_CONTACT)
    start = {name: request.GET[name][:200] for name in ("name", "title") if name in request.GET}
    form = OfficialForm(typed(request), initial=start, **file.of_file())

    def act() -> Any:
        return actions.add_official(
            campaign=file.campaign, state=file.state, values=form.cleaned_data, by=file.user, on=file.today
        )

    return _form(request, file, form, act, _("Add an official"), file.page("officials"))


@login_required
def change(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct what is known of an official."""
    file, row = _official(request, campaign, code, key, Right.LOG_CONTACT)
    form = OfficialForm(typed(request), instance=row, **file.of_file())

    def act() -> Any:
        return actions.change_official(official=row, values=form.cleaned_data, by=file.user, on=file.today)

    return _form(request, file, form, act, _("Correct the official"), row.get_absolute_url(), row.name)


@login_required
def merge(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Say that another row is the same person, and why."""
    file, row = _official(request, campaign, code, key, Right.LOG_CONTACT)
    require_keeps(row, by=file.user, on=file.today)
    others = officials.others_to_merge(row, reader=file.user, on=file.today)
    form = MergeForm(typed(request), others=others)

    def act() -> Any:
        gone = next(each for each in others if each.key == form.cleaned_data["gone"])
        return actions.merge_officials(kept=row, gone=gone, why=form.cleaned_data["why"], by=file.user, on=file.today)

    lede = _(
        "Entries that name the other one lead here from then on. Nothing is lost, and the two can be parted again."
    )
    return _form(request, file, form, act, _("Two that are one person"), row.get_absolute_url(), row.name, lede)


@login_required
@require_POST
def part(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """They are two persons after all."""
    file, row = _official(request, campaign, code, key, Right.LOG_CONTACT)

    def act() -> None:
        actions.part_officials(official=row, by=file.user, on=file.today)

    return one_button(request, act, done=_("They stand for two persons again."), then=file.page("officials"))


def _official(
    request: HttpRequest, campaign: str, code: str, key: str, right: Right = Right.READ_PAPERS
) -> tuple[StateFile, Any]:
    file = enter_file(request, campaign, code, right)
    return file, row_for(officials.all_officials(), request.user, campaign, code, key, right, on=file.today)


def _form(
    request: HttpRequest, file: StateFile, form: Any, act: Callable[[], Any], title: str, back: str, name: str = "",
    lede: str = "",
) -> HttpResponse:  # fmt: skip
    crumbs = crumbs_of(file, (_("Officials"), file.page("officials")))
    page = FormPage(
        title=title,
        lede=lede or file.name,
        button=_("Save"),
        back=back,
        done=saved,
        crumbs=(*crumbs, (name, back)) if name else crumbs,
    )
    return form_page(request, form, act, page, campaign=file.campaign)
