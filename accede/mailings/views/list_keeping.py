"""Lists, for who keeps them: which there are, what they say, who is on them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.rules import campaign_for
from accede.coalition.views import sheet_pages
from accede.kit import log
from accede.kit.formpages import FormPage, form_page, typed
from accede.kit.history import SHOWN, lines
from accede.mailings.actions import lists as actions
from accede.mailings.forms.lists import ListForm, ListTextForm, SubscribersFilter
from accede.mailings.models import MailingList
from accede.mailings.queries import languages, list_pages
from accede.mailings.queries import lists as queries
from accede.mailings.rules import list_for

ROWS_ON_A_PAGE = 50


@login_required
@require_safe
def home(request: HttpRequest, campaign: str) -> HttpResponse:
    """Every list with how many are on it."""
    found = campaign_for(request.user, campaign, Right.KEEP_LISTS, on=timezone.localdate())
    context = {"campaign": found, "lists": queries.lists_of(found)}
    return render(request, "mailings/lists/home.html", context)


@login_required
@require_safe
def one(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One list: what it says, in which languages, and who is on it."""
    today = timezone.localdate()
    row = list_for(request.user, campaign, key, on=today)
    form = SubscribersFilter(request.GET)
    rows = queries.subscriptions(row, **form.given())
    page = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    entries = lines(log.entries_about(row)[:SHOWN], reader=request.user, on=today, sees_personal=True)
    context = {
        "campaign": row.campaign, "list": row, "form": form, "applied": _applied(form), "page": page,
        "rows": [(each, languages.language_name(each.language)) for each in page],
        "languages": [(languages.language_name(code), number) for code, number in queries.by_language(row).items()],
        "texts": list_pages.texts_of(row), "facts": list_pages.facts_of(row), "joinable": queries.may_be_joined(row),
        "join": reverse("listed:join", args=[campaign, key]), "told": True, "log": entries,
    }  # fmt: skip
    return render(request, "mailings/lists/one.html", context)


@login_required
@require_safe
def save(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """Everybody who is or was on the list, as a spreadsheet."""
    row = list_for(request.user, campaign, key, on=timezone.localdate())
    return sheet_pages.file(queries.as_rows(queries.subscriptions(row, shown="all")), row.key, form)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Open a list."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.KEEP_LISTS, on=today)
    form = ListForm(typed(request))
    form.instance.campaign = found

    def act() -> MailingList:
        return actions.add_list(campaign=found, values=form.cleaned_data, by=request.user, on=today)

    page = FormPage(
        _("Open a list"), _("Open the list"), _home(found), done=_("The list is open. Nobody is on it yet."),
        crumbs=crumbs(found),
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=found)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change what a list says in the campaign's own language, and who may join."""
    today = timezone.localdate()
    row = list_for(request.user, campaign, key, on=today)
    form = ListForm(typed(request), instance=row)

    def act() -> MailingList:
        return actions.change_list(mailing_list=row, values=form.cleaned_data, by=request.user, on=today)

    page = FormPage(
        _("Change the list"), _("Save"), row.get_absolute_url(), done=_("Saved."), crumbs=crumbs(row.campaign, row)
    )
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def text(request: HttpRequest, campaign: str, key: str, language: str) -> HttpResponse:
    """What a list says in another language."""
    today = timezone.localdate()
    row = list_for(request.user, campaign, key, on=today)
    if language not in languages.ORDER or language == row.campaign.language:
        raise Http404
    form = ListTextForm(typed(request), initial=row.texts.get(language, {}))

    def act() -> MailingList:
        return actions.write_list_text(
            mailing_list=row, language=language, values=form.cleaned_data, by=request.user, on=today
        )

    title = _("“%(list)s” in another language: %(language)s")
    page = FormPage(
        title % {"list": row.name, "language": languages.language_name(language)}, _("Save"), row.get_absolute_url(),
        done=_("Saved."), crumbs=crumbs(row.campaign, row), lede=row.consent_text,
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=row.campaign)


def crumbs(campaign: Campaign, row: MailingList | None = None) -> tuple[tuple[str, str], ...]:
    """The pages above one of a list."""
    above = ((_("Lists"), _home(campaign)),)
    return (*above, (row.name, row.get_absolute_url())) if row else above


def _home(campaign: Campaign) -> str:
    return reverse("mailings:lists", args=[campaign.slug])


def _applied(form: SubscribersFilter) -> list[dict[str, Any]]:
    given = form.given()
    return [
        {"label": form.fields[name].label, "value": dict(getattr(form.fields[name], "choices", ())).get(value, value),
         "param": name}
        for name, value in given.items()
    ]  # fmt: skip
