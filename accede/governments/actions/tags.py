"""Words put on a State, and taken off it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import Campaign, Organisation, SharedWith
from accede.governments.actions.writing import add, one_at_a_time
from accede.governments.models import StateTag
from accede.governments.queries.tags import tag_of
from accede.governments.rules import rows_seen
from accede.kit import log, search
from accede.kit.refusals import Refused
from accede.record.models import State


class NoTag(Refused):
    """What was written holds no letter and no digit."""

    field = "tag"


@transaction.atomic
def tag_state(
    *, campaign: Campaign, state: State, tag: str, by: Any, on: date, owner: Organisation | None = None,
    shared_with: str = SharedWith.ALLIANCE, shared_keys: Sequence[str] = (),
) -> StateTag:  # fmt: skip
    """Put a word on a State, for an organisation or (no owner) for the alliance; the same word again changes nothing.

    Raises NoTag, NotAllowed, NotTheOwners, CannotShare.
    """
    word = tag_of(tag)
    if not word:
        raise NoTag(_("Write a word with letters or digits."))
    require(by, Right.LOG_CONTACT, campaign=campaign.slug, on=on)
    row = StateTag(
        campaign=campaign, state=state, tag=word, owner=owner, shared_with=shared_with, shared_keys=list(shared_keys)
    )
    guard(row, by=by, on=on)
    one_at_a_time(campaign)
    # The alliance's word that she may not see is not hers: it stays, and hers stands beside it.
    stood = rows_seen(StateTag.objects.filter(state=state, owner=owner, tag=word), campaign, reader=by, on=on).first()
    if stood is not None:
        return stood
    return add(row, "governments.tag_state", right=Right.LOG_CONTACT, by=by, on=on)


@transaction.atomic
def untag_state(*, tag: StateTag, by: Any, on: date) -> None:
    """Take a word off a State. Raises NotAllowed, NotTheOwners."""
    slug = tag.campaign.slug
    require(by, Right.LOG_CONTACT, campaign=slug, on=on)
    guard(tag, by=by, on=on)
    log.record("governments.untag_state", target=tag, by=by, on=on, before=tag, campaign=slug)
    tag.delete()
    search.soon(slug)
