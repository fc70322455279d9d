"""The alliance of the 2003 campaign as plain text: in, out, and what stands in it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from accede.coalition import queries
from accede.coalition.models import Campaign, Organisation, Person
from accede.core.dates import Answer
from accede.kit import portable

SHIPPED = Path(__file__).resolve().parents[2] / "campaigns" / "migrant-workers-2003"
SLUG = "migrant-workers-2003"
REPORT = date(2004, 1, 30)


@pytest.fixture
def folder(tmp_path):
    """The coalition's part of the shipped campaign."""
    place = tmp_path / "campaign"
    shutil.copytree(SHIPPED / "coalition", place / "coalition")
    for name in ("campaign.toml", "SOURCE.md"):
        shutil.copy(SHIPPED / name, place / name)
    return place


@pytest.fixture
def convention(db):
    from accede.record.models import Treaty

    return Treaty.objects.create(slug="icrmw", shipped=True, source="a test", titles={"en": "Convention"})


@pytest.fixture
def loaded(folder, convention, operator):
    found = portable.load(folder, operator)
    assert str(found.report) == ""
    return Campaign.objects.get(slug=found.campaign)


def files(place: Path) -> dict[str, bytes]:
    """What the coalition wrote; other rooms have their own part of the folder."""
    found = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    ours = ("campaign.toml", "SOURCE.md", "coalition/")
    return {name: path.read_bytes() for name, path in found.items() if name.startswith(ours)}


def test_export_gives_the_very_bytes_that_were_loaded(loaded, folder, tmp_path):
    portable.export(tmp_path / "out", SLUG)

    assert files(tmp_path / "out") == files(folder)


def test_the_thirteen_members_and_two_observers_are_known_for_the_report_s_day_only(loaded):
    on_report, on_entry = (queries.members_on(loaded, on=day) for day in (REPORT, date(2003, 7, 1)))

    assert [(on_report[kind].certain, on_report[kind].open) for kind in ("member", "observer")] == [
        (13, 0),
        (2, 0),
    ]
    assert [(on_entry[kind].certain, on_entry[kind].open) for kind in ("member", "observer")] == [
        (0, 13),
        (0, 2),
    ]


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        (date(2002, 12, 31), []),
        (date(2003, 1, 1), [("Mariette Grange", "ICMC", Answer.NOT_KNOWN)]),
        (date(2003, 12, 31), [("Mariette Grange", "ICMC", Answer.NOT_KNOWN)]),
        (date(2004, 1, 30), [("Jillyanne Redpath", "IOM", Answer.YES)]),
        (date(2004, 6, 1), []),
    ],
)
def test_who_is_convener_on_a_day_is_said_as_far_as_the_report_goes(loaded, day, holders):
    convener = queries.offices(loaded, on=day)[0]

    assert [
        (held.term.person.name, held.term.organisation.acronym, held.finding.answer) for held in convener.holders
    ] == holders


def test_every_row_names_its_source(loaded):
    for model in (Organisation, Person):
        assert model.objects.filter(campaign=loaded, source="").count() == 0
    assert {place.membership.source for place in queries.places(loaded, on=REPORT)} == {
        "2003 Accomplishment Report, Membership and Organization"
    }


def test_loading_a_campaign_that_is_here_already_changes_nothing_and_says_so(loaded, folder, operator):
    again = portable.load(folder, operator)

    assert again.campaign is None
    assert str(again.report) == "campaign.toml: The campaign “migrant-workers-2003” is here already."
    assert Campaign.objects.count() == 1


def test_a_campaign_whose_treaty_is_not_on_record_is_refused(folder, operator):
    found = portable.load(folder, operator)

    assert str(found.report).startswith("campaign.toml: The record has no treaty “icrmw”.")
    assert Campaign.objects.count() == 0


def broken(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_all_problems_are_reported_at_once_with_row_and_column_and_nothing_is_written(folder, convention, operator):
    broken(
        folder,
        "coalition/memberships.csv",
        "hrw-member,hrw,member,,,2004-01-30",
        "hrw-member,hrv,member,,,31/1/04",
    )
    broken(folder, "coalition/offices.csv", "convener,Convener,1,yes,6", "convener,Convener,1,perhaps,six")
    broken(folder, "coalition/people.csv", "emily-lovrien,Emily Lovrien,,", "emily-lovrien,,,")

    found = portable.load(folder, operator)

    told = str(found.report)
    assert "coalition/memberships.csv, row 4, column organisation: “hrv” is no key in" in told
    assert "column attested: “31/1/04” is not a date" in told
    assert "coalition/offices.csv, row 2, column rotates: “perhaps” is neither yes nor no." in told
    assert "column term_months: “six” is not a whole number." in told
    assert "column name: This cell must not be empty." in told
    # What hangs on a row that could not be read is not reported a second time.
    assert len(found.report.errors) == 5
    assert (found.campaign, Campaign.objects.count()) == (None, 0)


def test_a_key_that_is_an_address_of_the_room_is_reported_with_its_row(folder, convention, operator):
    broken(folder, "coalition/people.csv", "brunson-mckinley,Brunson", "add,Brunson")

    told = str(portable.load(folder, operator).report)

    assert "coalition/people.csv, row 3, column key: “add” is the address of a page of this room." in told
    assert Campaign.objects.count() == 0


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"church"', '"churhc"', "“sectors churhc” is not known here"),
        ("language = ", "lingo = ", "“lingo” is not known here"),
        ("first = 1993-01-01", 'first = "soon"', "A period needs a first day"),
        ('convened = "1998"', 'convened = "long ago"', "convened: 'long ago' is no date"),
        ("shown_on_date = 2004-01-30", 'shown_on_date = "today"', "“today”"),
    ],
)
def test_a_mistake_in_campaign_toml_is_named(folder, convention, operator, old, new, words):
    broken(folder, "campaign.toml", old, new)

    found = portable.load(folder, operator)

    assert words in str(found.report)
    assert Campaign.objects.count() == 0


def test_a_fault_in_another_file_hides_none_of_the_alliance_s(folder, convention, operator):
    (folder / "strange.csv").write_text("a,b\n")
    people = folder / "coalition" / "people.csv"
    people.write_text(people.read_text().replace("2003 Accomplishment Report", "", 1).replace(",source", ",sorce", 1))

    found = portable.load(folder, operator)

    assert {problem.file for problem in found.report.errors} >= {"strange.csv", "coalition/people.csv"}
    assert found.campaign is None
    assert not Campaign.objects.exists()
