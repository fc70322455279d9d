"""Texts of a status file: one item for each declaration, reservation, objection; nothing is lost."""

from __future__ import annotations

from collections import Counter
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from accede.record.readers import DepositaryFile, Part, read_depositary
from accede.record.readers.articles import articles_in, names_in_list
from accede.record.readers.dates import last_day
from accede.record.readers.grids import inner
from accede.record.readers.text import plain


def read(body: str, *, part: str = "Declarations", entry: str = "Declaration", titles: str = "") -> DepositaryFile:
    xml = f"""<Document><Treaty><Header/><Participants><Table><TGroup><Thead><Row><Entry>Participant</Entry>
      <Entry>Ratification, Accession(a)</Entry></Row></Thead><Tbody><Rows><Row><Entry>Egypt</Entry>
      <Entry>19 Feb 1993 a</Entry></Row></Rows></Tbody></TGroup></Table></Participants>
      <{part}>{titles}<{entry}><Participant>Egypt&lt;superscript&gt;3&lt;/superscript&gt;</Participant>{body}</{entry}>
      </{part}></Treaty></Document>"""
    return read_depositary(xml.encode(), filename="made.xml")


def told(file: DepositaryFile):
    items = file.statements
    return [(str(one.kind), one.kind_stated, one.articles, one.upon, str(one.made), one.text) for one in items]


def title(text: str) -> str:
    return f'<text type="title">{text}</text>'


def para(text: str) -> str:
    return f'<text type="para">{text}</text>'


def right(text: str) -> str:
    return f"<text>&lt;right&gt;{text}&lt;/right&gt;</text>"


def test_each_heading_that_names_a_kind_begins_an_item():
    file = read(
        title("Reservation concerning article 4:") + para("First.") + para("") + para("Second.")
        + title("Reservation concerning article 18, paragraph 6:") + para("Third.")
    )  # fmt: skip

    assert told(file) == [
        ("reservation", True, ("4",), "", "", "First.\n\nSecond."),
        ("reservation", True, ("18(6)",), "", "", "Third."),
    ]
    assert [one.footnotes for one in file.statements] == [("3",), ("3",)]


def test_a_date_above_makes_it_one_made_later_and_holds_until_the_next():
    file = read(
        title("Declaration:") + para("With the instrument.") + right("13 December 2012")
        + title("Declaration under article 76:") + para("One.") + title("Declaration under article 77:") + para("Two.")
    )  # fmt: skip

    assert told(file) == [
        ("declaration", True, (), "", "", "With the instrument."),
        ("declaration", True, ("76",), "later", "2012-12-13", "One."),
        ("declaration", True, ("77",), "later", "2012-12-13", "Two."),
    ]
    assert [one.under for one in file.statements] == [False, True, True]


def test_what_no_heading_classifies_is_a_declaration_of_a_kind_that_is_not_stated():
    file = read(para("The Government reserves its rights.") + title("Understanding:") + para("It understands."))
    both = read(title("Declaration and reservation:") + para("Both at once."))

    assert [row[:2] for row in told(file) + told(both)] == [("declaration", False)] * 3


@pytest.mark.parametrize(
    ("head", "upon"),
    [
        ("Upon signature:", "signature"),
        ("Declaration made upon accession:", "accession"),
        ("Confirmed upon succession:", "succession"),
        ("Declaration made upon signature and confirmed upon ratification:", "ratification"),
        ("Lors de la signature :", "signature"),
    ],
)
def test_the_occasion_of_a_heading_is_the_last_act_it_names(head, upon):
    assert [row[3] for row in told(read(title(head) + para("Text.")))] == [upon]


def test_headings_hidden_in_paragraphs_are_found():
    file = read(
        para("&lt;i&gt;Declaration made upon signature:&lt;/i&gt; This signature also engages the regions.")
        + para("Reservation:") + para("Not bound.")
    )  # fmt: skip

    assert told(file) == [
        ("declaration", True, (), "signature", "", "This signature also engages the regions."),
        ("reservation", True, (), "signature", "", "Not bound."),
    ]


def test_an_article_below_its_heading_is_a_part_of_the_item():
    file = read(title("Declarations:") + title("Article 8 (2):") + para("One.") + title("Article 49:") + para("Two."))

    assert told(file) == [
        ("declaration", True, ("8(2)", "49"), "", "", "Article 8 (2):\n\nOne.\n\nArticle 49:\n\nTwo.")
    ]


def test_declarations_under_an_article_take_the_articles_of_their_part():
    titles = "<Title>Declarations made under articles 10 and 11</Title><Title>(Unless otherwise indicated, …)</Title>"
    file = read(
        para("Under article 10 (1), and with articles 11 and 12, it recognizes."),
        part="DeclarationsUnderArticle", titles=titles,
    )  # fmt: skip

    assert [(one.articles, one.under, one.kind_stated) for one in file.statements] == [(("10", "11"), True, True)]


