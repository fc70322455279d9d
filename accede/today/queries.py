"""What the first page shows, as plain values, for one reader and one day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign
from accede.coalition.queries import Counted, OfficeOnADay, members_on, offices
from accede.core.standing import StateClass
from accede.kit import offers
from accede.kit.localdates import long_day
from accede.kit.models import LogEntry
from accede.kit.offers import Beginning, DatedThing, WorkLine
from accede.kit.parts import Shown
from accede.record import queries as record
from accede.record.models import Act

NEWS = timedelta(days=31)  # how far back an act is news
FAR = date.max
DATES = 10


# The record offers the days of every treaty; a campaign waits for those of its own.
_REPORT = "record.report:"
_OF_A_TREATY = ("record.in-force:", _REPORT)


@dataclass(frozen=True)
class NewAct:
    """An act of the last month with what it changed."""

    act: Act
    state: str
    kind: str
    state_class: StateClass
    consequences: tuple[str, ...]


@dataclass(frozen=True)
class Today:
    """The whole page."""

    heading: str
    lede: str
    news: list[NewAct]
    figures: list[Shown]
    work: list[WorkLine]
    dates: list[DatedThing]
    offices: list[OfficeOnADay]
    beginnings: list[Beginning]

    @property
    def begun(self) -> int:
        """How many of the first steps are done."""
        return sum(step.done for step in self.beginnings)


def today(campaign: Campaign, *, on: date, reader: Any) -> Today:
    """What waits for the reader in the campaign and what is new, as of the day."""
    work = _soonest(offers.ask("work", subject=campaign.slug, on=on, reader=reader))
    dates = _coming(campaign, on, offers.ask("dates", subject=campaign.slug, on=on, reader=reader))
    news = new_acts(campaign, on=on)
    return Today(
        heading=_("%(weekday)s, %(day)s") % {"weekday": WEEKDAYS[on.weekday()], "day": long_day(on)},
        lede=_lede(news, work),
        news=news,
        figures=figures(campaign, on=on),
        work=work,
        dates=dates[:DATES],
        offices=offices(campaign, on=on),
        beginnings=beginnings(campaign, on=on, reader=reader),
    )


def beginnings(campaign: Campaign, *, on: date, reader: Any) -> list[Beginning]:
    """The first steps of a running campaign; none once all are done, and none for one that is over."""
    if campaign.shown_on_date is not None:
        return []
    steps = sorted(offers.ask("beginnings", subject=campaign.slug, on=on, reader=reader), key=lambda step: step.order)
    return [] if all(step.done for step in steps) else steps


def _coming(campaign: Campaign, on: date, things: Iterable[DatedThing]) -> list[DatedThing]:
    ours = [
        each
        for each in things
        if each.day >= on and (not each.key.startswith(_OF_A_TREATY) or each.key.split(":")[1] == campaign.treaty.slug)
    ]
    return sorted(_together(ours), key=lambda each: (each.day, each.title))


def _together(things: Iterable[DatedThing]) -> list[DatedThing]:
    """First reports that fall due on one day under one treaty, for many States, as one line."""
    found: dict[tuple[str, date], list[DatedThing]] = {}
    for each in things:
        kind = each.key.rpartition(":")[0] if each.key.startswith(_REPORT) else each.key or each.title
        found.setdefault((kind, each.day), []).append(each)
    return [same[0] if len(same) == 1 else _reports(same) for same in found.values()]


def _reports(same: list[DatedThing]) -> DatedThing:
    first = same[0]
    if not first.key.startswith(_REPORT):
        return first
    states = ngettext("%(n)d State", "%(n)d States", len(same)) % {"n": len(same)}
    return DatedThing(first.day, _("First reports to the Committee fall due"), first.url, sub=states, key=first.key)


def new_acts(campaign: Campaign, *, on: date) -> list[NewAct]:
    """Acts under the campaign's treaty in the month before the day, the newest first."""
    rows = record.new_acts(on - NEWS, on, treaty=campaign.treaty)
    if not rows:
        return []
    names = record.names(on=on)
    standing = record.standing(campaign.treaty, as_of=on)
    coming = {each.state: each.day for each in record.next_days(campaign.treaty, as_of=on)}
    return [_new(row, names, standing, coming) for row in reversed(rows)]


