"""Papers for everybody: the status of a treaty and the acts of a State as PDF, Word, HTML and Markdown."""

from __future__ import annotations

import io

import docx
import pypdf
import pypdfium2
import pytest

from accede.kit import jobs, stored
from accede.kit.models import Job, MadeFile
from tests.kit.six_scripts import without_blanks

STATUS = "/{}/status/icrmw/on/2004-01-30/paper.{}"
STATE = "/{}/states/MEX/on/2004-01-30/paper.{}"
# The Convention's title, and Mexico's name, in each language as the record has them.
TITLES = {
    "en": ("International Convention on the Protection of the Rights of All Migrant Workers", "Mexico"),
    "fr": ("travailleurs migrants", "Mexique"),
    "es": ("trabajadores migratorios", "México"),
    "ar": ("العمال المهاجرين", "المكسيك"),
    "zh": ("移徙工人", "墨西哥"),
    "ru": ("трудящихся", "Мексика"),
}


@pytest.mark.parametrize("lang", TITLES)
def test_a_status_paper_reads_back_in_six_languages(fetched, lang):
    data = fetched(STATUS.format(lang, "pdf"))
    pages = pypdfium2.PdfDocument(data)
    text = without_blanks(" ".join(page.get_textpage().get_text_range() for page in pages))

    for words in TITLES[lang]:
        assert without_blanks(words) in text
    assert (f"1/{len(pages)}" if lang != "ar" else f"{len(pages)}/1") in text  # numbers of a line from the right
    assert pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/Lang"].startswith(lang)


def test_a_state_paper_opens_as_a_word_file_with_every_act(fetched):
    word = docx.Document(io.BytesIO(fetched(STATE.format("en", "docx"))))

    rows = [[cell.text for cell in row.cells] for row in word.tables[1].rows]
    assert rows[0] == ["Treaty", "Act", "Deposited", "Takes effect", "Source"]
    assert ["Ratification", "8 Mar 1999"] in [row[1:3] for row in rows if "Migrant" in row[0]]


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "md"])
def test_a_paper_is_stored_and_named_and_says_how_it_is_cited(fetched, client, form):
    fetched(STATUS.format("en", form))
    first = client.get(STATUS.format("en", form))
    again = client.get(STATUS.format("en", form), headers={"If-None-Match": first["ETag"]})

    assert first["Content-Disposition"] == f'attachment; filename="icrmw-2004-01-30-en.{form}"'
    assert again.status_code == 304


def test_the_paper_names_its_licence_and_the_address_where_it_stands(fetched):
    text = fetched(STATUS.format("en", "md")).decode()

    assert "/en/status/icrmw/on/2004-01-30/" in text.partition("How to cite")[2]
    assert "creativecommons.org" in text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/en/status/icrmw/on/1980-01-01/paper.pdf", 400, "adopted"),
        ("/en/status/icrmw/on/2999-01-01/paper.pdf", 400, "future"),
        ("/en/status/nothing/on/2004-01-30/paper.pdf", 404, "nothing"),
        ("/en/status/icrmw/on/2004-01-30/paper.odt", 404, "choose one of html, md, docx, pdf"),
        ("/en/states/MEX/on/2999-01-01/paper.pdf", 400, "lies in the future"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(asked, path, status, words):
    assert words in asked(path, status)["error"]


def test_the_pages_lead_to_their_papers(fetched):
    status = fetched("/en/status/icrmw/on/2004-01-30/").decode()
    state = fetched("/en/states/MEX/on/2004-01-30/").decode()

    assert all(f'href="{STATUS.format("en", form)}"' in status for form in ("pdf", "docx", "html", "md"))
    assert all(f'href="{STATE.format("en", form)}"' in state for form in ("pdf", "docx"))


def test_a_word_file_or_a_pdf_is_asked_for_once_and_then_handed_out_the_same_to_all(shipped, client):
    waiting = [client.get(STATUS.format("en", "pdf")) for _ in range(20)]
    assert {answer.status_code for answer in waiting} == {202}
    assert {"ETag" in answer or "Content-Disposition" in answer for answer in waiting} == {False}
    assert jobs.run_pending() == 1

    first = client.get(STATUS.format("en", "pdf"))
    stored.passing.clear()
    second = client.get(STATUS.format("en", "pdf"))
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.content == second.content == bytes(MadeFile.objects.get().content)
    assert first["Cache-Control"] == second["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_text_papers_wait_for_nobody(shipped, client):
    for form in ("html", "md"):
        assert client.get(STATUS.format("en", form)).status_code == 200
        assert client.get(STATE.format("en", form)).status_code == 200
    assert not MadeFile.objects.exists()


@pytest.mark.parametrize(
    ("address", "about"), [(STATUS, "Migrant Workers Convention, as of 30 January 2004"), (STATE, "Mexico, as of 30")]
)
def test_a_reader_sees_a_page_that_looks_again_and_leads_back(shipped, client, address, about):
    path = address.format("en", "docx")
    answer = client.get(path, headers={"Accept": "text/html"})
    page = answer.content.decode()

    assert (answer.status_code, answer["Refresh"], answer["Content-Language"]) == (202, "2", "en")
    assert "The paper is being made" in page
    assert about in page
    assert f'href="{path}">Look again' in page
    assert f'href="{path.removesuffix("paper.docx")}">The page for this day' in page


def test_what_is_refused_asks_for_no_file(asked):
    asked("/en/status/nothing/on/2004-01-30/paper.pdf", 404)
    asked("/en/status/icrmw/on/2999-01-01/paper.pdf", 400)

    assert not MadeFile.objects.exists()


def test_who_asked_for_a_paper_is_written_nowhere(shipped, client):
    client.get(STATE.format("fr", "pdf"))

    assert Job.objects.get().by == ""
    assert MadeFile.objects.get().args == {
        "code": "MEX", "day": "2004-01-30", "language": "fr", "path": "/fr/states/MEX/on/2004-01-30/", "form": "pdf",
    }  # fmt: skip
