"""The parts of a brief, each as lines and entries; how many of them find room is decided where they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.core.promises import Outcome
from accede.core.stages import Standing
from accede.core.standing import CONTRACTING
from accede.governments.models import Contact, MissionHead, PromiseStep, Recommendation
from accede.governments.queries.contacts import met_words, stage_on, title_of
from accede.governments.queries.missions import MissionOn
from accede.governments.queries.promises import PromiseRow
from accede.governments.queries.recommendations import Recommended
from accede.governments.queries.whole_file import WholeFile
from accede.kit.localdates import long_day, long_moment, short_day, short_moment
from accede.record.queries import BadQuestion, DayRefused, UnknownState, kind_word, names, short_title_of, what_if
from accede.record.queries.words.shipped import shipped_words


@dataclass(frozen=True)
class Item:
    """An entry: its cells, of which the first says what it is; `row` says with whom it is shared."""

    cells: tuple[str, ...]
    row: Any = None


@dataclass(frozen=True)
class Part:
    """`lines` stand before the entries; with `columns` these are a table (`numeric`: columns of days), else a list."""

    lines: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    columns: tuple[str, ...] = ()
    numeric: tuple[int, ...] = ()


def why_a_target(found: WholeFile) -> list[str]:
    """One line for each list on which the State stands on the day."""
    told = [{"list": str(row.targets), "reasons": cut(row.reasons, 240)} for row in found.targets]
    return [_("Target (%(list)s): %(reasons)s") % each for each in told]


def acts(found: WholeFile, letters: int) -> Part:
    """Its acts on the campaign's treaty, the last first."""
    rows = found.own.acts if found.own else ()
    if not rows:
        return Part((_("No act on record up to this day."),))
    items = tuple(
        Item((capfirst(kind_word(act.kind)), short_moment(act.deposited), cut(shipped_words(act.source), letters)))
        for act in reversed(rows)
    )
    return Part((), items, (_("Act"), _("Received"), _("Source")), numeric=(1,))


def treaties(found: WholeFile, letters: int) -> Part:
    """Other treaties on record by which it is bound, with the year."""
    bound = [row for row in found.treaties if row.state_class in CONTRACTING and row is not found.own]
    if not bound:
        return Part((_("No other treaty on record binds it on this day."),))
    told = sorted(
        (short_title_of(row.treaty), str(row.since.earliest.year) if row.since and row.since.earliest else "")
        for row in bound
    )
    return Part((", ".join(f"{title} {year}".strip() for title, year in told) + ".",))


def deposit(found: WholeFile, letters: int) -> Part | None:
    """What would follow if it deposited on the day; nothing for a State that is bound."""
    if found.state_class in CONTRACTING:
        return None
    try:
        supposed = what_if(found.campaign.treaty, {found.state.code: found.as_of}, today=found.as_of)
    except (BadQuestion, DayRefused, UnknownState):
        return None
    first = _("If it deposited on %(day)s:") % {"day": long_day(found.as_of)}
    lines = [f"{first} {row.sentence}" for row in supposed.rows]
    number = next((one for one in supposed.counts if one.code == "bound"), None)
    if number is not None and number.supposed > number.without:
        told = {"n": number.supposed}
        lines.append(pgettext("brief", "It would be contracting State number %(n)d.") % told)
    return Part(tuple(lines))


def stage(found: WholeFile, letters: int) -> Part | None:
    """Where the way to deposit stands, and each step of which something is known."""
    track = found.track
    if found.state_class in CONTRACTING or track is None:
        return None
    lines = [_("Only a deposit makes it a contracting State.")]
    if track.current is None:
        lines.insert(0, _("Where the way to deposit stands is not known."))
    else:
        lines.insert(0, _stands(track.standing) % {"step": track.current.name})
    items = []
    for step in track.steps:
        if step.fact is not None:
            told = f"{step.fact.get_became_display()}, {long_moment(step.fact.day)}."
            items.append(Item((f"{step.name}:", told, cut(step.fact.text, letters), _source(step.fact)), step.fact))
        elif step.expected is not None:
            told = f"{step.expected.get_became_display()}, {long_moment(step.expected.day)}."
            items.append(Item((f"{step.name}:", told, _source(step.expected)), step.expected))
    return Part(tuple(lines), tuple(items))


def _stands(standing: Standing) -> str:
    return {
        Standing.UNDER_WAY: _("It stands at: %(step)s (under way)."),
        Standing.REFUSED: _("It ended at: %(step)s (refused)."),
        Standing.LAPSED: _("It ended at: %(step)s (lapsed)."),
    }.get(standing, _("It stands before: %(step)s."))


def position(found: WholeFile, letters: int) -> Part:
    """The position that the file shows, on what it rests, and what contradicts it."""
    shown = found.position
    if shown is None:
        return Part((_("No position is known."),))
    row = shown.row
    told = {
        "position": capfirst(row.get_stance_display()),
        "day": long_moment(row.as_of),
        "who": row.said_by,
        "confidence": row.get_confidence_display(),
    }
    words = _("%(day)s, says %(who)s; confidence: %(confidence)s.") % told
    quoted = _("“%s”") % cut(row.words, letters) if row.words else ""
    items = [Item((f"{told['position']}:", words, quoted, _source(row)), row)]
    for one in shown.conflicts:
        against = {"position": one.row.get_stance_display(), "day": long_moment(one.row.as_of)}
        items.append(Item((_("Against it stands: %(position)s (%(day)s).") % against,), one.row))
    for before in shown.earlier[:1]:
        earlier = {"position": before.get_stance_display(), "day": long_moment(before.as_of)}
        items.append(Item((_("Before: %(position)s (%(day)s).") % earlier,), before))
    stale = (_("This is old: ask again."),) if shown.stale else ()
    return Part(stale, tuple(items))


