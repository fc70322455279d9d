"""What was typed and not saved: kept on the server for the person who typed it, never in the browser.

A form page carries a signed ticket: whose page it is, its address, a number of its own, and a mark of what each field
held when it was opened. The ticket lets a form that arrives after its session ended be kept for the right person.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from django.core import signing
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.kit import jobs, offers
from accede.kit.localdates import long_day
from accede.kit.models import Draft, Removed, SentForm
from accede.kit.undo import KEPT as REMOVED_KEPT

TICKET = "_form"
KEPT = timedelta(days=30)
LONGEST = 400_000  # characters of one draft; more is a file, not something typed
AT_MOST = 40  # drafts of one person; the oldest gives way
LEFT_OUT = {"csrfmiddlewaretoken"}
RESTORE = "restore"  # ?restore=1 shows the draft in the form


@dataclass(frozen=True)
class Ticket:
    """What a form page knows of itself when it comes back."""

    user: str
    address: str
    key: str
    seen: dict[str, str]  # field → mark of its value when the page was made
    secret: bool = False  # nothing typed into it is kept, for it would lie in the database as it was typed

    def signed(self) -> str:
        return signing.dumps(
            [self.user, self.address, self.key, self.seen, self.secret], salt="accede.form", compress=True
        )


def new_ticket(user: str, address: str, seen: Mapping[str, str], *, secret: bool = False) -> Ticket:
    """A ticket for a page that is being made."""
    return Ticket(user, address, secrets.token_hex(12), dict(seen), secret)


def ticket_in(data: Mapping[str, Any]) -> Ticket | None:
    """The ticket that came back with a form; None when there is none, or none of ours, or an old one."""
    try:
        user, address, key, seen, *secret = signing.loads(str(data.get(TICKET, "")), salt="accede.form", max_age=KEPT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(user, address, key, seen, bool(secret and secret[0]))


def keep(data: QueryDict, ticket: Ticket, title: str = "") -> bool:
    """Keeps what was sent for the person of the ticket; False when it is too much to keep, or not to be kept at all."""
    if ticket.secret:
        return False
    sent = {name: values for name, values in data.lists() if name not in LEFT_OUT}
    if sum(len(value) for values in sent.values() for value in values) > LONGEST:
        return False
    facts = {"data": sent, "at": timezone.now(), **({"title": title[:300]} if title else {})}
    Draft.objects.update_or_create(user=ticket.user, address=ticket.address, defaults=facts)
    beyond = Draft.objects.filter(user=ticket.user).order_by("-at").values_list("pk", flat=True)[AT_MOST:]
    Draft.objects.filter(pk__in=list(beyond)).delete()
    return True


def keep_unfinished(request: HttpRequest) -> bool:
    """Keeps a form whose sending did not come to its end: the session was over, or something of ours failed."""
    try:
        ticket = ticket_in(request.POST) if request.method == "POST" else None
    except RequestDataTooBig:
        return False  # too long to be read, so too long to be kept; the page that answers says so
    return ticket is not None and ticket.address == request.path and keep(request.POST, ticket)


def draft_of(user: str, address: str) -> Draft | None:
    """What the person has typed into the form of this address and not saved."""
    return Draft.objects.filter(user=user, address=address).first()


def forget(user: str, address: str) -> None:
    """Saved or discarded: nothing of it stays."""
    Draft.objects.filter(user=user, address=address).delete()


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is to be filled with: what was sent, or on ?restore=1 the draft; None for a page just opened."""
    if request.method == "POST":
        return request.POST
    if RESTORE not in request.GET or not request.user.is_authenticated:
        return None
    draft = draft_of(request.user.get_username(), request.path)
    if draft is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    return data


# ---------------------------------------------------------------- sent once only
def sent_already(ticket: Ticket) -> str | None:
    """Where the first sending of this very page led; None when it was not sent and saved."""
    return SentForm.objects.filter(key=ticket.key).values_list("made", flat=True).first()


def mark_sent(ticket: Ticket) -> SentForm:
    """Notes, in the act's own transaction, that the page was sent; IntegrityError when it was."""
    return SentForm.objects.create(key=ticket.key, user=ticket.user, at=timezone.now())


# -------------------------------------------------------------------- tidying
@jobs.job("kit.forget_drafts")
def forget_old(progress: jobs.Progress) -> dict[str, Any]:
    """Personal data does not stay for ever: drafts go after a month, removed rows after a quarter of a year."""
    now = progress.job.created_at
    drafts, _kinds = Draft.objects.filter(at__lt=now - KEPT).delete()
    SentForm.objects.filter(at__lt=now - KEPT).delete()
    removed, _kinds = Removed.objects.filter(at__lt=now - REMOVED_KEPT).delete()
    return {"drafts": drafts, "removed": removed}


@offers.offer("work")
def unsaved(*, subject: Any, on: date, reader: Any) -> list[offers.WorkLine]:
    """Her own forms that wait to be saved, on the first page of the campaign."""
    if not subject or not getattr(reader, "is_authenticated", False):
        return []
    mine = Draft.objects.filter(user=reader.get_username(), address__startswith=f"/c/{subject}/").order_by("-at")
    return [
        offers.WorkLine(
            title=_("Not saved yet: %(title)s") % {"title": draft.title or draft.address},
            url=draft.address,
            sub=_("What you typed is kept until %(day)s.") % {"day": long_day((draft.at + KEPT).date())},
            action=_("Go on"),
        )
        for draft in mine
    ]


@offers.offer("left_behind")
def unsaved_of_a_leaver(*, subject: Any, on: date, reader: Any) -> list[offers.WorkLine]:
    """How many forms somebody who leaves has typed and not saved: what they say is hers alone."""
    slug, user = subject
    count = Draft.objects.filter(user=user.get_username(), address__startswith=f"/c/{slug}/").count()
    words = ngettext("%(n)d form typed and not saved", "%(n)d forms typed and not saved", count) % {"n": count}
    return [offers.WorkLine(words, "", sub=_("She alone can save them, until her last day."))] if count else []


jobs.schedule("kit.forget_drafts", daily_at=time(3, 40))
