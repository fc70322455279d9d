"""What the search finds of tasks and of the plan, each with those who may see it."""

from __future__ import annotations

from accede.accounts.rights import Right
from accede.coalition.models import PlanItem, Task
from accede.coalition.queries.tasks import owner_words
from accede.coalition.rules import marks_of
from accede.kit.offers import SearchDocument


def task_documents(campaign: str | None) -> list[SearchDocument]:
    """Every task of a campaign (by slug), or of all; the organisation that has to do one finds it in any case."""
    only = {"campaign__slug": campaign} if campaign else {}
    related = ("campaign", "owner", "organisation", "person", "account")
    found = []
    for row in Task.objects.filter(**only).select_related(*related):
        marks = marks_of(row)
        doing = f"org:{row.organisation.key}" if row.organisation else ""
        seen_by = tuple(dict.fromkeys((*marks, doing))) if marks and doing else marks
        text = "\n".join([row.title, row.note, row.about_title])
        found.append(_document(row, f"task:{row.key}", text, owner_words(row), seen_by))
    return found


def plan_documents(campaign: str | None) -> list[SearchDocument]:
    """Every idea and priority of a campaign (by slug), or of all."""
    only = {"campaign__slug": campaign} if campaign else {}
    rows = PlanItem.objects.filter(**only).select_related("campaign", "owner")
    return [
        _document(row, f"plan:{row.key}", "\n".join([row.title, row.text]), str(row.year), marks_of(row))
        for row in rows
    ]


def _document(row: Task | PlanItem, key: str, text: str, excerpt: str, seen_by: tuple[str, ...]) -> SearchDocument:
    return SearchDocument(
        room="coalition",
        key=key,
        url=row.get_absolute_url(),
        title=row.title,
        text=text,
        language=row.campaign.language,
        campaign=row.campaign.slug,
        right=Right.READ_PAPERS.value,
        excerpt=excerpt,
        seen_by=seen_by,
    )
