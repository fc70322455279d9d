"""The chart of the status section, with the same figures as a table."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accede.kit.documents import FigureBlock, Table
from accede.kit.drawing import timeline_chart
from accede.record import queries as record
from accede.record.queries import Timeline
from accede.reports.models import Report


def status_chart(report: Report) -> Iterator[FigureBlock]:
    """States bound and States that had signed only, from the first act to the status day; nothing without an
    act.
    """
    series = record.timeline(report.campaign.treaty, until=report.status_day)
    if not series.bound and not series.signed:
        return
    caption = _("States bound and signed only, %(first)d to %(last)d") % {
        "first": _first_year(series),
        "last": report.status_day.year,
    }
    wide, narrow = (_drawn(report, series, caption, narrow=narrow) for narrow in (False, True))
    yield FigureBlock(svg=wide, caption=caption, table=_table(series, caption), narrow_svg=narrow)


def _first_year(series: Timeline) -> int:
    return min(day for day, _number in (*series.bound, *series.signed)).year


def _drawn(report: Report, series: Timeline, caption: str, *, narrow: bool) -> str:
    needed = report.campaign.treaty.as_rules().count
    words = _("%(n)d needed") % {"n": needed} if needed else ""
    return timeline_chart(
        bound=series.bound,
        signed=series.signed,
        start=series.start,
        end=series.end,
        language=report.language,
        label=caption,
        needed=needed,
        needed_words=words,
        narrow=narrow,
    )


def _table(series: Timeline, caption: str) -> Table:
    first = _first_year(series)
    rows = [row for row in series.years if row.year >= first]
    columns = (_("Year"), _("New deposits"), _("Bound at year end"), _("Signed only at year end"))
    cells = tuple((str(row.year), str(len(row.became_bound)), str(row.bound), str(row.signed_only)) for row in rows)
    return Table(caption, columns, cells, numeric=(0, 1, 2, 3))
