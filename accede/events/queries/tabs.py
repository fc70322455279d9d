"""The pages of one event, as tabs: at most eight, whoever reads and whatever the event is."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.accounts.rights import Right
from accede.accounts.rules import rights_of
from accede.events.models import Event, EventKind
from accede.events.rules import may_edit
from accede.kit.parts import Tab

# The name of the page's address in the room, what the tab says, and the right that opens it.
PAGES: tuple[tuple[str, Any, Right], ...] = (
    ("event", _("Overview"), Right.READ_PAPERS),
    ("programme", pgettext_lazy("tab of an event", "Programme"), Right.READ_PAPERS),
    ("invitations", pgettext_lazy("tab of an event", "Invitations"), Right.READ_PAPERS),
    ("replies", pgettext_lazy("tab of an event", "Replies"), Right.TAKE_REPLIES),
    ("guests", pgettext_lazy("tab of an event", "Guest list"), Right.TAKE_REPLIES),
    ("door", pgettext_lazy("tab of an event", "Door"), Right.TAKE_REPLIES),
    ("evaluation", pgettext_lazy("tab of an event", "Evaluation"), Right.READ_PAPERS),
    ("history", _("History"), Right.READ_LOG),
)
# What is shown at the event stands under one tab, so that no event has more than eight: beside the programme its run
# sheet and what hangs there.
SHOWING: tuple[tuple[str, Any], ...] = (
    ("programme", pgettext_lazy("tab of an event", "Programme")),
    ("sheet", _("Run sheet")),
    ("exhibition", pgettext_lazy("tab of an event", "Exhibition")),
)


def tabs_of(event: Event, current: str, *, reader: Any, on: date) -> list[Tab]:
    """The pages of the event that the reader may open on the day, `current` (a name in PAGES or SHOWING) marked; none
    when there is only one. Who may change the event reads its history too.
    """
    held = rights_of(reader, campaign=event.campaign.slug, on=on)
    if Right.READ_LOG not in held and Right.EDIT_EVENTS in held and may_edit(event, user=reader, on=on):
        held = held | {Right.READ_LOG}
    found = [_showing(event, current) if name == "programme" else _tab(event, name, label, current)
             for name, label, right in PAGES if right in held]  # fmt: skip
    return found if len(found) > 1 else []


def _showing(event: Event, current: str) -> Tab:
    """Programme, run sheet and, of an exhibition, its works: one tab with pages of its own."""
    hangs = event.kind == EventKind.EXHIBITION
    inner = tuple(_tab(event, name, label, current) for name, label in SHOWING if name != "exhibition" or hangs)
    return Tab(inner[0].label, inner[0].url, any(page.current for page in inner), inner=inner)


def _tab(event: Event, name: str, label: Any, current: str) -> Tab:
    return Tab(str(label), reverse(f"events:{name}", args=[event.campaign.slug, event.key]), name == current)
