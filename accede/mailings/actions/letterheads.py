"""What can be done with letterheads: an office's own Word file with fields, checked when it is uploaded."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign, Organisation
from accede.kit.keys import free_key
from accede.kit.letters import BadLetterhead
from accede.kit.refusals import Refused
from accede.mailings.models import Letterhead
from accede.mailings.readers import letterhead_fields
from accede.materials.actions import writing

PREPARE = Right.PREPARE_LETTERS
LONGEST_NAME = 150


class CannotUse(Refused):
    """The file cannot serve as a letterhead; the message says why."""

    field = "file"


@transaction.atomic
def add_letterhead(
    *, campaign: Campaign, name: str, organisation: Organisation | None, file_name: str, content: bytes, by: Any,
    on: date,
) -> Letterhead:  # fmt: skip
    """Keep a Word file as a letterhead. Raises NotAllowed, CannotUse with what is wrong with the file."""
    require(by, PREPARE, campaign=campaign.slug, on=on)
    row = Letterhead(
        campaign=campaign, key=free_key(Letterhead, name, campaign=campaign), name=name, organisation=organisation
    )
    _lay_in(row, file_name, content)
    return writing.add(row, "mailings.add_letterhead", PREPARE, by=by, on=on)


@transaction.atomic
def replace_letterhead(*, letterhead: Letterhead, file_name: str, content: bytes, by: Any, on: date) -> Letterhead:
    """Put another file in its place. Letters that were released keep theirs. Raises as `add_letterhead`."""
    require(by, PREPARE, campaign=letterhead.campaign.slug, on=on)
    _lay_in(letterhead, file_name, content)
    values = {name: getattr(letterhead, name) for name in ("file_name", "content", "sha256", "fields")}
    return writing.change(letterhead, values, "mailings.change_letterhead", PREPARE, by=by, on=on)


@transaction.atomic
def set_letterhead_retired(*, letterhead: Letterhead, retired: bool, by: Any, on: date) -> Letterhead:
    """Use it no longer from today on, or use it again."""
    values = {"retired_date": on if retired else None}
    return writing.change(letterhead, values, "mailings.change_letterhead", PREPARE, by=by, on=on)


def _lay_in(row: Letterhead, file_name: str, content: bytes) -> None:
    try:
        row.fields = letterhead_fields(content)
    except BadLetterhead as refusal:
        raise CannotUse(str(refusal)) from None
    row.file_name, row.content, row.sha256 = file_name[-LONGEST_NAME:], content, hashlib.sha256(content).hexdigest()
