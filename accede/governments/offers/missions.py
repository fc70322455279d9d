"""What missions offer: work for who keeps them, documents for the search, the words of their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.governments.queries import mission_directory, mission_words
from accede.governments.queries.missions import for_index
from accede.kit.offers import SearchDocument, WorkLine, offer


@offer("work")
def waiting(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Heads missing or in doubt, terms not checked, mail that came back, for who keeps missions."""
    if not subject or not may(reader, Right.KEEP_MISSIONS, campaign=subject, on=on):
        return []
    url = reverse("governments:missions_all", args=[subject])
    return mission_directory.waiting(campaign_of(subject), url=url, on=on)


@offer("search")
def documents(*, subject: str | None, on: date, reader: Any) -> list[SearchDocument]:
    """Every open mission under its own name and those of its heads; the indexer asks."""
    return [
        SearchDocument(
            room="governments",
            key=f"mission:{row.key}",
            url=row.get_absolute_url(),
            title=row.name,
            text="\n".join([mission_words.seat(row), *(head.name for head in row.heads.all())]),
            language=row.campaign.language,
            campaign=row.campaign.slug,
            right=Right.READ_PAPERS.value,
            excerpt=mission_words.seat(row),
        )
        for row in for_index(subject)
    ]


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act."""
    return [
        ("governments.add_mission", _("Mission put on record")),
        ("governments.change_mission", _("Mission changed")),
        ("governments.check_mission", _("Mission checked")),
        ("governments.mark_bounced", _("E-mail of a mission came back")),
        ("governments.close_mission", _("Mission closed")),
        ("governments.reopen_mission", _("Mission open again")),
        ("governments.add_head", _("Head of a mission put on record")),
        ("governments.correct_head", _("Head of a mission corrected")),
        ("governments.end_head", _("Term of a head of a mission ended")),
    ]
