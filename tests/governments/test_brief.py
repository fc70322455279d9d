"""Briefs: two pages to take to a meeting, with nothing confidential unless somebody who may chose it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from docx import Document as read_docx
from pypdf import PdfReader

from accede.governments import models
from accede.governments.queries.brief import Section, Wanted, brief_of
from accede.governments.queries.brief_document import ROOMS, brief_document
from accede.governments.queries.brief_files import Ordered, brief_bytes, brief_version, fitting, pages
from accede.kit.documents import to_markdown

from .conftest import TODAY
from .full import MADE, fill
from .rows import a_contact

ALL = tuple(Section.values)
NOW = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def full(alliance, campaign, arcadia, boeotia, alpha, beta, nora):
    """Two files with a row in every table."""
    fill(campaign, arcadia, boeotia, alpha=alpha, beta=beta, user=nora)
    return campaign


def text(campaign, state, reader, *, sections=ALL, language="en", recipient="", confidential=False):
    found = brief_of(
        campaign, state, reader=reader, as_of=TODAY, on=TODAY, language=language, confidential=confidential
    )
    return to_markdown(brief_document(found, Wanted(sections, language, TODAY, recipient, confidential), ROOMS[0]))


def ordered(**values) -> Ordered:
    told = {
        "campaign": "test-campaign", "codes": ("AAA",), "reader": 0, "as_of": str(TODAY), "on": str(TODAY),
        "language": "en", "form": "pdf", "sections": ALL,
    }  # fmt: skip
    return Ordered(**(told | values))


def test_a_brief_holds_every_part_of_the_file(full, arcadia, nora):
    told = text(full, arcadia, nora)

    for words in (
        "# Arcadia", "Studying", "They will all come", "softened", "A study by May",
        "open", "Send the text of the bill", "A union", "no employers yet",
        "Permanent Representative of Arcadia", "It studies",
        "Universal Periodic Review, session 44, recommended by Boeotia: Ratify the Convention",
        "Only a deposit makes it a contracting State.", "Senate",
    ):  # fmt: skip
        assert words in told


def test_nothing_confidential_is_in_it_unless_it_is_chosen(full, arcadia, mateo):
    told = text(full, arcadia, mateo)

    assert "Confidential" not in told
    for hidden in ("Not yet to be known", "Opposed", "It costs little", "An adviser", "Somebody at risk"):
        assert hidden not in told


def test_what_the_owner_chooses_is_marked_and_the_source_stays_out(full, arcadia, mateo):
    told = text(full, arcadia, mateo, confidential=True)

    assert "Opposed" in told and "=Not yet to be known" in told
    assert "\\[Confidential. Kept to " in told
    assert "Confidential: hand it to nobody else." in told
    assert "Somebody at risk" not in told and "Only by hand" not in told


def test_somebody_else_cannot_choose_what_is_not_hers(full, arcadia, nora):
    told = text(full, arcadia, nora, confidential=True)

    # Members share obstacles among themselves; what was shared with a named organisation is not hers to hand on.
    assert "The ministry" in told
    assert "Interior" not in told and "Opposed" not in told and "Not yet to be known" not in told


def test_an_observer_who_asks_for_confidential_entries_gets_none(full, arcadia, ines):
    assert text(full, arcadia, ines, confidential=True) == text(full, arcadia, ines)


def test_a_brief_is_the_same_byte_for_byte_without_what_is_hidden(full, arcadia, nora, beta):
    before = brief_bytes(**ordered(reader=nora.pk, recipient="N. N.").as_args())
    models.Position.objects.filter(key="aaa-whispered").delete()
    models.ContactSource.objects.all().delete()
    models.ContactPerson.objects.update(official=None)
    models.Contact.objects.filter(owner=beta).delete()
    models.Obstacle.objects.filter(owner=beta).delete()

    assert brief_bytes(**ordered(reader=nora.pk, recipient="N. N.").as_args()) == before


def test_only_the_chosen_parts_are_in_it(full, arcadia, nora):
    told = text(full, arcadia, nora, sections=("position",))

    assert "Studying" in told
    assert "They will all come" not in told and "Permanent Representative" not in told


def crowded(campaign, state):
    """A file with far more than two pages hold."""
    for number in range(40):
        models.Obstacle.objects.create(
            campaign=campaign,
            state=state,
            **MADE,
            key=f"o{number}",
            kind="entry",
            words=f"No {number}: " + "word " * 90,
        )
        models.Promise.objects.create(
            campaign=campaign, state=state, **MADE, key=f"p{number}", text=f"Promise {number} " + "of words " * 40,
            made="2026-03", due=date(2026, 4, 1),
        )  # fmt: skip
        models.Contact.objects.create(
            campaign=campaign, state=state, key=f"c{number}", office_kind="labour", day=date(2026, 3, 1),
            said=f"Said {number} " + "at length " * 60, logged_date=TODAY,
        )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_crowded_file_fits_on_two_pages_and_says_what_is_missing(full, arcadia, nora, language):
    crowded(full, arcadia)
    found = brief_of(full, arcadia, reader=nora, as_of=TODAY, on=TODAY, language=language, confidential=False)
    wanted = Wanted(ALL, language, TODAY, "N. N.")

    made = fitting(found, wanted, "pdf", made_at=NOW)
    assert pages(made) == 2
    if language == "en":
        assert "more are in the file." in " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)


def test_the_recipient_stands_on_every_page_of_a_pdf(full, arcadia, nora):
    crowded(full, arcadia)
    made = brief_bytes(**ordered(reader=nora.pk, recipient="N. N., Mission of Boeotia").as_args())

    said = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert len(said) == 2
    assert all("For N. N., Mission of Boeotia, 4 May 2026" in page for page in said)


def test_the_recipient_stands_on_every_page_of_a_word_file(full, nora):
    made = brief_bytes(**ordered(reader=nora.pk, form="docx", recipient="N. N.").as_args())

    section = read_docx(io.BytesIO(made)).sections[0]
    for foot in (section.footer, section.first_page_footer):
        assert "For N. N., 4 May 2026" in [paragraph.text for paragraph in foot.paragraphs]
    for head in (section.header, section.first_page_header):
        assert 'string="For N. N."' in head._element.xml


def test_a_brief_in_arabic_runs_from_the_right_with_the_answer_of_the_bank_where_it_is(full, nora):
    made = brief_bytes(**ordered(reader=nora.pk, form="docx", language="ar").as_args())

    word = read_docx(io.BytesIO(made))
    assert all(each._p.pPr is not None and "w:bidi" in each._p.pPr.xml for each in word.paragraphs if each.text)


def test_several_briefs_come_in_one_file(full, nora):
    made = brief_bytes(**ordered(reader=nora.pk, codes=("AAA", "BBB")).as_args())

    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        names = packed.namelist()
        assert names == [f"test-campaign-{code}-brief-2026-05-04.pdf" for code in ("AAA", "BBB")]
        assert packed.read(names[1]).startswith(b"%PDF")


def test_the_command_writes_a_brief_and_no_file_over_another(full, nora, tmp_path, capsys):
    out = tmp_path / "brief.docx"
    words = ["AAA", "--campaign", full.slug, "--format", "docx", "--for", "nora", "--recipient", "N. N."]
    call_command("brief", *words, "--out", str(out))
    assert read_docx(io.BytesIO(out.read_bytes())).paragraphs[1].text == "Arcadia"

    with pytest.raises(SystemExit) as ended:
        call_command("brief", *words, "--out", str(out))
    assert ended.value.code == 2


@pytest.mark.parametrize("words", [["--sections", "gossip"], ["--language", "tlh"], ["--for", "nobody-here"]])
def test_a_brief_that_cannot_be_made_is_refused_with_2(full, words, tmp_path):
    with pytest.raises(SystemExit) as ended:
        call_command("brief", "AAA", "--campaign", full.slug, "--out", str(tmp_path / "x.pdf"), *words)

    assert ended.value.code == 2 and not (tmp_path / "x.pdf").exists()


def test_a_brief_is_made_anew_when_a_row_is_hers_to_see_no_longer(campaign, alliance, arcadia, beta, nora):
    row = a_contact(arcadia, campaign, owner=beta, said="zqhidden")
    asked = ordered(reader=nora.pk).as_args()
    before = brief_version(now=NOW, **asked)

    models.Contact.objects.filter(pk=row.pk).update(shared_with="own")

    assert brief_version(now=NOW, **asked) != before
