"""Sums, donor States that are targets, and what the report says."""

from datetime import date
from decimal import Decimal

import pytest

from accede.core.dates import Moment
from accede.funding import queries
from accede.funding.models import Contribution, Priority
from accede.funding.queries.passages import year_passages

DAY = date(2004, 1, 30)


def _gift(campaign, key, **values):
    base = {"kind": "donation", "title": key, "donor_words": "a friend", "source": "Report"}
    return Contribution.objects.create(campaign=campaign, key=key, **(base | values))


def test_sums_keep_currencies_and_gifts_in_kind_apart_and_count_what_is_not_known(campaign):
    rows = [
        _gift(campaign, "a", amount=Decimal("100"), currency="CHF"),
        _gift(campaign, "b", amount=Decimal("50"), currency="CHF"),
        _gift(campaign, "c", amount=Decimal("7"), currency="EUR"),
        _gift(campaign, "d"),
        _gift(campaign, "e", kind="gift_in_kind", value_in_kind=Decimal("30"), currency="CHF"),
        _gift(campaign, "f", kind="gift_in_kind"),
    ]

    assert queries.sums(rows) == queries.Sum(
        cash=(("CHF", Decimal("150")), ("EUR", Decimal("7"))),
        in_kind=(("CHF", Decimal("30")),),
        cash_unknown=1,
        in_kind_unknown=1,
    )


@pytest.mark.parametrize(("kind", "target"), [("ratification", False), ("signature", True), (None, True)])
def test_a_donor_state_that_is_not_bound_is_also_a_target(campaign, grant, kind, target, operator):
    from accede.record.actions import record_act
    from accede.record.models import State

    state = State.objects.get(code="MEX")
    if kind:
        record_act(
            treaty=campaign.treaty, state=state, kind=kind, deposited=Moment.parse("1999-03-08"),
            source="Made",
            by=operator, on=DAY,
        )  # fmt: skip

    note = queries.donor_notes(campaign, [grant], as_of=DAY)["MEX"]

    assert note.target is target
    assert ("8 March 1999" in note.sentence) is (not target)


def test_rows_without_a_donor_state_ask_nothing_of_the_record(campaign, django_assert_num_queries):
    row = _gift(campaign, "a")

    with django_assert_num_queries(0):
        assert queries.donor_notes(campaign, [row], as_of=DAY) == {}


def test_the_report_says_who_supported_the_year_and_what_comes_next(campaign, grant, unesco, reception, mexico):
    _gift(campaign, "unesco", donor=unesco, donor_words="", given=Moment.parse("2003"))
    _gift(
        campaign, "drinks", kind="gift_in_kind", donor=mexico, donor_words="", event=reception,
        given=Moment.parse("2003"), purpose="refreshments",
    )  # fmt: skip
    _gift(campaign, "old", given=Moment.parse("2001"))
    Priority.objects.create(campaign=campaign, key="money", year=2004, title="Fundraising", source="Report")

    support, ahead = year_passages(campaign, 2003)

    assert support.paragraphs == (
        "In 2003 the Steering Committee was supported by [[funding.contribution:grant]] and "
        "[[funding.contribution:unesco]]. The Government of Mexico gave [[funding.contribution:drinks]].",
    )
    assert {quoted.shown for quoted in support.quoted} == {
        "a grant from the Government of Mexico", "a donation by its member UNESCO", "in kind: refreshments",
    }  # fmt: skip
    assert ahead.paragraphs == ("[[funding.priority:money]] needs to be a priority in 2004.",)


def test_the_report_says_of_last_years_priorities_only_what_is_on_record(campaign):
    values = {"campaign": campaign, "year": 2003, "source": "Report"}
    Priority.objects.create(key="a", title="Grants", **values)
    Priority.objects.create(key="b", title="Gifts", state="done", result="Two came.", **values)

    (passage,) = year_passages(campaign, 2003)

    assert passage.paragraphs == (
        "[[funding.priority:a]] was a priority of 2003; the record says “planned”. "
        "[[funding.priority:b]] was a priority of 2003, now done: Two came.",
    )
