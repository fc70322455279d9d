"""The clauses of a treaty besides its entry into force, each a small table of settings."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accede.core.clauses.reading import Keys
from accede.core.dates import Days, Delay

_AT_ONCE = Days(0)


@dataclass(frozen=True)
class WithdrawalClause:
    """How a State leaves: `notice` runs from receipt; no notice before `not_before` after entry into force
    for that State; in some treaties it has no effect while that State is in armed conflict."""

    notice: Delay
    not_before: Delay | None = None
    suspended_in_armed_conflict: bool = False
    article: str = ""

    @classmethod
    def read(cls, keys: Keys) -> "WithdrawalClause | None":
        notice, not_before = keys.delay("notice"), keys.delay("not_before")
        conflict, article = keys.yes_no("suspended_in_armed_conflict", False), keys.text("article")
        keys.finish()
        if notice is None:
            if not keys.has("notice"):
                keys.wrong("notice", "say how long the notice runs, like months:12.")
            return None
        return cls(notice, not_before, conflict, article)

    def to_data(self) -> dict[str, Any]:
        return _written(
            article=self.article,
            notice=self.notice.code,
            not_before=self.not_before and self.not_before.code,
            suspended_in_armed_conflict=self.suspended_in_armed_conflict,
        )


@dataclass(frozen=True)
class Provision:
    """A part that starts later: once `count` parties have declarations under it at the same time."""

    article: str
    count: int
    delay: Delay = _AT_ONCE
    official_entry: date | None = None

    @classmethod
    def read(cls, keys: Keys) -> "Provision | None":
        article, count = keys.text("article"), keys.integer("count")
        delay, official = keys.delay("delay"), keys.day("official_entry")
        keys.finish()
        if not article:
            keys.wrong("article", "name the article.")
        if count is None:
            keys.wrong("count", "say how many declarations it needs.")
            return None
        return cls(article, count, delay or _AT_ONCE, official) if article else None

    def to_data(self) -> dict[str, Any]:
        return _written(
            article=self.article,
            count=self.count,
            delay=self.delay.code if self.delay != _AT_ONCE else None,
            official_entry=self.official_entry,
        )


@dataclass(frozen=True)
class ReportCycle:
    """When a party's reports are due: `first` after entry into force for that State, then `every`."""

    first: Delay
    every: Delay
    article: str = ""

    @classmethod
    def read(cls, keys: Keys) -> "ReportCycle | None":
        first, every, article = keys.delay("first"), keys.delay("every"), keys.text("article")
        keys.finish()
        for key, value in (("first", first), ("every", every)):
            if value is None and not keys.has(key):
                keys.wrong(key, "write it like months:12.")
        if every is not None and every.n == 0:
            keys.wrong("every", "a cycle of no length has no end of reports.")
            return None
        return cls(first, every, article) if first is not None and every is not None else None

    def to_data(self) -> dict[str, Any]:
        return _written(article=self.article, first=self.first.code, every=self.every.code)


@dataclass(frozen=True)
class CommitteeSizes:
    """How many experts sit, by the number of parties that brings each size: ((0, 10), (41, 14))."""

    sizes: tuple[tuple[int, int], ...]
    article: str = ""

    @classmethod
    def read(cls, keys: Keys) -> "CommitteeSizes | None":
        article = keys.text("article")
        sizes: list[tuple[int, int]] = []
        for row in keys.tables("sizes"):
            size, parties = row.integer("size"), row.integer("parties", least=0)
            row.finish()
            if size is None:
                row.wrong("size", "say how many experts sit.")
            else:
                sizes.append((parties or 0, size))
        keys.finish()
        if not sizes or sizes != sorted(set(sizes)):
            keys.wrong("sizes", "write the sizes in rising order of the parties they need.")
            return None
        return cls(tuple(sizes), article)

    def to_data(self) -> dict[str, Any]:
        sizes = [{"size": size, "parties": parties} for parties, size in self.sizes]
        return _written(article=self.article, sizes=sizes)


@dataclass(frozen=True)
class SignatureWindow:
    """When it may be signed, both days included; None = open on that side."""

    opens: date | None = None
    closes: date | None = None

    @classmethod
    def read(cls, keys: Keys) -> "SignatureWindow":
        window = cls(keys.day("opens"), keys.day("closes"))
        keys.finish()
        if window.opens and window.closes and window.closes < window.opens:
            keys.wrong("closes", f"{window.closes} lies before {window.opens}.")
        return window

    def to_data(self) -> dict[str, Any]:
        return _written(opens=self.opens, closes=self.closes)

    def open_on(self, day: date) -> bool:
        """Whether the treaty can be signed on that day."""
        return (self.opens is None or self.opens <= day) and (self.closes is None or day <= self.closes)


@dataclass(frozen=True)
class Joining:
    """Who may join: all States (the default, 197 of them), those listed, or only the parties to, or the
    signatories of, a parent treaty. `accession_from` says when accession opens."""

    open_to: str = "all_states"
    treaty: str = ""
    states: tuple[str, ...] = ()
    organisations: bool = False
    accession_from: str = "opening"

    OPEN_TO = ("all_states", "listed", "parties_to", "signatories_of")
    ACCESSION_FROM = ("opening", "signature_closed", "entry_into_force")

    @classmethod
    def read(cls, keys: Keys) -> "Joining":
        joining = cls(
            keys.choice("open_to", cls.OPEN_TO, "all_states"),
            keys.text("treaty"),
            keys.words("states"),
            keys.yes_no("organisations", False),
            keys.choice("accession_from", cls.ACCESSION_FROM, "opening"),
        )
        keys.finish()
        if joining.open_to in ("parties_to", "signatories_of") and not joining.treaty:
            keys.wrong("treaty", f"name the treaty for {joining.open_to}.")
        if joining.open_to == "listed" and not joining.states:
            keys.wrong("states", "list the States that may join.")
        return joining

    def to_data(self) -> dict[str, Any]:
        return _written(
            open_to=self.open_to if self.open_to != "all_states" else None,
            treaty=self.treaty,
            states=list(self.states),
            organisations=self.organisations,
            accession_from=self.accession_from if self.accession_from != "opening" else None,
        )


@dataclass(frozen=True)
class ReservationRules:
    """What the treaty itself says of reservations: whether any may be made, the articles that bar some
    (ICRMW 88 and 91(2)) and the opt-outs it offers (92(2))."""

    permitted: bool = True
    barred_by: tuple[str, ...] = ()
    opt_outs: tuple[str, ...] = ()

    @classmethod
    def read(cls, keys: Keys) -> "ReservationRules":
        rules = cls(keys.yes_no("permitted", True), keys.words("barred_by"), keys.words("opt_outs"))
        keys.finish()
        return rules

    def to_data(self) -> dict[str, Any]:
        permitted = None if self.permitted else False
        written = _written(barred_by=list(self.barred_by), opt_outs=list(self.opt_outs))
        return written if permitted is None else {"permitted": False} | written


def _written(**values: Any) -> dict[str, Any]:
    """The settings that differ from silence, days as text: what a person would have written."""
    plain = {key: str(value) if isinstance(value, date) else value for key, value in values.items()}
    return {key: value for key, value in plain.items() if value not in (None, "", False, [])}
