"""Writing contributions and priorities: the row, the log, the right, and what the database refuses."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from accede.accounts.rules import NotAllowed
from accede.funding import actions
from accede.funding.models import Contribution, Priority
from accede.kit.models import LogEntry

TODAY = date(2004, 1, 30)
DONATION = {"title": "Donation", "kind": "donation", "donor_words": "a friend", "source": "Report"}


def test_a_contribution_is_written_with_its_log_entry(nora, campaign):
    row = actions.add_contribution(campaign=campaign, values=DONATION, by=nora, on=TODAY)

    assert list(Contribution.objects.all()) == [row]
    assert (row.key, row.amount) == ("donation", None)
    assert [(e.act, e.by) for e in LogEntry.objects.all()] == [("funding.add_contribution", "nora")]


@pytest.mark.parametrize("person", ["mateo", "ines", "sam"])
def test_who_lacks_the_right_writes_nothing(person, campaign, request):
    with pytest.raises(NotAllowed):
        actions.add_contribution(campaign=campaign, values=DONATION, by=request.getfixturevalue(person), on=TODAY)

    assert Contribution.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"amount": Decimal("10")}, "Name the currency"),
        ({"amount": Decimal("0"), "currency": "CHF"}, "more than nothing"),
        ({"value_in_kind": Decimal("10"), "currency": "CHF"}, "never both"),
        ({"kind": "gift_in_kind", "amount": Decimal("10"), "currency": "CHF"}, "never both"),
        ({"donor_words": ""}, "say in words who gave"),
    ],
)
def test_a_contribution_that_contradicts_itself_is_refused_in_words(nora, campaign, values, sentence):
    with pytest.raises(ValidationError, match=sentence):
        actions.add_contribution(campaign=campaign, values=DONATION | values, by=nora, on=TODAY)


def test_the_database_keeps_cash_and_value_in_kind_apart(grant):
    with pytest.raises(IntegrityError):
        Contribution.objects.filter(pk=grant.pk).update(value_in_kind=Decimal("5"), currency="CHF")


def test_a_correction_logs_what_changed(nora, grant):
    values = {"amount": Decimal("5000.00"), "currency": "CHF"}

    actions.change_contribution(contribution=grant, values=values, by=nora, on=TODAY)

    entry = LogEntry.objects.get()
    assert entry.before == {"amount": None, "currency": ""}
    assert entry.after == {"amount": "5000.00", "currency": "CHF"}


def test_a_priority_is_closed_only_with_what_became_of_it(nora, campaign):
    values = {"title": "Fundraising", "year": 2004, "source": "Report"}
    row = actions.add_priority(campaign=campaign, values=values, by=nora, on=TODAY)

    with pytest.raises(ValidationError, match="what became of it"):
        actions.change_priority(priority=row, values={"state": "done"}, by=nora, on=TODAY)
    actions.change_priority(priority=row, values={"state": "done", "result": "Two grants"}, by=nora, on=TODAY)

    assert Priority.objects.get().result == "Two grants"


def test_removing_leaves_the_log(nora, grant):
    actions.remove_contribution(contribution=grant, by=nora, on=TODAY)

    assert Contribution.objects.count() == 0
    assert LogEntry.objects.get().before["title"] == "Grant"
