"""A directory of missions comes in as a spreadsheet: compared first, taken over by a person, and the same a second time
changes nothing.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from accede.accounts.rules import NotAllowed
from accede.coalition import actions
from accede.coalition.models import SheetImport, SheetLine
from accede.governments.models import Mission, MissionHead
from accede.governments.queries import missions
from accede.kit import offers
from accede.kit.jobs import run_pending
from accede.kit.models import LogEntry
from tests.governments.conftest import TODAY
from tests.governments.sheets import LIST_DAY, as_csv, as_xlsx, changes, stage, take, told, warned

pytestmark = pytest.mark.django_db
HEADER = ["State", "Mission", "Head of mission", "Rank", "Credentials", "E-mail", "Address"]
ARCADIA = [
    "Arcadia",
    "Mission of Arcadia",
    "H.E. Ms. Ana PÉREZ",
    "Ambassador",
    "2024-03-01",
    "a@arcadia.example",
    "1 Lake",
]
BOEOTIA = ["BBB", "Mission of Boeotia", "سالم المثال", "Chargé d'affaires a.i.", "", "", ""]


@pytest.fixture
def book(campaign, arcadia, boeotia, officer):
    """A first directory of two missions, taken over."""
    row = stage(campaign, as_csv(HEADER, ARCADIA, BOEOTIA), officer)
    return take(row, officer)


def head(seat="geneva", code="AAA", on=TODAY):
    return missions.head_on(Mission.objects.get(state__code=code, seat=seat), as_of=on)


def test_new_missions_and_heads_are_taken_over_with_the_day_of_the_list_as_their_source(book):
    rows = Mission.objects.order_by("state__code")

    assert book.state == "approved"
    assert book.counts["written"] == {"new": 4, "changed": 0, "same": 0, "left_out": 0}
    assert [(row.name, row.seat, row.email, row.checked_date, row.source) for row in rows] == [
        ("Mission of Arcadia", "geneva", "a@arcadia.example", LIST_DAY, "Blue Book, list of 1 May 2026"),
        ("Mission of Boeotia", "geneva", "", LIST_DAY, "Blue Book, list of 1 May 2026"),
    ]  # fmt: skip
    assert [(row.name, row.rank, str(row.credentials)) for row in MissionHead.objects.order_by("pk")] == [
        ("H.E. Ms. Ana PÉREZ", "ambassador", "2024-03-01"), ("سالم المثال", "charge", ""),
    ]  # fmt: skip


def test_the_same_file_a_second_time_is_the_same_and_only_says_that_it_was_checked(book, campaign, officer):
    again = stage(campaign, as_csv(HEADER, ARCADIA, BOEOTIA), officer, as_of=date(2026, 5, 3))
    assert {change for _name, _part, change, _changes in changes(again)} == {"same"}

    take(again, officer)
    assert set(Mission.objects.values_list("checked_date", flat=True)) == {date(2026, 5, 3)}
    assert (Mission.objects.count(), MissionHead.objects.count()) == (2, 2)


def test_a_new_head_follows_the_old_one_who_left_before_the_list_or_before_her_successor(book, campaign, officer):
    file = as_csv(["State", "Head", "From"], ["Arcadia", "Bo Example", "2026-04-10"], ["Boeotia", "Dee Example", ""])
    row = stage(campaign, file, officer)
    assert [line for line in changes(row) if line[1] == "head"] == [
        ("Arcadia, Geneva", "head", "changed",
         {"head": ["H.E. Ms. Ana PÉREZ", "Bo Example"], "from": ["", "2026-04-10"]}),
        ("Boeotia, Geneva", "head", "changed", {"head": ["سالم المثال", "Dee Example"]}),
    ]  # fmt: skip

    take(row, officer)
    assert [(str(each.until_date), each.name) for each in MissionHead.objects.order_by("pk")] == [
        ("<2026-04-10", "H.E. Ms. Ana PÉREZ"), ("<2026-05-01", "سالم المثال"), ("", "Bo Example"), ("", "Dee Example"),
    ]  # fmt: skip
    assert (head().head.name, head(code="BBB").head.name) == ("Bo Example", "Dee Example")


def test_who_is_no_longer_listed_departs_and_may_be_left_out_of_the_taking_over(book, campaign, officer):
    file = as_csv(["State", "Head"], ["Arcadia", "-"], ["Boeotia", "Dee Example"])
    row = stage(campaign, file, officer)
    gone = row.lines.get(change="gone")
    assert (gone.name, gone.changes) == ("Arcadia, Geneva", {"head": ["H.E. Ms. Ana PÉREZ", ""]})
    other = row.lines.get(change="changed")

    actions.choose_lines(sheet=row, choices={other.pk: "out"}, by=officer, on=TODAY)
    take(row, officer)

    assert (head().case, head(code="BBB").head.name) == ("left", "سالم المثال")
    assert row.counts["written"]["left_out"] == 1


def test_changed_addresses_are_shown_with_both_values_and_empty_cells_take_nothing_away(book, campaign, officer):
    file = as_csv(["Adresse", "Courriel", "Pays"], ["2 Lake", "", "Arcadia"])
    row = stage(campaign, file, officer)
    assert changes(row) == [("Arcadia, Geneva", "mission", "changed", {"address": ["1 Lake", "2 Lake"]})]
    assert warned(row) == ["1 mission of these seats on record is not in the list. It stays as it is."]

    take(row, officer)
    there = Mission.objects.get(state__code="AAA")
    assert (there.address, there.email, there.changed_date) == ("2 Lake", "a@arcadia.example", TODAY)


def test_the_name_of_one_person_is_one_whatever_stands_before_it_and_in_whatever_order(book, campaign, officer):
    row = stage(
        campaign, as_csv(["State", "Head"], ["Arcadia", "Perez, Ana"], ["Boeotia", "سعادة السيد سالم المثال"]), officer
    )

    assert {change for _name, _part, change, _changes in changes(row)} == {"same"}


def test_two_on_record_at_once_become_one_by_the_list(book, campaign, officer):
    mission = Mission.objects.get(state__code="AAA")
    MissionHead.objects.create(mission=mission, number=2, name="Bo", learned_date=TODAY, source="x")
    assert head().case == "several"

    take(stage(campaign, as_csv(["State", "Head"], ["Arcadia", "Bo"]), officer), officer)
    assert (head().head.name, MissionHead.objects.count()) == ("Bo", 3)


def test_every_problem_comes_at_once_with_its_sheet_and_row(campaign, arcadia, boeotia, officer):
    rows = [
        ["State", "Head", "Credentials", "E-mail", "Telephone", "Until", "From"],
        ["Atlantis", "Ada", "", "", "", "", ""],
        ["Arcadia", "Ada", "2024-02-30", "", "", "", ""],
        ["Boeotia", "<b>Bo</b>", "", "bo at example", "", "", ""],
        ["Arcadia", "Another", "", "", "+41 22 000 00 00", "", ""],
        ["", "Nobody", "", "", "", "", ""],
        ["Boeotia", "@cmd()", "", "", "", "2024-01-01", "2025-01-01"],
    ]
    row = stage(campaign, as_xlsx(*rows), officer, filename="book.xlsx")

    assert row.state == "faulty"
    assert [(number, column) for number, column, _words in told(row)] == [
        (2, "State"), (3, "Credentials"), (4, "Head"), (4, "E-mail"), (6, "State"), (7, "Head"), (7, "Until"),
        (5, "Head"), (7, "Head"),
    ]  # fmt: skip
    assert "Two heads of one mission: “Another”, and “Ada” in row 3." in told(row)[7][2]
    assert {each["file"] for each in row.problems} == {"Blue Book"}
    with pytest.raises(actions.SheetClosed):
        take(row, officer)
    assert Mission.objects.count() == 0


def test_a_formula_is_told_and_one_without_a_value_is_an_error(campaign, arcadia, officer):
    row = stage(campaign, as_xlsx(["State", "Head"], ["Arcadia", "=1+1"]), officer, filename="book.xlsx")

    assert any("1 formula" in words for words in warned(row))


def test_days_in_another_order_are_asked_once_for_the_file(campaign, arcadia, boeotia, officer):
    file = as_csv(["State", "Head", "Credentials"], ["Arcadia", "Ada", "03/04/2024"], ["Boeotia", "Bo", "13/04/2024"])
    row = stage(campaign, file, officer)
    assert (row.state, len(row.unclear)) == ("asks", 1)

    row = actions.say_of_sheet(sheet=row, date_order="day", by=officer, on=TODAY)
    take(row, officer)
    assert [str(each.credentials) for each in MissionHead.objects.order_by("pk")] == ["2024-04-03", "2024-04-13"]


def test_renamed_columns_are_said_by_a_person(campaign, arcadia, officer):
    row = stage(campaign, as_csv(["State", "Who is there"], ["Arcadia", "Ada"]), officer)
    assert [line[1] for line in changes(row)] == ["mission"]

    row = actions.say_of_sheet(sheet=row, columns={"": {"1": "head"}}, by=officer, on=TODAY)
    assert [(line[1], line[2]) for line in changes(row)] == [("mission", "new"), ("head", "new")]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["État", "Chef de mission", "Lettres de créance"], ["state", "head", "credentials"]),
        (["País", "Jefe de misión", "Correo electrónico"], ["state", "head", "email"]),
        (["الدولة", "رئيس البعثة", "العنوان"], ["state", "head", "address"]),
    ],
)
def test_headers_are_known_in_several_languages(header, expected, campaign, arcadia, officer):
    row = stage(campaign, as_csv(header, ["Arcadia", "Ada", ""]), officer)

    assert row.headers[0]["fields"] == expected


def test_seats_stand_in_rows_or_are_said_once_and_vienna_is_elsewhere(campaign, arcadia, officer):
    file = as_csv(["State", "Seat", "Head"], ["Arcadia", "Nueva York", "Ada"], ["Arcadia", "Vienna", "Bo"])
    take(stage(campaign, file, officer, seat=""), officer)
    assert sorted(Mission.objects.values_list("seat", "place")) == [("new_york", ""), ("other", "Vienna")]

    row = stage(campaign, as_csv(["State", "Head"], ["Arcadia", "Ada"]), officer, seat="")
    assert told(row) == [(2, "seat", "At which seat? Say it in the row, or once for the whole list.")]


def test_a_list_older_than_the_last_check_says_so(book, campaign, officer):
    row = stage(campaign, as_csv(HEADER, ARCADIA), officer, as_of=date(2025, 1, 1))

    assert "was checked on 1 May 2026, after the day of this list" in warned(row)[0]


def test_a_file_is_there_for_who_brought_it_in_and_for_nobody_else(campaign, arcadia, officer, nora, client):
    from accede.accounts.models import Grant

    row = stage(campaign, as_csv(HEADER, ARCADIA), officer)
    Grant.objects.get_or_create(user=nora, role="secretariat", campaign=campaign.slug, from_date=date(2003, 1, 1))
    base = f"/c/{campaign.slug}/states/imports/"
    client.force_login(nora)
    page = client.get(base).content.decode()
    assert "list.csv" not in page
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.get(f"/c/{campaign.slug}/coalition/organisations/import/{row.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        actions.approve_sheet(sheet=row, by=nora, on=TODAY)
    lines = offers.ask("work", subject=campaign.slug, on=TODAY, reader=nora)
    assert not [line for line in lines if "list.csv" in line.title]
    assert not LogEntry.objects.filter(target_type="coalition.sheetimport").exists()
    client.force_login(officer)
    assert "list.csv" in client.get(base).content.decode()


def test_who_does_not_keep_missions_brings_no_directory_in(campaign, arcadia, mateo):
    with pytest.raises(NotAllowed):
        stage(campaign, as_csv(HEADER, ARCADIA), mateo)


def test_what_a_file_said_is_forgotten_when_it_is_taken_over_or_laid_aside(book, campaign, officer):
    dropped = stage(campaign, as_csv(HEADER, ARCADIA), officer)
    actions.drop_sheet(sheet=dropped, by=officer, on=TODAY)

    assert SheetLine.objects.count() == 0
    assert {bytes(row.content) for row in SheetImport.objects.all()} == {b""}


def test_the_export_of_the_directory_comes_in_again_unchanged(book, client, officer, campaign):
    client.force_login(officer)
    sheet = client.get(f"/c/{campaign.slug}/states/missions/list.xlsx")

    again = stage(campaign, sheet.content, officer, seat="", filename="list.xlsx")
    assert {change for _name, _part, change, _changes in changes(again)} == {"same"}


def test_the_pages_take_a_directory_from_upload_to_record(client, officer, campaign, arcadia):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(officer)
    base = f"/c/{campaign.slug}/states/imports/"
    assert "Bring in missions and their heads" in client.get(base).content.decode()
    assert "Exampleland" in client.get(f"{base}missions/sample.csv").content.decode()
    file = SimpleUploadedFile("book.csv", as_csv(HEADER, ARCADIA))
    sent = {"file": file, "title": "Blue Book", "as_of": "2026-05-01", "seat": "geneva"}
    page = client.post(f"{base}missions/add/", sent, follow=True).content.decode()
    row = SheetImport.objects.get()
    assert "Take these rows over" in page and "You alone see this page." in page
    page = client.post(f"{row.get_absolute_url()}approve/", follow=True).content.decode()

    assert "Taken over: 2 new" in page
    assert f"/c/{campaign.slug}/states/missions/" in page
    assert Mission.objects.count() == 1


@pytest.mark.long
def test_thousands_of_rows_are_taken_over_in_parts_and_go_on_where_they_stopped(campaign, arcadia, officer, long_share):
    many = int(5000 * long_share)
    rows = [["Arcadia", "other", f"City {n}", f"Head {n}"] for n in range(many)]
    row = stage(campaign, as_csv(["State", "Seat", "Place", "Head"], *rows), officer, seat="")
    run_pending()
    row.refresh_from_db()
    assert (row.state, row.lines.count()) == ("waits", 2 * many)
    actions.approve_sheet(sheet=row, by=officer, on=TODAY)
    actions.write_part(pk=row.pk, by=officer, on=TODAY)
    assert Mission.objects.count() == 25

    run_pending()
    row.refresh_from_db()
    assert (row.state, Mission.objects.count(), MissionHead.objects.count()) == ("approved", many, many)
    assert row.counts["written"]["new"] == 2 * many
