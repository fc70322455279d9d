"""Items of the library, written by acts."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accede.accounts.rules import NotAllowed
from accede.core.dates import Moment
from accede.kit.models import LogEntry
from accede.materials import actions
from accede.materials.models import Credit, Item, LanguageVersion
from tests.materials.conftest import TODAY

FACTS = {"title": "Poster", "kind": "poster", "source": "Letter"}


def test_an_item_gets_a_key_of_its_own_an_edition_and_entries_in_the_log(campaign, officer):
    first = actions.add_item(campaign=campaign, values=FACTS, by=officer, on=TODAY)
    second = actions.add_item(campaign=campaign, values=FACTS, by=officer, on=TODAY)

    assert [first.key, second.key] == ["poster", "poster-2"]
    assert [edition.label for edition in first.editions.all()] == [""]
    assert list(LogEntry.objects.order_by("pk").values_list("act", flat=True)[:2]) == [
        "materials.add_item",
        "materials.add_edition",
    ]


def test_a_title_without_latin_letters_still_gives_a_key(campaign, officer):
    item = actions.add_item(campaign=campaign, values=FACTS | {"title": "ملصق"}, by=officer, on=TODAY)

    assert item.key == "item"


def test_an_item_without_a_source_is_refused(campaign, officer):
    with pytest.raises(ValidationError) as refusal:
        actions.add_item(campaign=campaign, values=FACTS | {"source": ""}, by=officer, on=TODAY)

    assert list(refusal.value.message_dict) == ["source"]
    assert Item.objects.count() == 0


def test_the_database_itself_wants_a_source(campaign):
    with pytest.raises(IntegrityError, match="names_its_source"), transaction.atomic():
        Item.objects.create(campaign=campaign, key="x", title="X", kind="poster", source="")


def test_a_change_is_logged_with_what_differs(study, officer):
    actions.change_item(item=study, values={"made": Moment.parse("2003-06")}, by=officer, on=TODAY)

    entry = LogEntry.objects.get(act="materials.change_item")
    assert (entry.before, entry.after) == ({"made": "2003"}, {"made": "2003-06"})


def test_an_organisation_has_the_same_credit_once(study, platform, officer):
    values = {"organisation": platform, "role": "commissioner"}

    with pytest.raises(ValidationError):
        actions.add_credit(item=study, values=values, by=officer, on=TODAY)

    assert Credit.objects.count() == 1


def test_the_alliance_itself_is_credited_once(study, officer):
    values = {"organisation": None, "role": "producer"}
    actions.add_credit(item=study, values=values, by=officer, on=TODAY)

    with pytest.raises(ValidationError):
        actions.add_credit(item=study, values=values, by=officer, on=TODAY)


def test_an_item_goes_with_its_translations(study, french, officer):
    actions.remove_item(item=study, by=officer, on=TODAY)

    assert (Item.objects.count(), LanguageVersion.objects.count()) == (0, 0)


def test_an_item_with_a_print_run_stays(study, officer):
    actions.add_print_run(item=study, values={"source": "Bill", "copies": 500}, by=officer, on=TODAY)

    with pytest.raises(actions.StillNeeded):
        actions.remove_item(item=study, by=officer, on=TODAY)

    assert Item.objects.count() == 1


@pytest.mark.parametrize("who", ["ines", "sam"])
def test_only_who_may_edit_materials_adds_an_item(campaign, who, request):
    with pytest.raises(NotAllowed):
        actions.add_item(campaign=campaign, values=FACTS, by=request.getfixturevalue(who), on=TODAY)

    assert (Item.objects.count(), LogEntry.objects.count()) == (0, 0)
