"""Under which heading an event is told."""

from accede.core.dates import Moment
from accede.events.models import Link
from accede.events.queries import Occasion, main_event, occasion_of


def test_a_linked_event_stands_under_its_main_event(panel, reception):
    assert occasion_of(reception) == occasion_of(panel) == Occasion("2003-07-01 panel", "Entry into force")


def test_an_event_beside_a_session_stands_under_the_session(parallel, session):
    assert occasion_of(parallel) == occasion_of(session) == Occasion("2003-06-30 chr-59", "59th Session")


def test_a_session_with_dates_of_its_own_goes_by_them(session, parallel):
    session.starts = Moment.parse("2003-03-17")

    assert occasion_of(session).order == "2003-03-17 chr-59"


def test_a_session_that_nothing_dates_comes_last(session):
    assert occasion_of(session).order == "9999-12-31 chr-59"


def test_an_event_without_an_occasion_goes_by_its_title(panel):
    panel.occasion = ""

    assert occasion_of(panel).title == "High-level panel"


def test_links_in_a_circle_come_to_an_end(panel, reception):
    Link.objects.create(event=panel, other=reception, relation="follows")

    assert {main_event(panel).key, main_event(reception).key} == {"panel", "reception"}
