from __future__ import annotations

from datetime import date

from accede.coalition import actions
from accede.coalition.offers import alliance as offers
from accede.core.dates import Moment
from accede.kit.offers import ask

TODAY = date(2004, 1, 30)
day = Moment.parse


def test_a_reader_is_offered_the_campaigns_that_she_may_enter_and_their_room(campaign, ines, sam):
    assert [entry.slug for entry in offers.campaigns(subject=None, on=TODAY, reader=ines)] == ["test-campaign"]
    assert [entry.label for entry in offers.nav(subject="test-campaign", on=TODAY, reader=ines)] == ["Coalition"]
    assert offers.campaigns(subject=None, on=TODAY, reader=sam) == []
    assert offers.nav(subject="test-campaign", on=TODAY, reader=sam) == []


def test_an_office_that_nobody_is_known_to_hold_waits_for_the_secretariat_alone(campaign, convener, officer, ines):
    lines = offers.waiting(subject="test-campaign", on=TODAY, reader=officer)

    assert [(line.title, line.sub) for line in lines] == [
        ("Record who holds the office of Convener", "Not known for 30 January 2004")
    ]
    assert offers.waiting(subject="test-campaign", on=TODAY, reader=ines) == []


def test_a_term_about_to_end_waits_and_stands_among_the_coming_dates(campaign, member, convener, officer, ines):
    actions.record_term(
        office=convener,
        organisation=member("AA"),
        start=day("2003-10-01"),
        end=day("2004-03-31"),
        by=officer,
        on=TODAY,
    )

    (line,) = offers.waiting(subject="test-campaign", on=TODAY, reader=officer)
    (coming,) = offers.coming(subject="test-campaign", on=TODAY, reader=ines)

    assert (line.title, line.due) == ("Prepare the next term of the Convener", date(2004, 3, 31))
    assert (coming.day, coming.title, coming.sub) == (date(2004, 3, 31), "Term of the Convener ends", "AA")


def test_a_term_whose_successor_is_on_record_does_not_wait(campaign, member, convener, officer):
    for acronym, start, end in (("AA", "2003-10-01", "2004-03-31"), ("BB", "2004-04-01", "2004-09-30")):
        actions.record_term(
            office=convener,
            organisation=member(acronym),
            start=day(start),
            end=day(end),
            by=officer,
            on=TODAY,
        )

    assert offers.waiting(subject="test-campaign", on=TODAY, reader=officer) == []


def test_the_search_is_given_every_name_of_an_organisation_under_the_right_to_read(campaign, add, officer):
    union = add("WU", name="World Union")
    actions.add_name(organisation=union, language="fr", name="Union mondiale", acronym="UM", by=officer, on=TODAY)

    (found,) = offers.documents(subject="test-campaign", on=TODAY, reader=None)

    assert (found.title, found.campaign, found.right) == ("World Union", "test-campaign", "read_papers")
    assert {"WU", "Union mondiale UM"} <= set(found.text.split("\n"))


def test_every_act_of_the_room_has_words_for_the_log(campaign):
    from pathlib import Path

    source = "".join(path.read_text() for path in Path(actions.__file__).parent.glob("*.py"))
    known = {act for act, _words in ask("act_words", on=TODAY, reader=None) if act.startswith("coalition.")}

    import re

    assert set(re.findall(r'"(coalition\.[a-z_]+)"', source)) | {"coalition.undo_change"} == known
