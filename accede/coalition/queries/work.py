"""What waits in the coalition, and which of its days come."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.coalition.models import Campaign, Membership, Office, Organisation, Purpose
from accede.coalition.queries.offices import OfficeOnADay, offices
from accede.coalition.queries.rotations import running
from accede.core.rotation import Stage, stage_on
from accede.kit.localdates import long_day
from accede.kit.offers import Beginning, DatedThing, WorkLine


def waiting(campaign: Campaign, *, on: date) -> list[WorkLine]:
    """For whoever keeps the coalition: offices that nobody is known to hold, and terms about to end."""
    found = offices(campaign, on=on)
    rotating = {row.office_id for row in running(campaign)}
    return [line for office in found for line in (_vacant(office, on), _ending(office, on, rotating)) if line]


def coming(campaign: Campaign, *, on: date, until: date) -> list[DatedThing]:
    """The last days of terms between two days."""
    return [
        DatedThing(
            held.term.end.day,
            _("Term of the %(office)s ends") % {"office": office.office.name},
            held.term.get_absolute_url(),
            sub=held.term.holder,
        )
        for office in offices(campaign, on=on)
        for held in office.terms
        if held.term.end.is_day and on <= held.term.end.day <= until
    ]


def beginnings(campaign: Campaign) -> list[Beginning]:
    """What the coalition of an empty campaign does first. Four queries."""

    def there(model: Any) -> bool:
        return bool(model.objects.filter(campaign=campaign).exists())

    def address(name: str) -> str:
        return reverse(f"coalition:{name}", args=[campaign.slug])

    steps: list[tuple[str, str, str, str, bool]] = [
        (
            _("Name the organisations of the alliance"),
            _("Members, observers and partners are organisations; people, offices and statements point at them."),
            address("add_organisation"),
            _("Add an organisation"),
            there(Organisation),
        ),
        (
            _("Admit them, each from its day"),
            _("Who counts as a member on which day decides every number of the report."),
            address("organisations"),
            _("Open the organisations"),
            there(Membership),
        ),
        (
            _("Say what the alliance exists for"),
            _("Its purposes open the report."),
            address("add_purpose"),
            _("Add a purpose"),
            there(Purpose),
        ),
        (
            _("Name its offices"),
            _("Who convenes, who keeps the secretariat, for how long, and from among whom."),
            address("add_office"),
            _("Add an office"),
            there(Office),
        ),
    ]
    return [Beginning(10 + number, *step) for number, step in enumerate(steps)]


def _vacant(office: OfficeOnADay, on: date) -> WorkLine | None:
    if any(held.certain for held in office.terms):
        return None
    row = office.office
    title = _("Record who holds the office of %(office)s") % {"office": row.name}
    url = reverse("coalition:record_term", args=[row.campaign.slug]) + f"?office={row.key}"
    sub = _("Not known for %(day)s") % {"day": long_day(on)}
    return WorkLine(title, url, sub=sub, action=pgettext("button", "Record"))


def _ending(office: OfficeOnADay, on: date, rotating: set[int]) -> WorkLine | None:
    """A term whose end is announced (three months, one month, two weeks before) and that nothing follows yet."""
    ends = [held for held in office.terms if held.certain and held.term.end.is_day]
    last = max((held.term.end.day for held in ends), default=None)
    followed = any(held.term.start.is_day and held.term.start.day > on for held in office.terms)
    if last is None or followed or office.office.pk in rotating or stage_on(last, on) is Stage.RUNNING:
        return None
    title = _("Prepare the next term of the %(office)s") % {"office": office.office.name}
    url = reverse("coalition:office", args=[office.office.campaign.slug, office.office.key])
    return WorkLine(title, url, due=last, sub=f"{ends[0].term.holder} · {_stage_words(last, on)}", action=_("Open"))


def _stage_words(last: date, on: date) -> str:
    return {
        Stage.THREE_MONTHS: _("less than three months"),
        Stage.ONE_MONTH: _("less than a month"),
        Stage.TWO_WEEKS: _("less than two weeks"),
    }.get(stage_on(last, on), "")
