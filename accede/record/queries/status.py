"""The report's section "Status of ratifications and signatures", computed for one treaty and one day.

Numbers and days stand in the text as [[codes]]; each is quoted with its definition and the States behind it,
so that the report can link it, number its note, and see when it no longer matches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.core.entry import EntryIntoForce
from accede.core.figures import Figure
from accede.core.periods import PeriodFigures
from accede.core.standing import StateClass
from accede.kit.localdates import long_day, long_moment
from accede.kit.offers import Passage, Quoted
from accede.record.models import Treaty
from accede.record.queries import words
from accede.record.queries.entry import entry
from accede.record.queries.names import names
from accede.record.queries.periods import period_comparison
from accede.record.queries.standing import StateRow, figures, next_days, rows
from accede.record.queries.treaties import treaty

SECTION = "status"


def status_passages(
    treaty_or_slug: Treaty | str,
    *,
    year: int,
    on: date,
    periods: Sequence[tuple[date, date]] = (),
) -> list[Passage]:
    """The section's passages in the active language: entry into force, the numbers, the comparison of
    periods.

    `year` is the report's year, `on` its status day (which may lie in the next year); States are named as on
    that day.
    """
    found = treaty(treaty_or_slug)
    passages = [_entry_passage(found, on), _numbers_passage(found, year, on)]
    if periods:
        passages.append(_periods_passage(found, periods, on))
    return passages


def rows_url(found: Treaty, key: str, on: date) -> str:
    """Where the rows behind a figure are shown; "" in an installation without the record's pages."""
    try:
        return f"{found.get_absolute_url()}?on={on.isoformat()}&class={key}"
    except NoReverseMatch:
        return ""


def _source(found: Treaty) -> str:
    if not found.as_of:
        return found.source
    return _("%(source)s; record as of %(day)s") % {"source": found.source, "day": long_day(found.as_of)}


def _quoted(found: Treaty, code: str, figure: Figure, on: date) -> Quoted:
    key = code.partition(":")[0]
    return Quoted(
        code=f"record.{code}",
        shown=str(figure.number),
        number=figure.number,
        definition=words.definition(figure if key == figure.definition else figure.definition),
        url=rows_url(found, key, on),
        rows=tuple(figure.rows),
    )


def _quoted_day(found: Treaty, code: str, day: date, definition: str, on: date, states: tuple[str, ...]) -> Quoted:
    return Quoted(f"record.{code}", long_day(day), None, definition, rows_url(found, "why", on), states)


# ------------------------------------------------------------------ entry into force
def _entry_passage(found: Treaty, on: date) -> Passage:
    reckoned = entry(found, as_of=on)
    paragraphs: list[str] = []
    quoted: list[Quoted] = []
    if reckoned.day is None:
        paragraphs.append(_("On [[record.status_day]] the treaty was not yet in force."))
        quoted.append(
            _quoted_day(found, "status_day", on, _("The day for which this report states the status."), on, ())
        )
    else:
        paragraphs.append(" ".join(_entry_sentences(found, reckoned, on)))
        quoted += _entry_quotes(found, reckoned, on)
    return Passage(
        key="record.entry",
        section=SECTION,
        order="0",
        title=_("Entry into force"),
        paragraphs=tuple(paragraphs),
        quoted=tuple(quoted),
        sources=(_source(found),),
    )


def _entry_sentences(found: Treaty, reckoned: EntryIntoForce, on: date) -> Iterator[str]:
    called = names(on=on)
    if reckoned.triggers:
        acts = [
            _("%(state)s (%(kind)s)") % {"state": called.get(act.state, act.state), "kind": words.kind_word(act.kind)}
            for act in reckoned.triggers
        ]
        acts.sort()
        yield ngettext(
            "On [[record.trigger]], %(acts)s deposited the instrument that completed the number needed.",
            "On [[record.trigger]], %(acts)s deposited the instruments that completed the number needed.",
            len(acts),
        ) % {"acts": words.listed(acts)}
    if reckoned.day and reckoned.day <= on:
        yield _("This allowed the entry into force of the treaty on [[record.entry]].")
    else:
        yield _("This allows the entry into force of the treaty on [[record.entry]].")


def _entry_quotes(found: Treaty, reckoned: EntryIntoForce, on: date) -> Iterator[Quoted]:
    states = tuple(act.state for act in reckoned.triggers)
    if reckoned.trigger_day and reckoned.triggers:
        definition = _("The day on which the last condition for entry into force was met.")
        yield _quoted_day(found, "trigger", reckoned.trigger_day, definition, on, states)
    definition = _("The depositary's day of entry into force.")
    if reckoned.agrees:
        definition = _("Computed from the treaty's clause; the depositary's day agrees.")
    elif reckoned.official is None:
        definition = _("Computed from the treaty's clause.")
    if reckoned.day:
        yield _quoted_day(found, "entry", reckoned.day, definition, on, states)


