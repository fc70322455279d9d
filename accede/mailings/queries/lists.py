"""Lists and who is on them. Who asked with which right is the caller's to know (rules.list_for)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from accede.coalition.models import Campaign
from accede.mailings.models import MailingList, Subscription

# On the list: not left, and not erased (an erasure empties the address).
ON_IT = Q(left_at__isnull=True) & ~Q(email="")


@dataclass(frozen=True)
class Face:
    """What a list says of itself in a language; `language` is the one in which it really says it."""

    name: str
    about: str
    consent: str
    language: str


@dataclass(frozen=True)
class ListRow:
    """A list with the number of addresses that are on it now, and that were and left."""

    mailing_list: MailingList
    on_it: int
    left: int
    languages: int


def lists_of(campaign: Campaign) -> list[ListRow]:
    """Every list of the campaign: open ones first, then by name. One query."""
    rows = MailingList.objects.filter(campaign=campaign).annotate(
        on_it=Count("subscriptions", filter=Q(subscriptions__left_at__isnull=True) & ~Q(subscriptions__email="")),
        gone=Count("subscriptions", filter=Q(subscriptions__left_at__isnull=False)),
    )
    found = [ListRow(row, row.on_it, row.gone, 1 + len(row.texts)) for row in rows.order_by("closed_date", "name")]
    for each in found:
        each.mailing_list.campaign = campaign
    return sorted(found, key=lambda each: each.mailing_list.closed_date is not None)


def list_named(campaign: str, key: str) -> MailingList | None:
    """A list by the names in its address, with its campaign; None when there is none. For pages without an account."""
    return MailingList.objects.filter(campaign__slug=campaign, key=key).select_related("campaign").first()


def joinable(campaigns: Iterable[Campaign]) -> list[MailingList]:
    """Lists of these campaigns that anybody may join today, by campaign and name. One query."""
    rows = MailingList.objects.filter(campaign__in=list(campaigns), open=True, closed_date=None)
    return list(rows.exclude(consent_text="").select_related("campaign").order_by("campaign__name", "name"))


def may_be_joined(row: MailingList) -> bool:
    """Whether anybody may join: it is open, not closed for good, and says what people agree to."""
    return row.open and row.closed_date is None and bool(row.consent_text.strip())


def face_of(row: MailingList, language: str) -> Face:
    """What the list says in a language ("fr", "zh"); in the campaign's own where it has no such text. What is agreed to
    comes whole from one language: a text half in another is no consent.
    """
    own = row.campaign.language
    told = {} if language == own else row.texts.get(language, {})
    if not told.get("consent"):
        return Face(row.name, row.about, row.consent_text, own)
    return Face(told.get("name") or row.name, told.get("about", ""), told["consent"], language)


def languages_of(row: MailingList) -> list[str]:
    """Codes of the languages in which it says what people agree to, the campaign's own first."""
    own = row.campaign.language
    return [own, *sorted(code for code, told in row.texts.items() if told.get("consent") and code != own)]


def agreed_to(subscription: Subscription) -> tuple[str, str]:
    """The words that she agreed to and their language; two empty texts where no version is on record."""
    row, version = subscription.list, subscription.consent_version
    if version is None:
        return "", ""
    if version == row.consent_version:
        face = face_of(row, subscription.language)
        return face.consent, face.language
    kept = row.past_consents.get(str(version), {})
    if subscription.language in kept:
        return kept[subscription.language], subscription.language
    return kept.get("", ""), row.campaign.language


def subscriptions(row: MailingList, *, find: str = "", language: str = "", shown: str = "on") -> QuerySet[Subscription]:
    """Addresses of a list by address: `shown` is "on" (are on it), "left" or "all"."""
    rows = Subscription.objects.filter(list=row).order_by("email", "pk")
    if shown == "on":
        rows = rows.filter(ON_IT)
    elif shown == "left":
        rows = rows.filter(left_at__isnull=False)
    if language:
        rows = rows.filter(language=language)
    if find:
        rows = rows.filter(Q(email__icontains=find) | Q(name__icontains=find))
    return rows


def subscription_of(row: MailingList, key: str) -> Subscription | None:
    """One address of the list by its key."""
    found = Subscription.objects.filter(list=row, key=key).first()
    if found is not None:
        found.list = row
    return found


def on_the_list(row: MailingList, email: str) -> Subscription | None:
    """The entry of an address that is on the list, or None."""
    return Subscription.objects.filter(ON_IT, list=row, email=email).first()


def left_by(row: MailingList, email: str) -> Subscription | None:
    """The last entry of an address that was on the list and left, or None."""
    return Subscription.objects.filter(list=row, email=email, left_at__isnull=False).order_by("-left_at").first()


def by_language(row: MailingList) -> dict[str, int]:
    """{language: number of addresses on the list}. One query."""
    rows = Subscription.objects.filter(ON_IT, list=row).order_by().values_list("language")
    return dict(rows.annotate(number=Count("pk")).order_by("-number", "language"))


HEADER = ("E-mail", "Name", "Language", "Joined", "Confirmed", "Left", "How", "Agreed to version", "Source")


def as_rows(rows: QuerySet[Subscription]) -> Iterator[list[Any]]:
    """The list as a spreadsheet: a header that it can be brought in by again, then a row for each address."""
    yield list(HEADER)
    for each in rows.iterator(chunk_size=2000):
        yield [
            each.email, each.name, each.language, *map(_moment, (each.joined_at, each.confirmed_at, each.left_at)),
            each.get_way_display(), each.consent_version or "", each.source,
        ]  # fmt: skip


def _moment(value: Any) -> str:
    return value.isoformat(timespec="minutes") if value else ""
