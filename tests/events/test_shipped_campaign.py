"""The 2003 campaign: what its report says of events and materials, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from accede.events.models import Event, ProgrammeEntry, Session
from accede.kit import portable
from accede.materials.models import Item, LanguageVersion, Stage

FOLDER = Path(__file__).resolve().parents[2] / "campaigns" / "migrant-workers-2003"
SLUG = "migrant-workers-2003"
REPORT_DAY = date(2004, 1, 30)


@pytest.fixture
def loaded(shipped, operator):
    result = portable.load(FOLDER, operator)
    assert result.report.problems == []
    return result


def test_events_and_materials_come_back_byte_for_byte(loaded, tmp_path):
    portable.export(tmp_path, SLUG)

    for room in ("events", "materials"):
        ours = {file.name: file.read_bytes() for file in (FOLDER / room).iterdir()}
        assert {file.name: file.read_bytes() for file in (tmp_path / room).iterdir()} == ours


def test_every_activity_is_there_with_its_date_as_well_as_it_is_known(loaded):
    assert {event.key: (event.kind, str(event.starts), event.distributed) for event in Event.objects.all()} == {
        "chr-59-panel": ("parallel_event", "<2003-07-01", False),
        "entry-into-force-awareness": ("awareness", "2003", True),
        "entry-into-force-panel": ("panel", "2003-07-01", False),
        "entry-into-force-reception": ("reception", "2003-07-01", False),
        "migrants-day-2003": ("observance", "2003-12-18", False),
        "migrants-day-2003-marches": ("march", "2003-12", True),
        "migrants-day-2003-meetings": ("meeting", "2003-12", True),
        "migrants-day-2003-rallies": ("rally", "2003-12", True),
        "migrants-photo-exhibition": ("exhibition", "2003-07-01", False),
    }
    assert {each.key: (str(each.starts), str(each.ends)) for each in Session.objects.all()} == {
        "chr-59": ("", ""),
        "iom-council-86": ("2003-11-30", "2003-12-03"),
    }


def test_the_day_that_comes_back_is_the_one_that_the_report_names_and_nothing_is_said_to_begin_before_it(loaded):
    from accede.events.models import Series

    day = Series.objects.get()
    assert (day.name, day.observance, day.month, day.day, day.lead_times) == (
        "International Migrants Day", True, 12, 18, [],
    )  # fmt: skip
    assert sorted(event.key for event in day.events.all()) == [
        "migrants-day-2003", "migrants-day-2003-marches", "migrants-day-2003-meetings", "migrants-day-2003-rallies",
    ]  # fmt: skip


def test_the_same_person_is_named_and_titled_as_each_event_printed_it(loaded):
    def printed(person):
        rows = ProgrammeEntry.objects.filter(person__key=person).order_by("event__key")
        return [(row.event.key, row.name, row.title) for row in rows]

    assert printed("gabriela-rodriguez-pizarro") == [
        ("chr-59-panel", "Ms. Gabriela Rodriguez", "UN Special Rapporteur on the Human Rights of Migrants"),
        (
            "entry-into-force-panel",
            "Mrs. Gabriela Rodriguez Pizarro",
            "UN Special Rapporteur on the Human Rights of Migrants",
        ),
    ]
    assert printed("bertrand-ramcharan") == [
        ("chr-59-panel", "Mr. Bertrand Ramcharan", "Acting UN High Commissioner for Human Rights"),
        ("entry-into-force-panel", "Mr. Bertrand Ramcharan", "Acting High Commissioner for Human Rights"),
    ]


def test_speakers_and_what_they_said(loaded):
    rows = ProgrammeEntry.objects.order_by("event__key", "position")

    assert [(row.event.key, row.name.split()[-1], row.role, bool(row.said)) for row in rows] == [
        ("chr-59-panel", "Ramcharan", "speaker", True),
        ("chr-59-panel", "Rodriguez", "speaker", True),
        ("chr-59-panel", "Salim", "speaker", True),
        ("chr-59-panel", "Haque", "speaker", True),
        ("chr-59-panel", "Grange", "moderator", False),
        *(
            ("entry-into-force-panel", name, "speaker", False)
            for name in ("Ramcharan", "McKinley", "Albin", "Tapiola", "Malempré", "Pizarro", "Cisse")
        ),
    ]
    haque = ProgrammeEntry.objects.get(person__key="syed-saiful-haque")
    assert sorted(each.key for each in haque.organisations.all()) == ["mfa", "warbe"]


def test_the_french_translation_of_the_dutch_study_is_being_proofread(loaded):
    french = LanguageVersion.objects.get(edition__item__key="belgian-law-study", language="fr")

    assert (french.made_from.language, french.stage_on(REPORT_DAY), str(french.due)) == (
        "nl",
        Stage.PROOFREADING,
        "2004-02",
    )
    assert [french.late_on(day) for day in (REPORT_DAY, date(2004, 3, 1))] == [False, True]


def test_who_made_the_materials_and_where_they_can_be_had(loaded):
    found = {}
    for item in Item.objects.all():
        credits = [f"{credit.role} {credit.organisation.key}" for credit in item.credits.order_by("pk")]
        sites = {v.website.key for v in LanguageVersion.objects.filter(edition__item=item) if v.website}
        found[item.key] = (credits, sorted(sites))

    assert found == {
        "belgian-law-study": (["commissioner platform-flanders", "coordinator december-18"], ["december-18"]),
        "campaign-manual": ([], []),
        "icmc-presentation": (["producer icmc"], []),
        "icmc-treaty-comparison": (["producer icmc"], ["icmc"]),
        "ohchr-brochure": (["producer ohchr"], ["ohchr"]),
        "ohchr-poster": (["producer ohchr"], []),
        "unesco-asia-study": (["producer unesco"], ["unesco"]),
        "unesco-country-studies": (["producer unesco"], []),
        "unesco-press-kit": (["producer unesco"], []),
    }
