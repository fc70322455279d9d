"""The rules of one treaty as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from accede.core.clauses.conditions import Condition, Count, read_condition
from accede.core.clauses.parts import (
    CommitteeSizes,
    Joining,
    Provision,
    ReportCycle,
    ReservationRules,
    SignatureWindow,
    WithdrawalClause,
)
from accede.core.clauses.reading import Keys, RulesError, RulesProblem
from accede.core.dates import Delay

_ALWAYS_OPEN, _FOR_ALL, _NOTHING_SAID = SignatureWindow(), Joining(), ReservationRules()


class Gap(StrEnum):
    """When the treaty binds a State that deposits after the trigger and before entry into force."""

    OWN = "own"
    FIRST_GROUP = "with_first_group"


class Organisations(StrEnum):
    """Whether an instrument of, say, the European Union counts towards entry into force."""

    COUNT = "count"
    NEVER = "never"
    NOT_IN_ADDITION = "not_in_addition"


@dataclass(frozen=True)
class TreatyRules:
    """What a treaty says of itself. `TreatyRules()` is a treaty whose clauses are not on record.

    `later_delay`        the interval for States after the first group, where it differs.
    `gap`                None: the treaty is silent; taken as `own`, marked "confirm with the depositary".
    `organisation_members` for `not_in_addition`: pairs of an organisation's code and its members; an
                         organisation counts while none of its members does. Members not held: never.
    `official_entry`     the depositary's date, which wins; `official_accepted` is the reason a person gave
                         for accepting that it differs from the computed one.
    `ends_below`         the treaty ends when denunciations leave fewer parties than this.
    `terminated`         the day from which the treaty is no longer in force for anybody.
    `needs_signature`    ratification, acceptance and approval are for signatories only.
    """

    article: str = ""
    count: int | None = None
    delay: Delay | None = None
    later_delay: Delay | None = None
    gap: Gap | None = None
    conditions: tuple[Condition, ...] = ()
    organisations: Organisations = Organisations.COUNT
    organisation_members: tuple[tuple[str, tuple[str, ...]], ...] = ()
    official_entry: date | None = None
    official_accepted: str = ""
    ends_below: int | None = None
    terminated: date | None = None
    needs_signature: bool = False
    window: SignatureWindow = _ALWAYS_OPEN
    joining: Joining = _FOR_ALL
    withdrawal: WithdrawalClause | None = None
    provisions: tuple[Provision, ...] = ()
    reports: ReportCycle | None = None
    committee: CommitteeSizes | None = None
    reservations: ReservationRules = _NOTHING_SAID

    @property
    def has_clause(self) -> bool:
        """Whether an entry into force can be computed at all."""
        return self.delay is not None and bool(self.all_conditions)

    @property
    def all_conditions(self) -> tuple[Condition, ...]:
        """The count, where there is one, and the further conditions."""
        return ((Count(self.count),) if self.count is not None else ()) + self.conditions

    @property
    def delay_for_later_states(self) -> Delay | None:
        """The interval for a State that joins after the first group."""
        return self.later_delay or self.delay

    def with_official(self, day: date | None, accepted: str = "") -> "TreatyRules":
        """The same rules with the depositary's date, and why a difference from ours was accepted."""
        return replace(self, official_entry=day, official_accepted=accepted)

    def provision(self, article: str) -> Provision | None:
        """The provision under that article that starts later, if there is one."""
        return next((provision for provision in self.provisions if provision.article == article), None)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "TreatyRules":
        """Read the shape described in `accede.core.clauses`. `RulesError` names all problems at once."""
        problems: list[RulesProblem] = []
        keys = Keys(data, "clauses", problems)
        rules = _read(keys)
        keys.finish()
        _check(rules, keys)
        if problems:
            raise RulesError(problems)
        return rules

    def to_data(self) -> dict[str, Any]:
        """The inverse of `from_data`: what differs from silence, days as text (fit for JSON, TOML)."""
        data: dict[str, Any] = {
            "article": self.article,
            "count": self.count,
            "delay": self.delay and self.delay.code,
            "later_delay": self.later_delay and self.later_delay.code,
            "gap": self.gap and self.gap.value,
            "organisations": None if self.organisations is Organisations.COUNT else self.organisations.value,
            "organisation_members": {name: list(states) for name, states in self.organisation_members},
            "official_entry": self.official_entry and self.official_entry.isoformat(),
            "official_accepted": self.official_accepted,
            "ends_below": self.ends_below,
            "terminated": self.terminated and self.terminated.isoformat(),
            "needs_signature": self.needs_signature,
            "signature_window": self.window.to_data(),
            "joining": self.joining.to_data(),
            "withdrawal": self.withdrawal and self.withdrawal.to_data(),
            "reports": self.reports and self.reports.to_data(),
            "committee": self.committee and self.committee.to_data(),
            "reservations": self.reservations.to_data(),
            "conditions": [condition.to_data() for condition in self.conditions],
            "provisions": [provision.to_data() for provision in self.provisions],
        }
        return {key: value for key, value in data.items() if value}


