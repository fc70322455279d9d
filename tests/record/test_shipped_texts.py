"""Quotations and territories that come with the house."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from accede.record import actions, queries
from accede.record.models import ActText, TerritorialApplication

pytestmark = pytest.mark.usefixtures("shipped")
TREATIES = Path(__file__).resolve().parents[2] / "treaties"
ON = date(2018, 2, 1)


def test_each_quotation_belongs_to_a_declaration_reservation_or_objection():
    texts = ActText.objects.filter(act__treaty__slug="icrmw").select_related("act")

    assert {text.act.kind for text in texts} == {"declaration", "reservation", "objection"}
    assert [text for text in texts if len(text.text) > 410 or text.excerpt != text.text.endswith(" …")] == []


def test_a_reader_sees_them_with_their_source():
    [objection] = queries.declarations_of(treaty="icrmw", kind="objection", as_of=ON)

    assert objection.texts[0].heading == "With regard to the declaration made by Venezuela upon ratification:"
    assert (objection.target.article, objection.target_name) == ("26(1)", "Venezuela (Bolivarian Republic of)")
    assert objection.texts[0].source.startswith("UN Treaty Collection, declarations and reservations")


def test_the_tally_of_the_migrant_workers_convention():
    seen = {day: queries.provisions("icrmw", as_of=day) for day in (date(2018, 1, 11), date(2018, 1, 12))}

    assert [[(one.article, one.number, one.needed, one.since) for one in found] for found in seen.values()] == [
        [("76", 2, 10, None), ("77", 4, 10, None)],
        [("76", 3, 10, None), ("77", 5, 10, None)],
    ]


def test_territories_of_the_shipped_treaties():
    counted = {slug: len(queries.territories(slug, as_of=ON)) for slug in ("genocide", "opcat", "refugee-protocol")}

    assert counted == {"genocide": 19, "opcat": 1, "refugee-protocol": 3}
    assert [one.territory for one in queries.territories("refugee-protocol", as_of=date(1996, 2, 19))] == [
        "Suriname",
        "Bahama Islands",
    ]


def test_loading_again_writes_nothing_and_a_changed_quotation_stands_beside_the_old(tmp_path, operator):
    before = (ActText.objects.count(), TerritorialApplication.objects.count())
    actions.load_shipped(folder=TREATIES, by=operator, on=ON)
    assert (ActText.objects.count(), TerritorialApplication.objects.count()) == before

    shutil.copytree(TREATIES, tmp_path / "treaties")
    file = tmp_path / "treaties/icrmw/texts.csv"
    file.write_text(file.read_text().replace("For the purposes of the present", "For purposes of the present"))
    actions.load_shipped(folder=tmp_path / "treaties", by=operator, on=ON)

    assert ActText.objects.count() == before[0] + 1
    [one] = queries.declarations_of("EGY", "icrmw", article="4", as_of=ON)
    assert [text.text[:30] for text in one.texts] == ["For purposes of the present Co"]


def test_a_row_that_fits_no_act_is_reported_and_nothing_is_written(tmp_path, operator):
    shutil.copytree(TREATIES, tmp_path / "treaties")
    file = tmp_path / "treaties/icrmw/texts.csv"
    file.write_text(file.read_text() + "icrmw-9999,1,en,,Text.,,Source\n")

    loaded = actions.load_shipped(folder=tmp_path / "treaties", by=operator, on=ON)

    assert [problem.message for problem in loaded.report.errors] == [
        "The row fits no act, or lacks its text or source."
    ]
