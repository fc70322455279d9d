"""Writing statements: the row, the log, the right."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.kit.models import LogEntry
from accede.statements import actions
from accede.statements.models import Ask, Issuer, Statement

TODAY = date(2004, 1, 30)
INTERVENTION = {
    "title": "Oral intervention",
    "kind": "oral_intervention",
    "source": "Report",
    "delivered": "2003",
}


def test_a_statement_is_written_with_its_log_entry_and_a_key_from_its_title(nora, campaign):
    statement = actions.add_statement(campaign=campaign, values=INTERVENTION, by=nora, on=TODAY)

    assert list(Statement.objects.all()) == [statement]
    assert statement.key == "oral-intervention"
    assert statement.delivered == Moment.parse("2003")
    assert [(e.act, e.by) for e in LogEntry.objects.all()] == [("statements.add_statement", "nora")]


def test_a_second_statement_of_the_same_title_gets_a_key_of_its_own(nora, campaign):
    actions.add_statement(campaign=campaign, values=INTERVENTION, by=nora, on=TODAY)
    second = actions.add_statement(campaign=campaign, values=INTERVENTION, by=nora, on=TODAY)

    assert second.key == "oral-intervention-2"


def test_a_statement_called_add_does_not_take_the_address_of_the_form(nora, campaign):
    statement = actions.add_statement(campaign=campaign, values=INTERVENTION | {"title": "Add"}, by=nora, on=TODAY)

    assert statement.key == "add-2"


@pytest.mark.parametrize("person", ["mateo", "ines", "sam"])
def test_who_lacks_the_right_writes_nothing(person, campaign, request):
    user = request.getfixturevalue(person)

    with pytest.raises(NotAllowed):
        actions.add_statement(campaign=campaign, values=INTERVENTION, by=user, on=TODAY)

    assert Statement.objects.count() == 0
    assert LogEntry.objects.count() == 0


def test_a_correction_keeps_the_earlier_values_and_logs_what_changed(nora, statement):
    actions.change_statement(statement=statement, values={"title": "Press release, 1 July"}, by=nora, on=TODAY)

    entry = LogEntry.objects.get()
    assert (entry.before, entry.after) == ({"title": "Press release"}, {"title": "Press release, 1 July"})
    assert [past.title for past in statement.history.all()] == ["Press release, 1 July", "Press release"]


def test_removing_a_statement_removes_its_parts_and_the_log_keeps_what_it_said(nora, statement):
    actions.add_ask(statement=statement, values={"verb": "urged", "text": "to ratify"}, by=nora, on=TODAY)

    actions.remove_statement(statement=statement, by=nora, on=TODAY)

    assert (Statement.objects.count(), Ask.objects.count()) == (0, 0)
    assert LogEntry.objects.get(act="statements.remove_statement").before["title"] == "Press release"


def test_asks_are_numbered_in_the_order_in_which_they_are_added(nora, statement):
    for text in ("to ratify", "to accede"):
        actions.add_ask(statement=statement, values={"verb": "urged", "text": text}, by=nora, on=TODAY)

    found = [(ask.position, ask.text) for ask in statement.asks.order_by("position")]
    assert found == [(1, "to ratify"), (2, "to accede")]


def test_a_members_own_statement_cannot_be_entered_as_the_alliances(nora, campaign):
    values = INTERVENTION | {"kind": "own_statement", "voice": "alliance"}

    with pytest.raises(ValidationError, match="never the alliance's"):
        actions.add_statement(campaign=campaign, values=values, by=nora, on=TODAY)


def test_an_event_without_its_link_is_refused(nora, campaign, panel):
    with pytest.raises(ValidationError, match="how the statement is linked"):
        actions.add_statement(campaign=campaign, values=INTERVENTION | {"event": panel}, by=nora, on=TODAY)


def test_the_last_issuer_of_a_text_that_is_not_the_alliances_stays(nora, campaign, mri):
    values = INTERVENTION | {"kind": "own_statement", "voice": "own"}
    own = actions.add_statement(campaign=campaign, values=values, by=nora, on=TODAY)
    issuer = actions.add_issuer(statement=own, values={"organisation": mri}, by=nora, on=TODAY)

    with pytest.raises(actions.NeedsAnIssuer):
        actions.remove_part(part=issuer, by=nora, on=TODAY)

    assert list(Issuer.objects.all()) == [issuer]


def test_a_longer_quotation_than_a_sentence_or_two_is_refused(nora, statement):
    with pytest.raises(ValidationError):
        actions.add_quotation(statement=statement, values={"text": "x" * 301, "source": "Text"}, by=nora, on=TODAY)
