"""Papers of the record: the words and tables of a status, a State's acts and a depositary file."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accede.kit import documents
from accede.kit.documents import FigureBlock, Heading, Table
from accede.record import actions
from accede.record.queries import papers
from tests.record.conftest import SOURCE, TODAY


def tables(paper):
    return {"/".join(block.columns): block.rows for block in paper.blocks if isinstance(block, Table)}


def headings(paper):
    return [block.text for block in paper.blocks if isinstance(block, Heading)]


@pytest.fixture
def acted(enter):
    enter("MEX", "signature", "1991-05-22")
    enter("MEX", "ratification", "1999-03-08")
    enter("EGY", "accession", "1993-02-19")
    enter("MLI", "signature", "1994")


def test_a_status_paper_tells_the_counts_the_map_the_growth_the_steps_and_the_states(treaty, acted):
    paper = papers.status_paper(treaty, as_of=TODAY, language="en")
    found = tables(paper)

    assert (paper.title, paper.meta["over"]) == ("A Small Convention", "Status on 30 January 2004")
    assert headings(paper) == [
        "The answer", "Map", "Growth", "Entry into force, step by step", "States by class",
        "Party, in force (2)", "Signed only (1)",
    ]  # fmt: skip
    assert [row[:2] for row in found["States/Number/What is counted"]] == [
        ("Bound", "2"), ("Parties", "2"), ("Signed only", "1"), ("Signatories", "2"), ("Withdrawn", "0"),
        ("No action", "1"),
    ]  # fmt: skip
    assert found["State/Act/Signed/Deposited/In force for it"] == (
        ("Egypt", "accession", "", "19 Feb 1993", "1 Jul 1999"),
        ("Mexico", "ratification", "22 May 1991", "8 Mar 1999", "1 Jul 1999"),
    )
    assert found["State/Signed"] == (("Mali", "1994"),)
    world, growth = [block for block in paper.blocks if isinstance(block, FigureBlock)]
    assert "Mexico: party, in force" in world.svg
    assert len(world.legend) == 5
    assert "Boundaries are drawn for orientation" in world.note
    assert growth.caption == "States bound and signed only, 1991 to 2004"


def test_a_paper_of_an_earlier_day_knows_nothing_of_later_acts(treaty, acted):
    paper = papers.status_paper(treaty, as_of=date(1994, 1, 1), language="en")

    assert tables(paper)["State/Act/Signed/Deposited/In force for it"] == (
        ("Egypt", "accession", "", "19 Feb 1993", ""),
    )


def test_a_treaty_without_an_act_has_a_paper_without_growth(treaty):
    assert "Growth" not in headings(papers.status_paper(treaty, as_of=TODAY, language="en"))


@pytest.mark.parametrize(("language", "title", "state"), [("fr", "Une petite convention", "Mexique")])
def test_a_paper_speaks_its_language(treaty, acted, language, title, state):
    paper = papers.status_paper(treaty, as_of=TODAY, language=language)
    rows = [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]

    assert (paper.title, paper.language) == (title, language)
    assert state in [row[0] for row in rows]


def test_a_state_s_paper_gives_every_act_with_its_source(treaty, acted):
    paper = papers.state_paper("MEX", as_of=TODAY, language="en")
    found = tables(paper)

    assert (paper.title, paper.meta["over"]) == ("Mexico", "Acts of a State up to 30 January 2004")
    assert found["Treaty/Class/Since/Record as of"] == (("A Small Convention", "Party, in force", "1 Jul 1999", ""),)
    assert [(row[0], row[1], row[2], row[4]) for row in found["Treaty/Act/Deposited/Takes effect/Source"]] == [
        ("A Small Convention", "Signature", "22 May 1991", SOURCE),
        ("A Small Convention", "Ratification", "8 Mar 1999", SOURCE),
    ]


def test_a_state_s_paper_costs_the_same_queries_for_one_act_and_for_three(treaty, enter):
    enter("MEX", "signature", "1991-05-22")
    one = asked()
    enter("MEX", "ratification", "1999-03-08")

    assert asked() == one


def asked():
    """Queries of a paper once the record is in memory."""
    papers.state_paper("MEX", as_of=TODAY, language="en")
    with CaptureQueriesContext(connection) as found:
        papers.state_paper("MEX", as_of=TODAY, language="en")
    return len(found)


def test_an_import_s_paper_gives_the_lines_the_faults_and_the_decision(treaty, enter, operator, own_csv):
    enter("EGY", "accession", "1993-02-19")
    content = own_csv(("a2", "EGY", "accession", "1993-02-20"), ("a1", "MEX", "signature", "1991-05-22"))
    staged = actions.stage_import(content=content, filename="small.csv", treaty=treaty, by=operator, on=TODAY)
    before = papers.import_paper(staged.pk, on=TODAY, language="en")
    actions.reject_import(import_=staged, reason="Older than the record", by=operator, on=TODAY)

    after = papers.import_paper(staged.pk, on=TODAY, language="en")

    assert before.title == "small.csv"
    assert "Nobody has decided about this file yet" in documents.to_markdown(before)
    assert "Reason: Older than the record" in documents.to_markdown(after)
    lines = [block.rows[0] for block in after.blocks if isinstance(block, Table) and block.columns[0] == "Row"]
    assert [(row[1], row[2], row[3], row[4]) for row in lines] == [
        ("Mexico", "signature", "22 May 1991", ""),
        ("Egypt", "accession", "20 Feb 1993", "accession, 19 Feb 1993"),
    ]


@pytest.mark.parametrize("form", documents.TYPES)
def test_every_paper_can_be_written_in_every_format(treaty, acted, form):
    made_at = datetime(2004, 1, 30, tzinfo=UTC)
    for paper in (
        papers.status_paper(treaty, as_of=TODAY, language="en"),
        papers.state_paper("MEX", as_of=TODAY, language="en"),
    ):
        one, two = (documents.written(paper, form, made_at=made_at, site="https://x.example") for _ in range(2))
        assert one == two
        assert len(one) > 500
