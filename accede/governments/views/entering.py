"""How every page of the room, and every page of a State's file, begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for
from accede.governments.rules import file_for
from accede.kit import offers
from accede.kit.parts import Tab
from accede.record.models import State
from accede.record.queries import state_name


@dataclass(frozen=True)
class Room:
    """A campaign that the reader may enter, the clock, and the day that the page shows."""

    campaign: Campaign
    today: date
    day: date
    asked: str
    user: Any

    def may(self, right: Right) -> bool:
        return may(self.user, right, campaign=self.campaign.slug, on=self.today)

    @property
    def day_or_today(self) -> date:
        """The day asked for, else today: for logs and promises, also in a campaign that opens on a day of the past."""
        return self.day if self.asked else self.today

    def context(self, current: str) -> dict[str, Any]:
        """What the pages say alike: the campaign, the day and the tabs."""
        return {
            "campaign": self.campaign, "day": self.day, "asked": self.asked, "today": self.today,
            "tabs": self.tabs(current),
        }  # fmt: skip

    def url(self, name: str, *args: str) -> str:
        """The address of a page of this campaign, on the day asked for."""
        address = reverse(f"governments:{name}", args=[self.campaign.slug, *args])
        return f"{address}?on={self.day}" if self.asked else address

    def tabs(self, current: str) -> list[Tab]:
        """The parts of the room, at most eight; a part of several pages names them."""
        parts = [
            [("table", _("States")), ("stages_board", _("By stage")), ("map", _("Map")), ("changes", _("Changes")),
             ("positions_stale", _("Positions to ask again"))],
            [("contacts_all", _("Contact log"))],
            [("promises_all", _("Promises")), ("recommendations", _("Universal Periodic Review"))],
            [("targets", _("Targets")), ("weights", pgettext("targets", "Score")), ("champions", _("Champions"))],
            [("missions_all", _("Missions"))],
            [("arguments", _("Argument bank")), ("obstacles_all", _("Obstacles")), ("allies_all", _("Allies"))],
            [("imports", pgettext("States", "Bring in a list"))],
            [("brief", _("Briefs")), ("take_along", pgettext("State files", "Take along"))],
        ]  # fmt: skip
        return [_tab(self.url, pages, current) for pages in parts]


@dataclass(frozen=True)
class StateFile(Room):
    """The file of one State in a campaign."""

    state: State

    @property
    def name(self) -> str:
        return state_name(self.state.code, on=self.day)

    def page(self, name: str, *args: str) -> str:
        """The address of a page of this file, on the day asked for."""
        return self.url(name, self.state.code, *args)

    @property
    def tells_history(self) -> bool:
        """Whether the reader is told what was done: who writes here, or may read the log."""
        return any(self.may(right) for right in (Right.KEEP_FILES, Right.LOG_CONTACT, Right.READ_LOG))

    def context(self, current: str) -> dict[str, Any]:
        """What the pages of a file say alike: whose it is too."""
        return {**super().context(current), "state": self.state, "name": self.name}

    def of_file(self) -> dict[str, Any]:
        """What the forms of its rows are given."""
        return {"campaign": self.campaign, "state": self.state, "reader": self.user, "on": self.today}

    def tabs(self, current: str) -> list[Tab]:
        """The parts of the file: the room's own, then those that other rooms offer."""
        parts = [
            [("file", _("Overview"))],
            [("acts", _("Acts"))],
            [("positions", _("Positions")), ("stages", _("Way to deposit")), ("obstacles", _("Obstacles"))],
            [("contacts", _("Contacts")), ("officials", _("Officials"))],
            [("promises", _("Promises"))],
            [("missions", _("Missions")), ("allies", _("Allies"))],
        ]
        own = [_tab(self.page, pages, current) for pages in parts]
        subject = (self.campaign.slug, self.state.code)
        offered = offers.ask("state_tab", subject=subject, on=self.day, reader=self.user)
        others = [Tab(each.label, each.url, False) for each in sorted(offered, key=lambda each: each.order)]
        history = [_tab(self.page, [("history", _("History"))], current)] if self.tells_history else []
        return [*own, *others, *history]


def _tab(url: Any, pages: list[tuple[str, str]], current: str) -> Tab:
    inner = [Tab(label, url(name), name == current) for name, label in pages]
    shown = tuple(inner) if len(inner) > 1 else ()
    return Tab(inner[0].label, inner[0].url, any(tab.current for tab in inner), inner=shown)


def enter(request: HttpRequest, campaign: str, right: Right = Right.READ_PAPERS) -> Room:
    """The room with the right, or the same page as for a campaign that does not exist."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, right, on=today)
    asked = request.GET.get("on", "")
    return Room(found, today, shown_day(found, asked, today=today), asked, request.user)


def enter_file(request: HttpRequest, campaign: str, code: str, right: Right = Right.READ_PAPERS) -> StateFile:
    """The file of a State with the right, or the same page as for one that does not exist."""
    today = timezone.localdate()
    found, state = file_for(request.user, campaign, code, right, on=today)
    asked = request.GET.get("on", "")
    return StateFile(found, today, shown_day(found, asked, today=today), asked, request.user, state)
