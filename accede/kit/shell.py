"""The shell around every page: rooms, campaigns, language, person, handed over by a context processor.

Nothing is asked before a template asks for it, so public pages and strangers cost no query.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.kit import offers
from accede.kit.one_breath import one_breath
from accede.kit.opaque import word_for

# The invented campaign for learning; every page of it says so.
TRAINING = "training"

# Pages that show one campaign without naming it in their address.
OF_ONE_CAMPAIGN = {"today:index", "today:calendar", "today:log"}
# Pages that list things of all the reader's campaigns.
OF_ALL_CAMPAIGNS = {"today:search", "today:mail", "today:letter", "today:settle"}
# In the session of a reader: the campaign in whose rooms she was last. Pages that belong to no campaign (the record,
# the search) keep its menu around them.
LAST_CAMPAIGN = "campaign"


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell`."""
    return {"shell": Shell(request)}


def training_words(campaign: str) -> str:
    """What every page and every document of the training campaign says; empty for any other (given by its slug)."""
    return _("Training campaign: everything in it is invented.") if campaign == TRAINING else ""


class Shell:
    """What the shell of one page shows; every property is computed once, when first read."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def user(self) -> Any:
        """The signed-in reader, or None."""
        user = getattr(self.request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def on(self) -> date:
        """The day on which the shell asks."""
        return timezone.localdate()

    # ------------------------------------------------------------- campaigns
    @cached_property
    def campaigns(self) -> list[offers.CampaignEntry]:
        """The campaigns that the reader may enter."""
        return offers.ask("campaigns", on=self.on, reader=self.user) if self.user else []

    @cached_property
    def campaign(self) -> str:
        """Slug of the page's campaign. Outside a campaign's rooms: the one that the address asks for, else the one
        in which the reader was last, else the first that she may enter."""
        if named := campaign_in(self.request):
            return named
        mine = [entry.slug for entry in self.campaigns]
        kept = getattr(self.request, "session", {}) if mine else {}
        wishes = (self.request.GET.get("campaign", ""), kept.get(LAST_CAMPAIGN, ""))
        return next((slug for slug in (*wishes, *mine) if slug in mine), "")

    @cached_property
    def campaign_name(self) -> str:
        """Name of the page's campaign."""
        return next((entry.name for entry in self.campaigns if entry.slug == self.campaign), "")

    @property
    def sample_words(self) -> str:
        """What the banner of the training campaign says; empty elsewhere."""
        page = getattr(getattr(self.request, "resolver_match", None), "view_name", "")
        here = campaign_in(self.request)
        if self.user and page in OF_ONE_CAMPAIGN:
            here = self.campaign
        if page in OF_ALL_CAMPAIGNS and any(each.slug == TRAINING for each in self.campaigns):
            return _("What belongs to the training campaign is invented.")
        return training_words(here)

    # ----------------------------------------------------------------- rooms
    @cached_property
    def rooms(self) -> list[list[dict[str, Any]]]:
        """The rooms in their groups, in the order of their numbers; the current one is marked."""
        if not self.user:
            return []
        with one_breath():
            found = offers.ask("nav", subject=self.campaign or None, on=self.on, reader=self.user)
        return grouped(found, current=current_room(found, self.request.path))

    # -------------------------------------------------------------- language
    @property
    def language_code(self) -> str:
        """Django's code of the active language: `zh-hans`."""
        return get_language() or "en"

    @property
    def language(self) -> str:
        """The code in public addresses: `zh`."""
        return self.language_code.split("-")[0]

    @property
    def language_name(self) -> str:
        """The active language's own name."""
        return dict(settings.LANGUAGES).get(self.language_code, "English")

    @property
    def languages(self) -> list[tuple[str, str, str]]:
        """Django's code, the code for `lang`, the language's own name."""
        return [(code, code.replace("hans", "Hans"), str(name)) for code, name in settings.LANGUAGES]

    # ---------------------------------------------------------------- person
    @property
    def person(self) -> str:
        """The reader's name as the bar shows it."""
        return (getattr(self.user, "name", "") or self.user.get_username()) if self.user else ""

    @property
    def person_links(self) -> list[tuple[str, str]]:
        """The entries of the person's menu before "Sign out"."""
        known = [(_("My work"), "today:index"), (_("My account"), "accounts:me")]
        found = [(label, url) for label, name in known if (url := address(name))]
        return found + offers.ask("person_links", on=self.on, reader=self.user)

    @property
    def home(self) -> str:
        """Where the brand leads."""
        return (address("today:index") if self.user else "") or "/"

    @property
    def search_url(self) -> str:
        """Where the search form goes; empty while nothing searches."""
        return next((url for name in ("today:search", "kit:search") if (url := address(name))), "") if self.user else ""

    @property
    def account_mark(self) -> str:
        """By which a browser tells whose it is what it keeps; empty for who is not signed in."""
        return word_for("account", self.user.pk) if self.user else ""

    @property
    def sign_out_url(self) -> str:
        """Where the sign-out form posts to."""
        return address("account_logout")

    @property
    def sign_in_url(self) -> str:
        """Where a stranger signs in."""
        return address("account_login")


def campaign_in(request: HttpRequest) -> str:
    """The campaign that the address of a page names."""
    match = getattr(request, "resolver_match", None)
    return str(match.kwargs.get("campaign", "")) if match else ""


def current_room(entries: Iterable[offers.NavEntry], path: str) -> str:
    """The room whose address is the longest beginning of the page's own; empty when there is none."""
    above = [entry for entry in entries if path.startswith(entry.url.partition("?")[0])]
    return max(above, key=lambda entry: len(entry.url.partition("?")[0])).room if above else ""


def grouped(entries: Iterable[offers.NavEntry], *, current: str) -> list[list[dict[str, Any]]]:
    """Entries by `order`, in groups that follow their first entry."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for entry in sorted(entries, key=lambda found: found.order):
        groups.setdefault(entry.group, []).append({**asdict(entry), "current": entry.room == current})
    return list(groups.values())


def address(name: str) -> str:
    """The address of a named page, or nothing while the page does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
