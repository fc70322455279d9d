"""Minutes by mail: to everybody who was invited, each in her language, the minutes themselves in the campaign's."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils import translation

from accede.kit import mail
from accede.kit.documents import blocks_to_html, to_markdown
from accede.meetings.models import Call, CallRecipient, Meeting, Minutes
from accede.meetings.queries.minutes import frozen_document
from accede.meetings.queries.minutes_document import title_of


def invited(meeting: Meeting) -> list[CallRecipient]:
    """The latest line for each address to which a call went, but for those who were told that it does not concern
    them any more and those who were erased. One query.
    """
    rows = (
        CallRecipient.objects.filter(call__meeting=meeting)
        .exclude(email="")
        .select_related("call")
        .order_by("call__number", "pk")
    )
    latest = {row.email.lower(): row for row in rows}
    return [row for row in latest.values() if row.call.kind != Call.Kind.CANCEL]


def send_round(row: Minutes, *, by: Any) -> int:
    """Queues one letter for each address, in the act's own transaction; returns how many."""
    meeting, said = row.meeting, frozen_document(row)
    page = f"{settings.SITE_URL}{meeting.get_absolute_url()}minutes/"
    with translation.override(said.language):
        context = {
            "meeting": meeting,
            "alliance": meeting.campaign.alliance or meeting.campaign.name,
            "until": row.corrections_until,
            "page": page,
            "title": title_of(meeting),
            "said": to_markdown(said),
            "said_html": blocks_to_html(said.blocks),
            "spoken": said.language,
        }
    people = invited(meeting)
    for recipient in people:
        mail.queue(
            "meetings/minutes", to=recipient, about=meeting, by=by, language=recipient.language,
            key=f"{meeting.uid}:minutes:{row.number}:{recipient.pk}", campaign=meeting.campaign.slug,
            context=context,
        )  # fmt: skip
    return len(people)
