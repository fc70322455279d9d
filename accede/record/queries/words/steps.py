"""One teller for each kind of step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.core.dates import DateOutOfRange, UnknownDelay, parse_delay
from accede.core.steps import Step
from accede.kit.localdates import long_day
from accede.record.queries.words.explained import Explained, Namer
from accede.record.queries.words.labels import delay_words, listed, ordinal


def _rule(step: Step, named: Namer) -> Explained:
    article, count = step.values.get("article"), step.values.get("count")
    heading = (
        _("Article %(article)s sets the rule.") % {"article": article} if article else _("The treaty sets the rule.")
    )
    span = _span(step.values.get("delay"))
    if count:
        sentence = _("The treaty enters into force %(span)s the deposit of the %(nth)s instrument.") % {
            "span": span,
            "nth": ordinal(count),
        }
        return Explained(heading, sentence, None, _("%(n)d needed") % {"n": count}, step.code)
    sentence = _("The treaty enters into force %(span)s the day on which its last condition is met.") % {"span": span}
    return Explained(heading, sentence, code=step.code)


def _span(code: Any) -> str:
    try:
        return delay_words(parse_delay(str(code)))
    except (UnknownDelay, DateOutOfRange):
        return str(code or "")


def _condition(step: Step, named: Namer) -> Explained:
    values = step.values
    have = {"have": values.get("have"), "need": values.get("need"), "name": _condition_name(values)}
    if values.get("met") is None:
        return Explained(
            _("A further condition."),
            _("%(name)s: the data to decide it are not held.") % have,
            code=step.code,
        )
    if values.get("met"):
        return Explained(
            _("A further condition is met."),
            _("%(name)s: %(have)s of %(need)s.") % have,
            step.day,
            code=step.code,
        )
    return Explained(_("A further condition is not met."), _("%(name)s: %(have)s of %(need)s.") % have, code=step.code)


def _condition_name(values: Any) -> str:
    kind, name = values.get("kind"), str(values.get("name") or "").replace("_", " ")
    known = {
        "count": _("instruments"),
        "named": _("instruments of named States"),
        "group": _("instruments from a group"),
        "share": _("share in percent"),
        "fraction": _("share of the parties"),
    }.get(str(kind), str(kind or ""))
    return f"{known} ({name})" if name else known


def _delay(step: Step, named: Namer) -> Explained:
    n, unit = int(step.values["n"]), step.values["unit"]
    if unit == "days":
        heading = ngettext("%(n)d day passes.", "%(n)d days pass.", n) % {"n": n}
    elif unit == "months":
        heading = ngettext("%(n)d month passes.", "%(n)d months pass.", n) % {"n": n}
    else:
        heading = _("The %(nth)s month after the month of deposit begins.") % {"nth": ordinal(n)}
    clamped = _("The month has no such day: its last day counts.") if step.values.get("clamped") else ""
    return Explained(heading, clamped, step.day, code=step.code)


def _rounding(step: Step, named: Namer) -> Explained:
    if step.values.get("rule") == "first_of_next_month":
        return Explained(_("First day of the following month."), "", step.day, code=step.code)
    return Explained(_("First day of that month."), "", step.day, code=step.code)


def _result(step: Step, named: Namer) -> Explained:
    day = {"day": long_day(step.day)}
    return Explained(_("Computed date."), _("Entry into force on %(day)s.") % day, step.day, code=step.code)


def _official(step: Step, named: Namer) -> Explained:
    agrees = step.values.get("agrees")
    sentence = ""
    if agrees is True:
        sentence = _("Computed date and depositary's date agree.")
    elif agrees is None:
        sentence = _("The depositary's date stands; it could not be computed from the record.")
    return Explained(_("Official date."), sentence, step.day, code=step.code)


def _differs(step: Step, named: Namer) -> Explained:
    shown = {
        "computed": long_day(step.values.get("computed")),
        "official": long_day(step.values.get("official")),
        "reason": step.values.get("accepted") or "",
    }
    if shown["reason"]:
        sentence = (
            _("Computed: %(computed)s; the depositary gives %(official)s, which stands. Accepted: %(reason)s") % shown
        )
    else:
        sentence = (
            _("Computed: %(computed)s; the depositary gives %(official)s, which stands. Nobody has explained this yet.")
            % shown
        )
    return Explained(_("The two dates differ."), sentence, step.values.get("official"), code=step.code)


def _missing(step: Step, named: Namer) -> Explained:
    values = step.values
    shown = {"name": _condition_name(values), "have": values.get("have"), "need": values.get("need")}
    sentence = _("%(name)s: %(have)s of %(need)s.") % shown
    lacking = [named(code, step.day) for code in values.get("lacking") or ()]
    if lacking:
        sentence = f"{sentence} " + _("Still to come: %(names)s.") % {"names": listed(lacking)}
    return Explained(_("Not yet reached."), sentence, None, f"{values.get('have')} / {values.get('need')}", step.code)


def _not_held(step: Step, named: Namer) -> Explained:
    return Explained(
        _("Not held."),
        _("%(name)s: the record does not hold the data, so this condition cannot be computed.")
        % {"name": _condition_name(step.values)},
        code=step.code,
    )


def _needs_a_day(step: Step, named: Namer) -> Explained:
    names = listed(named(code, step.day) for code in step.values.get("states", ()))
    return Explained(
        _("A day is missing."),
        _("The date cannot be computed: the day of deposit of %(names)s is not known.") % {"names": names},
        code=step.code,
    )


def _withdrawn_in_gap(step: Step, named: Namer) -> Explained:
    names = listed(named(code, step.day) for code in step.values.get("states", ()))
    return Explained(
        _("An instrument was withdrawn before entry into force."),
        _("%(names)s: it no longer counts for the State; the number once reached stays reached.") % {"names": names},
        step.day,
        code=step.code,
    )


def _no_clause(step: Step, named: Namer) -> Explained:
    return Explained(
        _("No clause on record."),
        _("The treaty's own rule on its entry into force is not on record, so no date is computed."),
        code=step.code,
    )


def _state_rule(step: Step, named: Namer) -> Explained:
    shown = {"name": named(str(step.values.get("state", "")), step.day)}
    sentence = {
        "first": _("%(name)s is one of the first group: the treaty enters into force for all of them together."),
        "gap": _("%(name)s deposited after the number was reached and before entry into force."),
        "later": _("%(name)s deposited after entry into force: the interval runs from its own deposit."),
        "succession": _("%(name)s succeeds: the predecessor's consent goes on from the date of succession."),
        "stated": _("The depositary states the day for %(name)s."),
        "no_clause": _("The interval for %(name)s is not on record."),
    }.get(str(step.values.get("group")), "%(name)s")
    return Explained(_("The State's own instrument."), sentence % shown, step.day, code=step.code)


def _not_yet(step: Step, named: Namer) -> Explained:
    return Explained(
        _("Not yet."), _("The treaty itself is not in force, so it is in force for no State."), code=step.code
    )


def _not_before_treaty(step: Step, named: Namer) -> Explained:
    return Explained(_("Not before the treaty itself is in force."), "", step.day, code=step.code)


def plain(step: Step, named: Namer) -> Explained:
    return Explained(step.code.replace("_", " ").capitalize(), "", step.day, code=step.code)


TELLERS: dict[str, Callable[[Step, Namer], Explained]] = {
    "rule": _rule,
    "condition": _condition,
    "delay": _delay,
    "rounding": _rounding,
    "result": _result,
    "official": _official,
    "differs": _differs,
    "missing": _missing,
    "not_held": _not_held,
    "needs_a_day": _needs_a_day,
    "withdrawn_in_gap": _withdrawn_in_gap,
    "no_clause": _no_clause,
    "state_rule": _state_rule,
    "not_yet": _not_yet,
    "not_before_treaty": _not_before_treaty,
}
