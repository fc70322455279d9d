"""Words for rotations: phases, what binds a term, who may be nominated, what came of a ballot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.coalition.models import Ballot, Decision, Membership, Nomination, Rotation
from accede.coalition.queries.rotations import zone_of
from accede.core.dates import Answer
from accede.core.rotation import Eligibility, Phase, Turns
from accede.core.steps import Step
from accede.core.voting import Outcome
from accede.kit.localdates import long_day


def clock_words(rotation: Rotation, moment: Any) -> str:
    """A moment as people of the campaign read it: "1 June 2004, 18:00 (Europe/Zurich)"."""
    zone = zone_of(rotation.campaign)
    local = moment.astimezone(zone)
    return f"{long_day(local.date())}, {local:%H:%M} ({zone.key})"


def phase_words(phase: Phase) -> str:
    """A phase as a label."""
    return {
        Phase.ANNOUNCED: pgettext("rotation", "announced"),
        Phase.NOMINATIONS: pgettext("rotation", "nominations are open"),
        Phase.NOMINATED: pgettext("rotation", "nominations are closed"),
        Phase.BALLOT: pgettext("rotation", "members vote"),
        Phase.COUNT: pgettext("rotation", "the ballot is closed"),
        Phase.DECIDED: pgettext("rotation", "decided"),
        Phase.CALLED_OFF: pgettext("rotation", "called off"),
    }[phase]


def binding_words(steps: Iterable[Step]) -> list[str]:
    """What is wrong with a term, one sentence each."""
    return [_binding(step) for step in steps]


def _binding(step: Step) -> str:
    values: Mapping[str, Any] = step.values
    if step.code == "rotation.overlap":
        told = {"holder": values["holder"], "first": long_day(values["first"]), "last": long_day(values["last"])}
        return _("%(holder)s holds the office from %(first)s to %(last)s: two terms would share a day.") % told
    if step.code == "rotation.gap":
        words = ngettext(
            "Nobody would hold the office for %(n)d day from %(day)s.",
            "Nobody would hold the office for %(n)d days from %(day)s.",
            values["days"],
        )
        return words % {"n": values["days"], "day": long_day(step.day)}
    words = ngettext(
        "A term lasts %(n)d month: it would end on %(day)s.",
        "A term lasts %(n)d months: it would end on %(day)s.",
        values["months"],
    )
    return words % {"n": values["months"], "day": long_day(values["ends"])}


def recorded_words(steps: Iterable[Step]) -> list[str]:
    """Where a term on record departs from the rule; history may, and the page says so."""
    found = []
    for step in steps:
        values: Mapping[str, Any] = step.values
        if step.code == "rotation.overlap":
            found.append(_("shares days with the term of %(holder)s") % {"holder": values["holder"]})
        elif step.code == "rotation.gap":
            told = ngettext("%(n)d day without a holder", "%(n)d days without a holder", values["days"])
            found.append(told % {"n": values["days"]})
        else:
            found.append(_("by the rule it would end on %(day)s") % {"day": long_day(values["ends"])})
    return found


def eligibility_words(judged: Eligibility) -> list[str]:
    """Why an organisation may or may not provide the next holder, one sentence for each point that decides."""
    found = []
    for step in judged.steps:
        if step.code == "rotation.member":
            found.append(_membership(step))
        elif step.code == "rotation.served":
            found.append(_served(step))
    return [words for words in found if words]


def _membership(step: Step) -> str:
    kind = str(dict(Membership.Kind.choices).get(step.values["kind"], step.values["kind"]))
    told = {"kind": kind, "day": long_day(step.day)}
    if step.values["answer"] == Answer.YES.value:
        return _("%(kind)s in good standing on %(day)s") % told
    if step.values["answer"] == Answer.NO.value:
        return _("not %(kind)s in good standing on %(day)s") % told
    return _("whether it is %(kind)s in good standing on %(day)s is not known: record its first day") % told


def _served(step: Step) -> str:
    return {
        Turns.UNSAID: _("has served in this round"),
        Turns.FIRST: _("has served in this round: stands only if nobody else does"),
        Turns.ONLY: _("has served in this round: its turn comes in the next one"),
    }[Turns(step.values["rule"])]


def outcome_words(outcome: str) -> str:
    """What came of a ballot, as a sentence."""
    return {
        Outcome.CARRIED: _("A holder is chosen."),
        Outcome.LOST: _("The nominee did not get the votes that the rule asks for."),
        Outcome.TIED: _("The vote is tied: no nominee is ahead. Open another ballot."),
        Outcome.NO_MAJORITY: _("Nobody got the votes that the rule asks for. Open another ballot."),
        Outcome.NO_QUORUM: _("Too few members voted. Open another ballot."),
        Outcome.NO_CONSENSUS: _("There is no consensus: a member objects. Open another ballot."),
        Outcome.OPEN: _("Some members said nothing, and silence is no consent here."),
        Outcome.NOT_KNOWN: _("The result hangs on a membership that is not known. Record it first."),
    }[Outcome(outcome)]


def result_words(ballot: Ballot, names: Mapping[str, str], organisations: Mapping[str, str]) -> list[str]:
    """How a ballot came to its result, step by step, in the order in which it was computed.

    `names`: by key of a nomination the nominee; `organisations`: by key the organisation's short name.
    """
    told = [_step(step, names, organisations) for step in ballot.steps]
    return [words for words in told if words]


def _step(step: Mapping[str, Any], names: Mapping[str, str], organisations: Mapping[str, str]) -> str:
    code, values = step["code"], step["values"]
    if code in {"objection", "reservation", "refused"}:
        who = organisations.get(values["organisation"], values["organisation"])
        return {
            "objection": _("%(who)s objects."),
            "reservation": _("%(who)s assents with a reservation."),
            "refused": _("The vote of %(who)s does not count: no member in good standing at the close."),
        }[code] % {"who": who}
    if code == "votes_for":
        words = ngettext("%(name)s: %(n)d vote.", "%(name)s: %(n)d votes.", values["votes"])
        return words % {"name": names.get(values["nominee"], values["nominee"]), "n": values["votes"]}
    if code == "silence":
        who = [organisations.get(key, key) for key in values["organisations"]]
        return _("Said nothing, which is taken as assent: %(who)s.") % {"who": ", ".join(who)}
    plain = _PLAIN.get(code)
    return plain(values) if plain else ""


def _entitled(values: Mapping[str, Any]) -> str:
    words = ngettext("%(n)d member is entitled to vote.", "%(n)d members are entitled to vote.", values["certain"])
    return words % {"n": values["certain"]}


def _turnout(values: Mapping[str, Any]) -> str:
    if not values.get("percent"):
        return ""
    told = {"cast": values["cast"], "percent": values["percent"], "needed": values["needed"]}
    return _("%(cast)d voted; at least %(needed)d had to (%(percent)d percent of the members).") % told


def _votes(values: Mapping[str, Any]) -> str:
    told = {name: values.get(name, 0) for name in ("yes", "no", "abstain", "silent")}
    return _("For: %(yes)d. Against: %(no)d. Abstentions: %(abstain)d. Not voted: %(silent)d.") % told


def _blank(values: Mapping[str, Any]) -> str:
    if not values["votes"]:
        return ""
    words = ngettext("%(n)d abstention or vote for nobody.", "%(n)d abstentions or votes for nobody.", values["votes"])
    return words % {"n": values["votes"]}


def _needed(values: Mapping[str, Any]) -> str:
    return _("Needed: %(votes)d of %(of)d.") % {"votes": values["votes"], "of": values["of"]}


def _rule(values: Mapping[str, Any]) -> str:
    return _("Rule: %(rule)s.") % {"rule": Decision(values["rule"]).label}


_PLAIN = {
    "entitled": _entitled, "turnout": _turnout, "votes": _votes, "blank": _blank, "needed": _needed, "rule": _rule,
}  # fmt: skip


def names_of(rows: Iterable[Nomination]) -> dict[str, str]:
    """By key of a nomination: "Ada Example, AA"."""
    return {each.key: f"{each.person.name}, {each.organisation.short}" for each in rows}


def term_words(first: date, last: date) -> str:
    """ "1 July 2004 to 31 December 2004"."""
    return _("%(first)s to %(last)s") % {"first": long_day(first), "last": long_day(last)}
