"""Pages of release and archive: who sees which button, what is handed out, what a stranger gets."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.urls import reverse

from accede.kit import jobs
from accede.kit.letters import archive
from accede.kit.models import Job, OutgoingMail
from accede.mailings.actions import asking, delivery
from accede.mailings.actions import release as actions
from accede.mailings.models import Letter, LetterFile, Letterhead, Run, RunStep
from accede.mailings.queries import mail_room
from tests.kit.letters_made import words_of
from tests.mailings.released import a_letter, a_run, letters

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)
DAY = NOW.date()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


def url(name, run, *more):
    return reverse(f"mailings:{name}", args=[run.campaign.slug, run.key, *more])


def page(client, person, address):
    client.force_login(person)
    return client.get(address)


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def released(run, officer, nora):
    actions.prepare(run=run, by=officer, at=NOW, on=DAY)
    letters = actions.release(run=run, by=nora, at=NOW, on=DAY)
    jobs.run_pending()
    return letters


def test_the_officer_prepares_and_the_convener_releases(client, run, officer, nora):
    client.force_login(officer)
    shown = client.get(url("run_release", run))
    assert "Prepare 3 letters" in text(shown)
    assert Letter.objects.count() == 0
    client.post(url("prepare", run))
    assert "Another person must read and release them" in text(client.get(url("run_release", run)))

    client.force_login(nora)
    assert '<button class="btn btn--primary" type="submit">Release 3 letters</button>' in text(
        client.get(url("run_release", run))
    )
    done = client.post(url("release", run), follow=True)
    assert "The letters are frozen" in text(done)
    assert "Files of letters made: 0 of 3" in text(done)
    assert done["Refresh"]
    jobs.run_pending()
    shown = text(client.get(url("run_release", run)))
    assert "Files of letters made" not in shown
    assert "3 letters. Exact text and enclosures are frozen" in shown


def test_the_button_of_the_one_who_prepared_does_nothing_when_pressed_all_the_same(client, run, nora):
    client.force_login(nora)
    client.post(url("prepare", run))
    answer = client.post(url("release", run), follow=True)

    assert "Another person must read and release them" in text(answer)
    assert Letter.objects.count() == 0


def test_what_changed_is_named_on_the_page_and_the_release_waits(client, run, missions, officer, nora):
    actions.prepare(run=run, by=officer, at=NOW, on=DAY)
    missions["boeotia"].heads.update(salutation="Monsieur")
    shown = text(page(client, nora, url("run_release", run)))

    assert "Something changed since the run was prepared" in shown
    assert "The name, the title or the form of address is another." in shown
    assert "disabled>Release 3 letters" in shown
    assert "is not what was prepared" in text(client.post(url("release", run), follow=True))
    client.post(url("reopen", run))
    assert "Prepare 3 letters" in text(client.get(url("run_release", run)))


@pytest.mark.parametrize("act", ["prepare", "release", "reopen"])
def test_reading_a_page_is_no_step(client, run, nora, act):
    assert page(client, nora, url(act, run)).status_code == 405


@pytest.mark.parametrize("name", ["run_release", "run_archive"])
@pytest.mark.parametrize("who", ["mateo", "ines", "sam"])
def test_who_may_not_read_letters_finds_no_page(client, run, name, who, request):
    assert page(client, request.getfixturevalue(who), url(name, run)).status_code == 404


def test_the_archive_lists_the_letters_and_hands_out_the_exact_file(client, run, released, nora):
    shown = text(page(client, nora, url("run_archive", run)))
    row = LetterFile.objects.get(letter=released[1])
    answer = client.get(url("letter_file", run, released[1].key, row.pk))

    assert [f"2026/1/00{n}" in shown for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert answer.content == archive.read(row.sha256)
    assert answer["ETag"] == f'"{row.sha256}"'
    assert answer["Content-Disposition"] == 'attachment; filename="2026-1-002-bbb-fr.pdf"'
    assert "2026/1/002" not in text(client.get(url("run_archive", run), {"language": "ar"}))
    assert "2026/1/001" in text(client.get(url("run_archive", run), {"words": "arcadian"}))


def test_a_letter_shows_its_hash_and_whether_the_file_is_whole(client, run, released, nora):
    letter = released[0]
    row = LetterFile.objects.get(letter=letter)
    shown = text(page(client, nora, url("letter", run, letter.key)))
    assert row.sha256[:8] in shown
    assert '<span class="tag tag--ok">whole</span>' in shown
    Path(default_storage.path(archive.name_of(row.sha256))).write_bytes(b"x")

    assert "damaged" in text(client.get(url("letter", run, letter.key)))
    answer = client.get(url("letter_file", run, letter.key, row.pk))
    assert (answer.status_code, b"not what was archived" in answer.content) == (410, True)


def test_a_file_of_another_letter_is_not_found_there(client, run, released, nora, mateo):
    other = LetterFile.objects.get(letter=released[1])
    assert page(client, nora, url("letter_file", run, released[0].key, other.pk)).status_code == 404
    assert page(client, mateo, url("letter_file", run, released[1].key, other.pk)).status_code == 404


@pytest.mark.parametrize(
    ("paper", "form", "words"),
    [("labels", "2x7", "Ada Arcadian"), ("envelopes", "c5", "Ada Arcadian"), ("signatures", "a4", "English"),
     ("courier", "a4", "Courier list")],
)  # fmt: skip
def test_the_mail_room_prints_what_leaves_on_paper(client, run, missions, officer, nora, paper, form, words):
    missions["arcadia"].channel, missions["arcadia"].address = "courier", "1, rue Example\n1202 Geneva"
    missions["arcadia"].save()
    actions.prepare(run=run, by=officer, at=NOW, on=DAY)
    actions.release(run=run, by=nora, at=NOW, on=DAY)
    made = page(client, nora, url("paper", run, paper, form)).content

    assert words in words_of(made)
    assert "1202 Geneva" in words_of(made) or paper == "signatures"
    assert "Bo Boeotian" not in words_of(made)
    assert client.get(url("paper", run, paper, "x")).status_code == 404


def test_the_manifest_names_every_file_with_its_hash(client, run, released, nora):
    told = page(client, nora, url("manifest", run, "json")).json()

    assert [line["number"] for line in told["files"]] == ["2026/1/001", "2026/1/002", "2026/1/003"]
    assert {line["sha256"] for line in told["files"]} == set(LetterFile.objects.values_list("sha256", flat=True))
    assert client.get(url("manifest", run, "csv")).content.startswith(b"\xef\xbb\xbfnumber,letter,")
    assert client.get(url("manifest", run, "xlsx")).content.startswith(b"PK")
    assert client.get(url("manifest", run, "exe")).status_code == 404


def test_the_command_writes_the_files_and_their_manifest(run, released, tmp_path, capsys):
    out = tmp_path / "out"
    call_command("run", "letters", run.key, "--out", str(out), "--json")
    told = json.loads(capsys.readouterr().out)

    assert json.loads((out / "manifest.json").read_text()) == told
    assert sorted(path.name for path in out.glob("*.pdf")) == sorted(line["path"] for line in told["files"])
    for line in told["files"]:
        assert (out / line["path"]).read_bytes() == archive.read(line["sha256"])
    Path(default_storage.path(archive.name_of(told["files"][0]["sha256"]))).unlink()
    with pytest.raises(SystemExit) as left:
        call_command("run", "letters", run.key, "--out", str(out))
    assert left.value.code == 1
    assert "missing in the archive" in capsys.readouterr().out


def test_a_correction_is_begun_from_the_page(client, run, released, officer):
    client.force_login(officer)
    assert "Begin a correction" in text(client.get(url("correct", run)))
    client.post(url("correct", run), {"title": "The right day", "why": "Wrong day", "only": ["mission:aaa-geneva"]})

    made = Run.objects.get(corrects=run)
    assert (made.title, made.only) == ("The right day", ["mission:aaa-geneva"])


def test_a_run_with_many_letters_is_prepared_and_released_by_a_job(client, run, officer, nora, monkeypatch):
    monkeypatch.setattr(asking, "AT_ONCE", 2)
    run.audience.kind = "list"  # nobody counts missions
    monkeypatch.setattr(asking, "_many", lambda *given: True)
    client.force_login(officer)
    client.post(url("prepare", run))
    client.post(url("prepare", run))
    assert Job.objects.filter(name=asking.STEP).count() == 1
    assert "The letters are being frozen" in text(client.get(url("run_release", run)))
    jobs.run_pending()

    client.post(url("release", run))  # the officer prepared it
    jobs.run_pending()
    assert "Another person must read and release them" in text(client.get(url("run_release", run)))
    client.force_login(nora)
    client.post(url("release", run))
    jobs.run_pending()
    assert (Letter.objects.count(), LetterFile.objects.count()) == (3, 3)


@pytest.mark.parametrize("name", ["run_release", "run_archive"])
def test_pages_ask_the_same_for_one_letter_and_for_three(
    client, run, released, nora, name, django_assert_max_num_queries
):
    counted = []
    page(client, nora, url(name, run))
    for some in (3, 1):
        if some == 1:
            LetterFile.objects.exclude(letter=released[0]).delete()
            Letter.objects.exclude(pk=released[0].pk).update(subject="x")
        asked = {"words": "Letter B (en)"} if some == 1 and name == "run_archive" else {}
        with django_assert_max_num_queries(120) as queries:
            client.get(url(name, run), asked)
        counted.append(len(queries))

    assert counted[0] == counted[1]


def test_an_address_in_latin_letters_begins_on_the_left_though_the_letter_is_in_arabic(campaign, monkeypatch):
    made = []
    monkeypatch.setattr(mail_room.sheets, "labels_pdf", lambda found, *_form, **_more: made.extend(found) or b"")
    run = a_run(campaign)
    for number, name in enumerate(["Ada Arcadian", "السفير"], 1):
        a_letter(run, number, language="ar", channel="post", to_name=name)

    mail_room.labels(run, "2x7", made_at=NOW)

    assert [each.language for each in made] == ["en", "ar"]


# A run that came with a campaign folder -----------------------------------------------------------------------
@pytest.fixture
def brought(campaign):
    """Released letters without files, as a campaign folder brings them."""
    came = a_run(campaign)
    letters(came, 2)
    return came


def test_the_archive_of_a_run_that_came_with_a_folder_says_so_and_has_its_files_made_without_sending(
    client, brought, nora
):
    shown = text(page(client, nora, url("run_archive", brought)))
    assert "2 letters have no file yet" in shown
    assert "made again from the frozen text; nothing is sent by it." in shown

    asked = client.post(url("make_missing", brought), follow=True)
    assert ("Files of letters made: 0 of 2" in text(asked), asked["Refresh"]) == (True, "2")
    assert "No file is missing, or the files are being made already." in text(
        client.post(url("make_missing", brought), follow=True)
    )
    jobs.run_pending()

    shown = text(client.get(url("run_archive", brought)))
    assert ("no file yet" in shown, "Make the files" in shown) == (False, False)
    assert (LetterFile.objects.count(), OutgoingMail.objects.count()) == (2, 0)


def test_only_who_releases_letters_has_files_made_and_reading_never_does(client, brought, nora, mateo):
    assert page(client, nora, url("make_missing", brought)).status_code == 405
    client.force_login(mateo)
    assert client.post(url("make_missing", brought)).status_code == 403
    assert jobs.run_pending() == 0


def test_where_the_letterhead_of_that_day_is_not_on_record_the_page_says_which_one_is_used(client, brought, nora):
    words = "The letterhead of that day is not on record"
    assert words not in text(page(client, nora, url("run_archive", brought)))

    own = Letterhead.objects.create(
        campaign=brought.campaign, key="own", name="Own", file_name="own.docx", content=b"x", sha256="0" * 64
    )
    brought.template.letterhead = own
    brought.template.save()
    assert words in text(client.get(url("run_archive", brought)))

    told = a_run(brought.campaign, key="told")
    RunStep.objects.create(run=told, number=3, kind="released", at=NOW, by="nora", proof={"letterhead": own.sha256})
    a_letter(told, frozen_at=NOW)
    shown = text(client.get(url("run_archive", told)))
    assert (words in shown, "1 letter has no file yet" in shown) == (False, True)


# A release whose job failed for good --------------------------------------------------------------------------
@pytest.fixture
def failed(run, officer, nora, monkeypatch):
    """A released run whose files could not be made; what failed is mended since."""

    def fails(*_args):
        raise jobs.GiveUp("The disk is full.")

    actions.prepare(run=run, by=officer, at=NOW, on=DAY)
    actions.release(run=run, by=nora, at=NOW, on=DAY)
    with monkeypatch.context() as patch:
        patch.setattr("accede.mailings.jobs.files.make_files", fails)
        jobs.run_pending()
    return run


def test_who_may_release_begins_the_failed_work_again_and_each_letter_leaves_once(client, failed, nora):
    shown = text(page(client, nora, url("run_release", failed)))
    assert ("The disk is full." in shown, "Make the files" in shown) == (True, True)
    assert (LetterFile.objects.count(), OutgoingMail.objects.count()) == (0, 0)

    for _time in range(2):  # pressed twice
        client.post(url("make_missing", failed))
    asked = Job.objects.filter(name=actions.MAKE).count()
    jobs.run_pending()

    assert (asked, OutgoingMail.objects.count()) == (2, 3)  # the release's and one more; a letter each
    assert {letter.files.count() > 0 for letter in Letter.objects.filter(run=failed)} == {True}
    assert "Make the files" not in text(client.get(url("run_release", failed)))


def test_who_may_not_release_is_shown_no_button(client, failed, nora, monkeypatch):
    monkeypatch.setattr("accede.mailings.views.release.may", lambda *_who, **_where: False)

    shown = text(page(client, nora, url("run_release", failed)))

    assert ("The disk is full." in shown, "Make the files" in shown) == (True, False)


def test_of_a_run_cancelled_since_the_files_are_made_and_nothing_leaves(client, failed, nora):
    delivery.cancel(run=failed, by=nora, at=NOW, on=DAY, note="Not now")
    client.force_login(nora)
    client.post(url("make_missing", failed))
    jobs.run_pending()

    assert (LetterFile.objects.exists(), OutgoingMail.objects.exists()) == (True, False)
