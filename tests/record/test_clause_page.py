"""A treaty that came without its clause: a person enters it, sees what follows, and what stood before is kept."""

from __future__ import annotations

from datetime import date

import pytest

from accede.accounts.rules import NotAllowed
from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.kit import log
from accede.record import actions, queries
from accede.record.models import State, StateName, Treaty

ON = date(2026, 11, 23)
PAGE = "/desk/record/treaties/lakes/clause/"
CLAUSE = {"article": "9(1)", "count": 2, "delay": "days:30"}
ANSWERS = {
    "article": "9(1)",
    "count": "2",
    "kind": "days",
    "number": "30",
    "example": "2026-01-31",
    "source": "Text, p. 4",
}


@pytest.fixture
def lakes(db, operator) -> Treaty:
    """A treaty of which two States deposited, and nobody has entered the clause."""
    row = actions.add_treaty(slug="lakes", title="Treaty on Lakes", source="a test", by=operator, on=ON,
                             adopted_date=date(2020, 1, 1))  # fmt: skip
    for code, day in (("AAA", "2021-03-01"), ("BBB", "2021-05-01")):
        state = State.objects.create(code=code, source="a test")
        StateName.objects.create(state=state, language="en", name=f"State {code}", source="a test")
        actions.record_act(treaty=row, state=state, kind=Kind.ACCESSION, deposited=Moment.parse(day), source="a test",
                           by=operator, on=ON)  # fmt: skip
    return row


def test_without_a_clause_no_day_is_computed_and_the_pages_say_so(lakes, officer, client):
    client.force_login(officer)

    assert queries.entry("lakes", as_of=ON).computed is None
    desk = client.get("/desk/record/treaties/lakes/").content.decode()
    public = client.get("/en/status/lakes/").content.decode()
    assert f'href="{PAGE}"' in desk
    assert "its clause is not on record" in public
    assert "Not yet in force" not in public


def test_entering_the_clause_computes_the_day_and_is_logged(lakes, operator):
    actions.set_clause(treaty=lakes, clause=CLAUSE, source="Text, p. 4", by=operator, on=ON)

    assert queries.entry("lakes", as_of=ON).computed == date(2021, 5, 31)
    assert log.entries_for(lakes)[0].act == "record.set_clause"


def test_a_corrected_clause_keeps_what_stood_before_and_other_rules(lakes, operator):
    Treaty.objects.filter(pk=lakes.pk).update(rules={"withdrawal": {"article": "10", "notice": "months:6"}})
    actions.set_clause(treaty=lakes, clause=CLAUSE, source="Text, p. 4", by=operator, on=ON)

    row = actions.set_clause(
        treaty=lakes, clause=CLAUSE | {"delay": "months:3"}, source="Text, p. 4", by=operator, on=ON
    )

    assert row.rules["withdrawal"] == {"article": "10", "notice": "months:6"}
    assert queries.entry("lakes", as_of=ON).computed == date(2021, 8, 1)
    newest = log.entries_for(lakes)[0]
    assert (newest.before["rules"]["delay"], newest.after["rules"]["delay"]) == ("days:30", "months:3")


@pytest.mark.parametrize(("clause", "source", "said"), [
    (CLAUSE, " ", "Name the source"),
    ({"count": 2}, "Text", "needs a delay"),
    ({"delay": "days:30"}, "Text", "needs a count"),
    (CLAUSE | {"delay": "weeks:2"}, "Text", "is no delay we know"),
    (CLAUSE | {"count": -1}, "Text", "no whole number"),
    ({}, "Text", "the number of instruments"),
])  # fmt: skip
def test_a_clause_that_cannot_be_read_is_refused_in_words(lakes, operator, clause, source, said):
    with pytest.raises(actions.Refused, match=said):
        actions.set_clause(treaty=lakes, clause=clause, source=source, by=operator, on=ON)

    lakes.refresh_from_db()
    assert lakes.rules == {}


def test_the_same_clause_again_and_a_clause_without_the_right(lakes, operator, ines):
    actions.set_clause(treaty=lakes, clause=CLAUSE, source="Text", by=operator, on=ON)

    with pytest.raises(actions.NothingToDo):
        actions.set_clause(treaty=lakes, clause=CLAUSE, source="Text", by=operator, on=ON)
    with pytest.raises(NotAllowed):
        actions.set_clause(treaty=lakes, clause=CLAUSE | {"count": 3}, source="Text", by=ines, on=ON)


def test_a_shipped_clause_is_not_changed_here(shipped, operator):
    with pytest.raises(actions.ClauseShipped):
        actions.set_clause(treaty=queries.treaty("mine-ban"), clause=CLAUSE, source="Text", by=operator, on=ON)


def test_the_page_shows_what_follows_before_anything_is_written(lakes, officer, client):
    client.force_login(officer)

    page = client.post(PAGE, {**ANSWERS, "step": "try"})

    assert page.status_code == 200
    assert [step.day for step in page.context["reckoned"]][-1] == date(2026, 3, 2)
    assert date(2021, 5, 31) in [step.day for step in page.context["follows"]]
    lakes.refresh_from_db()
    assert lakes.rules == {}


def test_the_page_writes_the_clause_and_shows_its_history(lakes, officer, client):
    client.force_login(officer)

    done = client.post(PAGE, {**ANSWERS, "step": "save"})

    assert done.url == "/desk/record/treaties/lakes/"
    page = client.get(PAGE)
    assert [(entry.by, entry.after["clause_source"]) for entry in page.context["history"]] == [
        ("officer", "Text, p. 4")
    ]
    assert page.context["form"].initial["kind"] == "days"


@pytest.mark.parametrize(("wrong", "field"), [
    ({"count": "0"}, "count"), ({"number": "x"}, "number"), ({"source": ""}, "source"), ({"kind": "weeks"}, "kind"),
    ({"number": "0", "kind": "first_of_nth_month"}, "__all__"),
])  # fmt: skip
def test_what_is_wrong_stands_beside_its_field(lakes, officer, client, wrong, field):
    client.force_login(officer)

    page = client.post(PAGE, {**ANSWERS, **wrong, "step": "save"})

    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])


def test_who_may_not_record_finds_no_such_page(lakes, ines, client):
    client.force_login(ines)

    assert client.get(PAGE).status_code == 404
