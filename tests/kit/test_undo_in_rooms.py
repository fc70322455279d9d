"""Each room takes back its last change, and brings back what was removed, by its own rules."""

from __future__ import annotations

from datetime import date

import pytest

from accede.coalition import actions as coalition
from accede.coalition.models import Campaign, Membership, Organisation, Person
from accede.core.dates import Moment
from accede.funding import actions as funding
from accede.funding.models import Contribution
from accede.kit.models import LogEntry
from accede.kit.undo import CannotUndo
from accede.materials import actions as materials
from accede.materials.models import Item, LanguageVersion, Stage
from accede.reports import actions as reports
from accede.reports.models import Box, Report
from accede.statements import actions as statements
from accede.statements.models import Ask, Statement

ON = date(2004, 1, 30)


@pytest.fixture
def campaign(db):
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Tests")
    return Campaign.objects.create(slug="test-campaign", name="T", short_name="T", treaty=treaty)


def newest() -> LogEntry:
    return LogEntry.objects.latest("pk")


def test_a_person_is_restored_with_what_the_log_hides(campaign, officer):
    person = coalition.add_person(campaign=campaign, name="Ada", email="ada@example.org", by=officer, on=ON)
    coalition.change_person(person=person, name="Eve", email="", by=officer, on=ON)

    coalition.undo_change(entry=newest(), by=officer, on=ON)

    assert list(Person.objects.values_list("name", "email")) == [("Ada", "ada@example.org")]


def test_a_membership_is_not_restored_into_a_place_that_another_one_took(campaign, officer):
    union = coalition.add_organisation(campaign=campaign, name="Union", by=officer, on=ON)
    first = coalition.admit(organisation=union, kind="member", start=Moment.parse("2001-01-01"), by=officer, on=ON)
    coalition.end_membership(membership=first, last_day=Moment.parse("2002-12-31"), by=officer, on=ON)
    ended = newest()
    coalition.admit(organisation=union, kind="observer", start=Moment.parse("2003-01-01"), by=officer, on=ON)

    with pytest.raises(coalition.AlreadyIn):
        coalition.undo_change(entry=ended, by=officer, on=ON)
    assert [str(place.end) for place in Membership.objects.order_by("pk")] == ["2002-12-31", ""]


def test_a_removed_organisation_comes_back_under_its_key(campaign, officer):
    union = coalition.add_organisation(campaign=campaign, name="Union", by=officer, on=ON)
    coalition.remove_organisation(organisation=union, by=officer, on=ON)

    coalition.undo_change(entry=newest(), by=officer, on=ON)

    assert Organisation.objects.get().key == "union"


def test_a_key_that_somebody_took_since_keeps_the_removed_one_away(campaign, officer):
    union = coalition.add_organisation(campaign=campaign, name="Union", by=officer, on=ON)
    coalition.remove_organisation(organisation=union, by=officer, on=ON)
    entry = newest()
    coalition.add_organisation(campaign=campaign, name="Union", by=officer, on=ON)

    with pytest.raises(CannotUndo, match="Its place is taken"):
        coalition.undo_change(entry=entry, by=officer, on=ON)


def test_a_removed_item_comes_back_with_its_translations_and_their_stages(campaign, officer):
    item = materials.add_item(
        campaign=campaign, values={"title": "Kit", "kind": "press_kit", "source": "L"}, by=officer, on=ON
    )
    edition, made = (
        item.editions.get(),
        {"stage": Stage.DRAFT, "reached": Moment.parse("2003"), "by": officer, "on": ON},
    )
    english = materials.add_version(edition=edition, values={"language": "en", "source": "L"}, **made)
    for language in ("fr", "es"):
        english = materials.add_version(
            edition=edition, values={"language": language, "made_from": english, "source": "L"}, **made
        )
    materials.remove_item(item=item, by=officer, on=ON)
    assert (Item.objects.count(), LanguageVersion.objects.count()) == (0, 0)

    materials.undo_change(entry=newest(), by=officer, on=ON)

    found = [(row.language, row.made_from and row.made_from.language) for row in LanguageVersion.objects.order_by("pk")]
    assert found == [("en", None), ("fr", "en"), ("es", "fr")]
    assert [row.steps.count() for row in LanguageVersion.objects.all()] == [1, 1, 1]


def test_a_statement_comes_back_with_its_asks_and_an_ask_is_corrected_and_restored(campaign, officer):
    values = {"title": "S", "kind": "oral_intervention", "source": "L"}
    statement = statements.add_statement(campaign=campaign, values=values, by=officer, on=ON)
    ask = statements.add_ask(statement=statement, values={"verb": "urged", "text": "to sign"}, by=officer, on=ON)
    statements.change_part(part=ask, values={"text": "to ratify"}, by=officer, on=ON)
    statements.undo_change(entry=newest(), by=officer, on=ON)
    assert Ask.objects.get().text == "to sign"
    statements.remove_statement(statement=Statement.objects.get(), by=officer, on=ON)

    statements.undo_change(entry=newest(), by=officer, on=ON)

    assert (Statement.objects.get().title, Ask.objects.get().text) == ("S", "to sign")


def test_an_amount_is_restored_to_the_cent(campaign, officer):
    values = {"title": "G", "kind": "grant", "donor_words": "A", "source": "L", "amount": "1500.05", "currency": "CHF"}
    grant = funding.add_contribution(campaign=campaign, values=values, by=officer, on=ON)
    grant.refresh_from_db()
    funding.change_contribution(contribution=grant, values={"amount": "2", "currency": "EUR"}, by=officer, on=ON)

    funding.undo_change(entry=newest(), by=officer, on=ON)

    assert [str(part) for part in Contribution.objects.values_list("amount", "currency")[0]] == ["1500.05", "CHF"]


def test_a_box_comes_back_while_its_report_is_a_draft_and_not_after(campaign, officer):
    report = Report.objects.create(campaign=campaign, key="2003", year=2003, title="R", status_day=ON)
    box = reports.add_box(report=report, values={"section": "status", "text": "Words."}, by=officer, on=ON)
    reports.remove_box(box=box, by=officer, on=ON)
    entry = newest()
    Report.objects.update(state="published")

    with pytest.raises(reports.IsPublished):
        reports.undo_change(entry=entry, by=officer, on=ON)
    assert Box.objects.count() == 0
    Report.objects.update(state="draft")
    reports.undo_change(entry=entry, by=officer, on=ON)

    assert Box.objects.get().text == "Words."
