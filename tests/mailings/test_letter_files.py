"""The files of released letters: exact, archived, made once whatever dies between, sent when they are there."""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, date, datetime

import docx
import pytest

from accede.kit import jobs
from accede.kit.letters import archive
from accede.kit.models import Job, MailFile, OutgoingMail
from accede.mailings.actions import files
from accede.mailings.actions import release as actions
from accede.mailings.actions.letterheads import replace_letterhead
from accede.mailings.models import Enclosure, Letter, LetterFile, Letterhead
from accede.mailings.queries.coverage import coverage_of
from accede.mailings.queries.papers import DOCX, PDF, around, paper_of
from tests.kit.letters_made import words_of
from tests.mailings.conftest import NOW, TODAY

LATER = datetime(2026, 5, 5, 8, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def letters(run, officer, nora):
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)
    return actions.release(run=run, by=nora, at=LATER, on=TODAY)


def rows(letter):
    return list(letter.files.order_by("what", "position", "content_type"))


def test_each_letter_has_its_file_and_the_file_holds_its_words(letters):
    jobs.run_pending()

    for letter in letters:
        (row,) = rows(letter)
        content = archive.read(row.sha256)
        assert (row.content_type, row.size, hashlib.sha256(content).hexdigest()) == (PDF, len(content), row.sha256)
        assert [word for word in letter.body.rstrip(".").split() if word not in words_of(content)] == []
    assert [rows(each)[0].name for each in letters] == [
        "2026-1-001-aaa-en.pdf", "2026-1-002-bbb-fr.pdf", "2026-1-003-ccc-ar.pdf",
    ]  # fmt: skip


def test_letters_by_mail_leave_with_their_file(letters):
    jobs.run_pending()

    mails = OutgoingMail.objects.order_by("pk")
    assert [(mail.to, mail.subject) for mail in mails] == [(each.email, each.subject) for each in letters]
    assert sorted(MailFile.objects.values_list("name", flat=True)) == [rows(each)[0].name for each in letters]


def test_asked_again_nothing_is_made_or_sent_twice(letters):
    jobs.run_pending()
    before = list(LetterFile.objects.order_by("pk").values_list("pk", "sha256"))
    Job.objects.filter(name=actions.MAKE).update(state="queued", finished_at=None)
    jobs.run_pending()

    assert list(LetterFile.objects.order_by("pk").values_list("pk", "sha256")) == before
    assert OutgoingMail.objects.count() == 3


def test_a_file_that_was_kept_before_the_worker_died_is_the_same_file(letters, run):
    at = around(run, {"en"}, on=TODAY)
    files.make_files(run, letters[:1])
    row = rows(letters[0])[0]
    LetterFile.objects.all().delete()

    files.make_files(run, letters[:1])
    assert rows(letters[0])[0].sha256 == row.sha256
    assert paper_of(letters[0], at).number == "2026/1/001"


def test_an_office_s_letterhead_gives_a_word_file_beside_the_pdf(run, officer, nora, campaign):
    out = io.BytesIO()
    own = docx.Document()
    own.add_paragraph("The Office, {number}")
    own.add_paragraph("{body}")
    own.save(out)
    run.template.letterhead = Letterhead.objects.create(
        campaign=campaign, key="own", name="Own", file_name="own.docx", content=out.getvalue(), sha256="0" * 64
    )
    run.template.save()
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)
    letter = actions.release(run=run, by=nora, at=LATER, on=TODAY)[0]
    jobs.run_pending()

    word = next(row for row in rows(letter) if row.content_type == DOCX)
    found = docx.Document(io.BytesIO(archive.read(word.sha256)))
    assert [each.text for each in found.paragraphs] == ["The Office, 2026/1/001", "Text of letter B in en."]
    assert {row.content_type for row in rows(letter)} == {PDF, DOCX}


def a_word_file(words):
    out = io.BytesIO()
    own = docx.Document()
    own.add_paragraph(words)
    own.add_paragraph("{body}")
    own.save(out)
    return out.getvalue()


def test_released_letters_keep_the_letterhead_they_were_released_with(run, officer, nora, campaign):
    old, new = a_word_file("The old office"), a_word_file("The new office")
    own = Letterhead.objects.create(
        campaign=campaign, key="own", name="Own", file_name="own.docx", content=old,
        sha256=hashlib.sha256(old).hexdigest(),
    )  # fmt: skip
    run.template.letterhead = own
    run.template.save()
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)
    letter = actions.release(run=run, by=nora, at=LATER, on=TODAY)[0]

    replace_letterhead(letterhead=own, file_name="own.docx", content=new, by=officer, on=TODAY)
    jobs.run_pending()

    word = next(row for row in rows(letter) if row.content_type == DOCX)
    assert docx.Document(io.BytesIO(archive.read(word.sha256))).paragraphs[0].text == "The old office"


