"""What events offer to the house."""

from datetime import date

from accede.events.offers import dates, documents, nav
from accede.kit.offers import DatedThing
from tests.events.conftest import TODAY


def test_the_room_is_shown_to_who_may_read(campaign, ines, sam):
    assert [entry.room for entry in nav(subject="test-campaign", on=TODAY, reader=ines)] == ["events"]
    assert nav(subject="test-campaign", on=TODAY, reader=sam) == []


def test_only_days_that_are_known_and_still_to_come_are_dates(panel, parallel, ines, sam):
    thing = DatedThing(date(2003, 7, 1), "High-level panel", panel.get_absolute_url(), "", "event-panel")

    assert dates(subject="test-campaign", on=date(2003, 7, 1), reader=ines) == [thing]
    assert dates(subject="test-campaign", on=date(2003, 7, 2), reader=ines) == []
    assert dates(subject="test-campaign", on=date(2003, 7, 1), reader=sam) == []


def test_a_speaker_and_what_she_said_can_be_found(speech):
    found = documents(subject="test-campaign", on=TODAY, reader=None)

    assert [(each.key, each.right) for each in found] == [("parallel", "read_papers")]
    assert (
        "Ms. Gabriela Rodriguez, UN Special Rapporteur, : asserted that it should be universal."
        in found[0].text
    )
