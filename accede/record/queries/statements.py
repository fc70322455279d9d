"""Declarations, reservations and objections with their texts: of a treaty, of a State, on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from accede.core import acts as core
from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.core.reservations import acceptance_day, needs_confirmation
from accede.record.models import STATEMENTS, WITHDRAWALS, Act, ActText, Treaty
from accede.record.queries.known import Stretches, standing_keys
from accede.record.queries.names import names_in
from accede.record.queries.snapshot import Snapshot, snapshot
from accede.record.queries.treaties import our_language, slug_of

_KINDS = (*STATEMENTS, *WITHDRAWALS.values())


@dataclass(frozen=True)
class Declared:
    """A declaration, a reservation or an objection as it stood on the day asked about.

    `withdrawn` is the day of its withdrawal, None while it stands; `withdrawals` are the acts that say so.
    `target` is the row that it objects to. `objections` are those that stand, `taken_back` those withdrawn since, each
    with its day. `accepted` is the day on which
    silence accepts a reservation, None when the day of notification is not on record. `confirm` says that a
    reservation made at signature lacks its confirmation. `bars` are the treaty's articles that bar some
    reservations, `opt_out` is its article that offers this one; `forbidden` says that it permits none.
    """

    act: Act
    name: str
    texts: tuple[ActText, ...] = ()
    withdrawn: Moment | None = None
    withdrawals: tuple[Act, ...] = ()
    target: Act | None = None
    target_name: str = ""
    objections: tuple[Declared, ...] = ()
    taken_back: tuple[Declared, ...] = ()
    accepted: date | None = None
    confirm: bool = False
    bars: tuple[str, ...] = ()
    opt_out: str = ""
    forbidden: bool = False

    @property
    def stands(self) -> bool:
        """Whether it had not been withdrawn by that day."""
        return self.withdrawn is None and self.act.counted

    @property
    def is_reservation(self) -> bool:
        return bool(self.act.kind == Kind.RESERVATION)

    @property
    def with_its_act(self) -> bool:
        """Whether its date is that of the act with which it came."""
        return self.act.made_upon not in ("", "later")


def declarations_of(
    state: str = "", treaty: Treaty | str | None = None, *, as_of: date, kind: str = "", article: str = "",
    language: str | None = None,
) -> list[Declared]:  # fmt: skip
    """What was declared, reserved and objected to up to the day, oldest first, those of unknown date last; cut
    to a State, a treaty, a kind, an article. Costs the same few queries however many there are.
    """
    record = snapshot()
    rows = _rows(state=state, treaty=slug_of(treaty) if treaty is not None else "")
    rows = rows.filter(kind=kind) if kind else rows.filter(kind__in=STATEMENTS)
    own = [row for row in rows if _known_by(row, as_of) and (not article or named_in(article, row.article))]
    return _declared(record, own, as_of, language)


def declared_counts(treaty: Treaty | str, *, as_of: date) -> dict[str, int]:
    """{kind: how many stand on the day} of reservations, declarations and objections, from the record in memory;
    those withdrawn are left out, those of unknown date count on no day."""
    record, slug = snapshot(), slug_of(treaty)
    own, days = record.made.once(("declarations", slug), lambda: _declarations(record.acts(slug)))
    found: dict[str, int] = record.made.once(("declared", slug, days.of(as_of)), lambda: _declared_counts(own, as_of))
    return dict(found)


def _declarations(acts: Iterable[core.Act]) -> tuple[list[core.Act], Stretches]:
    """The treaty's declarations and their withdrawals, and time cut where their number may change."""
    own = [act for act in acts if act.kind in _KINDS]
    days = {day for act in own for day in (act.deposited.latest, act.withdrawn)}
    return own, Stretches(day for day in days if day is not None)


def _declared_counts(acts: Iterable[core.Act], as_of: date) -> dict[str, int]:
    acts = [act for act in acts if act.counted and act.deposited.latest is not None and act.deposited.latest <= as_of]
    return {str(kind): sum(act.kind is kind and not _ended(act, acts, as_of) for act in acts) for kind in STATEMENTS}


