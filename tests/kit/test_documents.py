"""One plain document, written as HTML in the report's markup and as Markdown."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from accede.kit import documents
from accede.kit.documents import (
    Document,
    FigureBlock,
    FigureSpan,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Quotation,
    Sourced,
    SourceNote,
    Table,
    Text,
)

BAD = '<b onclick="x()">&'
PASSAGE = Sourced(
    (Paragraph((Text("Bound are "), FigureSpan("25", 5, "/rows/", stale=True, anchor="stale"), Text("."))),),
    (
        SourceNote(
            "States bound",
            5,
            "/rows/",
            stale="record says 26",
            actions=(Link("Update", "/u"), Link("keep", "/k")),
        ),
    ),
)


def html(*blocks):
    return documents.blocks_to_html(blocks)


def markdown(*blocks):
    return documents.to_markdown(Document("T", "en", blocks)).removeprefix("# T\n\n").removesuffix("\n")


def test_a_document_is_the_report_s_article():
    document = Document("Report 2003", "en", (Heading(2, "Funding"),), {"over": "Campaign", "note": "As of today"})

    assert documents.to_html(document).splitlines() == [
        '<article class="report" lang="en" aria-labelledby="report-title">',
        ' <p class="small muted">Campaign</p>',
        ' <h1 id="report-title">Report 2003</h1>',
        ' <p class="note">As of today</p>',
        "<h2>Funding</h2>",
        "</article>",
    ]


def test_arabic_runs_from_the_right():
    assert '<article class="report" lang="ar" dir="rtl"' in documents.to_html(Document("ت", "ar"))


def test_a_passage_carries_its_sources_in_the_margin():
    passage = Sourced((Paragraph((Text("In "), FigureSpan("2003", 1, "/e"))),), (SourceNote("Events", 1),))

    assert html(passage) == (
        '<div class="passage">\n<p>In <a class="fig" href="/e">2003<sup>1</sup></a></p>\n'
        '<div class="src" role="note" aria-label="Sources of this passage"><p>1 Events</p></div>\n</div>'
    )


def test_several_blocks_of_one_passage_stand_in_a_stack():
    assert '<div class="stack"><h3>A</h3>\n<p>b</p></div>' in html(Sourced((Heading(3, "A"), Paragraph.of("b"))))


def test_a_stale_figure_says_what_the_record_says_and_what_can_be_done():
    written = html(PASSAGE)

    assert '<a class="fig fig--stale" id="stale" href="/rows/">25<sup>5</sup></a>' in written
    assert '<span class="tag tag--alarm">5 record says 26</span>' in written
    assert '. <a href="/u">Update</a> or <a href="/k">keep</a></p>' in written
    assert '<p class="only-print">5 Stale: record says 26</p>' in written


def test_a_table_marks_its_columns_of_numbers():
    table = Table("Deposits", ("Year", "New"), (("2003", "6"),), numeric=(1,))

    assert html(table) == (
        '<div class="tablewrap" tabindex="0" role="region" aria-label="Deposits"><table class="table">'
        "<caption>Deposits</caption><thead><tr>"
        '<th scope="col">Year</th><th scope="col" class="n">New</th></tr></thead>'
        '<tbody>\n<tr><td>2003</td><td class="n">6</td></tr>\n</tbody></table></div>'
    )


def test_a_drawing_stands_with_its_caption_and_its_table():
    figure = FigureBlock("<svg/>", "Bound", Table("", ("Year",), (("2003",),)))

    assert html(figure).startswith('<figure class="chartframe mt"><figcaption><h3>Bound</h3></figcaption>\n<svg/>')
    assert "<summary>The same figures as a table</summary>" in html(figure)


EVERY_BLOCK = [
    Heading(2, BAD, anchor=BAD),
    Paragraph((Text(BAD, strong=True, emphasis=True), Link(BAD, BAD), FigureSpan(BAD, 1, BAD, anchor=BAD))),
    Quotation((Text(BAD),), BAD),
    ListBlock.of([BAD], ordered=True),
    Table(BAD, (BAD,), ((BAD,),)),
    FigureBlock("", BAD),
    SourceNote(BAD, 1, BAD),
    SourceNote(BAD, 1, BAD, stale=BAD, actions=(Link(BAD, BAD),)),
    Sourced((Paragraph.of(BAD),), (SourceNote(BAD),)),
]


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda block: type(block).__name__)
def test_what_people_wrote_never_becomes_markup(block):
    written = html(block)

    assert BAD not in written
    assert "<b" not in written.replace("<blockquote", "").replace("<br>", "")
    assert "&lt;b onclick=&quot;x()&quot;&gt;&amp;" in written


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "java\tscript:x"])
def test_an_address_that_runs_a_program_is_no_link(url):
    assert html(Paragraph((Link("here", url),))) == "<p>here</p>"
    assert "href" not in html(Paragraph((FigureSpan("here", 1, url),)), SourceNote("here", 1, url))


@pytest.mark.parametrize("url", ["/c/x/", "https://a.example/b:c", "#stale", "mailto:a@b.example", "?q=a:b"])
def test_other_addresses_are_links(url):
    assert html(Paragraph((Link("here", url),))) == f'<p><a href="{url}">here</a></p>'


def test_a_page_stands_on_its_own():
    page = documents.to_html_page(Document("A & B", "fr"), "h1 { color: black } /* </style> */")

    assert page.startswith('<!doctype html>\n<html lang="fr">')
    assert "<title>A &amp; B</title>" in page
    assert page.count("</style>") == 1


def test_markdown_has_headings_figures_and_footnotes():
    assert markdown(Heading(2, "Status"), PASSAGE) == (
        "## Status\n\nBound are [25](</rows/>)[^5].\n\n[^5]: [States bound](</rows/>) (Stale: record says 26)"
    )


def test_markdown_of_the_other_blocks():
    blocks = (
        Quotation((Text("Ratify."),), "Nora"),
        ListBlock.of(["one", "two"], ordered=True),
        ListBlock.of(["three"]),
        Table("Deposits", ("Year", "New"), (("2003", "6"),), numeric=(1,)),
        FigureBlock("<svg></svg>", "Bound"),
        Paragraph((Text("a "), Text("strong ", strong=True), Text("word"))),
        Sourced((Paragraph.of("x"),), (SourceNote("Events"),)),
    )

    assert markdown(*blocks).split("\n\n") == [
        "> Ratify.\n>\n> Nora",
        "1. one\n2. two",
        "- three",
        "Deposits",
        "| Year | New |\n| --- | ---: |\n| 2003 | 6 |",
        "**Bound**",
        "a **strong** word",
        "x",
        "Source: Events",
    ]


WORDS = [
    "* a_b_ [c](d) <i> `e` | f",
    "# no heading",
    "1. no list",
    "- no list",
    "+ none",
    "2003) no list",
    "\\*",
    "~~~ no code",
]


@pytest.mark.parametrize("words", WORDS)
def test_words_that_look_like_markdown_come_back_as_words(words):
    written = markdown(Paragraph.of(words))

    assert MarkdownIt().render(written) == html(Paragraph.of(words)).replace("&#x27;", "'") + "\n"


def test_the_words_of_spans_alone():
    assert documents.plain((Text("a "), Link("b", "/"), FigureSpan(" 3"))) == "a b 3"
