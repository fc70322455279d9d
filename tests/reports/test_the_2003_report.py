"""From the loaded 2003 campaign, with no editing, the draft tells what the report of that year told."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from accede.kit import documents, portable
from accede.reports import queries

SLUG = "migrant-workers-2003"
CAMPAIGN = settings.ROOT / "campaigns" / SLUG
SHIPPED = settings.ROOT / "treaties"

FACTS = tomllib.loads((Path(__file__).parent / "facts-2003.toml").read_text(encoding="utf-8"))


@pytest.fixture
def loaded(operator, tmp_path):
    """The 2003 campaign on the shipped record of its treaty."""
    from accede.record.actions import load_shipped

    for name in ("states", "icrmw"):
        (tmp_path / name).symlink_to(SHIPPED / name)
    load_shipped(folder=tmp_path, by=operator, on=date(2004, 2, 2))
    found = portable.load(CAMPAIGN, operator)
    assert found.report.problems == []
    return operator


@pytest.fixture
def draft(loaded):
    from accede.reports.models import Report

    report = Report.objects.select_related("campaign__treaty").get(campaign__slug=SLUG, year=2003)
    return queries.draft(report, reader=loaded, on=date(2004, 2, 2))


def _told(section):
    texts = [part.title for part in section.parts]
    texts += [
        "".join(piece if isinstance(piece, str) else piece.shown for piece in text)
        for part in section.parts
        for text in part.paragraphs
    ]
    return " ".join(texts)


def test_the_draft_carries_everything_that_the_report_told(draft):
    told = {section.code: _told(section) for section in draft.sections}

    missing = [(code, fact) for code, facts in FACTS.items() for fact in facts if fact not in told.get(code, "")]

    assert missing == []
    assert sum(map(len, FACTS.values())) >= 60


def test_the_draft_follows_the_reports_own_order(draft):
    assert [section.code for section in draft.sections] == list(FACTS)
    headings = [part.title for part in draft.sections[4].parts if part.title]
    assert list(dict.fromkeys(headings)) == [
        "59th Session of the Commission on Human Rights",
        "Entry into force of the Convention",
        "86th Council Session of the International Organization for Migration",
        "International Migrants Day",
    ]


def test_every_figure_agrees_and_leads_to_its_rows(draft):
    assert draft.blocking == []
    assert [quote.code for quote in draft.quotes if not quote.quoted.url] == []


def test_the_report_says_which_reading_of_signatures_it_uses_and_that_its_source_is_undated(draft):
    document = documents.to_markdown(queries.document(draft))

    assert (
        "signatures of States that have signed only" in document or "those of States that have signed only" in document
    )
    assert "bears no date" in document


def test_members_own_texts_are_not_told_as_the_alliances(draft):
    told = _told(draft.sections[4])

    assert "The Steering Committee issued press releases of their own" not in told
    assert "Individual members of the Steering Committee issued press releases of their own" in told


def test_a_new_act_flags_the_figures_that_were_typed(draft, loaded):
    from accede.core.dates import Moment
    from accede.record.actions import record_act

    record_act(
        treaty="icrmw", state="TGO", kind="ratification", deposited=Moment.parse("2004-01-29"), source="Made",
        by=loaded, on=date(2004, 2, 2),
    )  # fmt: skip

    anew = queries.draft(draft.report, reader=loaded, on=date(2004, 2, 2))
    stale = [(quote.shown, quote.quoted.shown) for quote in anew.blocking]

    assert ("25", "26") in stale


def test_the_published_folder_is_byte_identical_after_export_and_load(draft, loaded, tmp_path):
    portable.export(tmp_path / "out", SLUG)

    for room in ("statements", "funding", "reports"):
        for file in sorted((CAMPAIGN / room).rglob("*.*")):
            assert (tmp_path / "out" / file.relative_to(CAMPAIGN)).read_bytes() == file.read_bytes()
