"""Made histories for property tests: few States and few days, so that ties and returns are common."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from accede.core.acts import Act, Kind
from accede.core.clauses import TreatyRules
from accede.core.dates import Moment

START = date(2000, 1, 1)
HORIZON = 90
STATES = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"]


def nth_day(number: int) -> date:
    return START + timedelta(days=number)


delays = st.builds(
    "{}:{}".format,
    st.sampled_from(["days", "months", "first_after_months", "first_after_days"]),
    st.integers(0, 3),
)


@st.composite
def rules(draw: Any) -> TreatyRules:
    """A count or a condition or both, with any interval and gap rule."""
    data: dict[str, Any] = {"delay": draw(delays)}
    if draw(st.booleans()):
        data["later_delay"] = draw(delays)
    data["gap"] = draw(st.sampled_from(["own", "with_first_group"]))
    conditions = draw(
        st.lists(
            st.sampled_from(
                [
                    {"kind": "named", "states": ["AAA", "BBB"]},
                    {"kind": "group", "count": 2, "states": ["BBB", "CCC", "DDD"]},
                    {"kind": "share", "percent": 55, "shares": {"AAA": 30, "CCC": 26, "EEE": 44}},
                    {"kind": "fraction", "fraction": "2/3", "parties": 5},
                ]
            ),
            max_size=2,
        )
    )
    if not conditions or draw(st.booleans()):
        data["count"] = draw(st.integers(1, 5))
    data["conditions"] = conditions
    data["withdrawal"] = {"notice": draw(delays)}
    if draw(st.booleans()):
        data["ends_below"] = draw(st.integers(1, 4))
    data["terminated"] = draw(st.sampled_from([None, None, None, nth_day(HORIZON // 2)]))
    return TreatyRules.from_data(data)


days_of_deposit = st.integers(0, HORIZON).map(nth_day)
exact = days_of_deposit.map(Moment.on)
months = days_of_deposit.map(lambda day: Moment.parse(day.isoformat()[:7]))
vague = st.one_of(
    months,
    st.just(Moment.parse("2000")),
    st.just(Moment.unknown()),
    days_of_deposit.map(Moment.before),
    days_of_deposit.map(Moment.from_day_on),
)
BINDING_KINDS = [Kind.RATIFICATION, Kind.ACCESSION, Kind.ACCEPTANCE]
JOINING_KINDS = [Kind.SIGNATURE, *BINDING_KINDS]
ALL_KINDS = [*JOINING_KINDS, Kind.SUCCESSION, Kind.DENUNCIATION, Kind.DENUNCIATION, Kind.RESCISSION]


def acts(kinds: list[Kind], moments: Any = exact, max_size: int = 14) -> Any:
    """Lists of acts, each with an id of its own."""
    one = st.tuples(st.sampled_from(STATES), st.sampled_from(kinds), moments)
    return st.lists(one, max_size=max_size).map(
        lambda rows: [Act(number, "made", *row) for number, row in enumerate(rows)]
    )


@st.composite
def full_acts(draw: Any) -> list[Act]:
    """Every kind of act, dates of every precision, brackets and days of withdrawal."""
    result = []
    for number, act in enumerate(draw(acts(ALL_KINDS, st.one_of(exact, exact, exact, vague)))):
        counted = draw(st.sampled_from([True, True, True, False]))
        withdrawn = draw(st.one_of(st.none(), st.none(), days_of_deposit))
        effective = draw(st.one_of(st.none(), st.none(), days_of_deposit))
        result.append(
            Act(
                number,
                "made",
                act.state,
                act.kind,
                act.deposited,
                effective,
                counted=counted,
                withdrawn=withdrawn,
            )
        )
    return result