# ------------------------------------------------------------------ numbers and names
def _numbers_passage(found: Treaty, year: int, on: date) -> Passage:
    counted = figures(found, as_of=on)
    states = rows(found, as_of=on)
    recent = _became_bound(states, date(year, 1, 1), on)
    fresh = Figure(len(recent), "became_bound", on, tuple(row.code for row in recent))
    keys = ("bound", "parties", "coming", "signed_only", "signatories", "no_action", "un_members")
    quoted = [_quoted(found, key, counted[key], on) for key in keys] + [_quoted(found, "became_bound", fresh, on)]
    return Passage(
        key="record.numbers",
        section=SECTION,
        order="1",
        title=_("Ratifications and signatures"),
        paragraphs=(
            " ".join(_bound_sentences(recent, year, on)),
            " ".join(_party_sentences(found, counted, on)),
            " ".join(_signed_sentences(states)),
        ),
        quoted=tuple(quoted),
        sources=(_source(found),),
    )


def _became_bound(states: list[StateRow], start: date, end: date) -> list[StateRow]:
    found = [
        row
        for row in states
        if row.state_class in (StateClass.PARTY, StateClass.BOUND)
        and row.deposited is not None
        and start <= (row.deposited.latest or date.min) <= end
    ]
    return sorted(found, key=lambda row: (row.deposited.sort_key if row.deposited else (), row.name))


def _bound_sentences(recent: list[StateRow], year: int, on: date) -> Iterator[str]:
    yield _("On %(day)s the number of ratifications (States bound) is [[record.bound]].") % {"day": long_day(on)}
    years = str(year) if on.year == year else words.listed(str(each) for each in range(year, on.year + 1))
    if not recent:
        yield _("None was added in %(years)s.") % {"years": years}
        return
    named = [
        _("%(state)s (%(kind)s, %(day)s)")
        % {"state": row.name, "kind": words.kind_word(row.kind or ""), "day": long_moment(row.deposited)}
        for row in recent
    ]
    yield ngettext(
        "[[record.became_bound]] of them joined in %(years)s: %(states)s.",
        "[[record.became_bound]] of them joined in %(years)s: %(states)s.",
        len(recent),
    ) % {"years": years, "states": words.listed(named)}


def _party_sentences(found: Treaty, counted: dict[str, Figure], on: date) -> Iterator[str]:
    yield _("The treaty is in force for [[record.parties]] of them.")
    coming = [
        _("%(state)s on %(day)s") % {"state": each.name, "day": long_day(each.day)}
        for each in next_days(found, as_of=on)
    ]
    if coming:
        yield _("It will enter into force for %(states)s.") % {"states": words.listed(coming)}
    if counted["un_members"].number:
        yield _(
            "[[record.no_action]] of the [[record.un_members]] Members of the "
            "United Nations had neither signed nor joined."
        )


def _signed_sentences(states: list[StateRow]) -> Iterator[str]:
    signed = [row.name for row in states if row.state_class is StateClass.SIGNED]
    if signed:
        yield _("The number of States that have signed only is [[record.signed_only]]: %(states)s.") % {
            "states": words.listed(signed)
        }
    else:
        yield _("The number of States that have signed only is [[record.signed_only]].")
    yield _("Counting every signature ever made, as the depositary does, there are [[record.signatories]] signatories.")


# ------------------------------------------------------------------ periods
def _periods_passage(found: Treaty, periods: Sequence[tuple[date, date]], on: date) -> Passage:
    compared = period_comparison(found, periods=periods, as_of=on)
    quoted = [quote for number, one in enumerate(compared, 1) for quote in _period_quotes(found, number, one, on)]
    sentences = [_period_sentence(number, one, on) for number, one in enumerate(compared, 1)]
    made = words.listed(f"[[record.signatures_made:{number}]]" for number in range(1, len(compared) + 1))
    reading = _(
        "These sentences count as signatures those of States that had "
        "still only signed on %(day)s; the signatures made "
        "in the periods, whatever became of them, were %(made)s."
    ) % {"day": long_day(on), "made": made}
    return Passage(
        key="record.periods",
        section=SECTION,
        order="2",
        title=_("Before and since"),
        paragraphs=(" ".join(sentences), reading),
        quoted=tuple(quoted),
        sources=(_source(found),),
    )


def _period_sentence(number: int, one: PeriodFigures, on: date) -> str:
    told = {"start": str(one.start.year), "end": str(one.end.year), "n": number}
    if one.end >= on:
        return (
            _(
                "From %(start)s to the day of this report there were "
                "[[record.bound_in_period:%(n)d]] ratifications and "
                "[[record.still_signed_only:%(n)d]] signatures."
            )
            % told
        )
    return (
        _(
            "Between %(start)s and %(end)s there were [[record.bound_in_period:%(n)d]] ratifications and "
            "[[record.still_signed_only:%(n)d]] signatures."
        )
        % told
    )


def _period_quotes(found: Treaty, number: int, one: PeriodFigures, on: date) -> Iterator[Quoted]:
    for key, figure in (
        ("bound_in_period", one.bound),
        ("still_signed_only", one.still_signed_only),
        ("signatures_made", one.signatures_made),
    ):
        span = f"{long_day(one.start)} – {long_day(one.end)}"
        yield Quoted(
            code=f"record.{key}:{number}",
            shown=str(figure.number),
            number=figure.number,
            definition=f"{words.definition(key)} ({span})",
            url=rows_url(found, key, on),
            rows=tuple(figure.rows),
        )
