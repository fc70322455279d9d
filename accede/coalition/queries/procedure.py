"""The rules of procedure in force, what the house assumes where they are not known, and the quorum on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from accede.coalition.models import Campaign, Passes
from accede.coalition.queries.good_standing import good_standing
from accede.core import quorum, voting
from accede.core.dates import Answer
from accede.core.tenure import CountOnADay

# What the house takes where an alliance's own rule is not known, by field of Campaign. Every use says so.
ASSUMED: dict[str, Any] = {
    "quorum": "more_than_half",
    "remote_counts": True,
    "proxies": 0,
    "proxies_count": False,
    "passes": "more_for_than_against",
    "silence_consents": False,
    "notice_days": 0,  # no notice is asked for
    "corrections_days": 14,
    "time_zone": settings.TIME_ZONE,
}
_MAJORITIES = {
    Passes.CONSENSUS: voting.Rule.CONSENSUS,
    Passes.MORE_FOR_THAN_AGAINST: voting.Rule.SIMPLE,
    Passes.TWO_THIRDS: voting.Rule.TWO_THIRDS,
    Passes.MORE_THAN_HALF_OF_MEMBERS: voting.Rule.OF_MEMBERS,
}


@dataclass(frozen=True)
class Procedure:
    """The rules as values. `assumed` names those (by field of Campaign) that are the house's and not the alliance's."""

    quorum: quorum.QuorumRule
    majority: voting.Rule
    silence_consents: bool
    notice_days: int
    corrections_days: int
    time_zone: str
    assumed: frozenset[str]
    source: str = ""

    def is_assumed(self, *names: str) -> bool:
        """Whether one of these rules is the house's and not the alliance's."""
        return any(name in self.assumed for name in names)


@dataclass(frozen=True)
class QuorumOnADay:
    """How many members a meeting on the day needs, with its explanation."""

    needed: quorum.Needed
    members: CountOnADay
    procedure: Procedure
    on: date

    @property
    def assumed(self) -> bool:
        """Whether the alliance's own rule is not known."""
        return self.procedure.is_assumed("quorum")

    @property
    def number(self) -> int | None:
        """The number, or None while it is not known."""
        return self.needed.least if self.needed.known else None


def procedure(campaign: Campaign) -> Procedure:
    """The rules in force: the alliance's own, and the house's where hers are not known. No query."""
    stated = {name: getattr(campaign, name) for name in ASSUMED}
    assumed = {name for name, value in stated.items() if value in (None, "")}
    used = {name: ASSUMED[name] if name in assumed else value for name, value in stated.items()}
    rule = quorum.QuorumRule(
        share=quorum.Share(used["quorum"]),
        number=campaign.quorum_number or 0,
        remote_counts=used["remote_counts"],
        proxies_each=used["proxies"],
        proxies_count=used["proxies_count"],
    )
    return Procedure(
        quorum=rule,
        majority=_MAJORITIES[Passes(used["passes"])],
        silence_consents=used["silence_consents"],
        notice_days=used["notice_days"],
        corrections_days=used["corrections_days"],
        time_zone=used["time_zone"],
        assumed=frozenset(assumed),
        source=campaign.rules_source,
    )


def members_in_good_standing(campaign: Campaign, *, on: date) -> dict[str, Answer]:
    """By key of each organisation that is or may be a member on the day: whether it may vote and counts for a quorum
    then. Observers, partners and platforms are not in it; a suspended member is, with the answer no. Two queries.
    """
    return {found.key: found.answer for found in good_standing(campaign, on=on)}


def quorum_on(campaign: Campaign, *, on: date) -> QuorumOnADay:
    """How many members must be there for a meeting on the day to decide. Two queries."""
    answers = list(members_in_good_standing(campaign, on=on).values())
    members = CountOnADay(
        certain=sum(answer is Answer.YES for answer in answers),
        open=sum(answer is Answer.NOT_KNOWN for answer in answers),
    )
    rules = procedure(campaign)
    return QuorumOnADay(quorum.needed(rules.quorum, members), members, rules, on)
