"""One entry of the contact log: its page, and the forms that log, change, hold and call it off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.rules import keeps, reading_of
from accede.governments.actions import contacts as actions
from accede.governments.actions.tasks import open_next_step
from accede.governments.actions.visits import SecondVisit, take_note
from accede.governments.forms.contacts import OFFICES, ContactForm, HoldForm
from accede.governments.queries import contacts as queries
from accede.governments.queries import officials, visits
from accede.governments.rules import require_keeps, row_for
from accede.governments.views.entering import StateFile, enter_file
from accede.governments.views.writing import crumbs_of, saved, told
from accede.kit.formpages import Crumbs, FormPage, form_page, one_button, removal_page, typed


@login_required
def record(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One entry: who was there, what was said and asked, what comes next, who sees it."""
    file, row = _entry(request, campaign, code, key)
    day = file.day_or_today
    reading = reading_of(request.user, campaign, on=file.today)
    keeps_it = keeps(row, reading) and file.may(Right.LOG_CONTACT)
    people = officials.shown_people(row.people.all(), reading=reading)
    context = {
        **file.context("contacts"),
        "day": day,
        "row": row,
        "title": queries.title_of(row, as_of=day),
        "stage": queries.stage_on(row, as_of=day),
        "theirs": [each for each in people if not each.ours],
        "ours": [each for each in people if each.ours],
        "company": queries.taking_part(file.campaign, row),
        "may_keep": keeps_it,
        "may_task": file.may(Right.KEEP_TASKS),
        "came_of": queries.came_of(row, reading=reading),
        "may_write": file.may(Right.KEEP_FILES),
        "notices": [
            (each, visits.notice_words(each)) for each in visits.notices_of(row, reader=reading, on=file.today)
        ],
        "log": told(file, True, row) if keeps_it else [],
    }
    return render(request, "governments/contact.html", context)


@login_required
def add(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Log a contact: a few fields, the rest behind one line; warned of a second visit, she logs it all the same."""
    file = enter_file(request, campaign, code, Right.LOG_CONTACT)
    form = ContactForm(typed(request), **file.of_file())

    def act() -> Any:
        values = form.values()
        known = officials.officials_of(file.campaign, file.state, reader=file.user, on=file.today)
        return actions.log_contact(
            campaign=file.campaign, state=file.state, values=values, people=form.people(known),
            form_key=form.cleaned_data.get("form_key", ""), anyway=_anyway(request), by=file.user, on=file.today,
        )  # fmt: skip

    page = _page(file, _("Log a contact"), _("Log the contact"), file.page("contacts"))
    return _form(request, file, form, act, page)


@login_required
def change(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct an entry; its owner's people alone."""
    file, row = _entry(request, campaign, code, key, keeping=True)
    form = ContactForm(typed(request), instance=row, **file.of_file())

    def act() -> Any:
        known = officials.officials_of(file.campaign, file.state, reader=file.user, on=file.today)
        return actions.change_contact(
            contact=row, values=form.values(), people=form.people(known), anyway=_anyway(request), by=file.user,
            on=file.today,
        )  # fmt: skip

    page = _page(
        file, _("Correct the entry"), _("Save"), row.get_absolute_url(), queries.title_of(row, as_of=file.today)
    )
    return _form(request, file, form, act, page)


@login_required
def hold(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """What was planned took place."""
    file, row = _entry(request, campaign, code, key, keeping=True)
    form = HoldForm(typed(request), instance=row, on=file.today)

    def act() -> Any:
        known = officials.officials_of(file.campaign, file.state, reader=file.user, on=file.today)
        values = form.values()
        return actions.hold_contact(contact=row, values=values, people=form.people(known), by=file.user, on=file.today)

    name = queries.title_of(row, as_of=file.today)
    page = _page(file, _("It took place"), _("Save"), row.get_absolute_url(), name, template="kit/form.html")
    return form_page(request, form, act, page, campaign=file.campaign)


@login_required
def cancel(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Ask once, and why, before a planned contact is called off."""
    file, row = _entry(request, campaign, code, key, keeping=True)
    page = FormPage(
        title=_("Call off “%(name)s”?") % {"name": queries.title_of(row, as_of=file.today)},
        lede=_("The entry stays in the log as one that did not take place."),
        button=_("Call it off"),
        back=row.get_absolute_url(),
        done=_("Called off."),
        crumbs=_crumbs(file, row.get_absolute_url(), queries.title_of(row, as_of=file.today)),
    )

    def act() -> None:
        actions.cancel_contact(contact=row, by=file.user, on=file.today)

    return removal_page(request, act, page, then=row.get_absolute_url(), campaign=file.campaign)


@login_required
@require_POST
def task(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """The next step becomes a task."""
    file, row = _entry(request, campaign, code, key)

    def act() -> None:
        open_next_step(contact=row, by=file.user, on=file.today)

    done = _("The next step is a task now. It waits for whoever the entry belongs to.")
    return one_button(request, act, done=done, then=row.get_absolute_url())


@login_required
@require_POST
def seen(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """The notices about an entry are taken note of."""
    file, row = _entry(request, campaign, code, key, keeping=True)

    def act() -> None:
        for notice in visits.notices_of(row, reader=file.user, on=file.today):
            take_note(notice=notice, by=file.user, on=file.today)

    return one_button(request, act, done=_("Taken note of."), then=row.get_absolute_url())


def _entry(request: HttpRequest, campaign: str, code: str, key: str, *, keeping: bool = False) -> tuple[StateFile, Any]:
    """The file and the entry; with `keeping` for the owner's people, who may log."""
    file = enter_file(request, campaign, code, Right.LOG_CONTACT if keeping else Right.READ_PAPERS)
    rows = queries.all_contacts()
    row = row_for(rows, request.user, campaign, code, key, on=file.today)
    if keeping:
        require_keeps(row, by=request.user, on=file.today)
    elif row.logged_date > file.day_or_today:
        raise Http404  # not yet known on the day shown
    return file, row


def _anyway(request: HttpRequest) -> bool:
    return "anyway" in request.POST


def _form(request: HttpRequest, file: StateFile, form: Any, act: Callable[[], Any], page: FormPage) -> HttpResponse:
    """The form; with what the person is to be told of when the act refuses for a second visit."""
    alliance = queries.names_for(file.campaign).alliance
    more = page.more
    more["offices"] = visits.offices_known(file.campaign, file.state.code, reader=file.user, on=file.today)
    more["list"] = OFFICES

    def warned() -> Any:
        try:
            return act()
        except SecondVisit as refusal:
            more["visits"] = [
                (visits.visit_words(each, alliance=alliance), each.get_absolute_url()) for each in refusal.visits.seen
            ]
            more["lately"] = visits.lately_words() if refusal.visits.lately else ""
            raise

    return form_page(request, form, warned, page, campaign=file.campaign, state=file.state)


def _page(
    file: StateFile, title: str, button: str, back: str, name: str = "", template: str = "governments/contact_form.html"
) -> FormPage:
    return FormPage(
        title=title,
        lede=file.name,
        button=button,
        back=back,
        done=saved,
        crumbs=_crumbs(file, back, name),
        template=template,
        more={},
    )


def _crumbs(file: StateFile, back: str, name: str) -> Crumbs:
    above = crumbs_of(file, (_("Contacts"), file.page("contacts")))
    return (*above, (name, back)) if name else above