def asks(found: WholeFile, letters: int) -> Part | None:
    """What was asked and not answered yet: to be asked at this meeting."""
    items = tuple(
        Item((cut(row.ask.text, letters), _since(row.ask, row.state.late)), row.ask)
        for row in found.asks
        if row.state.open
    )
    return Part((), items) if items else None


def _since(ask: Any, late: int) -> str:
    told = _("(asked %(day)s)") % {"day": long_moment(ask.asked)}
    if not late:
        return told
    return told + " " + _("An answer was wanted by %(day)s.") % {"day": long_day(ask.due)}


def obstacles(found: WholeFile, letters: int) -> Part | None:
    """What it says against joining, the answer in the language of the brief with its articles, and the effect."""
    items = []
    for raised in found.obstacles:
        row, bank = raised.row, raised.bank
        said = ", ".join(part for part in (row.said_by, short_moment(row.said) if str(row.said) else "") if part)
        answer = cut(bank.text, letters) if bank and bank.text else cut(row.answer, letters)
        cited = f" ({bank.citation_words})" if bank and bank.citations else ""
        missing = f" {bank.fallback_words}" if bank and bank.text and bank.fallback_words else ""
        head = f"{cut(raised.said_words, letters)} ({said})" if said else cut(raised.said_words, letters)
        items.append(Item((head, f"{answer}{cited}{missing}", raised.effect_words), row))
    columns = (_("What the government says"), _("Answer"), _("Effect"))
    return Part((), tuple(items), columns) if items else None


def promises(found: WholeFile, letters: int) -> Part | None:
    """What it promised, late ones first, also at the Universal Periodic Review."""
    items = [
        Item((cut(row.promise.text, letters), _made(row), _due(row), _outcome(row)), row.promise)
        for row in found.promises
    ]
    called = names(on=found.as_of)
    items += [Item(_pledge(row, called, letters)) for row in found.recommendations if row.is_promise]
    columns = (pgettext("brief", "Promise"), _("Made"), _("Due"), pgettext("brief", "Stands"))
    return Part((), tuple(items), columns, numeric=(1, 2)) if items else None


def _made(row: PromiseRow) -> str:
    return short_moment(row.promise.made)


def _due(row: PromiseRow) -> str:
    return short_day(row.state.due) if row.state.due else row.promise.due_words


def _outcome(row: PromiseRow) -> str:
    if row.state.outcome is not Outcome.OPEN:
        return str(PromiseStep.Kind(row.state.outcome.value).label)
    if row.state.late:
        return ngettext("%(n)d day late", "%(n)d days late", row.state.late) % {"n": row.state.late}
    return pgettext("promise", "open")


def _pledge(row: Recommended, called: dict[str, str], letters: int) -> tuple[str, ...]:
    by = ", ".join(called.get(code, code) for code in row.by)
    told = {"session": row.session, "text": cut(row.text, letters), "by": by}
    words = (
        _("Universal Periodic Review, session %(session)d, recommended by %(by)s: %(text)s")
        if by
        else _("Universal Periodic Review, session %(session)d: %(text)s")
    )
    return (words % told, short_moment(row.made), "", str(Recommendation.Response(row.response).label))


def contacts(found: WholeFile, letters: int) -> Part | None:
    """The latest contacts and those that lie ahead, of all organisations that share them."""
    items = []
    for row in found.contacts:
        if stage_on(row, as_of=found.as_of) == Contact.Stage.CANCELLED:
            continue
        whose = row.owner.short if row.owner else (found.campaign.alliance or found.campaign.name)
        said = " ".join(part for part in (met_words(row) and f"{met_words(row)}.", row.said) if part)
        told = {"day": short_day(row.day), "title": title_of(row, as_of=found.as_of), "whose": whose}
        items.append(Item((_("%(day)s: %(title)s (%(whose)s).") % told, cut(said, letters)), row))
    return Part((), tuple(items)) if items else None


def allies(found: WholeFile, letters: int) -> Part:
    """Who is with us, by sector; then the sectors in which nobody is."""
    items = [
        Item((f"{capfirst(sector.words)}:", ally.name, cut(ally.contact_words, letters)), ally)
        for sector in found.allies.filled
        for ally in sector.with_us
    ]
    gaps = ", ".join(found.allies.gap_words)
    return Part((_("Gaps: %s.") % gaps,) if gaps else (), tuple(items))


def missions(found: WholeFile, letters: int) -> Part | None:
    """Its missions: the head, how to address her or him, and the channel. For the alliance alone."""
    if not found.of_the_alliance or not found.missions:
        return None
    return Part((), tuple(Item((f"{row.mission.get_seat_display()}:", *_mission(row))) for row in found.missions))


def _mission(row: MissionOn) -> Iterator[str]:
    head, mission = row.on.head, row.mission
    yield _head(head) if head else row.on.words
    if mission.channel:
        yield _("By %(channel)s.") % {"channel": mission.get_channel_display()}
    if row.bounced:
        yield _("E-mail came back on %(day)s.") % {"day": long_day(row.bounced)}
    elif row.unchecked:
        yield _("Not checked for long.")


def _head(head: MissionHead) -> str:
    told = ", ".join(part for part in (head.name, head.title) if part)
    return told + (f" ({head.salutation})." if head.salutation else ".")


def cut(text: str, letters: int) -> str:
    """A text on one line and of at most so many characters; what was longer ends in “…”."""
    return Truncator(" ".join(text.split())).chars(letters)


def _source(row: Any) -> str:
    return _("Source: %s.") % row.source.rstrip(".") if row.source else ""