def _ended(one: core.Act, acts: Iterable[core.Act], as_of: date) -> bool:
    if one.withdrawn is not None and one.withdrawn <= as_of:
        return True
    undone = WITHDRAWALS[one.kind]

    def of_this(act: core.Act) -> bool:
        unnamed = act.about is None and act.article == one.article and _after(act.deposited, one.deposited)
        return act.about == one.id or unnamed

    return any(act.kind is undone and act.state == one.state and of_this(act) for act in acts)


def _after(withdrawal: Moment, made: Moment) -> bool:
    """A withdrawal that names no act takes back what was said before it, not what its State said again later."""
    return (made.earliest or date.min) <= (withdrawal.latest or date.max)


def declared(act: Act, *, as_of: date, language: str | None = None) -> Declared | None:
    """One act with its texts, what it is about and what was said about it; None when it is no statement."""
    return _declared(snapshot(), [act], as_of, language)[0] if act.is_statement else None


def texts_of(act: Act) -> list[ActText]:
    """The texts of the row, else those of the nearest row that it replaces."""
    return list(_Around.load([act]).texts(act))


def named_in(article: str, articles: str) -> bool:
    """Whether an article, "18" or "18(6)", is one of those written as "15, 18(6)"; "18" finds "18(6)" too."""
    wanted = article.strip().casefold()
    found = [one.strip().casefold() for one in articles.split(",")]
    return any(one == wanted or one.startswith(f"{wanted}(") for one in found)


def _rows(*, state: str = "", treaty: str = "") -> QuerySet[Act]:
    found = Act.objects.current().select_related("treaty", "state", "replaces")
    if state:
        found = found.filter(state__code=state)
    return found.filter(treaty__slug=treaty) if treaty else found


def _known_by(row: Act, as_of: date) -> bool:
    return (row.deposited.earliest or date.min) <= as_of


def _order(row: Act) -> tuple[bool, date, date, int]:
    return (row.deposited.latest is None, *row.deposited.sort_key, row.pk)


