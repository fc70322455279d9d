"""Calendars of the record, read by two programs that are not ours."""

from __future__ import annotations

from datetime import date

import ics
import pytest
import vobject

ICRMW, MALI = "/en/calendar/icrmw.ics", "/en/calendar/states/mli.ics"


def events(content: bytes) -> dict[str, object]:
    return {event.uid.value: event for event in vobject.readOne(content.decode()).vevent_list}


@pytest.mark.parametrize("address", [ICRMW, MALI, "/ar/calendar/icrmw.ics"])
def test_two_readers_find_the_same_days(fetched, address):
    content = fetched(address)
    theirs = {uid: (e.dtstart.value, e.summary.value) for uid, e in events(content).items()}
    others = {e.uid: (e.begin.date(), e.name) for e in ics.Calendar(content.decode()).events}

    assert theirs == others
    assert len(theirs) > 5


def test_the_treaty_enters_into_force_on_its_day_as_a_whole_day(fetched):
    event = events(fetched(ICRMW))["in-force.icrmw@127.0.0.1"]

    assert (event.dtstart.value, event.dtend.value) == (date(2003, 7, 1), date(2003, 7, 2))
    assert event.summary.value == "Migrant Workers Convention enters into force"
    assert event.summary.params["LANGUAGE"] == ["en"]
    assert event.url.value == "http://127.0.0.1:8000/en/status/icrmw/"


def test_reports_of_mali_are_due_after_one_year_and_every_five(fetched):
    found = events(fetched(MALI))
    due = {uid: event.dtstart.value for uid, event in found.items() if uid.startswith("report.icrmw.")}

    assert due["report.icrmw.mli.1.1@127.0.0.1"] == date(2004, 10, 1)
    assert due["report.icrmw.mli.1.2@127.0.0.1"] == date(2009, 10, 1)
    told = found["report.icrmw.mli.1.1@127.0.0.1"].description.value
    assert "Computed from the treaty; the Committee may set another date." in told


def test_a_coming_day_of_entry_into_force_is_in_the_calendar(shipped, officer, fetched):
    from accede.core.dates import Moment
    from accede.record import actions

    actions.record_act(
        treaty="icrmw", state="JPN", kind="accession", deposited=Moment.on(date(2025, 6, 1)), source="C.N.1.2025",
        by=officer, on=date(2025, 6, 2),
    )  # fmt: skip

    assert events(fetched(ICRMW))["in-force.icrmw.jpn.1@127.0.0.1"].dtstart.value == date(2025, 10, 1)


def test_a_deposit_known_to_the_year_only_makes_no_event(fetched):
    """Togo's; Zimbabwe's is known to the month, and every day of that month gives the same first of a month."""
    found = [uid for uid in events(fetched(ICRMW)) if ".tgo." in uid or uid.startswith("in-force.icrmw.zwe")]

    assert found == ["in-force.icrmw.zwe.1@127.0.0.1"]


def test_lines_are_folded_and_end_as_the_standard_wants(fetched):
    lines = fetched("/ru/calendar/icrmw.ics").split(b"\r\n")

    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)
    b"\r\n".join(lines).replace(b"\r\n ", b"").decode("utf-8")  # no letter was cut


def test_the_same_record_gives_the_same_bytes(fetched):
    from accede.kit import stored

    first = fetched(ICRMW)
    stored.shelf.clear()

    assert fetched(ICRMW) == first


@pytest.mark.parametrize("address", ["/en/calendar/no-such.ics", "/en/calendar/states/zzz.ics"])
def test_an_unknown_treaty_or_state_is_refused_in_words(asked, address):
    assert "on record" in asked(address, 404)["error"]


def test_a_calendar_is_asked_for_again_only_when_the_record_moved(shipped, client):
    first = client.get(ICRMW)

    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert client.get(ICRMW, headers={"If-None-Match": first["ETag"]}).status_code == 304
