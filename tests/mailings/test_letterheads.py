"""A Word file is looked at before it becomes a letterhead; what is wrong with it is told."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from accede.accounts.rules import NotAllowed
from accede.mailings.actions import letterheads as actions
from accede.mailings.models import Letterhead
from tests.mailings.conftest import TODAY


def word(*paragraphs):
    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_part(content, name, part):
    """The same file with one part put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return out.getvalue()


def relation(kind, target):
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )


PLAIN = word("{organisation}", "{date}", "{body}", "{signed}")


def bomb():
    """Packed when its test runs, since that takes a second."""
    return with_part(PLAIN, "word/big.bin", b"0" * (41 * 1024 * 1024))


@pytest.fixture
def add(alliance, campaign, officer):
    def add(content, name="letterhead.docx", by=None):
        return actions.add_letterhead(
            campaign=campaign, name="Our letterhead", organisation=None, file_name=name, content=content,
            by=by or officer, on=TODAY,
        )  # fmt: skip

    return add


@pytest.mark.django_db
def test_a_word_file_with_known_fields_is_kept_with_what_was_found_in_it(add):
    row = add(PLAIN)

    assert (row.key, row.fields, bytes(row.content) == PLAIN) == (
        "our-letterhead", ["organisation", "date", "body", "signed"], True,
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "This is no Word file (.docx)."),
        (word("{bodie}", "{body}"), "The letterhead names fields that no letter has: {bodie}."),
        (word("no place"), "The letterhead has no place for the text: write {body} where it shall stand."),
        (with_part(PLAIN, "word/vbaProject.bin", b"x"), "The file holds macros. Save it as .docx without them."),
        (bomb, "Unpacked, the file is larger than 40 MB."),
        (b"0" * (10 * 1024 * 1024 + 1), "The file is larger than 10 MB."),
        (
            with_part(
                PLAIN, "word/_rels/settings.xml.rels", relation("attachedTemplate", "https://evil.example/t.dotm")
            ),
            "The file loads a template, a picture or a program from elsewhere. Save it without that link.",
        ),
        (with_part(PLAIN, "word/embeddings/oleObject1.bin", b"x"), "The file holds an embedded object."),
    ],
    ids=["no-word", "unknown", "no-body", "macros", "bomb", "large", "template", "object"],
)
def test_a_file_that_cannot_serve_is_refused_in_words(content, words, add):
    with pytest.raises(actions.CannotUse) as refused:
        add(content() if callable(content) else content)

    assert str(refused.value).startswith(words)
    assert not Letterhead.objects.exists()


@pytest.mark.django_db
def test_a_link_that_a_person_may_follow_is_allowed(add):
    link = relation("hyperlink", "https://alliance.example/")

    assert add(with_part(PLAIN, "word/_rels/footer9.xml.rels", link)).pk


@pytest.mark.django_db
def test_another_file_takes_its_place_and_it_is_used_no_longer_and_again(add, officer):
    row = add(PLAIN)

    actions.replace_letterhead(letterhead=row, file_name="new.docx", content=word("{body}"), by=officer, on=TODAY)
    assert Letterhead.objects.get(pk=row.pk).fields == ["body"]
    for retired, day in ((True, TODAY), (False, None)):
        actions.set_letterhead_retired(letterhead=row, retired=retired, by=officer, on=TODAY)
        assert Letterhead.objects.get(pk=row.pk).retired_date == day


@pytest.mark.django_db
def test_who_may_not_prepare_letters_adds_none(add, ines):
    with pytest.raises(NotAllowed):
        add(PLAIN, by=ines)
