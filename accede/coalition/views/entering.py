"""How every page of the coalition begins, and how every form of it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for
from accede.kit import formpages, log
from accede.kit.history import SHOWN, Line, lines
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
        """The parts of the room, at most eight; a part of several pages names them."""
        parts = [
            [("overview", _("Overview"))],
            [("memberships", _("Membership"))],
            [("organisations", _("Organisations"))],
            [("people", _("People"))],
            [("offices", _("Offices"))],
            [("tasks", _("Tasks"))],
            [("plan", _("Plan")), ("purposes", _("Purposes")), ("year", _("The year"))],
            [("procedure", _("Rules")), ("roles", _("Roles and rights"))],
        ]
        return [self._tab(pages, current) for pages in parts]

    def _tab(self, pages: list[tuple[str, str]], current: str) -> Tab:
        inner = [Tab(label, self.url(name), name == current) for name, label in pages]
        shown = tuple(inner) if len(inner) > 1 else ()
        return Tab(inner[0].label, inner[0].url, any(tab.current for tab in inner), inner=shown)


def enter(request: HttpRequest, campaign: str, right: Right = Right.READ_PAPERS) -> Entered:
    """The campaign with the right, or the same page as for one that does not exist."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, right, on=today)
    asked = request.GET.get("on", "")
    return Entered(found, today, shown_day(found, asked, today=today), asked, request.user)


def paged(request: HttpRequest, rows: Any) -> Page[Any]:
    """One page of a list; an address beyond the last page shows the last."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def history(entered: Entered, row: Model, *parts: log.Parts) -> list[Line]:
    """What was done to a row and its parts, for those who may read the log or change the records."""
    if not (entered.may_read_log or entered.may_edit):
        return []
    entries = log.entries_about(row, *parts)[:SHOWN]
    return lines(entries, reader=entered.user, on=entered.today, sees_personal=entered.may_edit)


def form_page(
    request: HttpRequest, entered: Entered, form: BaseForm, act: Callable[[], Any], *, context: dict[str, Any]
) -> HttpResponse:
    """The house's page for a form. `context` holds title, button, cancel (address), done (message), crumb; then
    (address), remove (address), lede, template and more (for the template) where the form has them.
    """
    page = formpages.FormPage(
        title=context["title"],
        button=context["button"],
        back=context["cancel"],
        done=context["done"],
        crumbs=crumbs(entered, context["crumb"], context["cancel"]),
        then=context.get("then", ""),
        remove=context.get("remove", ""),
        lede=context.get("lede", ""),
        template=context.get("template", "kit/form.html"),
        more=context.get("more", {}),
    )
    return formpages.form_page(request, form, act, page, campaign=entered.campaign)


def crumbs(entered: Entered, label: str, address: str) -> tuple[tuple[str, str], ...]:
    """The room first, then the page that a form or a question belongs to."""
    room = (_("Coalition"), entered.url("overview"))
    return (room,) if label == room[0] else (room, (label, address))


def removal_page(
    request: HttpRequest, entered: Entered, act: Callable[[], Any], *, name: str, back: str, then: str
) -> HttpResponse:
    """Asks once, and why, before a row goes to which nothing refers."""
    page = formpages.FormPage(
        title=_("Remove “%(name)s”?") % {"name": name},
        lede=_(
            "Only what was recorded by mistake; what ended gets a last day. It can be brought back from its history."
        ),
        button=_("Remove it from the record"),
        back=back,
        crumbs=crumbs(entered, name, back),
    )
    return formpages.removal_page(request, act, page, then=then, campaign=entered.campaign)