def _new(row: Act, names: dict[str, str], standing: dict[str, Any], coming: dict[str, date]) -> NewAct:
    code = row.state.code
    name = names.get(code, code)
    state_class = standing[code].state_class if code in standing else StateClass.NONE
    consequences = []
    if code in coming:
        values = {"state": name, "day": long_day(coming[code])}
        consequences.append(_("The treaty enters into force for %(state)s on %(day)s.") % values)
    return NewAct(row, name, str(record.kind_word(row.kind)), state_class, tuple(consequences))


def figures(campaign: Campaign, *, on: date) -> list[Shown]:
    """The treaty's figures and the alliance's, each with its definition."""
    counts = record.figures(campaign.treaty, as_of=on)
    url = f"{campaign.treaty.get_absolute_url()}?on={on}"
    kinds = [
        ("bound", "p", _("bound")),
        ("parties", "p", _("parties on the day")),
        ("signed_only", "s", _("signed only")),
    ]
    shown = [Shown(counts[key].number, what, record.definition(counts[key]), mark, url) for key, mark, what in kinds]
    return [*shown, _members(campaign, members_on(campaign, on=on), on)]


def _members(campaign: Campaign, counts: dict[str, Counted], on: date) -> Shown:
    members, observers = counts["member"], counts["observer"]
    url = f"{campaign.get_absolute_url()}?on={on}"
    if members.known and observers.known:
        number = _("%(members)d + %(observers)d") % {
            "members": members.certain,
            "observers": observers.certain,
        }
        return Shown(number, _("members and observers"), _("on %(day)s") % {"day": long_day(on)}, url=url)
    values = {"members": members.open, "observers": observers.open, "time": members.attested_words}
    note = _("%(members)d and %(observers)d attested for %(time)s") % values
    return Shown(_("not known"), _("members and observers"), note, url=url)


def _lede(news: list[NewAct], work: list[WorkLine]) -> str:
    acts = ngettext("One new act in the last month.", "%(n)d new acts in the last month.", len(news))
    acts %= {"n": len(news)}
    if not work:
        return _("Nothing waits for you.") + " " + acts
    late = sum(line.late for line in work)
    waits = ngettext("One item waits for you.", "%(n)d items wait for you.", len(work)) % {"n": len(work)}
    if late:
        waits += " " + ngettext("One of them is late.", "%(n)d of them are late.", late) % {"n": late}
    return f"{waits} {acts}"


def _soonest(lines: Iterable[WorkLine]) -> list[WorkLine]:
    return sorted(lines, key=lambda line: (not line.late, line.due or FAR, line.title))


def log_entries(campaign: Campaign, *, act: str = "", by: str = "") -> QuerySet[LogEntry]:
    """The entries of the campaign and of the record, newest first. The caller may read the log."""
    found = LogEntry.objects.filter(Q(campaign=campaign.slug) | Q(campaign="", act__startswith="record."))
    if act:
        found = found.filter(act=act)
    if by:
        found = found.filter(by=by)
    return found.order_by("-at", "-pk")


def act_words(*, on: date, reader: Any) -> dict[str, str]:
    """What the rooms call their acts."""
    return dict(offers.ask("act_words", on=on, reader=reader))


def mail_state_word(state: str) -> str:
    """What became of a letter, in words."""
    return {
        "queued": _("waits to be sent"),
        "claimed": _("is being sent"),
        "sent": _("sent"),
        "doubtful": _("doubtful: a person must say"),
        "bounced": _("came back"),
        "suppressed": _("not sent: the address is on the list of those not written to"),
    }[state]