@dataclass
class _Around:
    """What stands around acts: rows about them, the chains of corrections, their texts."""

    about: dict[tuple[int, str], list[Act]] = field(default_factory=lambda: defaultdict(list))  # by `subject`
    by_key: dict[tuple[int, str], Act] = field(default_factory=dict)
    before: dict[int, int] = field(default_factory=dict)
    stands_as: Mapping[tuple[str, str], str] = field(default_factory=dict)
    held: dict[int, list[ActText]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def load(cls, rows: Iterable[Act]) -> _Around:
        """In three queries, however many rows."""
        rows = list(rows)
        treaties = {row.treaty_id for row in rows}
        found = cls()
        chained = Act.objects.filter(treaty__in=treaties).filter(
            Q(replaces__isnull=False) | Q(replaced_by__isnull=False)
        )
        links = list(chained.values_list("treaty__slug", "key", "pk", "replaces_id"))
        found.before = {pk: old for _slug, _key, pk, old in links if old is not None}
        found.stands_as = standing_keys(links)
        for act in _rows().filter(treaty__in=treaties, kind__in=_KINDS):
            found.by_key[(act.treaty_id, act.key)] = act
            if act.about or act.kind not in STATEMENTS:
                found.about[found.subject(act)].append(act)
        chains = [pk for row in rows for pk in (row.pk, *found.chain(row))]
        for text in ActText.objects.filter(act__in=chains).order_by("number"):
            found.held[text.act_id].append(text)
        return found

    def subject(self, act: Act) -> tuple[int, str]:
        """What the act is about; a withdrawal that names no row takes back what its State said of the article."""
        if not act.about and act.kind in WITHDRAWALS.values():
            return (act.treaty_id, f"{act.state_id} {act.kind} {act.article}")
        return (act.treaty_id, self.now(act))

    def said_of(self, row: Act, as_of: date) -> list[Act]:
        """Withdrawals of the row and objections to it, up to the day."""
        loose = f"{row.state_id} {WITHDRAWALS[Kind(row.kind)]} {row.article}" if row.kind in WITHDRAWALS else ""
        unnamed = self.about.get((row.treaty_id, loose), [])
        said = self.about.get((row.treaty_id, row.key), [])
        said = said + [act for act in unnamed if _after(act.deposited, row.deposited)]
        return [act for act in said if act.pk != row.pk and _known_by(act, as_of)]

    def now(self, act: Act) -> str:
        """The key of the row that stands in the place of the one the act is about."""
        return self.stands_as.get((act.treaty.slug, act.about), act.about)

    def chain(self, row: Act) -> list[int]:
        """The rows that this one replaces, newest first."""
        found, pk = [], row.pk
        while pk in self.before:
            pk = self.before[pk]
            found.append(pk)
        return found

    def texts(self, row: Act) -> tuple[ActText, ...]:
        """Whole texts push quotations aside; of quotations under one heading the last is shown."""
        held = next((self.held[pk] for pk in (row.pk, *self.chain(row)) if self.held.get(pk)), [])
        whole = tuple(text for text in held if not text.excerpt)
        return whole or tuple({(text.language, text.heading): text for text in held}.values())


def _declared(record: Snapshot, rows: Iterable[Act], as_of: date, language: str | None) -> list[Declared]:
    rows = sorted(rows, key=_order)
    around = _Around.load(rows)
    called = names_in(record, as_of, our_language(language))
    return [_one(record, row, around, called, as_of) for row in rows]


def _one(record: Snapshot, row: Act, around: _Around, called: Mapping[str, str], as_of: date) -> Declared:
    said = around.said_of(row, as_of)
    withdrawals = tuple(act for act in said if act.kind in WITHDRAWALS.values())
    objected = sorted((act for act in said if act.kind == Kind.OBJECTION and act.counted), key=_order)
    objections = [_objection(act, around, called, as_of) for act in objected]
    target = around.by_key.get((row.treaty_id, around.now(row))) if row.about else None
    rules = record.rules(row.treaty.slug).reservations
    reservation = row.kind == Kind.RESERVATION
    opt_out = next((each for each in rules.opt_outs if _same_article(each, row.article)), "")
    return Declared(
        act=row,
        name=called.get(row.state.code, row.state.code),
        texts=around.texts(row),
        withdrawn=_withdrawn(row, withdrawals, as_of),
        withdrawals=withdrawals,
        target=target,
        target_name=called.get(target.state.code, target.state.code) if target else "",
        objections=tuple(each for each in objections if each.withdrawn is None),
        taken_back=tuple(each for each in objections if each.withdrawn is not None),
        accepted=acceptance_day(row.notified_date) if reservation and row.notified_date else None,
        confirm=reservation and _lacks_confirmation(record, row, as_of),
        bars=rules.barred_by if reservation and not opt_out else (),
        opt_out=opt_out,
        forbidden=reservation and not rules.permitted,
    )


def _withdrawn(row: Act, withdrawals: Iterable[Act], as_of: date) -> Moment | None:
    if row.withdrawn_date and row.withdrawn_date <= as_of:
        return Moment.on(row.withdrawn_date)
    days = [act.deposited for act in withdrawals if act.counted]
    return min(days, key=lambda day: day.sort_key, default=None)


def _objection(act: Act, around: _Around, called: Mapping[str, str], as_of: date) -> Declared:
    withdrawn = _withdrawn(act, around.said_of(act, as_of), as_of)
    return Declared(act=act, name=called.get(act.state.code, act.state.code), withdrawn=withdrawn)


def _same_article(opt_out: str, articles: str) -> bool:
    """An opt-out of article 92(2) concerns whoever speaks of article 92 and nothing else."""
    bare = {one.split("(")[0].strip() for one in articles.split(",") if one.strip()}
    return bare == {opt_out.split("(")[0].strip()}


def _lacks_confirmation(record: Snapshot, row: Act, as_of: date) -> bool:
    acts: list[core.Act] = [
        act for act in record.acts(row.treaty.slug) if (act.deposited.earliest or date.min) <= as_of
    ]
    own = next((act for act in acts if act.id == row.key), None)
    return own is not None and needs_confirmation(acts, own)
