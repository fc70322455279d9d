"""The pages of one event, as tabs: each part of the room keeps its own, and a tab shows once its page exists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.accounts.rights import Right
from accede.accounts.rules import rights_of
from accede.events.models import Event, EventKind
from accede.events.rules import may_edit
from accede.kit.parts import Tab

# The name of the page's address in the room, what the tab says, and the right that opens it.
PAGES = (
    ("event", _("Overview"), Right.READ_PAPERS),
    ("programme", pgettext_lazy("tab of an event", "Programme"), Right.READ_PAPERS),
    ("sheet", _("Run sheet"), Right.READ_PAPERS),
    ("invitations", pgettext_lazy("tab of an event", "Invitations"), Right.READ_PAPERS),
    ("replies", pgettext_lazy("tab of an event", "Replies"), Right.TAKE_REPLIES),
    ("guests", pgettext_lazy("tab of an event", "Guest list"), Right.TAKE_REPLIES),
    ("door", pgettext_lazy("tab of an event", "Door"), Right.TAKE_REPLIES),
    ("exhibition", pgettext_lazy("tab of an event", "Exhibition"), Right.READ_PAPERS),
    ("evaluation", pgettext_lazy("tab of an event", "Evaluation"), Right.READ_PAPERS),
    ("history", _("History"), Right.READ_LOG),
)


def tabs_of(event: Event, current: str, *, reader: Any, on: date) -> list[Tab]:
    """The pages of the event that the reader may open on the day, `current` (a name in PAGES) marked; none when there
    is only one. Who may change the event reads its history too.
    """
    held = rights_of(reader, campaign=event.campaign.slug, on=on)
    if Right.READ_LOG not in held and Right.EDIT_EVENTS in held and may_edit(event, user=reader, on=on):
        held = held | {Right.READ_LOG}
    args = [event.campaign.slug, event.key]
    shows_works = event.kind == EventKind.EXHIBITION
    open_to = [(name, label) for name, label, right in PAGES if right in held and (name != "exhibition" or shows_works)]
    found = [Tab(str(label), url, name == current) for name, label in open_to if (url := _url(name, args))]
    return found if len(found) > 1 else []


def _url(name: str, args: list[str]) -> str:
    try:
        return reverse(f"events:{name}", args=args)
    except NoReverseMatch:
        return ""
