"""The rules of procedure, a quorum and the result of a vote in words, in the active language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.coalition.models import Campaign, Passes, Quorum
from accede.coalition.queries.procedure import ASSUMED, Procedure, QuorumOnADay, procedure
from accede.coalition.queries.words import joined, kind_counted
from accede.core.quorum import Reason
from accede.core.steps import Step
from accede.core.voting import Outcome, Refusal, Rule

Names = Mapping[str, str]  # key of an organisation or a nominee → what it is called


# By the rule of `core.voting`; a motion and a choice among nominees share them.
_MAJORITIES: dict[str, Callable[[], str]] = {
    Rule.CONSENSUS: lambda: str(Passes.CONSENSUS.label),
    Rule.SIMPLE: lambda: str(Passes.MORE_FOR_THAN_AGAINST.label),
    Rule.TWO_THIRDS: lambda: str(Passes.TWO_THIRDS.label),
    Rule.OF_MEMBERS: lambda: str(Passes.MORE_THAN_HALF_OF_MEMBERS.label),
    Rule.PLURALITY: lambda: _("more votes than any other"),
}


def procedure_rows(campaign: Campaign) -> list[tuple[str, str, bool]]:
    """Each rule: its name, what it says, and whether it is the house's because the alliance's is not known."""
    rules = procedure(campaign)
    return [(capfirst(str(_field(name).verbose_name)), _value(name, rules), name in rules.assumed) for name in ASSUMED]


def _field(name: str) -> Any:
    return Campaign._meta.get_field(name)


def _value(name: str, rules: Procedure) -> str:
    each = rules.quorum.proxies_each
    yes_or_no = {
        "remote_counts": rules.quorum.remote_counts,
        "proxies_count": rules.quorum.proxies_count,
        "silence_consents": rules.silence_consents,
    }
    if name in yes_or_no:
        return _("yes") if yes_or_no[name] else _("no")
    if name in ("notice_days", "corrections_days"):
        days = getattr(rules, name)
        return ngettext("%(n)s day", "%(n)s days", days) % {"n": days} if days else _("none")
    told = {
        "quorum": share_words(rules.quorum.share, rules.quorum.number),
        "passes": majority_words(rules.majority),
        "proxies": ngettext("%(n)s proxy", "%(n)s proxies", each) % {"n": each} if each else _("none: no proxies"),
        "time_zone": rules.time_zone,
    }
    return told[name]


def majority_words(rule: str) -> str:
    """ "more votes for it than against it"."""
    return _MAJORITIES[rule]()


def share_words(share: str, number: int = 0) -> str:
    """ "more than half of the members"; "5 members"."""
    if share == Quorum.NUMBER:
        return kind_counted("member", number)
    return str(Quorum(share).label)


def quorum_words(found: QuorumOnADay) -> str:
    """ "7 of 13 members", or "between 6 and 7 members: the membership of that day is not known for certain"."""
    need, members = found.needed, found.members
    if not need.most:
        return _("none: whoever comes may decide")
    if need.known and not members.open:
        return _("%(needed)s of %(members)s") % {
            "needed": need.least,
            "members": kind_counted("member", members.certain),
        }
    if need.known:
        return _("%(members)s; how many there were on that day is not known") % {
            "members": kind_counted("member", need.least)
        }
    words = _("between %(least)s and %(most)s members: who was a member on that day is not known for certain")
    return words % {"least": need.least, "most": need.most}


def assumed_words() -> str:
    """What stands beside every use of a rule that is the house's."""
    return _("The alliance's own rule is not known. This is the rule that Accede takes until it is written down.")


# ------------------------------------------------------------------------------------------- explanations
_REASONS: dict[str, Callable[[], str]] = {
    Reason.NO_MEMBER: lambda: _("no member in good standing on that day"),
    Reason.REMOTE: lambda: _("takes part from afar, which does not count by the rules"),
    Reason.NO_PROXIES: lambda: _("there by proxy, and the rules allow no proxies"),
    Reason.PROXY_NOT_COUNTED: lambda: _("there by proxy: may vote, but does not count for the quorum by the rules"),
    Reason.HOLDER_NOT_THERE: lambda: _("there by proxy, and the holder of the proxy is not there as a member"),
    Reason.TOO_MANY: lambda: _("there by proxy, and its holder has as many as the rules allow"),
}
_REFUSALS: dict[str, Callable[[], str]] = {
    Refusal.NOT_ENTITLED: lambda: _("only members in good standing on that day vote"),
    Refusal.NOT_KNOWN: lambda: _("whether it was a member on that day is not known"),
    Refusal.TWICE: lambda: _("its organisation has voted already"),
}
_OUTCOMES: dict[str, Callable[[], str]] = {
    Outcome.CARRIED: lambda: _("carried"),
    Outcome.LOST: lambda: _("not carried"),
    Outcome.TIED: lambda: _("not carried: as many for as against"),
    Outcome.NO_MAJORITY: lambda: _("no majority"),
    Outcome.NO_QUORUM: lambda: _("not decided: there was no quorum"),
    Outcome.NO_CONSENSUS: lambda: _("no consensus"),
    Outcome.OPEN: lambda: _("open: not everybody has spoken"),
    Outcome.NOT_KNOWN: lambda: _("not known: it hangs on a membership that is not known for certain"),
}
_QUORUM = {
    "yes": lambda: _("There was a quorum."),
    "no": lambda: _("There was no quorum."),
    "not_known": lambda: _("Whether there was a quorum is not known: it hangs on who was a member on that day."),
}


