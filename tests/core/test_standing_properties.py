"""What must hold of every standing, and a second way of computing it that shares no code."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Answer
from accede.core.standing import StateClass, count, lives, membership, standing_in, standings
from tests.core.strategies import HORIZON, JOINING_KINDS, STATES, acts, full_acts, nth_day, rules

OTHERS = [*STATES, "ZZZ"]
ended = st.dictionaries(st.sampled_from(OTHERS), st.integers(0, HORIZON).map(nth_day), max_size=2)
asked = st.integers(-5, HORIZON + 30).map(nth_day)


@given(rules(), full_acts(), ended, asked)
def test_the_classes_part_the_states_and_the_counts_add_up(clause, history, gone, on):
    there = [state for state in OTHERS if state not in gone or on <= gone[state]]

    figures = count(history, clause, as_of=on, states=OTHERS, ended=gone)

    parts = [figures[name].rows for name in ("bound", "signed_only", "none", "withdrawn")]
    assert sorted(state for part in parts for state in part) == there
    assert set(figures["parties"].rows) <= set(figures["bound"].rows)
    assert set(figures["signed_only"].rows) <= set(figures["signatories"].rows)
    assert all(figure.number == len(figure.rows) for figure in figures.values())


@given(rules(), full_acts(), asked, st.randoms())
def test_the_order_of_the_acts_changes_no_standing(clause, history, on, random):
    shuffled = history[:]
    random.shuffle(shuffled)

    assert standings(shuffled, clause, as_of=on) == standings(history, clause, as_of=on)


@given(rules(), acts([*JOINING_KINDS, Kind.DENUNCIATION, Kind.RESCISSION]), asked)
def test_what_is_done_after_a_day_changes_nothing_on_it(clause, history, on):
    known = [act for act in history if act.deposited.on_or_before(on) is Answer.YES]

    then, now = (standings(some, clause, as_of=on, states=OTHERS) for some in (known, history))

    assert {state: one.state_class for state, one in then.items()} == {
        state: one.state_class for state, one in now.items()
    }


@given(rules(), full_acts(), ended)
def test_membership_and_standing_tell_the_same(clause, history, gone):
    spans = membership(history, clause, ended=gone)
    everybody = lives(history, clause, ended=gone)

    for on in (nth_day(number) for number in range(-2, HORIZON + 40, 7)):
        for state, life in everybody.items():
            if not life.exists_on(on):
                continue
            standing = standing_in(life, on)
            if standing.uncertain:
                continue
            party = any(span.covers(on) is Answer.YES for span in spans[state].party)
            bound = any(span.covers(on) is Answer.YES for span in spans[state].bound)
            assert (standing.state_class is StateClass.PARTY) == party
            assert standing.bound == bound


@given(rules(), acts([*JOINING_KINDS, Kind.DENUNCIATION, Kind.RESCISSION]))
def test_times_of_membership_follow_each_other(clause, history):
    for one in membership(history, clause).values():
        for earlier, later in zip(one.bound, one.bound[1:], strict=False):
            assert earlier.end is not None
            assert later.start.latest is None or earlier.end.day <= later.start.latest


class Simulation:
    """One day after another, as a clerk would keep the list: a second opinion on the classes.

    It knows a count, an interval in days and a notice in days; the rest is tested elsewhere.
    """

    def __init__(self, needed: int, wait: int, notice: int) -> None:
        self.needed, self.wait, self.notice = needed, wait, notice
        self.signed: set[str] = set()
        self.deposited: dict[str, int] = {}
        self.leaves: dict[str, int] = {}
        self.left: set[str] = set()
        self.withdrew: set[str] = set()
        self.entry: int | None = None

    def run(self, history: list[Act], until: date) -> dict[str, str]:
        for today in range((until - nth_day(0)).days + 1):
            todays = [act for act in history if act.deposited.day == nth_day(today)]
            for act in todays:
                if act.kind is Kind.DENUNCIATION and act.state in self.deposited:
                    self._receive_notice(act.state, today)
            self._let_go(today)
            for act in todays:
                self._receive(act, today)
            if self.entry is None and len(self.deposited) >= self.needed:
                self.entry = today + self.wait
                self.trigger = today
        self._last = (until - nth_day(0)).days
        return {state: self._class(state) for state in STATES}

    def _receive_notice(self, state: str, today: int) -> None:
        effect = today + (self.notice if self._in_force(state, today) else 0)
        self.leaves[state] = min(self.leaves.get(state, effect), effect)

    def _let_go(self, today: int) -> None:
        for state in [state for state, day in self.leaves.items() if day <= today]:
            if self._in_force(state, today - 1):
                self.left.add(state)
            else:
                self.withdrew.add(state)
            del self.leaves[state]
            del self.deposited[state]

    def _receive(self, act: Act, today: int) -> None:
        if act.kind is Kind.SIGNATURE:
            self.signed.add(act.state)
        elif act.kind in JOINING_KINDS:
            assume(act.state not in self.leaves)  # a return before the leaving: too fine for this clerk
            self.deposited.setdefault(act.state, today)

    def _in_force(self, state: str, today: int) -> bool:
        if self.entry is None or today < self.entry or state not in self.deposited:
            return False
        first_group = self.deposited[state] <= self.trigger
        return today >= (self.entry if first_group else max(self.entry, self.deposited[state] + self.wait))

    def _class(self, state: str) -> str:
        if state in self.deposited:
            return "party" if self._in_force(state, self._last) else "bound"
        if state in self.left:
            return "withdrawn"
        if state in self.signed:
            return "signed"
        return "withdrawn" if state in self.withdrew else "none"


@given(
    st.integers(1, 4),
    st.integers(0, 20),
    st.integers(0, 20),
    acts([*JOINING_KINDS, Kind.ACCESSION, Kind.DENUNCIATION]),
    st.integers(0, HORIZON + 20).map(nth_day),
)
def test_a_clerk_who_goes_from_day_to_day_comes_to_the_same_list(needed, wait, notice, history, on):
    clause = TreatyRules.from_data(
        {"count": needed, "delay": f"days:{wait}", "gap": "own", "withdrawal": {"notice": f"days:{notice}"}}
    )

    classes = {
        state: one.state_class.value for state, one in standings(history, clause, as_of=on, states=STATES).items()
    }

    assert classes == Simulation(needed, wait, notice).run(history, on)
