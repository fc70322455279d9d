"""What the search finds in the coalition."""

from __future__ import annotations

from accede.accounts.rights import Right
from accede.coalition.models import Office, Organisation, Person
from accede.kit.offers import SearchDocument


def documents(campaign: str | None) -> list[SearchDocument]:
    """Organisations, people and offices of a campaign (by slug), or of every one."""
    only = {"campaign__slug": campaign} if campaign else {}
    organisations = Organisation.objects.filter(**only).select_related("campaign").prefetch_related("names")
    people = Person.objects.filter(**only).select_related("campaign")
    offices = Office.objects.filter(**only).select_related("campaign")
    return [
        *(_organisation(row) for row in organisations),
        *(_person(row) for row in people.prefetch_related("affiliations__organisation")),
        *(_document(row, f"office:{row.key}", row.name, row.name) for row in offices),
    ]


def _organisation(row: Organisation) -> SearchDocument:
    others = [f"{each.name} {each.acronym}" for each in row.names.all()]
    text = "\n".join([row.name, row.acronym, *others, row.note])
    return _document(row, f"organisation:{row.key}", row.name, text, row.acronym)


def _person(row: Person) -> SearchDocument:
    posts = [str(each) for each in row.affiliations.all()]
    text = "\n".join([row.name, *row.other_names, *posts])
    return _document(row, f"person:{row.key}", row.name, text, "; ".join(posts))


def _document(
    row: Organisation | Person | Office, key: str, title: str, text: str, excerpt: str = ""
) -> SearchDocument:
    return SearchDocument(
        room="coalition",
        key=key,
        url=row.get_absolute_url(),
        title=title,
        text=text,
        language=row.campaign.language,
        campaign=row.campaign.slug,
        right=Right.READ_PAPERS.value,
        excerpt=excerpt,
    )
