"""The rule of sharing: who sees a row, who changes it, who says with whom it is shared, and what a refusal says."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from accede.accounts.models import Grant
from accede.accounts.roles import Reach
from accede.coalition.models import Organisation
from accede.coalition.queries import shared_words
from accede.coalition.rules import CannotShare, NotTheOwners, Reading, marks_of, may_change, sees
from accede.events import actions
from accede.events.models import Event
from accede.kit import search
from accede.kit.models import LogEntry, SearchEntry

ON = date(2004, 1, 30)


@pytest.fixture
def campaign(db):
    from accede.coalition.models import Campaign
    from accede.record.models import Treaty

    treaty = Treaty.objects.create(slug="test-treaty", titles={"en": "Test Treaty"}, source="Tests")
    names = {"name": "Campaign", "short_name": "Campaign", "alliance_short": "Committee"}
    return Campaign.objects.create(slug="test-campaign", treaty=treaty, **names)


@pytest.fixture
def icmc(campaign, mateo):
    """Mateo's organisation."""
    Grant.objects.filter(user=mateo).update(organisation="icmc")
    return Organisation.objects.create(campaign=campaign, key="icmc", name="Catholic Commission", acronym="ICMC")


@pytest.fixture
def kept(campaign, icmc, mateo):
    """An event that Mateo's organisation keeps to itself."""
    values = {"title": "Quiet talk", "kind": "meeting", "source": "M", "owner": icmc, "shared_with": "own"}
    return actions.add_event(campaign=campaign, values=values, by=mateo, on=ON)


def test_a_row_that_is_kept_is_seen_and_changed_by_its_owners_people_alone(kept):
    own = Reading(Reach.MEMBERS, frozenset({"icmc"}))

    assert (sees(kept, own), may_change(kept, own)) == (True, True)
    for other in (Reading(Reach.MEMBERS, frozenset({"iom"})), Reading(Reach.MEMBERS, of_alliance=True), Reading()):
        assert (sees(kept, other), may_change(kept, other)) == (False, False)


def test_organisations_that_are_named_see_a_row_and_do_not_change_it(kept):
    kept.shared_with, kept.shared_keys = "named", ["iom"]
    named = Reading(Reach.MEMBERS, frozenset({"iom"}))

    assert (sees(kept, named), may_change(kept, named)) == (True, False)
    assert marks_of(kept) == ("org:icmc", "org:iom")


def test_what_is_shared_with_members_may_be_changed_by_who_sees_it_and_not_by_an_observer(kept):
    kept.shared_with = "members"

    assert may_change(kept, Reading(Reach.MEMBERS, frozenset({"iom"})))
    assert not sees(kept, Reading(Reach.ALLIANCE))


def test_who_is_not_of_the_owners_people_does_not_share_a_row_differently(kept, mateo, officer):
    actions.change_event(event=kept, values={"shared_with": "members"}, by=mateo, on=ON)
    event = Event.objects.get(pk=kept.pk)

    with pytest.raises(CannotShare, match="Only the people of the organisation that entered it"):
        actions.change_event(event=event, values={"shared_with": "public"}, by=officer, on=ON)
    assert Event.objects.get(pk=kept.pk).shared_with == "members"


def test_an_act_on_a_row_that_is_kept_is_refused_to_others(kept, officer):
    with pytest.raises(NotTheOwners):
        actions.remove_event(event=kept, by=officer, on=ON)
    with pytest.raises(NotTheOwners):
        actions.add_part(event=kept, part="attendance", values={"group": "press"}, by=officer, on=ON)
    assert Event.objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"owner": None, "shared_with": "own"}, "no longer see it yourself"),
        ({"shared_with": "named", "shared_keys": []}, "Name at least one organisation"),
    ],
)
def test_nobody_shares_a_row_away_from_herself_or_with_nobody_named(kept, mateo, values, words):
    with pytest.raises(CannotShare, match=words):
        actions.change_event(event=kept, values=values, by=mateo, on=ON)


def test_nobody_enters_a_row_for_an_organisation_that_is_not_hers(campaign, icmc, officer):
    values = {"title": "Talk", "kind": "meeting", "source": "M", "owner": icmc}

    with pytest.raises(CannotShare, match="an organisation of your own"):
        actions.add_event(campaign=campaign, values=values, by=officer, on=ON)


def test_a_row_shared_with_fewer_leaves_the_search_at_once(kept, mateo, ines):
    actions.change_event(event=kept, values={"shared_with": "alliance"}, by=mateo, on=ON)
    search.rebuild("test-campaign", on=ON)
    assert [hit.title for hit in search.find("quiet", reader=ines, on=ON)] == ["Quiet talk"]

    actions.change_event(event=Event.objects.get(pk=kept.pk), values={"shared_with": "own"}, by=mateo, on=ON)

    assert SearchEntry.objects.filter(title="Quiet talk").count() == 0
    search.rebuild("test-campaign", on=ON)
    assert search.find("quiet", reader=ines, on=ON) == []
    assert [hit.title for hit in search.find("quiet", reader=mateo, on=ON)] == ["Quiet talk"]


def test_the_form_asks_who_may_see_it_and_says_so_when_it_is_saved(campaign, icmc, mateo, client):
    client.force_login(mateo)
    address = "/c/test-campaign/events/add/"
    assert "Who may see this" in client.get(address).content.decode()

    sent = {"title": "Talk", "kind": "meeting", "source": "M", "owner": "icmc", "shared_with": "members"}
    page = client.post(address, sent, follow=True).content.decode()

    event = Event.objects.get(title="Talk")
    assert (event.owner, event.shared_with) == (icmc, "members")
    assert "Event saved. Shared with members." in page
    assert shared_words(event) == "Shared with members."


def test_a_form_sent_without_the_question_leaves_sharing_as_it_is(kept, mateo, client):
    client.force_login(mateo)

    sent = {"title": "Talk", "kind": "meeting", "source": "M"}
    client.post(f"/c/test-campaign/events/{kept.key}/change/", sent)

    event = Event.objects.get(pk=kept.pk)
    assert (event.title, event.owner_id, event.shared_with) == ("Talk", kept.owner_id, "own")


def test_the_log_and_undo_of_a_kept_row_are_not_there_for_others(kept, mateo, officer, client):
    actions.change_event(event=kept, values={"title": "Quiet word"}, by=mateo, on=ON)
    entry = LogEntry.objects.latest("pk")
    actions.remove_event(event=Event.objects.get(pk=kept.pk), by=mateo, on=ON)
    client.force_login(officer)

    page = client.get("/desk/log/?campaign=test-campaign").content.decode()

    assert "Quiet" not in page
    for number in (entry.pk, LogEntry.objects.latest("pk").pk):
        assert client.post(reverse("kit:undo", args=[number])).status_code == 404
