"""One address on a list: put there by hand, corrected, taken off, taken away as a file, erased."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.kit import log, persons
from accede.kit.formpages import FormPage, form_page, typed
from accede.kit.history import SHOWN, lines
from accede.mailings.actions import subscriptions as actions
from accede.mailings.actions.erasing import erase_subscriber, subject_of_address
from accede.mailings.forms.lists import (
    ChangeSubscriberForm,
    EraseSubscriberForm,
    RemoveSubscriberForm,
    SubscriberForm,
)
from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries import list_pages
from accede.mailings.queries import lists as queries
from accede.mailings.queries.languages import language_name
from accede.mailings.rules import list_for
from accede.mailings.views.list_keeping import crumbs


@login_required
@require_safe
def one(request: HttpRequest, campaign: str, key: str, subscription: str) -> HttpResponse:
    """How the address came there, what was agreed to, and what was done."""
    today = timezone.localdate()
    row = _found(request, campaign, key, subscription)
    words, language = queries.agreed_to(row)
    entries = lines(log.entries_about(row)[:SHOWN], reader=request.user, on=today, sees_personal=True)
    context = {
        "campaign": row.campaign, "list": row.list, "subscription": row, "agreed": words, "agreed_in": language,
        "facts": list_pages.facts_of_subscription(row), "language": language_name(row.language), "told": True,
        "log": entries,
        "may_erase": may(request.user, Right.ERASE_PERSON, campaign=campaign, on=today) and row.email,
    }  # fmt: skip
    return render(request, "mailings/lists/subscriber.html", context)


@login_required
def add(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Put somebody on a list who said yes elsewhere."""
    row = list_for(request.user, campaign, key, on=timezone.localdate())
    form = SubscriberForm(typed(request), initial={"language": row.campaign.language})

    def act() -> Any:
        actions.add_subscriber(
            mailing_list=row, values=form.cleaned_data, by=request.user, at=timezone.now(), on=timezone.localdate()
        )

    page = FormPage(
        _("Put somebody on the list"), _("Put on the list"), row.get_absolute_url(), done=_("She is on the list."),
        crumbs=crumbs(row.campaign, row), then=row.get_absolute_url(),
        lede=_("Only who said yes. She can leave with one click in every letter, and is put back by nobody else then."),
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def change(request: HttpRequest, campaign: str, key: str, subscription: str) -> HttpResponse:
    """Correct a name or a language."""
    row = _found(request, campaign, key, subscription)
    form = ChangeSubscriberForm(typed(request), instance=row)

    def act() -> Any:
        actions.change_subscriber(subscription=row, values=form.cleaned_data, by=request.user, on=timezone.localdate())

    return _form(request, row, form, act, _("Correct the entry"), _("Save"), _("Saved."))


@login_required
def remove(request: HttpRequest, campaign: str, key: str, subscription: str) -> HttpResponse:
    """Take somebody off a list who asked for it by other means."""
    row = _found(request, campaign, key, subscription)
    form = RemoveSubscriberForm(typed(request))

    def act() -> Any:
        actions.remove_subscriber(
            subscription=row, words=form.cleaned_data["words"], by=request.user, at=timezone.now(),
            on=timezone.localdate(),
        )  # fmt: skip

    done = _("She is off the list. Only she can put herself there again.")
    return _form(request, row, form, act, _("Take the address off the list"), _("Take off"), done)


@login_required
def erase(request: HttpRequest, campaign: str, key: str, subscription: str) -> HttpResponse:
    """Erase what is held about the address, on every list of the installation."""
    row = _found(request, campaign, key, subscription)
    require(request.user, Right.ERASE_PERSON, campaign=campaign, on=timezone.localdate())
    form = EraseSubscriberForm(typed(request), address=row.email)

    def act() -> Any:
        erase_subscriber(subscription=row, by=request.user, at=timezone.now(), on=timezone.localdate())

    page = FormPage(
        _("Erase what is held about this address"), _("Erase for good"), address_of(row),
        done=_("Erased. The record says that it was done, by whom and when, without a name."),
        crumbs=crumbs(row.campaign, row.list), then=row.list.get_absolute_url(),
        lede=_(
            "Address, name and letters go, on every list; that somebody was on a list is still counted. There is no "
            "way back. Who only wants no more letters is taken off the list instead: an erased address can be put on "
            "a list again by mistake, for nobody remembers it."
        ),
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
@require_safe
def take_away(request: HttpRequest, campaign: str, key: str, subscription: str) -> HttpResponse:
    """Everything that is held about the address, as a folder of plain text."""
    today = timezone.localdate()
    row = _found(request, campaign, key, subscription)
    require(request.user, Right.ERASE_PERSON, campaign=campaign, on=today)
    content = persons.export(subject_of_address(row.email), reader=request.user, on=today)
    response = HttpResponse(content, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="subscriber-{row.key}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


def _found(request: HttpRequest, campaign: str, key: str, subscription: str) -> Subscription:
    row: MailingList = list_for(request.user, campaign, key, on=timezone.localdate())
    found = queries.subscription_of(row, subscription)
    if found is None:
        raise Http404
    return found


def _form(
    request: HttpRequest, row: Subscription, form: Any, act: Any, title: str, button: str, done: str
) -> HttpResponse:
    page = FormPage(
        title, button, address_of(row), done=done, crumbs=crumbs(row.campaign, row.list), then=address_of(row),
        lede=row.email,
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=row.campaign)


def address_of(row: Subscription) -> str:
    """The page of one address on a list."""
    return reverse("mailings:subscriber", args=[row.campaign.slug, row.list.key, row.key])
