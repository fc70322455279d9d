"""The draft: order, numbered figures, what agrees and what blocks."""

from accede.kit import documents, offers
from accede.kit.offers import Passage, Quoted
from accede.reports import queries
from accede.reports.models import Box, KeptFigure
from accede.reports.queries import Match
from tests.reports.conftest import TODAY


def _draft(report, reader):
    return queries.draft(report, reader=reader, on=TODAY)


def test_sections_follow_the_reports_order_and_passages_theirs(record, report, nora):
    found = [(each.code, [part.key for part in each.parts]) for each in _draft(report, nora).sections]

    assert found == [("introduction", ["intro"]), ("status", ["entry", "numbers"])]


def test_a_box_stands_where_its_place_says(record, report, box, nora):
    Box.objects.create(report=report, key="between", section="status", order="05", text="Between.")

    status = _draft(report, nora).sections[1]

    assert [part.key for part in status.parts] == ["entry", "between", "numbers", "words"]


def test_figures_are_numbered_through_the_report(record, report, box, nora):
    found = [(quote.note, quote.code, quote.match) for quote in _draft(report, nora).quotes]

    assert found == [
        (1, "record.entry", Match.READ),
        (2, "record.bound", Match.READ),
        (3, "record.bound", Match.AGREES),
        (4, "record.entry", Match.AGREES),
    ]


def test_a_typed_figure_becomes_stale_when_the_record_moves(record, report, box, nora):
    record.bound = 26

    (stale,) = _draft(report, nora).blocking

    assert (stale.shown, stale.quoted.shown, stale.match) == ("twenty-five ratifications", "26", Match.STALE)


def test_a_code_that_nothing_answers_to_blocks_too(record, report, nora):
    Box.objects.create(report=report, key="odd", section="status", text="[[record.gone|7]] and [[nothing]]")

    found = [(quote.code, quote.match) for quote in _draft(report, nora).blocking]

    assert found == [("record.gone", Match.UNKNOWN), ("nothing", Match.UNKNOWN)]


def test_a_kept_figure_holds_against_one_value_of_the_record_only(record, report, box, nora):
    record.bound = 26
    KeptFigure.objects.create(
        report=report, code="record.bound", typed="twenty-five ratifications", record_value="26",
        reason="As printed", kept_by="nora", kept_at="2004-02-02T00:00Z",
    )  # fmt: skip

    assert [quote.reason for quote in _draft(report, nora).quotes if quote.match is Match.KEPT] == ["As printed"]
    record.bound = 27
    assert [quote.match for quote in _draft(report, nora).blocking] == [Match.STALE]


def test_the_sheet_links_each_figure_and_marks_the_stale_one(record, report, box, nora):
    record.bound = 26
    html = documents.to_html(queries.document(_draft(report, nora), settle=lambda quote: f"/settle/{quote.index}"))

    assert '<a class="fig" href="/rows/bound">26<sup>2</sup></a>' in html
    assert (
        '<a class="fig fig--stale" id="figure-3" href="/rows/bound">twenty-five ratifications<sup>3</sup></a>' in html
    )
    assert '<a href="/settle/0">Update to 26</a>' in html
    assert "the record says 26" in html


def test_without_rights_the_sheet_has_no_way_to_settle(record, report, box, nora):
    record.bound = 26

    assert "Update to" not in documents.to_html(queries.document(_draft(report, nora)))


def test_markdown_numbers_its_footnotes_once_each(record, report, box, nora):
    text = documents.to_markdown(queries.document(_draft(report, nora)))

    assert [text.count(f"[^{note}]:") for note in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_a_passage_without_figures_names_its_source(record, report, nora):
    assert "<p>Statutes</p>" in documents.to_html(queries.document(_draft(report, nora)))


def test_what_people_write_is_escaped(record, report, nora):
    Box.objects.create(
        report=report, key="evil", section="status", text="<script>alert(1)</script> [[record.bound|<b>]]"
    )

    html = documents.to_html(queries.document(_draft(report, nora)))

    assert "<script>" not in html
    assert "<b>" not in html


def test_the_report_is_written_in_its_own_language(record, report, nora):
    report.language = "fr"

    assert _draft(report, nora).sections[0].title != ""
    assert queries.document(_draft(report, nora)).language == "fr"


def test_figures_of_one_kind_with_the_same_rows_share_a_note(report, nora):
    first = Quoted("record.made:1", "3", 3, "Made in the period (1993)", "/rows/made", ())
    second = Quoted("record.made:2", "12", 12, "Made in the period (1999)", "/rows/made", ())
    text = "First [[record.made:1]], then [[record.made:2]]."
    passage = Passage("periods", "status", "1", "", (text,), (first, second))
    with offers.only(passages=[lambda **_asked: [passage]]):
        html = documents.to_html(queries.document(_draft(report, nora)))

    assert "3<sup>1</sup>" in html
    assert "12<sup>1</sup>" in html
    assert "1 Made in the period (1993; 1999)" in html


def test_the_rooms_are_told_the_year_and_the_day_on_which_the_report_is_made(report, nora):
    asked = []

    def passages(*, subject, on, reader):
        asked.append((subject, on))
        return []

    with offers.only(passages=[passages]):
        queries.draft(report, reader=nora, on=TODAY)
        queries.codes(report, reader=nora, on=TODAY)

    assert asked == [(offers.ReportOf("test-campaign", 2003, TODAY), report.status_day)] * 2
