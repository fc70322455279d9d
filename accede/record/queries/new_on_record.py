"""What is new on record: acts of the last month with what each changed, and the figures of the day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from accede.core.standing import StateClass
from accede.kit.localdates import long_day, long_moment
from accede.kit.offers import AgendaLine, DatedThing, DayFigure, News
from accede.record.models import Act, Treaty
from accede.record.queries.acts import new_acts
from accede.record.queries.index import coming
from accede.record.queries.names import names
from accede.record.queries.standing import figures, next_days, standing
from accede.record.queries.treaties import short_title_of
from accede.record.queries.words import definition, kind_word

NEWS = timedelta(days=31)  # how far back an act is news
_BOUND = {StateClass.PARTY, StateClass.BOUND}


def news(treaty: Treaty, *, on: date) -> list[News]:
    """Acts under the treaty deposited in the month before the day, the newest first."""
    rows = new_acts(on - NEWS, on, treaty=treaty)
    if not rows:
        return []
    called = names(on=on)
    stands = standing(treaty, as_of=on)
    days = {each.state: each.day for each in next_days(treaty, as_of=on)}
    bound = figures(treaty, as_of=on)["bound"].number
    return [_news(row, called, stands, days, bound if row is rows[-1] else None) for row in reversed(rows)]


def _news(row: Act, called: dict[str, str], stands: dict[str, Any], days: dict[str, date], bound: Any) -> News:
    code = row.state.code
    name = called.get(code, code)
    mark = stands[code].state_class if code in stands else StateClass.NONE
    told = []
    if bound is not None and mark in _BOUND:
        told.append(_("The number of States bound is now %(n)s.") % {"n": bound})
    if code in days:
        values = {"state": name, "day": long_day(days[code])}
        told.append(_("The treaty enters into force for %(state)s on %(day)s.") % values)
    unchecked = row.origin == "person" and not row.verified_by
    return News(
        key=f"record:act:{row.treaty.slug}/{row.key}",
        day=row.deposited,
        title=name,
        what=str(kind_word(row.kind)),
        url=row.get_absolute_url(),
        mark=mark,
        sentences=tuple(told),
        note=_("No second person has checked it yet.") if unchecked else "",
        sub=row.source,
        action=_("Open the act"),
    )


def agenda(treaty: Treaty, *, since: date | None, on: date) -> list[AgendaLine]:
    """Acts under the treaty deposited after a day (or in the month before), oldest first, as points of an agenda."""
    first = since + timedelta(days=1) if since else on - NEWS
    if first > on:
        return []
    called = names(on=on)
    return [
        AgendaLine(
            key=f"record:act:{row.treaty.slug}/{row.key}",
            order=10,
            title=_("%(state)s: %(act)s")
            % {"state": called.get(row.state.code, row.state.code), "act": kind_word(row.kind)},
            sub=_("deposited %(day)s") % {"day": long_moment(row.deposited)},
            url=row.get_absolute_url(),
        )
        for row in new_acts(first, on, treaty=treaty)
    ]


def day_figures(treaty: Treaty, *, on: date) -> list[DayFigure]:
    """States bound, parties and signatories on the day, each with its definition."""
    counts = figures(treaty, as_of=on)
    url = f"{treaty.get_absolute_url()}?on={on}"
    kinds = [
        ("bound", "p", _("bound")),
        ("parties", "p", _("parties on the day")),
        ("signed_only", "s", _("signed only")),
    ]
    return [
        DayFigure(counts[key].number, what, definition(counts[key]), mark, url, order=10 + place)
        for place, (key, mark, what) in enumerate(kinds)
    ]


def calendar(treaty: Treaty, *, first: date, until: date) -> list[DatedThing]:
    """Deposits and signatures of the span, and the entries into force and first reports that fall into it."""
    called = names(on=until)
    title = short_title_of(treaty)
    acts = [
        DatedThing(
            row.deposited.day,
            _("%(state)s: %(kind)s")
            % {"state": called.get(row.state.code, row.state.code), "kind": kind_word(row.kind)},
            row.get_absolute_url(),
            sub=title,
            key=f"record.act:{row.pk}",
        )
        for row in new_acts(first, until, treaty=treaty)
        if row.deposited.is_day and first <= row.deposited.day <= until
    ]
    # Entries into force, as the acts before the span have them come.
    return acts + coming(on=first - timedelta(days=1), until=until, treaties=[treaty.slug])


def _dated(row: Act, state: str, title: str) -> DatedThing:
    words = _("%(state)s: %(kind)s") % {"state": state, "kind": kind_word(row.kind)}
    return DatedThing(row.deposited.day, words, row.get_absolute_url(), sub=title, key=f"record.act:{row.pk}")
