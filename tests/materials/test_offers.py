"""What the library offers to the house."""

import re
from datetime import date
from pathlib import Path

from accede.kit import offers
from accede.kit.offers import DatedThing, ReportOf, WorkLine
from accede.materials import actions
from accede.materials.offers import act_words, dates, documents, nav, of_organisation, report_passages, work
from tests.materials.conftest import TODAY

SUBJECT = ReportOf("test-campaign", 2003, TODAY)


def test_late_versions_are_work_for_who_may_edit(french, study, mateo, ines):
    day = date(2004, 3, 1)
    line = WorkLine(
        title="Comparative study in French",
        url=study.get_absolute_url(),
        due=date(2004, 2, 29),
        late=True,
        sub="proofreading",
        action="Record the stage",
    )

    assert work(subject="test-campaign", on=day, reader=mateo) == [line]
    assert work(subject="test-campaign", on=day, reader=ines) == []
    assert work(subject="test-campaign", on=TODAY, reader=mateo) == []


def test_a_due_month_stands_at_its_last_day_and_says_so(french, study, ines, sam):
    thing = DatedThing(
        date(2004, 2, 29),
        "Comparative study in French is due",
        study.get_absolute_url(),
        "by the end of February 2004",
        "study-fr",
    )

    assert dates(subject="test-campaign", on=TODAY, reader=ines) == [thing]
    assert dates(subject="test-campaign", on=TODAY, reader=sam) == []


def test_the_room_is_shown_to_who_may_read(campaign, ines, sam):
    assert [entry.room for entry in nav(subject="test-campaign", on=TODAY, reader=ines)] == ["materials"]
    assert nav(subject="test-campaign", on=TODAY, reader=sam) == []


def test_search_documents_name_the_right_they_need(study, dutch):
    assert [(doc.key, doc.right, doc.campaign) for doc in documents(subject=None, on=TODAY, reader=None)] == [
        ("study", "read_papers", "test-campaign")
    ]


def test_the_passage_tells_the_state_of_the_translation_on_the_day_of_the_report(french, study, ines):
    passages = report_passages(subject=SUBJECT, on=TODAY, reader=ines)

    assert [(passage.key, passage.section, passage.title) for passage in passages] == [
        ("materials-study", "materials", "")
    ]
    assert passages[0].paragraphs == (
        "Platform commissioned: [[materials.item:study]]. The translation into French from Dutch is "
        "[[materials.stage:study:fr]]. It is due by the end of [[materials.due:study:fr]]. It will be "
        "available on the website of December 18.",
    )
    assert {quoted.code: quoted.shown for quoted in passages[0].quoted} == {
        "materials.item:study": "Comparative study",
        "materials.stage:study:fr": "being proofread",
        "materials.due:study:fr": "February 2004",
    }


def test_a_translation_that_is_late_on_the_day_of_the_report_is_said_to_be(french, ines):
    passage = report_passages(subject=SUBJECT, on=date(2004, 3, 1), reader=ines)[0]

    assert "It was due by [[materials.due:study:fr]] and is late." in passage.paragraphs[0]


def test_an_item_of_another_year_is_not_told(study, ines):
    assert report_passages(subject=ReportOf("test-campaign", 2002, TODAY), on=TODAY, reader=ines) == []


def test_the_offers_are_registered(study, ines):
    found = offers.ask("passages", subject=SUBJECT, on=TODAY, reader=ines)

    assert [passage.key for passage in found if passage.section == "materials"] == ["materials-study"]


def test_every_act_of_the_room_has_words_in_the_log():
    folder = Path(actions.__file__).parent
    named = {name for file in folder.glob("*.py") for name in re.findall(r'"(materials\.\w+)"', file.read_text())}

    words = dict(act_words(subject=None, on=TODAY, reader=None))

    assert set(words) == named


def test_an_organisations_page_tells_what_it_made(study, ines, sam):
    subject = ("test-campaign", "platform")

    found = of_organisation(subject=subject, on=TODAY, reader=ines)

    assert [(line.title, str(line.due), line.sub) for line in found] == [
        ("Comparative study", "2003", "Study; commissioner")
    ]
    assert of_organisation(subject=subject, on=TODAY, reader=sam) == []
