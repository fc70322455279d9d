"""Dates with a precision."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accede.core.dates import Answer, BadMoment, Moment, NeedsADay, Precision

DAY = date(2003, 7, 1)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2003-07-01", DAY, DAY, Precision.DAY),
        ("2003-07", DAY, date(2003, 7, 31), Precision.MONTH),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29), Precision.MONTH),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR),
        ("<2003-07-01", None, date(2003, 6, 30), Precision.BEFORE),
        (">2003-07-01", DAY, None, Precision.AFTER),
        ("", None, None, Precision.UNKNOWN),
    ],
)
def test_every_form_is_read_and_written_back(text, earliest, latest, precision):
    moment = Moment.parse(text)

    assert moment == Moment(earliest, latest, precision)
    assert str(moment) == text


@pytest.mark.parametrize(
    "text",
    ["31 February", "2003-02-31", "2003-13", "0000", "2003-7-1", "<2003", ">2003-07", "20030701", "٢٠٠٣", "?",
     "<0001-01-01", "2003-07-01T00:00", "2003-07-"],
)  # fmt: skip
def test_a_text_that_is_no_date_is_refused_with_a_sentence(text):
    with pytest.raises(BadMoment, match=r"\.$"):
        Moment.parse(text)


def test_bounds_that_belie_the_precision_are_refused():
    with pytest.raises(BadMoment):
        Moment(DAY, date(2003, 7, 2), Precision.DAY)
    with pytest.raises(BadMoment):
        Moment(DAY, None, Precision.UNKNOWN)
    with pytest.raises(BadMoment):
        Moment(None, date.max, Precision.BEFORE)


def test_a_day_is_given_only_by_a_date_that_has_one():
    assert Moment.parse("2003-07-01").day == DAY

    with pytest.raises(NeedsADay) as caught:
        _ = Moment.parse("2020").day
    assert caught.value.moment == Moment.parse("2020")
    assert str(caught.value) == "This computation needs the day; only '2020' is known."


@pytest.mark.parametrize(
    ("text", "asked", "answer"),
    [
        ("2003-07-01", "2003-06-30", Answer.NO),
        ("2003-07-01", "2003-07-01", Answer.YES),
        ("2020", "2019-12-31", Answer.NO),
        ("2020", "2020-06-01", Answer.NOT_KNOWN),
        ("2020", "2020-12-31", Answer.YES),
        ("<2003-07-01", "2003-06-29", Answer.NOT_KNOWN),
        ("<2003-07-01", "2003-06-30", Answer.YES),
        (">2003-07-01", "2003-06-30", Answer.NO),
        (">2003-07-01", "2050-01-01", Answer.NOT_KNOWN),
        ("", "2003-07-01", Answer.NOT_KNOWN),
    ],
)
def test_a_question_on_a_day_is_answered_yes_no_or_not_known(text, asked, answer):
    assert Moment.parse(text).on_or_before(date.fromisoformat(asked)) is answer


def test_an_answer_has_no_truth_value():
    with pytest.raises(TypeError):
        bool(Answer.NO)


def test_lists_run_by_earliest_day_and_unknown_goes_last():
    texts = ["", "2003-07-02", "2003", "<2003-07-01", "2003-07-01", ">2003-07-01"]

    ordered = sorted((Moment.parse(text) for text in texts), key=lambda moment: moment.sort_key)

    assert [str(moment) for moment in ordered] == [
        "2003", "<2003-07-01", "2003-07-01", ">2003-07-01", "2003-07-02", "",
    ]  # fmt: skip


moments = st.one_of(
    st.dates().map(Moment.on),
    st.dates(min_value=date(1, 1, 2)).map(Moment.before),
    st.dates().map(Moment.from_day_on),
    st.dates().map(lambda known: Moment.parse(f"{known:%Y}".zfill(4))),
    st.dates().map(lambda known: Moment.parse(known.isoformat()[:7])),
    st.just(Moment.unknown()),
)


@given(moments)
def test_writing_and_reading_a_moment_changes_nothing(moment):
    assert Moment.parse(str(moment)) == moment


@given(moments, st.dates(), st.dates())
def test_what_had_happened_stays_happened(moment, one, other):
    first, second = sorted((one, other))

    if moment.on_or_before(first) is Answer.YES:
        assert moment.on_or_before(second) is Answer.YES
    if moment.on_or_before(second) is Answer.NO:
        assert moment.on_or_before(first) is Answer.NO
