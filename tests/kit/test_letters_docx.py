"""Letters as Word files: the house's letterhead, an office's own, and files that cannot serve as one."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from accede.kit.letters import BadLetterhead, fields_of, to_docx
from accede.kit.letters.make_letterhead import TARGET, letterhead
from tests.kit import six_scripts
from tests.kit.letters_made import MADE, paper, word_part, words_of


def file_of(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def office(*paragraphs):
    """A letterhead of an office; a paragraph is a list of the runs into which Word cut it."""
    document = docx.Document()
    for runs in paragraphs:
        made = document.add_paragraph()
        for run in runs if isinstance(runs, list) else [runs]:
            made.add_run(run)
    return file_of(document)


def lines(content):
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def in_own(letterhead, **changed):
    return lines(to_docx(paper(**changed), made_at=MADE, letterhead=letterhead))


@pytest.mark.parametrize("language", six_scripts.WORDS)
def test_a_letter_in_the_house_s_letterhead_opens_and_holds_every_word(language):
    letter = paper(language)
    made = to_docx(letter, made_at=MADE)
    found = lines(made)

    assert found[2] == "\n".join(letter.to)
    assert found[3:8] == [letter.subject, *letter.paragraphs]
    assert found[8:10] == [letter.signed, letter.signed_title]
    assert docx.Document(io.BytesIO(made)).core_properties.title == letter.subject


def test_the_house_s_letterhead_is_what_its_maker_makes():
    assert letterhead() == TARGET.read_bytes()


def test_an_arabic_letter_runs_from_the_right_and_its_latin_words_do_not():
    document = docx.Document(io.BytesIO(to_docx(paper("ar"), made_at=MADE)))
    to = document.paragraphs[2]

    assert to._p.pPr.find(qn("w:bidi")) is not None
    assert [bool(run.font.rtl) for run in to.runs if "Varemb" in run.text] == [False]
    assert all(run.font.rtl for run in document.paragraphs[4].runs)


def test_the_same_letter_gives_the_same_bytes():
    assert to_docx(paper("zh"), made_at=MADE) == to_docx(paper("zh"), made_at=MADE)


def test_fields_that_word_cut_into_runs_are_found_and_the_words_around_them_stay():
    own = office(["Our ref. {num", "ber", "} of ", "{{ da", "te }}, yours"], "{subject}", "{body}", "Kind regards")

    assert in_own(own, paragraphs=("One", "Two")) == [
        "Our ref. 2003/4/017 of Geneva, 12 June 2003, yours", paper().subject, "One", "Two", "Kind regards",
    ]  # fmt: skip
    assert fields_of(own) == ["date", "number", "subject", "body"]


def test_the_look_of_a_field_is_the_look_of_its_letter():
    document = docx.Document()
    document.add_paragraph().add_run("{subject}").bold = True
    document.add_paragraph("{body}", style="List Bullet")
    made = docx.Document(io.BytesIO(to_docx(paper(), made_at=MADE, letterhead=file_of(document))))

    assert [run.bold for run in made.paragraphs[0].runs] == [True]
    assert {one.style.name for one in made.paragraphs[1:]} == {"List Bullet"}


def test_words_in_the_head_and_the_foot_of_the_page_are_fields_too():
    document = docx.Document(io.BytesIO(office("{body}")))
    document.sections[0].footer.paragraphs[0].text = "No. {number}"
    made = docx.Document(io.BytesIO(to_docx(paper(), made_at=MADE, letterhead=file_of(document))))

    assert made.sections[0].footer.paragraphs[0].text == "No. 2003/4/017"


def merge_field(paragraph, name):
    for kind, text in (
        ("begin", ""),
        ("", f" MERGEFIELD {name} \\* MERGEFORMAT "),
        ("separate", ""),
        ("t", "«x»"),
        ("end", ""),
    ):
        run = paragraph.add_run()
        node = OxmlElement({"": "w:instrText", "t": "w:t"}.get(kind, "w:fldChar"))
        if kind in {"", "t"}:
            node.text = text
        else:
            node.set(qn("w:fldCharType"), kind)
        run._r.append(node)


def test_merge_fields_of_word_are_fields():
    document = docx.Document()
    one = document.add_paragraph("Dear ")
    merge_field(one, "Subject")
    one.add_run(" end")
    merge_field(document.add_paragraph(), "Body")

    assert in_own(file_of(document), paragraphs=("One",)) == [f"Dear {paper().subject} end", "One"]


def test_signs_that_mean_something_in_xml_are_text():
    assert in_own(office("{body}"), paragraphs=("<w:p/> & \x0b {to} ]]>",)) == ["<w:p/> &  {to} ]]>"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no Word file", "no Word file"),
        (office("Only {subject}"), "no place for the text"),
        (office("{body} {colour}"), "{colour}"),
        (b"PK" + b"x" * (11 * 1024 * 1024), "10 MB"),
    ],
)
def test_a_file_that_cannot_serve_says_why(content, why):
    with pytest.raises(BadLetterhead, match=why.replace("{", r"\{")):
        fields_of(content)


def test_a_file_whose_parts_do_not_unpack_is_refused_in_words():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", "<w:p/>" * 500)
    damaged = bytearray(out.getvalue())
    start = 30 + len("word/document.xml")  # behind the head of the only part
    damaged[start : start + 4] = b"\xff\xff\xff\xff"

    with pytest.raises(BadLetterhead, match="no Word file"):
        fields_of(bytes(damaged))


def test_a_file_with_macros_is_refused():
    out = io.BytesIO(office("{body}"))
    with zipfile.ZipFile(out, "a") as opened:
        opened.writestr("word/vbaProject.bin", b"x")

    with pytest.raises(BadLetterhead, match="macros"):
        fields_of(out.getvalue())


def test_entities_of_a_file_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    source = zipfile.ZipFile(io.BytesIO(office("{body}")))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "word/document.xml":
                head, body = part.split(b"\n", 1)
                entity = f'\n<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n'.encode()
                part = head + entity + body.replace(b"{body}", b"{body}&e;")
            target.writestr(name, part)

    assert b"the secret" not in word_part(to_docx(paper(), made_at=MADE, letterhead=out.getvalue())).encode()


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_opens_a_letter_and_shows_its_words(tmp_path, language):
    office_program = shutil.which("soffice")
    if not office_program:
        pytest.skip("LibreOffice is not installed")
    (tmp_path / "letter.docx").write_bytes(to_docx(paper(language), made_at=MADE))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    subprocess.run(
        [office_program, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "letter.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=180,
    )  # fmt: skip

    text = six_scripts.without_blanks(words_of((tmp_path / "letter.pdf").read_bytes()))
    assert six_scripts.without_blanks(paper(language).subject) in text
    assert language == "ar" or "2003/4/017" in text