def _read(keys: Keys) -> TreatyRules:
    conditions = [read_condition(table) for table in keys.tables("conditions")]
    provisions = [Provision.read(table) for table in keys.tables("provisions")]
    withdrawal, reports, committee = keys.table("withdrawal"), keys.table("reports"), keys.table("committee")
    window, joining, reservations = (
        keys.table("signature_window"),
        keys.table("joining"),
        keys.table("reservations"),
    )
    gap = keys.choice("gap", list(Gap), "")
    return TreatyRules(
        article=keys.text("article"),
        count=keys.integer("count"),
        delay=keys.delay("delay"),
        later_delay=keys.delay("later_delay"),
        gap=Gap(gap) if gap else None,
        conditions=tuple(condition for condition in conditions if condition is not None),
        organisations=Organisations(keys.choice("organisations", list(Organisations), "count")),
        organisation_members=_members(keys),
        official_entry=keys.day("official_entry"),
        official_accepted=keys.text("official_accepted"),
        ends_below=keys.integer("ends_below"),
        terminated=keys.day("terminated"),
        needs_signature=keys.yes_no("needs_signature", False),
        window=SignatureWindow.read(window) if window else _ALWAYS_OPEN,
        joining=Joining.read(joining) if joining else _FOR_ALL,
        withdrawal=WithdrawalClause.read(withdrawal) if withdrawal else None,
        provisions=tuple(provision for provision in provisions if provision is not None),
        reports=ReportCycle.read(reports) if reports else None,
        committee=CommitteeSizes.read(committee) if committee else None,
        reservations=ReservationRules.read(reservations) if reservations else _NOTHING_SAID,
    )


def _members(keys: Keys) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = keys.table("organisation_members")
    return () if table is None else table.lists()


def _check(rules: TreatyRules, keys: Keys) -> None:
    """What no single key can show."""
    if rules.all_conditions and rules.delay is None and not keys.has("delay"):
        keys.wrong("delay", "a count or condition needs a delay; write days:0 for the day of deposit itself.")
    if rules.delay is not None and not (keys.has("count") or keys.has("conditions")):
        keys.wrong("count", "a delay needs a count or a condition to run from.")
    if rules.later_delay is not None and not keys.has("delay"):
        keys.wrong("later_delay", "it stands beside a delay for the first group, which is missing.")
    if rules.organisation_members and rules.organisations is not Organisations.NOT_IN_ADDITION:
        keys.wrong("organisation_members", 'they matter only with organisations = "not_in_addition".')
    if rules.official_accepted and rules.official_entry is None:
        keys.wrong("official_accepted", "there is no official date whose difference could be accepted.")
    articles = [provision.article for provision in rules.provisions]
    for article in sorted({article for article in articles if articles.count(article) > 1}):
        keys.wrong("provisions", f"article {article} stands here more than once.")
