"""A view of a board is kept for oneself, opens, is renamed and removed; a board may open with one."""

from __future__ import annotations

import pytest

from accede.governments.actions import views as actions
from accede.governments.models import SavedView
from tests.governments.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def view(campaign, mateo, alliance):
    return actions.save_view(
        campaign=campaign, name="Quiet ones", board="table", query="cut=1&met=quiet", by=mateo, on=TODAY
    )


def test_a_view_is_saved_from_the_page_without_its_day_and_page(client, mateo, campaign, alliance):
    client.force_login(mateo)
    url = f"/c/{campaign.slug}/states/views/table/save/?target=yes&sort=-last&page=2&on=2026-01-01&evil=1"

    answer = client.post(url, {"name": "Targets"})
    assert answer["Location"] == f"/c/{campaign.slug}/states/?cut=1&target=yes&sort=-last"
    assert [(row.name, row.query, row.default) for row in SavedView.objects.all()] == [
        ("Targets", "cut=1&target=yes&sort=-last", False)
    ]
    assert "Targets</a>" in client.get(f"/c/{campaign.slug}/states/").content.decode()


def test_a_name_is_taken_once(view, campaign, mateo):
    with pytest.raises(actions.NameTaken):
        actions.save_view(campaign=campaign, name="Quiet ones", board="map", query="", by=mateo, on=TODAY)
    other = actions.save_view(campaign=campaign, name="Others", board="map", query="cut=1", by=mateo, on=TODAY)
    with pytest.raises(actions.NameTaken):
        actions.rename_view(view=other, name="Quiet ones", by=mateo, on=TODAY)


def test_a_view_is_nobody_else_s(view, client, nora, campaign):
    client.force_login(nora)

    assert "Quiet ones" not in client.get(f"/c/{campaign.slug}/states/").content.decode()
    for act in ("change", "remove"):
        assert client.get(f"/c/{campaign.slug}/states/views/{view.key}/{act}/").status_code == 404
        assert client.post(f"/c/{campaign.slug}/states/views/{view.key}/{act}/", {"name": "Mine"}).status_code == 404
    assert SavedView.objects.get().name == "Quiet ones"


def test_a_board_opens_with_the_view_chosen_until_another_one_is(view, client, mateo, campaign):
    client.force_login(mateo)
    home = f"/c/{campaign.slug}/states/"
    assert client.get(home).status_code == 200

    client.post(f"{home}views/{view.key}/change/", {"name": "Quiet ones", "default": "on"})
    assert client.get(home)["Location"] == "?cut=1&met=quiet"
    assert client.get(f"{home}?cut=1").status_code == client.get(f"{home}?cut=1&met=quiet").status_code == 200
    actions.save_view(
        campaign=campaign, name="Other", board="table", query="cut=1&sort=last", default=True, by=mateo, on=TODAY
    )
    assert client.get(home)["Location"] == "?cut=1&sort=last"
    assert SavedView.objects.filter(default=True).count() == 1


def test_a_view_is_removed_after_one_question(view, client, mateo, campaign):
    client.force_login(mateo)
    url = f"/c/{campaign.slug}/states/views/{view.key}/remove/"

    assert client.get(url).status_code == 200 and SavedView.objects.exists()
    assert client.post(url).status_code == 302
    assert not SavedView.objects.exists()


def test_who_may_not_read_the_campaign_saves_nothing(campaign, sam, alliance):
    from accede.accounts.rules import NotAllowed

    with pytest.raises(NotAllowed):
        actions.save_view(campaign=campaign, name="Mine", board="table", query="", by=sam, on=TODAY)