def test_an_objection_names_towards_whom_it_is():
    file = read(
        title("With regard to the reservations made by Malaysia and Trinidad and Tobago upon accession:") + para("No."),
        part="Objections", entry="Objection",
    )  # fmt: skip

    assert [(str(one.kind), one.towards) for one in file.statements] == [
        ("objection", ("Malaysia", "Trinidad and Tobago"))
    ]


def test_marks_go_and_lines_stay():
    raw = "<center><i>A &amp; B</i><br/>C<superscript>7</superscript></center>"
    file = read(para(escape(raw)))

    assert [(one.paragraphs, one.footnotes) for one in file.statements] == [(("A &amp; B", "C"), ("3", "7"))]


def test_what_is_not_understood_is_reported_with_its_place():
    file = read(title("Reservation:") + right("1 Decmeber 1999") + para("No.") + title("Statement:"))
    nothing = read(para(""))

    said = [str(problem.message) for problem in [*file.report.problems, *nothing.report.problems]]
    assert said == [
        "Declarations 1, Egypt: “1 Decmeber 1999” cannot be read as one date; its date stays unknown.",
        "Declarations 1, Egypt: a heading without a text: “Statement:”.",
        "Declarations 1, Egypt: the entry has no text; see end note 3.",
    ]


def test_the_table_of_territories_carries_the_participant_down():
    file = read(
        "<Territories>Bermuda, St. Vincent and Turks and Caicos Islands</Territories>"
        "<DateNotification>2 Jun 1970</DateNotification></Application>"
        "<Application><Participant/><DateNotification>soon</DateNotification><Territories>Tonga</Territories>",
        part="TerritorialApplications", entry="Application",
    )  # fmt: skip

    assert [(one.participant, str(one.received), one.names) for one in file.territories] == [
        ("Egypt", "1970-06-02", ("Bermuda", "St. Vincent", "Turks and Caicos Islands")),
        ("Egypt", "", ("Tonga",)),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("article 92, paragraph 1 of this Convention", ("92(1)",)),
        ("articles 46, 47, 48 and 61, paragraph 4, governing", ("46", "47", "48", "61(4)")),
        ("article 18 (3) (d)", ("18(3)(d)",)),
        ("article 5, paragraph 2 (a), of the Protocol", ("5(2)(a)",)),
        ("articles IX and XII", ("IX", "XII")),
        ("article 34 of the Political Constitution", ()),
        ("article 19 of the Vienna Convention", ()),
        ("Articles 15, 46 and 47 of the [said Convention], adopted by Act No. 146", ("15", "46", "47")),
        ("l'article 92, paragraphe 1", ("92(1)",)),
        ("particles 5", ()),
    ],
)
def test_articles_in_a_sentence(text, found):
    assert articles_in(text) == found


def test_names_with_an_and_of_their_own_stay_whole():
    assert names_in_list("Fiji, Bosnia and Herzegovina and the Isle of Man") == (
        "Fiji",
        "Bosnia and Herzegovina",
        "Isle of Man",
    )


@pytest.mark.shared
def test_no_word_of_the_real_files_is_lost(shared):
    """Every paragraph of every entry is in an item or in a heading; every entry has an item or a line in the report."""
    for path in sorted((shared / "data/untc").glob("*.xml")):
        file = read_depositary(path.read_bytes(), filename=path.name)
        kept = Counter(line for one in file.statements for line in one.paragraphs)
        heads = " ".join(one.heading for one in file.statements) + " ".join(str(p) for p in file.report.problems)
        seen = {(one.part, one.number) for one in file.statements}
        root = etree.fromstring(f"<Texts>{file.declarations}</Texts>")
        for part in Part:
            for number, entry in enumerate(root.xpath(f"{part}/*[Participant]"), 1):
                reported = f"{part} {number}, " in heads
                assert (part, number) in seen or reported, (path.name, part, number)
                for line in (plain(inner(text)) for text in entry.findall("text")):
                    whole = " ".join(line.split())
                    found = not whole or kept[whole] or whole in heads or _split(whole, kept, heads, file)
                    assert found, (path.name, whole)


def _split(line: str, kept: Counter, heads: str, file: DepositaryFile) -> bool:
    """A line that was a date, or a heading and a text in one."""
    days = {one.made.latest for one in file.statements}
    parts = (line[: -len(text)].strip() for text in kept if text and line.endswith(text))
    return last_day(line) in days or any(part in heads for part in parts)
