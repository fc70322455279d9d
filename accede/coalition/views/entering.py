"""How every page of the coalition begins, and how every form of it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.actions import Refused
from accede.coalition.models import Campaign
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for
from accede.kit import log, offers
from accede.kit.models import LogEntry
from accede.kit.parts import Tab

ROWS = 50


@dataclass(frozen=True)
class Entered:
    """A campaign that the reader may enter, the clock, and the day that the page shows."""

    campaign: Campaign
    today: date
    day: date
    asked: str
    user: Any

    @property
    def may_edit(self) -> bool:
        return may(self.user, Right.EDIT_COALITION, campaign=self.campaign.slug, on=self.today)

    @property
    def may_manage(self) -> bool:
        return may(self.user, Right.MANAGE_CAMPAIGN, campaign=self.campaign.slug, on=self.today)

    @property
    def may_read_log(self) -> bool:
        return may(self.user, Right.READ_LOG, campaign=self.campaign.slug, on=self.today)

    def url(self, name: str, *args: str) -> str:
        """The address of a page of this campaign, on the day asked for."""
        address = reverse(f"coalition:{name}", args=[self.campaign.slug, *args])
        return f"{address}?on={self.day}" if self.asked else address

    def tabs(self, current: str) -> list[Tab]:
        """The parts of the room."""
        parts = [
            ("overview", _("Overview")),
            ("organisations", _("Organisations")),
            ("people", _("People")),
            ("offices", _("Offices")),
            ("year", _("The year")),
        ]
        return [Tab(label, self.url(name), name == current) for name, label in parts]


def enter(request: HttpRequest, campaign: str, right: Right = Right.READ_PAPERS) -> Entered:
    """The campaign with the right, or the same page as for one that does not exist."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, right, on=today)
    asked = request.GET.get("on", "")
    return Entered(found, today, shown_day(found, asked, today=today), asked, request.user)


def paged(request: HttpRequest, rows: list[Any]) -> Page[Any]:
    """One page of a list; an address beyond the last page shows the last."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def history(entered: Entered, row: Model) -> list[tuple[LogEntry, str]]:
    """The last acts about a row in words, for those who may read the log."""
    if not entered.may_read_log:
        return []
    words = dict(offers.ask("act_words", on=entered.today, reader=entered.user))
    return [(entry, words.get(entry.act, entry.act)) for entry in log.entries_for(row)[:20]]


def form_page(
    request: HttpRequest, entered: Entered, form: BaseForm, act: Callable[[], Any], *, context: dict[str, str]
) -> HttpResponse:
    """Shows a form, or performs its act; a refusal stands above the form and what was typed stays.

    `context` holds title, button, cancel (address), done (message) and crumbs.
    """
    if request.method == "POST" and form.is_valid():
        try:
            made = act()
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, context["done"])
            return redirect(context.get("then") or made.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    page = {"form": form, "campaign": entered.campaign, **context}
    return render(request, "coalition/form.html", page, status=status)
