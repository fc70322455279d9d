"""Papers handed in for a meeting and taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition.models import Organisation
from accede.coalition.rules import reading_of
from accede.kit import log
from accede.kit.refusals import Refused
from accede.meetings.models import Meeting, Paper

Values = Mapping[str, Any]
LARGEST = 10 * 1024 * 1024  # bytes: a letter with it still passes most mail servers


class TooLarge(Refused):
    """The file is larger than what is kept here."""

    field = "file"


class NotYours(Refused):
    """A paper is handed in for one's own organisation, or for the alliance by who calls its meetings."""

    field = "owner"


@transaction.atomic
def add_paper(
    *, meeting: Meeting, values: Values, by: Any, on: date, name: str = "", content: bytes | None = None
) -> Paper:
    """Hand a paper in: a file, an address, or a page of this house. Its owner decides who sees it."""
    owner: Organisation | None = values.get("owner")
    _may_hand_in(meeting, owner, by=by, on=on)
    if content is not None and len(content) > LARGEST:
        raise TooLarge(_("The file is larger than 10 MB. Put it on a website and give its address."))
    last = Paper.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    sha256 = hashlib.sha256(content).hexdigest() if content is not None else ""
    paper = Paper(meeting=meeting, number=last + 1, name=name, content=content, sha256=sha256, **values)
    paper.full_clean()
    paper.save()
    told = {"title": paper.title, "shared_with": paper.shared_with, "sha256": sha256}
    log.record("meetings.add_paper", target=paper, by=by, on=on, after=told, campaign=meeting.campaign.slug)
    return paper


@transaction.atomic
def remove_paper(*, paper: Paper, by: Any, on: date) -> None:
    """Take a paper back: its owner's people, or for the alliance who calls its meetings."""
    _may_hand_in(paper.meeting, paper.owner, by=by, on=on)
    told = {"title": paper.title, "sha256": paper.sha256}
    log.record("meetings.remove_paper", target=paper, by=by, on=on, before=told, campaign=paper.meeting.campaign.slug)
    paper.delete()


def _may_hand_in(meeting: Meeting, owner: Organisation | None, *, by: Any, on: date) -> None:
    slug = meeting.campaign.slug
    if owner is None:
        require(by, Right.CALL_MEETING, campaign=slug, on=on)
        return
    require(by, Right.READ_PAPERS, campaign=slug, on=on)
    own = owner.key in reading_of(by, slug, on=on).organisations and may(by, Right.PROPOSE_IDEA, campaign=slug, on=on)
    if not own:
        raise NotYours(_("You may hand in papers for your own organisation only."))