def test_press_releases_have_no_paper(run, officer, nora):
    run.kind = "press"
    run.save()
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)
    actions.release(run=run, by=nora, at=LATER, on=TODAY)
    jobs.run_pending()

    assert LetterFile.objects.count() == 0
    assert OutgoingMail.objects.count() == 3


@pytest.fixture
def manual(campaign, run):
    """A manual that exists in English and French."""
    from accede.core.dates import Moment
    from accede.materials.models import Edition, Item, LanguageVersion, Step

    item = Item.objects.create(campaign=campaign, key="manual", title="The manual", kind="manual", source="Tests")
    edition = Edition.objects.create(item=item)
    for language in ("en", "fr"):
        version = LanguageVersion.objects.create(edition=edition, language=language, source="Tests")
        Step.objects.create(version=version, stage="released", reached=Moment.parse("2026-01-01"), position=1)
    return Enclosure.objects.create(run=run, item=item, position=1)


def test_what_came_out_after_the_day_of_the_classes_is_enclosed_as_it_was_read(run, manual, officer, nora):
    from accede.core.dates import Moment
    from accede.materials.models import Step

    run.classes_date = date(2026, 4, 1)
    run.save()
    Step.objects.update(reached=Moment.parse("2026-04-20"))
    read = coverage_of(run, on=TODAY).letters["mission:aaa-geneva"].body
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)
    letter = actions.release(run=run, by=nora, at=LATER, on=TODAY)[0]

    assert "The manual (English)" in read
    assert letter.body == read


def test_what_is_enclosed_goes_with_a_press_release_too(run, manual, officer, nora):
    run.kind = "press"
    run.save()
    enclose(manual, officer)
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)
    actions.release(run=run, by=nora, at=LATER, on=TODAY)
    jobs.run_pending()

    told = [(row.mail.language, row.name) for row in MailFile.objects.select_related("mail").order_by("mail__language")]
    assert told == [("ar", "manual.pdf"), ("en", "manual.pdf")]
    assert {row.what for row in LetterFile.objects.all()} == {"enclosure"}


def enclose(manual, officer, language="en", name="manual.pdf", content=b"%PDF-1.7 the manual"):
    return files.add_enclosure_file(
        enclosure=manual, language=language, name=name, content=content, by=officer, at=NOW, on=TODAY
    )


def test_enclosures_go_in_the_reader_s_language_and_a_fallback_is_stated(run, manual, officer, nora):
    english, french = enclose(manual, officer), enclose(manual, officer, "fr", "manuel.pdf", b"%PDF-1.7 le manuel")
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)
    first, second, third = actions.release(run=run, by=nora, at=LATER, on=TODAY)
    jobs.run_pending()

    enclosed = [[row.sha256 for row in rows(each) if row.what == "enclosure"] for each in (first, second, third)]
    assert enclosed == [[english.sha256], [french.sha256], [english.sha256]]
    assert archive.read(french.sha256) == b"%PDF-1.7 le manuel"
    at = around(run, {"en", "ar"}, on=TODAY)
    assert paper_of(first, at).enclosures == ()  # its text names the manual already
    assert "The manual (English)" in first.body
    assert len(paper_of(third, at).enclosures) == 1  # in Arabic, that there is none in Arabic
    assert at.enclosures["ar"][0].fallback
    assert MailFile.objects.filter(name="manual.pdf").count() == 2


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [("x.exe", b"MZ", "Enclose a PDF"), ("x.pdf", b"MZ", "is none"), ("x.pdf", b"", "empty"),
     ("x.pdf", b"%PDF-" + b"0" * files.LARGEST, "10 MB")],
)  # fmt: skip
def test_a_file_that_cannot_be_enclosed_says_why(manual, officer, name, content, why):
    with pytest.raises(files.BadFile, match=why):
        enclose(manual, officer, name=name, content=content)


def test_files_of_enclosures_stand_still_once_the_run_is_prepared(run, manual, officer):
    kept = enclose(manual, officer)
    assert enclose(manual, officer, content=b"%PDF-1.7 newer").pk == kept.pk
    actions.prepare(run=run, by=officer, at=NOW, on=TODAY)

    with pytest.raises(files.CannotChange):
        enclose(manual, officer)
    with pytest.raises(files.CannotChange):
        files.remove_enclosure_file(file=kept, by=officer, on=TODAY)
    assert Letter.objects.count() == 0
