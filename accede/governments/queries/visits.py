"""Second visits to one office: what a visitor is told before she logs, and whose entries she could not be told of.

The visitor is told of entries that she may see, and, where the owner of another one chose so, that the alliance has
been in touch lately: without a day, an organisation or a number. Nothing that she may not see changes anything else in
what she is answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accede.accounts.models import User
from accede.accounts.queries import holders
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, kept_by, reading_of, sees
from accede.core.contacts import Door, comes_soon, same_office, window
from accede.governments.models import Contact, VisitNotice
from accede.governments.queries.settings import settings_of
from accede.governments.rules import rows_seen
from accede.kit.localdates import long_day


@dataclass(frozen=True)
class Visits:
    """What a visitor is told of: entries that she may see, the nearest day first; whether somebody was there lately."""

    seen: tuple[Contact, ...] = ()
    lately: bool = False

    def __bool__(self) -> bool:
        return bool(self.seen) or self.lately


def door_of(row: Contact) -> Door:
    """The office that an entry concerns."""
    return Door(row.state.code, row.office_kind, row.office, row.mission.key if row.mission else "")


def visits_near(row: Contact, *, reader: Any, on: date) -> Visits:
    """The other visits to the office of an entry (saved or not) within the campaign's number of days. Three queries,
    whatever is there.
    """
    within = settings_of(row.campaign).warn_days
    reading = reading_of(reader, row.campaign.slug, on=on)
    others = _at_this_office(row, on=on, within=within)
    near = [each for each in others if comes_soon(row.day, each.day, within=within)]
    seen = sorted((each for each in near if sees(each, reading)), key=lambda each: (abs(each.day - row.day), each.key))
    return Visits(tuple(seen), _lately(row, others, reading, on=on, within=within))


def unseen_near(row: Contact, *, reader: Any, on: date) -> list[Contact]:
    """Entries on the same office within those days that the visitor may not see: their owners are told. Three queries,
    whatever is there.
    """
    within = settings_of(row.campaign).warn_days
    reading = reading_of(reader, row.campaign.slug, on=on)
    others = _at_this_office(row, on=on, within=within)
    return [each for each in others if comes_soon(row.day, each.day, within=within) and not sees(each, reading)]


def _at_this_office(row: Contact, *, on: date, within: int) -> list[Contact]:
    near, now = (window(day, within=within) for day in (row.day, on))
    rows = Contact.objects.filter(campaign=row.campaign, state=row.state).exclude(pk=row.pk)
    rows = rows.exclude(stage=Contact.Stage.CANCELLED).filter(Q(day__range=near) | Q(day__range=now))
    door = door_of(row)
    return [each for each in rows.select_related("owner", "state", "mission") if same_office(door_of(each), door)]


def _lately(row: Contact, others: Iterable[Contact], reading: Reading, *, on: date, within: int) -> bool:
    """Judged from today and never from the day that she typed: trying days one after the other tells her nothing."""
    if row.day < window(on, within=within)[0]:
        return False
    return any(
        each.warns == Contact.Warns.LATELY and comes_soon(on, each.day, within=within) and not sees(each, reading)
        for each in others
    )


def visit_words(row: Contact, *, alliance: str) -> str:
    """Who and when, of an entry that the reader may see: "Organisation BETA, 3 May 2026 (planned)"."""
    told = {
        "whose": row.owner.name if row.owner else alliance,
        "day": long_day(row.day),
        "stage": row.get_stage_display(),
    }
    return _("%(whose)s, %(day)s (%(stage)s)") % told


def lately_words() -> str:
    """What an owner lets others know, and no more: the same for one entry and for three."""
    return _("The alliance has been in touch with this office lately.")


# ---------------------------------------------------------------------------------------------------- the owners
def notices(campaign: Campaign, *, reader: Any, on: date, open_only: bool = True) -> list[VisitNotice]:
    """Notices to the reader's people that somebody plans or logged a visit, the newest first. Two queries."""
    reading = reading_of(reader, campaign.slug, on=on)
    found = VisitNotice.objects.filter(kept_by(reading), contact__campaign=campaign)
    if open_only:
        found = found.filter(seen_date=None)
    ordered = found.order_by("-noticed_date", "-contact__day", "contact__key")
    return list(ordered.select_related("contact__state", "contact__owner", "contact__mission", "contact__campaign"))


def notices_of(row: Contact, *, reader: Any, on: date) -> list[VisitNotice]:
    """The notices about one entry, for its owner's people. Two queries."""
    reading = reading_of(reader, row.campaign.slug, on=on)
    return list(VisitNotice.objects.filter(kept_by(reading), contact=row).order_by("-noticed_date", "seen_date"))


def notice_words(notice: VisitNotice) -> str:
    """What a notice says: neither who nor when."""
    if notice.planned:
        return _("Somebody plans a visit at an office that this entry concerns.")
    return _("Somebody logged a visit at an office that this entry concerns.")


def people_who_see(row: Contact, *, of: Contact, on: date) -> list[User]:
    """The people of the owner of the entry `of` who may see the entry `row`. Two queries for each of them."""
    return [user for user in people_of(of, on=on) if sees(row, reading_of(user, row.campaign.slug, on=on))]


def people_of(row: Contact, *, on: date) -> list[User]:
    """The owner's people who sign in and have an address: those of the organisation, or the secretariat and the
    Convener. One query.
    """
    grants = holders(Right.READ_PAPERS, campaign=row.campaign.slug, on=on)
    key = row.owner.key if row.owner else ""
    found = {
        grant.user_id: grant.user
        for grant in grants
        if (grant.organisation == key if key else ROLES[grant.role].of_alliance)
    }
    return [user for _pk, user in sorted(found.items()) if user.is_active and user.email]


def offices_known(campaign: Campaign, code: str, *, reader: Any, on: date) -> list[str]:
    """Names of offices of a State, from entries that the reader may see, for suggestions. Two queries (one for a
    Reading).
    """
    rows = rows_seen(Contact.objects.exclude(office=""), campaign, reader=reader, on=on)
    found = rows.filter(state__code=code).order_by().values_list("office", flat=True).distinct()
    return sorted(found, key=str.casefold)
