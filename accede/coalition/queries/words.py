"""Words for what is known of a time, in the active language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Membership, Sector
from accede.core.dates import Answer, Moment, Precision
from accede.core.tenure import Basis, Tenure
from accede.kit.localdates import long_moment

_UNKNOWN = Moment.unknown()


def answer_words(tenure: Tenure, day: date) -> str:
    """ "yes, attested for this day", "not known: attested for 2003", "no: ended on 30 June 2003"."""
    finding = tenure.on(day)
    if finding.answer is Answer.YES:
        return _("yes, attested for this day") if finding.basis is Basis.ATTESTED else _("yes")
    if finding.answer is Answer.NO:
        return _no_words(tenure, day)
    if tenure.attested == _UNKNOWN:
        return _("not known")
    return _("not known: attested for %(time)s") % {"time": long_moment(tenure.attested)}


def _no_words(tenure: Tenure, day: date) -> str:
    if tenure.start.on_or_before(day) is Answer.NO:
        return _("no: not yet")
    if tenure.end.precision is Precision.DAY:
        return _("no: ended on %(time)s") % {"time": long_moment(tenure.end)}
    return _("no: ended %(time)s") % {"time": long_moment(tenure.end)}


def tenure_words(tenure: Tenure) -> str:
    """ "from 4 May 1998", "attested for 2003, ended before 30 January 2004": what is known of it."""
    parts = []
    if tenure.start != _UNKNOWN:
        parts.append(_("from %(time)s") % {"time": long_moment(tenure.start)})
    if tenure.attested != _UNKNOWN:
        parts.append(_("attested for %(time)s") % {"time": long_moment(tenure.attested)})
    if tenure.end.precision is Precision.DAY:
        parts.append(_("last day %(time)s") % {"time": long_moment(tenure.end)})
    elif tenure.end != _UNKNOWN:
        parts.append(_("ended %(time)s") % {"time": long_moment(tenure.end)})
    return ", ".join(parts) or _("time not known")


def sector_words(sectors: list[str]) -> list[str]:
    """Names of sectors; a code that the list no longer has is shown as it is."""
    known = dict(Sector.choices) | {"unknown": _("not known")}
    return [str(known.get(sector, sector)) for sector in sectors]


def kind_plural(kind: str, number: int) -> str:
    """ "members", "observer": what a number of memberships counts."""
    one_or_more = {
        Membership.Kind.MEMBER: (_("member"), _("members")),
        Membership.Kind.OBSERVER: (_("observer"), _("observers")),
        Membership.Kind.PARTNER: (_("partner"), _("partners")),
        Membership.Kind.PLATFORM: (_("national platform"), _("national platforms")),
        Membership.Kind.ENDORSER: (_("endorser"), _("endorsers")),
    }
    return one_or_more[Membership.Kind(kind)][number != 1]


def kind_counted(kind: str, number: int) -> str:
    """ "13 members", by the plural rules of the language, which may write one and two without their number."""
    words = {
        Membership.Kind.MEMBER: ngettext("%(n)d member", "%(n)d members", number),
        Membership.Kind.OBSERVER: ngettext("%(n)d observer", "%(n)d observers", number),
        Membership.Kind.PARTNER: ngettext("%(n)d partner", "%(n)d partners", number),
        Membership.Kind.PLATFORM: ngettext("%(n)d national platform", "%(n)d national platforms", number),
        Membership.Kind.ENDORSER: ngettext("%(n)d endorser", "%(n)d endorsers", number),
    }
    return words[Membership.Kind(kind)] % {"n": number}


def when_words(moment: Moment) -> str:
    """ "on 4 May 1998", "in 1998", "before 30 January 2004": as a sentence needs it."""
    if moment.precision is Precision.DAY:
        return _("on %(time)s") % {"time": long_moment(moment)}
    if moment.precision in (Precision.MONTH, Precision.YEAR):
        return _("in %(time)s") % {"time": long_moment(moment)}
    return long_moment(moment)


def joined(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return get_text_list(list(words), _("and"))


def sources_of(*rows: Any) -> tuple[str, ...]:
    """The sources of the rows, each once, in order."""
    return tuple(dict.fromkeys(row.source for row in rows if row.source))
