from __future__ import annotations

from datetime import date

from accede.kit import offers

DAY = date(2004, 1, 30)


def test_a_kind_that_nobody_offers_is_empty():
    with offers.only():
        assert offers.ask("work", on=DAY, reader=None) == []


def test_offerers_are_told_subject_day_and_reader_and_answers_are_joined_in_order():
    asked = []

    def first(*, subject, on, reader):
        asked.append((subject, on, reader))
        return [offers.WorkLine("one", "/1")]

    def second(*, subject, on, reader):
        return [offers.WorkLine("two", "/2", due=on)]

    with offers.only(work=[first, second]):
        answer = offers.ask("work", subject="a-campaign", on=DAY, reader="nora")

    assert asked == [("a-campaign", DAY, "nora")]
    assert answer == [offers.WorkLine("one", "/1"), offers.WorkLine("two", "/2", due=DAY)]


def test_an_offerer_registered_twice_is_asked_once():
    with offers.only():

        def offerer(*, subject, on, reader):
            return ["x"]

        offers.offer("dates")(offers.offer("dates")(offerer))

        assert offers.ask("dates", on=DAY, reader=None) == ["x"]


def test_the_block_of_only_leaves_no_trace():
    before = offers.ask("no-such-kind", on=DAY, reader=None)

    with offers.only(**{"no-such-kind": [lambda **_: ["x"]]}):
        pass

    assert offers.ask("no-such-kind", on=DAY, reader=None) == before == []
