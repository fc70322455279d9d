"""The status page, the list of treaties, the definitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.kit import drawing, localdates
from accede.kit.parts import Shown
from accede.public.queries.fragments import class_lists, legend_of, state_item, strip, year_row
from accede.record import queries as record

Line = tuple[tuple[date, int], ...]


@dataclass(frozen=True)
class DayLink:
    """A day worth looking at, beside the day control."""

    words: str
    day: date | None


def status(slug: str, *, as_of: date, today: date, language: str, head_only: bool = False) -> dict[str, Any]:
    """Everything the status page of a treaty shows on a day. Raises record.UnknownTreaty.

    What is the same on every day of a stretch stands in blocks kept under `piece`, and is worked out when a block
    is rendered.
    """
    treaty = record.treaty(slug)
    figures = record.figures(treaty, as_of=as_of)
    numbers = {key: figure.number for key, figure in figures.items()}
    entry = record.entry(treaty, as_of=as_of)
    in_force, lang = entry.official or entry.computed, record.our_language(language)
    classes = cache(lambda: record.by_class(record.rows(treaty, as_of=as_of, language=language)))
    return {
        "treaty": treaty,
        "title": record.title_of(treaty, language=language),
        "as_of": as_of,
        "headline": headline(figures),
        "newest": newest_act(treaty, as_of=as_of, language=language),
        "in_force": in_force if in_force and in_force <= as_of else None,
        "in_force_later": in_force if in_force and in_force > as_of else None,
        "piece": record.stretch(treaty, as_of=as_of, language=language),
        "legend": lambda: legend_of({name: len(found) for name, found in classes().items()}, language),
        "map": lambda: map_on(slug, as_of=as_of, language=language),
        "map_note": drawing.map_note(),
        "figures": lambda: strip_of(numbers, record.next_days(treaty, as_of=as_of)),
        "days": days_to_look_at(in_force, as_of=as_of, today=today),
        "chart": None if head_only else chart(treaty, as_of=as_of, in_force=in_force, language=language),
        "steps": lambda: record.reckoning(record.explain(treaty, as_of=as_of)),
        "why": in_force or entry.computed,
        "force_unknown": not in_force and not record.has_clause(treaty),
        "difference": cache(lambda: record.difference(treaty, as_of=as_of)),
        "lists": lambda: class_lists(
            {name: [state_item(row, slug, lang) for row in classes()[name]] for name in classes()}
        ),
        "none": lambda: len(classes().get("none", [])),
        "older": bool(treaty.as_of and as_of > treaty.as_of),
        "provisions": record.provisions(treaty, as_of=as_of, language=language),
        "provision_definition": record.provision_definition(),
        "declared": record.declared_counts(treaty, as_of=as_of),
    }


def map_on(slug: str, *, as_of: date, language: str) -> SafeString:
    """The world map of a treaty on a day."""
    return SafeString("".join(status_map(slug, as_of=as_of, language=language, title=drawing.map_title(as_of))))


def status_map(slug: str, *, as_of: date, language: str, title: str) -> tuple[str, ...]:
    """The same in pieces that maps of other days share."""
    classes, names = record.classes(slug, as_of=as_of), record.names(on=as_of, language=language)
    return drawing.map_pieces(classes, language=language, day=as_of, names=names, title=title)


def headline(figures: dict[str, Any]) -> tuple[str, str]:
    """The answer of the page in two parts: "25 States bound", "9 signed only"."""
    return headline_of(figures["bound"].number, figures["signed_only"].number)


def headline_of(bound: int, signed: int) -> tuple[str, str]:
    """The same from the two numbers."""
    return (
        ngettext("%(n)s State bound", "%(n)s States bound", bound) % {"n": bound},
        ngettext("%(n)s signed only", "%(n)s signed only", signed) % {"n": signed},
    )


def newest_act(treaty: Any, *, as_of: date, language: str) -> str:
    """The newest binding act or signature up to the day, in one line; empty when there is none."""
    known = [act for act in record.acts_of(treaty) if act.deposited.latest and act.deposited.latest <= as_of]
    if not known:
        return ""
    act = max(known, key=lambda found: found.sort_key)
    return newest_words(act, record.state_name(act.state, on=as_of, language=language))


def newest_words(act: Any, name: str) -> str:
    """The line about the newest act."""
    return _("newest act: %(state)s, %(act)s, %(day)s") % {
        "state": name,
        "act": record.kind_word(act.kind),
        "day": localdates.long_moment(act.deposited),
    }


def strip_of(numbers: Mapping[str, int], coming: list[Any]) -> SafeString:
    """The strip of figures; each says what it counts."""
    ever = numbers["signatories"]
    since_bound = ever - numbers["signed_only"]
    shown = [
        Shown(numbers["bound"], _("bound"), record.definition("bound"), mark="p"),
        Shown(numbers["parties"], _("parties on this day"), _next_words(coming), mark="p"),
        Shown(
            numbers["signed_only"],
            _("signed only"),
            ngettext(
                "The depositary's table prints %(ever)s signatory: "
                "it also counts States that were bound later (%(later)s).",
                "The depositary's table prints %(ever)s signatories: "
                "it also counts States that were bound later (%(later)s).",
                ever,
            )
            % {"ever": ever, "later": since_bound},
            mark="s",
        ),
        Shown(
            numbers["no_action"],
            _("no action"),
            _("Of the %(n)s Members of the United Nations on this day.") % {"n": numbers["un_members"]},
            mark="n",
        ),
    ]
    return strip(shown)


def _next_words(coming: list[Any]) -> str:
    if not coming:
        return _("States for which the treaty is in force.")
    named = record.listed(
        _("%(state)s on %(day)s") % {"state": item.name, "day": localdates.long_day(item.day)} for item in coming[:3]
    )
    return _("States for which the treaty is in force. Next: %(states)s.") % {"states": named}


def days_to_look_at(in_force: date | None, *, as_of: date, today: date) -> list[DayLink]:
    """Days that show something: entry into force, the day before, and now."""
    links = []
    if in_force and in_force <= today:
        links.append(DayLink(_("Entry into force, %(day)s") % {"day": localdates.long_day(in_force)}, in_force))
        links.append(DayLink(_("The day before"), in_force - timedelta(days=1)))
    if as_of != today:
        links.append(DayLink(_("Latest"), None))
    return links


def chart(treaty: Any, *, as_of: date, in_force: date | None, language: str) -> dict[str, Any] | None:
    """The cumulative chart, wide and narrow, and the same figures by year; None before the first act."""
    line = record.timeline(treaty, until=as_of)
    drawn = chart_of(treaty, line.bound, line.signed, as_of=as_of, in_force=in_force, language=language)
    rows = [year_row(row.year, len(row.became_bound), row.bound, row.signed_only) for row in line.years]
    return drawn and {**drawn, "rows": SafeString("".join(rows))}


def chart_of(
    treaty: Any, bound: Line, signed: Line, *, as_of: date, in_force: date | None, language: str
) -> dict[str, Any] | None:
    """The chart's drawings from its two lines."""
    if not bound and not signed:
        return None
    first = min(line[0][0] for line in (bound, signed) if line)
    events = []
    if in_force and first <= in_force <= as_of:
        events.append(drawing.ChartEvent(in_force, _("In force"), localdates.long_day(in_force)))
    needed = record.snapshot().rules(treaty.slug).count
    shape: dict[str, Any] = {
        "bound": drawing.Steps.of(bound), "signed": drawing.Steps.of(signed), "start": first, "end": as_of,
        "language": language, "needed": needed, "events": events,
        "label": _("States bound and States that signed only, by day of deposit"),
        "needed_words": _("%(n)s needed for entry into force") % {"n": needed} if needed else "",
    }  # fmt: skip
    return {
        "wide": drawing.timeline_chart(**shape, narrow=False),
        "narrow": drawing.timeline_chart(**shape, narrow=True),
        "first": first.year,
        "last": as_of.year,
    }


def treaties(*, as_of: date, language: str) -> list[dict[str, Any]]:
    """Each treaty on record with its counts on the day."""
    found = []
    for treaty in record.treaties():
        figures = record.figures(treaty, as_of=as_of)
        entry = record.entry(treaty, as_of=as_of)
        found.append(
            {
                "treaty": treaty,
                "title": record.title_of(treaty, language=language),
                "bound": figures["bound"].number,
                "signed": figures["signed_only"].number,
                "in_force": entry.official or entry.computed,
            }
        )
    return found


def terms() -> list[tuple[str, str]]:
    """The words of the status page and what each counts."""
    codes = (
        (_("Bound"), "bound"),
        (_("Parties"), "parties"),
        (_("Signed only"), "signed_only"),
        (_("Signatories"), "signatories"),
        (_("Withdrawn"), "withdrawn"),
        (_("No action"), "no_action"),
    )
    return [(word, record.definition(code)) for word, code in codes]


def terms_with(text: str) -> list[tuple[str, str]]:
    """The words of the status page whose name has every word of the text."""
    words = text.casefold().split()
    return [(word, what) for word, what in terms() if words and all(one in word.casefold() for one in words)]