def outcome_words(outcome: str) -> str:
    """ "carried", "not decided: there was no quorum"."""
    return _OUTCOMES[outcome]()


def refusal_words(refusal: str) -> str:
    """Why a vote does not count."""
    return _REFUSALS[refusal]()


def explained(steps: Iterable[Step], names: Names) -> list[str]:
    """Steps of `core.quorum` and `core.voting` as sentences; `names` gives organisations and nominees their names."""
    sentences = (_SENTENCES[step.code](step.values, names) for step in steps)
    return [sentence for sentence in sentences if sentence]


def _members(values: Mapping[str, Any], names: Names) -> str:
    if not values["open"]:
        return _("%(members)s in good standing.") % {"members": kind_counted("member", values["certain"])}
    words = _("%(certain)s in good standing for certain; of %(open)s more it is not known.")
    return words % {"certain": kind_counted("member", values["certain"]), "open": values["open"]}


def _entitled(values: Mapping[str, Any], names: Names) -> str:
    words = ngettext("%(n)s organisation may vote.", "%(n)s organisations may vote.", values["certain"])
    return words % {"n": values["certain"]}


def _needed(values: Mapping[str, Any], names: Names) -> str:
    if "of" in values:
        words = ngettext(
            "%(votes)s vote of %(of)s is needed.", "%(votes)s votes of %(of)s are needed.", values["votes"]
        )
        return words % values
    if values["least"] == values["most"]:
        return _("Needed: %(members)s.") % {"members": kind_counted("member", values["least"])}
    return _("Needed: between %(least)s and %(most)s members.") % values


def _rule(values: Mapping[str, Any], names: Names) -> str:
    if "share" in values:
        return _("Rule: %(rule)s.") % {"rule": share_words(values["share"], values["number"])}
    return _("Rule: %(rule)s.") % {"rule": majority_words(values["rule"])}


def _present(values: Mapping[str, Any], names: Names) -> str:
    if not values["open"]:
        return _("Counted: %(in_person)s in the room, %(remote)s from afar, %(by_proxy)s by proxy.") % values
    words = _(
        "Counted: %(in_person)s in the room, %(remote)s from afar, %(by_proxy)s by proxy. "
        "Of %(open)s more that were there it is not known whether they count."
    )
    return words % values


def _votes(values: Mapping[str, Any], names: Names) -> str:
    if not values.get("reservation"):
        return _("For %(yes)s, against %(no)s, abstaining %(abstain)s, not heard %(silent)s.") % values
    words = _(
        "For %(yes)s, against %(no)s, abstaining %(abstain)s, not heard %(silent)s. With reservations: %(reservation)s."
    )
    return words % values


def _result(values: Mapping[str, Any], names: Names) -> str:
    if "answer" in values:
        return _QUORUM[values["answer"]]()
    return _("Result: %(outcome)s.") % {"outcome": outcome_words(values["outcome"])}


def _silence(values: Mapping[str, Any], names: Names) -> str:
    who = joined([names.get(key, key) for key in values["organisations"]])
    if values["consents"]:
        return _("Silence counts as consent: %(who)s.") % {"who": who}
    return _("Not heard, and silence is no consent: %(who)s.") % {"who": who}


def _about(words: Callable[[], str]) -> Callable[[Mapping[str, Any], Names], str]:
    def sentence(values: Mapping[str, Any], names: Names) -> str:
        return words() % {"who": names.get(values["organisation"], values["organisation"])}

    return sentence


def _with_reason(known: Mapping[str, Callable[[], str]], words: Callable[[], str]) -> Callable[..., str]:
    def sentence(values: Mapping[str, Any], names: Names) -> str:
        who = names.get(values["organisation"], values["organisation"])
        return words() % {"who": who, "why": known[values["reason"]]()}

    return sentence


def _for_one(values: Mapping[str, Any], names: Names) -> str:
    words = ngettext("%(who)s: %(votes)s vote.", "%(who)s: %(votes)s votes.", values["votes"])
    return words % {"who": names.get(values["nominee"], values["nominee"]), "votes": values["votes"]}


def _blank(values: Mapping[str, Any], names: Names) -> str:
    words = ngettext("%(votes)s vote for no one.", "%(votes)s votes for no one.", values["votes"])
    return words % values if values["votes"] else ""


_SENTENCES: dict[str, Callable[[Mapping[str, Any], Names], str]] = {
    "members": _members,
    "entitled": _entitled,
    "quorum": lambda values, names: _QUORUM[values["answer"]](),
    "rule": _rule,
    "needed": _needed,
    "beyond_reach": lambda values, names: _("There are fewer members than the rule asks for."),
    "not_counted": _with_reason(_REASONS, lambda: _("Not counted: %(who)s (%(why)s).")),
    "refused": _with_reason(_REFUSALS, lambda: _("Vote not counted: %(who)s (%(why)s).")),
    "present": _present,
    "votes": _votes,
    "votes_for": _for_one,
    "blank": _blank,
    "objection": _about(lambda: _("Objection: %(who)s.")),
    "reservation": _about(lambda: _("Reservation: %(who)s.")),
    "silence": _silence,
    "result": _result,
}
