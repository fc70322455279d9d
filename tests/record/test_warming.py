"""A server process reads the record before anybody asks."""

from __future__ import annotations

from datetime import date

from accede.record import queries as record

TODAY = date(2004, 1, 30)


def test_what_was_read_ahead_is_not_read_again(shipped, django_assert_num_queries):
    record.warm(as_of=TODAY)

    with record.pinned() as known, django_assert_num_queries(0):
        for slug in known.treaties:
            record.figures(slug, as_of=TODAY)
        assert known.table is not None


def test_a_failure_is_logged_and_stops_nothing(caplog):
    def broken() -> date:
        raise OSError("no clock")

    record.warm_beside(broken).join()

    assert "not read ahead" in caplog.text
