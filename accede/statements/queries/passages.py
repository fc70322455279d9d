"""What the accomplishment report says of a year's statements: one passage a place under a heading."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign
from accede.events.queries import occasion_of
from accede.kit import localdates
from accede.kit.offers import Passage, Quoted
from accede.statements.models import Ask, Copies, Kind, Statement, Voice
from accede.statements.queries.statements import of_year, when

# Places under the heading of an occasion: texts for a session stand before its event, press work after it.
BEFORE, ON_THE_DAY, AFTER = "20", "40", "60"
_VOICES = (Voice.ALLIANCE, Voice.OWN, Voice.JOINT)


def year_passages(campaign: Campaign, year: int) -> list[Passage]:
    """The passages of the year, for the section "activities", in its order."""
    told = of_year(campaign, year)
    placed = sorted((_place(row) for row in told), key=lambda place: place[0])
    found = [_overview(campaign, year, told)] if told else []
    return found + [
        _passage(order, title, [row for _key, _title, row in rows])
        for (order, title), rows in groupby(placed, key=lambda place: (place[0][0], place[1]))
    ]


def _overview(campaign: Campaign, year: int, rows: list[Statement]) -> Passage:
    """How many texts are on record, before the occasions in order of time."""
    own = [row for row in rows if row.is_the_alliances]
    others = [row for row in rows if not row.is_the_alliances]
    quoted = (
        _count(
            campaign,
            f"statements.alliance:{year}",
            own,
            _("Statements, texts of the alliance"),
            Voice.ALLIANCE,
        ),
        _count(campaign, f"statements.members:{year}", others, _("Statements, entries for members' texts"), ""),
    )
    values = {
        "year": year, "alliance": _alliance(campaign), "own": f"[[{quoted[0].code}]]",
        "kinds": ", ".join(dict.fromkeys(str(row.get_kind_display()) for row in own)),
        "members": f"[[{quoted[1].code}]]",
    }  # fmt: skip
    text = _("On record for %(year)s: %(own)s by the %(alliance)s (%(kinds)s), and %(members)s for members' texts.")
    if not own:
        text = _("On record for %(year)s: %(members)s for members' texts.")
    elif not others:
        text = _("On record for %(year)s: %(own)s by the %(alliance)s (%(kinds)s).")
    sources = tuple(dict.fromkeys(row.source for row in rows))
    used = tuple(each for each in quoted if each.rows)
    return Passage(f"statements-{year}", "activities", "01", "", (text % values,), used, sources)


def _count(campaign: Campaign, code: str, rows: list[Statement], definition: str, voice: str) -> Quoted:
    shown = ngettext("%(n)d statement", "%(n)d statements", len(rows)) % {"n": len(rows)}
    if not voice:
        shown = ngettext("%(n)d entry", "%(n)d entries", len(rows)) % {"n": len(rows)}
    url = reverse("statements:list", args=[campaign.slug]) + (f"?voice={voice}" if voice else "")
    return Quoted(code, shown, len(rows), definition, url, tuple(f"statements/{row.key}" for row in rows))


def _place(row: Statement) -> tuple[tuple[str, int, str], str, Statement]:
    """Sort key, heading and the statement; a text on no occasion has a heading of its own."""
    about = row.session or row.event
    occasion = occasion_of(about) if about else None
    order = occasion.order if occasion else when(row).sort_key[0].isoformat()
    title = occasion.title if occasion else row.title
    voice = _VOICES.index(Voice(row.voice))
    kind = Kind.values.index(row.kind)
    return (f"{order}:{_slot(row)}", voice, f"{kind} {row.key}"), title, row


def _slot(row: Statement) -> str:
    if row.session_id and not row.event_id:
        return BEFORE
    return ON_THE_DAY if row.kind == Kind.PRESS_STATEMENT and row.is_the_alliances else AFTER


def _passage(order: str, title: str, rows: list[Statement]) -> Passage:
    return Passage(
        key="-".join(["statements", *(row.key for row in rows)]),
        section="activities",
        order=order,
        title=title,
        paragraphs=tuple(" ".join(_sentences(row)) for row in rows),
        quoted=tuple(_quoted(row) for row in rows),
        sources=tuple(dict.fromkeys(row.source for row in rows)),
    )


def _code(row: Statement) -> str:
    return f"statements.statement:{row.key}"


def _quoted(row: Statement) -> Quoted:
    kind = str(row.get_kind_display())
    words = [_("Statements, %(kind)s, %(when)s") % {"kind": kind, "when": localdates.short_moment(row.delivered)}]
    if row.voice == Voice.OWN:
        words.append(_("not the alliance's: of members in their own names"))
    if row.voice == Voice.JOINT:
        words.append(_("not the alliance's: of several members together"))
    return Quoted(
        code=_code(row),
        shown=_name(row),
        number=None,
        definition="; ".join(words),
        url=row.get_absolute_url(),
        rows=(f"statements/{row.key}",),
    )


def _name(row: Statement) -> str:
    """What was issued, as it stands in a sentence."""
    if row.voice == Voice.OWN:
        return _("press releases of their own") if row.kind == Kind.PRESS_RELEASE else _("statements of their own")
    return {
        Kind.ORAL: _("an oral intervention"),
        Kind.WRITTEN: _("a written contribution"),
        Kind.PRESS_STATEMENT: _("a press statement"),
        Kind.PRESS_RELEASE: _("a press release"),
        Kind.JOINT: _("a joint statement"),
    }.get(Kind(row.kind), _("a statement"))


def _sentences(row: Statement) -> list[str]:
    found = [_lead(row), row.summary, *(_ask(row, ask) for ask in _in_order(row.asks.all()))]
    if row.copies == Copies.AVAILABLE:
        whom = _("Copies were made available to %(whom)s.") % {"whom": row.copies_for}
        found.append(whom if row.copies_for else _("Copies were made available."))
    return [sentence for sentence in found if sentence]


def _lead(row: Statement) -> str:
    values = {
        "who": _who(row), "text": f"[[{_code(row)}]]", "item": row.agenda_item,
        "day": localdates.long_moment(row.delivered),
    }  # fmt: skip
    if row.agenda_item:
        return capfirst(_("%(who)s made %(text)s under item %(item)s.") % values)
    if row.delivered.is_day:
        return capfirst(_("On %(day)s %(who)s issued %(text)s.") % values)
    if row.kind == Kind.WRITTEN:
        return capfirst(_("%(who)s gave %(text)s.") % values)
    if row.kind == Kind.JOINT:
        return capfirst(_("%(who)s produced %(text)s.") % values)
    if row.kind == Kind.PRESS_RELEASE and row.is_the_alliances:
        return capfirst(_("%(who)s produced and distributed %(text)s.") % values)
    return capfirst(_("%(who)s issued %(text)s.") % values)


def _who(row: Statement) -> str:
    """The alliance for its own texts only; for the others those who issued them, in their order."""
    if row.is_the_alliances:
        return _("the %(alliance)s") % {"alliance": _alliance(row.campaign)}
    names = [str(issuer) for issuer in _in_order(row.issuers.all())] or [str(row.get_voice_display())]
    *first, last = names
    return _("%(these)s, along with %(last)s,") % {"these": ", ".join(first), "last": last} if first else last


def _alliance(campaign: Campaign) -> str:
    return campaign.alliance_short or campaign.alliance or campaign.short_name


def _ask(row: Statement, ask: Ask) -> str:
    values = {"verb": ask.get_verb_display(), "whom": ask.addressed_to, "what": ask.text}
    if ask.addressed_to:
        return _("It %(verb)s %(whom)s %(what)s.") % values
    return _("It %(verb)s %(what)s.") % values


def _in_order(parts: Iterable[Any]) -> list[Any]:
    return sorted(parts, key=lambda part: part.position)
