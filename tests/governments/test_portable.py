"""State files travel as plain text: out, in, and out again to the byte; what is confidential only with its owner."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accede.accounts.queries import operator
from accede.governments import models
from accede.governments.portable import GovernmentsPart
from accede.governments.portable.tables import TABLES
from accede.kit import portable
from accede.kit.imports import Report
from accede.kit.portable import Folder, Taken

from .conftest import TODAY
from .full import emptied, fill


@pytest.fixture
def full(alliance, campaign, arcadia, boeotia, alpha, beta, nora):
    """Two files with a row in every table."""
    fill(campaign, arcadia, boeotia, alpha=alpha, beta=beta, user=nora)
    return campaign


def files(path: Path) -> dict[str, bytes]:
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}


def written(path: Path, campaign, **taken) -> dict[str, bytes]:
    GovernmentsPart().write(Folder(path, taken=Taken(**taken)), campaign=campaign.slug)
    return files(path)


def read(path: Path, campaign) -> str:
    report = Report()
    GovernmentsPart().read(Folder(path, report), by=None, report=report, campaign=campaign.slug)
    return str(report)


def test_a_campaign_without_state_files_has_no_file_of_the_room(campaign, tmp_path):
    assert written(tmp_path, campaign) == {}


def test_every_table_comes_back_to_the_byte(full, tmp_path):
    out = written(tmp_path / "one", full, sources=True)
    emptied()

    assert read(tmp_path / "one", full) == ""
    assert written(tmp_path / "two", full, sources=True) == out
    assert sorted(out) == sorted([*(table.file for table in TABLES), "governments/CONFIDENTIAL.md"])
    corrected = models.Position.objects.get(key="aaa-corrected")
    assert (corrected.replaces.key, str(corrected.as_of), corrected.words) == (
        "zzz-first",
        "2026-03-02",
        "« On étudie »",
    )
    quiet = models.Contact.objects.get(key="aaa-quiet")
    assert (quiet.owner.key, quiet.shared_with, quiet.embargo_open) == ("beta", "members", True)
    assert models.Official.objects.get().tags == ["desk; treaties", "friendly"]
    assert models.Obstacle.objects.get(key="aaa-entry").argument.campaign is None


def test_a_source_at_risk_stays_where_it_is_unless_asked_for_and_then_it_is_sealed(full, tmp_path):
    assert "governments/sources.csv" not in written(tmp_path / "one", full)

    out = written(tmp_path / "two", full, sources=True)
    assert b"sealed:1:" in out["governments/sources.csv"]
    assert not any(b"Somebody at risk" in content or b"Only by hand" in content for content in out.values())


def test_a_sealed_source_is_restored_where_its_key_is(full, tmp_path):
    written(tmp_path, full, sources=True)
    emptied()

    assert read(tmp_path, full) == ""
    source = models.ContactSource.objects.get()
    assert (source.name, source.note, source.owner.key) == ("Somebody at risk", "Only by hand", "beta")


def test_a_sealed_source_is_refused_in_words_where_its_key_is_not(full, tmp_path, settings):
    written(tmp_path, full, sources=True)
    emptied()
    settings.SEALING_KEYS = ["another key, of another house"]

    assert "governments/sources.csv, row 2, column name: This is sealed, and the key is not here." in read(
        tmp_path, full
    )
    assert not models.ContactSource.objects.exists()


def test_the_folder_says_which_files_hold_confidential_rows(full, tmp_path):
    told = written(tmp_path, full)["governments/CONFIDENTIAL.md"].decode()

    assert [line for line in told.splitlines() if line.startswith("| gov")] == [
        "| governments/contacts.csv | 3 |", "| governments/obstacles.csv | 1 |", "| governments/officials.csv | 1 |",
        "| governments/positions.csv | 1 |", "| governments/tags.csv | 1 |",
    ]  # fmt: skip


def test_a_reader_takes_along_what_is_not_confidential_and_what_is_her_own(full, mateo, nora, tmp_path):
    hers = written(tmp_path / "mateo", full, reader=mateo, on=TODAY)
    others = written(tmp_path / "nora", full, reader=nora, on=TODAY)

    def keys(folder):
        lines = folder["governments/contacts.csv"].decode().splitlines()
        return sorted(key for key in ("aaa-met", "aaa-quiet", "aaa-own", "aaa-named") if any(key in x for x in lines))

    assert keys(hers) == ["aaa-met", "aaa-named", "aaa-own", "aaa-quiet"]
    assert keys(others) == ["aaa-met"]
    assert not {"governments/sources.csv", "governments/officials.csv"} & set(others)
    assert "governments/sources.csv" not in hers


def test_nothing_in_a_readers_folder_tells_of_what_is_not_hers(full, nora, beta, tmp_path):
    before = written(tmp_path / "one", full, reader=nora, on=TODAY, sources=True)
    models.Position.objects.filter(key="aaa-whispered").delete()
    models.ContactSource.objects.all().delete()
    models.Contact.objects.filter(owner=beta).delete()
    models.ContactPerson.objects.update(official=None)
    models.Obstacle.objects.filter(owner=beta).delete()
    models.Official.objects.all().delete()

    assert written(tmp_path / "two", full, reader=nora, on=TODAY, sources=True) == before


def test_the_owner_who_asks_for_it_takes_her_source_along_opened(full, mateo, tmp_path):
    hers = written(tmp_path, full, reader=mateo, on=TODAY, sources=True)

    assert b"Somebody at risk" in hers["governments/sources.csv"]


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("positions", "studying", "keen", "row 2, column stance: “keen” is not known here."),
        ("positions", "2026-03-03", "3 March", "row 2, column learned_date: “3 March” is not a day."),
        ("contacts", "2027-01-02T08:30:00Z", "2027-01-02", "column embargo_until: “2027-01-02” is not an instant."),
        ("contacts", "Europe/Zurich", "Europe/Atlantis", "column embargo_zone: “Europe/Atlantis” is not a time zone"),
        ("contacts", "14:30", "half past two", "column at: “half past two” is not a time of day."),
        ("contacts", ",beta,members", ",beto,members", "column owner: “beto” is not in this campaign."),
        ("evidence", "aaa-corrected", "bbb-corrected", "row 2, column position: “bbb-corrected” is not in this"),
        ("step-facts", "aaa-way/2", "aaa-way/9", "column step: “aaa-way/9” is not in this campaign."),
        ("weights", '{""stage"": 3}', "{stage", "column values: “{stage” cannot be read here."),
        ("months", "2026-05-01", "2026-05-02", "governments/months.csv, row 2"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_with_its_file_and_its_row(full, tmp_path, file, old, new, problem):
    written(tmp_path, full)
    emptied()
    path = tmp_path / f"governments/{file}.csv"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))

    told = read(tmp_path, full)
    assert problem in told and f"governments/{file}.csv, row " in told


def test_two_claims_that_correct_each_other_are_told_and_not_read(full, tmp_path):
    written(tmp_path, full)
    emptied()
    path = tmp_path / "governments/positions.csv"
    first = next(line for line in path.read_text().splitlines() if line.startswith("AAA,zzz-first"))
    path.write_text(path.read_text().replace(first, first.replace("2024-05-01,,", "2024-05-01,aaa-corrected,")))

    assert "column replaces: “zzz-first” is not in this campaign." in read(tmp_path, full)


def exported(*words: str) -> str:
    out = StringIO()
    call_command("export", *words, stdout=out)
    return out.getvalue()


def test_the_operators_export_is_complete_and_says_what_it_leaves_out(full, tmp_path):
    told = exported(str(tmp_path / "one"), "--campaign", full.slug)

    assert "Sources at risk are not among them; --sources adds them, sealed." in told
    assert "governments/sources.csv" not in files(tmp_path / "one")
    assert b"aaa-own" in files(tmp_path / "one")["governments/contacts.csv"]
    exported(str(tmp_path / "two"), "--campaign", full.slug, "--sources")
    assert b"sealed:1:" in files(tmp_path / "two")["governments/sources.csv"]


def test_an_export_for_a_person_holds_the_state_files_alone_cut_to_her(full, nora, tmp_path):
    exported(str(tmp_path / "one"), "--campaign", full.slug, "--for", "nora")

    out = files(tmp_path / "one")
    assert {name.split("/")[0] for name in out} == {"governments"}
    assert b"aaa-own" not in out["governments/contacts.csv"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--for", "nobody-here"], "Nobody called “nobody-here” may read"),
        (["--for", "mateo", "--sources"], "signed in"),
    ],
)
def test_an_export_that_cannot_be_made_for_a_person_is_refused_with_2(full, mateo, tmp_path, words, says):
    with pytest.raises(CommandError, match=says) as refusal:
        exported(str(tmp_path / "one"), "--campaign", full.slug, *words)

    assert refusal.value.returncode == 2


def test_a_loaded_folder_with_sealed_sources_is_known_again_as_unchanged(full, mateo, tmp_path):
    exported(str(tmp_path / "one"), "--campaign", full.slug, "--sources")

    assert portable.load(tmp_path / "one", operator()).unchanged
