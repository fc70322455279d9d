"""Handing an office over: notes, the release of the pack, and the next holder's receipt."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

import orjson
from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed, may
from accede.coalition.actions.letters import address_of, send, speakers
from accede.coalition.actions.rotations import put
from accede.coalition.models import Handover, OfficeTerm, SharedWith
from accede.coalition.queries import handovers as reads
from accede.kit import documents
from accede.kit.keys import free_key
from accede.kit.refusals import Refused


class NotTheHolder(Refused):
    """The pack belongs to the outgoing holder until it is released, and to the next one to confirm."""


class Released(Refused):
    """The pack is frozen; notes come too late, and a second release would change what was read."""


class NotReleased(Refused):
    """There is nothing to confirm yet."""


@transaction.atomic
def write_notes(*, term: OfficeTerm, notes: str, by: Any, on: date) -> Handover:
    """Write the notes for the next holder; only the outgoing organisation sees them until the pack is released.

    Raises NotAllowed, NotTheHolder, Released.
    """
    row = _hers(term, by, on)
    row.notes = notes.strip()
    put(row, "coalition.write_notes", by=by, on=on)
    return row


@transaction.atomic
def release(*, term: OfficeTerm, by: Any, on: date, at: datetime) -> Handover:
    """Freeze the pack as it is now, with its hash, and give it to the next holder and the alliance.

    Its lines are cut to what the person who releases it may read. Raises NotAllowed, NotTheHolder, Released.
    """
    row = _hers(term, by, on)
    found = reads.pack(term, reader=by, on=on, notes=row.notes)
    row.document = documents.as_data(reads.document_of(found, at=at))
    row.sha256 = hash_of(row.document)
    row.released_at, row.released_by = at, by.get_username()
    row.owner, row.shared_with = None, SharedWith.NAMED
    row.shared_keys = sorted({each.organisation.key for each in (term, found.next_term) if each and each.organisation})
    put(row, "coalition.release_handover", by=by, on=on, after={"sha256": row.sha256, "released_at": at})
    _tell_the_next(row, found.next_term, by=by, on=on)
    return row


@transaction.atomic
def confirm(*, handover: Handover, by: Any, on: date, at: datetime) -> Handover:
    """The next holder says that she has read the pack. Raises NotReleased, NotTheHolder, Released when it is said."""
    if handover.released_at is None:
        raise NotReleased(_("The pack is not released yet."))
    following = reads.following(handover.term)
    if following is None or not reads.is_holder(following, by, on=on):
        raise NotTheHolder(_("Only the next holder confirms that the pack was read."))
    if handover.received_at is not None:
        raise Released(_("It was confirmed before."))
    handover.received_at, handover.received_by = at, by.get_username()
    put(handover, "coalition.confirm_handover", by=by, on=on, after={"received_at": at})
    return handover


def hash_of(document: dict[str, Any]) -> str:
    """The SHA-256 of a document as plain data, its names in order."""
    return hashlib.sha256(orjson.dumps(document, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _hers(term: OfficeTerm, by: Any, on: date) -> Handover:
    if not reads.may_release(term, by, on=on):
        if not may(by, Right.HAND_OVER, campaign=term.campaign.slug, on=on):
            raise NotAllowed(by, Right.HAND_OVER)
        raise NotTheHolder(_("%(holder)s writes the notes and releases the pack.") % {"holder": term.holder})
    row = Handover.objects.select_for_update().filter(term=term).first()
    if row is None:
        key = free_key(Handover, term.key, campaign=term.campaign)
        # Written for a holder without an account here, they belong to the alliance, whose people write them.
        owner = term.organisation if reads.is_holder(term, by, on=on) else None
        return Handover(campaign=term.campaign, key=key, term=term, owner=owner, shared_with=SharedWith.OWN)
    row.campaign, row.term = term.campaign, term
    if row.released_at is not None:
        raise Released(_("The pack was released and does not change any more."))
    return row


def _tell_the_next(row: Handover, following: OfficeTerm | None, *, by: Any, on: date) -> None:
    if following is None:
        return
    person = address_of(following.person) if following.person else None
    keys = [following.organisation.key] if following.organisation else []
    to: list[Any] = [person] if person else list(speakers(row.campaign, Right.VOTE, keys, on=on))
    send(
        "handover_released", to=to, about=row, by=by, campaign=row.campaign, key=row.key,
        office=row.term.office.name, holder=row.term.holder,
    )  # fmt: skip
