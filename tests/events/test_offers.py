"""What events offer to the house."""

import re
from datetime import date
from pathlib import Path

from accede.events import actions
from accede.events.models import Handout, Party
from accede.events.offers.room import dates, documents, nav, of_item, of_organisation, of_person
from accede.events.rules import PARTS
from accede.kit import offers
from accede.kit.offers import DatedThing
from accede.kit.parts import Line
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
    assert "Ms. Gabriela Rodriguez, UN Special Rapporteur, : asserted that it should be universal." in found[0].text


def test_an_items_page_tells_at_which_events_it_was_used(client, panel, brochure, ines, sam):
    Handout.objects.create(event=panel, item=brochure, use="enclosed")
    client.force_login(ines)

    line = Line(
        title="High-level panel",
        due=panel.starts,
        url=panel.get_absolute_url(),
        sub="Enclosed with the invitations",
    )
    assert client.get(brochure.get_absolute_url()).context["elsewhere"] == [line]
    assert of_item(subject=("test-campaign", "brochure"), on=TODAY, reader=sam) == []


def test_every_act_of_the_room_has_words_in_the_log():
    folder = Path(actions.__file__).parent
    named = {name for file in folder.glob("*.py") for name in re.findall(r'"(events\.\w+)"', file.read_text())}

    told = dict(offers.ask("act_words", subject=None, on=TODAY, reader=None))
    words = {name for name in told if name.startswith("events.")}

    assert words == named | {f"events.{verb}_{part}" for verb in ("add", "remove") for part in PARTS}


def test_a_persons_page_tells_where_she_spoke_under_the_title_of_that_time(speech, parallel, ines, sam):
    subject = ("test-campaign", "gabriela")
    words = "Speaker: Ms. Gabriela Rodriguez, UN Special Rapporteur"
    line = Line(title="Panel", due=parallel.starts, url=parallel.get_absolute_url(), sub=words)

    assert of_person(subject=subject, on=TODAY, reader=ines) == [line]
    assert of_person(subject=subject, on=TODAY, reader=sam) == []


def test_an_organisations_page_tells_what_it_held_and_who_spoke_for_it(reception, parallel, speech, iom, ines, sam):
    speech.organisations.add(iom)
    Party.objects.create(event=parallel, organisation=iom, role="co_organiser")
    subject = ("test-campaign", "iom")

    found = of_organisation(subject=subject, on=TODAY, reader=ines)

    assert [(line.title, line.sub) for line in found] == [
        ("Panel", "Co-organiser"),
        ("Panel", "Speaker: Ms. Gabriela Rodriguez, UN Special Rapporteur"),
        ("Reception", "Host"),
    ]
    assert of_organisation(subject=subject, on=TODAY, reader=sam) == []
