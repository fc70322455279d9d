"""The pages on which a campaign is started: by an officer, and by the first person of an installation."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accede.accounts import first_run
from accede.accounts.models import Grant, User
from accede.coalition.models import Campaign
from accede.kit.models import OutgoingMail
from accede.record.models import Treaty

ANSWERS = {
    "name": "Our campaign", "short_name": "", "slug": "ours", "language": "en", "officer_username": "amina",
    "officer_name": "Amina Example", "officer_email": "amina@accede.example", "name_fr": "Le nôtre",
}  # fmt: skip
ON = "/desk/start/test-treaty/"


@pytest.fixture
def treaty(db):
    titles = {"en": "Treaty on Tests", "fr": "Traité sur les épreuves", "ar": "معاهدة الاختبار"}
    return Treaty.objects.create(slug="test-treaty", number="XX-1", titles=titles, source="a test")


@pytest.fixture
def at_desk(client, officer):
    client.force_login(officer)
    return client


@pytest.mark.parametrize("typed", ["", "tests", "ÉPREUVES", "الاختبار", "xx-1", "treaty tests"])
def test_a_treaty_is_found_by_words_of_any_language_or_its_number(at_desk, treaty, typed):
    page = at_desk.get("/desk/start/", {"q": typed})

    assert f'href="{ON}"' in page.content.decode()


def test_words_of_no_treaty_lead_to_the_depositary_s_file(at_desk, treaty):
    page = at_desk.get("/desk/start/", {"q": "whales"}).content.decode()

    assert ON not in page
    assert 'href="/desk/record/imports/add/"' in page


def test_the_review_shows_all_that_will_be_made_and_makes_nothing(at_desk, treaty):
    page = at_desk.post(ON, {**ANSWERS, "step": "review"}).content.decode()

    told = ("Treaty on Tests", "Our campaign", "/c/ours/", "Le nôtre", "Amina Example (amina)", "No clause of this")
    assert [words for words in told if words not in page] == []
    assert Campaign.objects.count() == 0


def test_starting_after_the_review(at_desk, treaty):
    response = at_desk.post(ON, {**ANSWERS, "step": "start"})

    assert (response.status_code, response.url) == (302, "/desk/")
    assert Campaign.objects.get().names == {"fr": "Le nôtre"}
    assert [row.to for row in OutgoingMail.objects.all()] == ["amina@accede.example"]


def test_an_officer_who_keeps_the_new_campaign_herself_lands_in_it(at_desk, treaty):
    mine = {**ANSWERS, "officer_username": "officer", "officer_name": "", "officer_email": "", "step": "start"}

    response = at_desk.post(ON, mine)

    assert response.url == "/desk/?campaign=ours"
    assert at_desk.get(response.url).status_code == 200
    assert at_desk.get("/c/ours/coalition/").status_code == 200


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(at_desk, treaty):
    wrong = {**ANSWERS, "slug": "Our Campaign", "officer_email": "", "step": "start"}

    page = at_desk.post(ON, wrong)

    assert page.status_code == 422
    assert [list(page.context["form"].errors), Campaign.objects.count()] == [["slug", "officer_email"], 0]
    assert 'value="Our Campaign"' in page.content.decode()


@pytest.mark.parametrize("who", ["nora", "mateo", "ines", "sam"])
def test_without_the_right_there_is_no_such_page(client, treaty, who, request):
    client.force_login(request.getfixturevalue(who))

    assert [client.get(path).status_code for path in ("/desk/start/", ON)] == [404, 404]
    assert client.post(ON, {**ANSWERS, "step": "start"}).status_code == 403


def test_a_stranger_signs_in_first(client, treaty):
    assert client.get("/desk/start/").url == "/accounts/login/?next=/desk/start/"


# ------------------------------------------------------------------ the first person of an installation
@pytest.fixture
def token(treaty, operator) -> str:
    return first_run.new_token()


def first(client, token: str, **more: str):
    return client.post(ON, {**ANSWERS, "token": token, "step": "start", **more})


def test_the_bearer_of_the_token_starts_the_first_campaign_and_is_signed_in(client, token):
    assert f"{ON}?token={token}" in client.get("/desk/start/", {"token": token}).content.decode()

    response = first(client, token, password="a-long-chosen-word", again="a-long-chosen-word")

    assert response.url == "/desk/?campaign=ours"
    assert client.get("/c/ours/coalition/").status_code == 200
    assert User.objects.get(username="amina").check_password("a-long-chosen-word")
    assert [(grant.role, grant.campaign) for grant in Grant.objects.filter(user__username="amina")] == [
        ("secretariat", "ours")
    ]


def test_the_first_person_s_pages_leave_no_room_for_rooms_that_are_not_there(client, token):
    page = client.get(ON, {"token": token}).content.decode()

    assert 'class="shell"' not in page
    assert 'class="rooms"' not in page


def test_the_token_is_worth_nothing_once_it_was_used(client, token):
    first(client, token)
    client.logout()

    again = first(client, token, slug="theirs", officer_username="eve", officer_email="eve@accede.example")

    assert (again.status_code, again.url) == (302, "/accounts/login/?next=/desk/start/")
    assert [campaign.slug for campaign in Campaign.objects.all()] == ["ours"]


@pytest.mark.parametrize("token", ["", "nonsense", "Zmlyc3Q:1wC7aJ:forged"])
def test_without_the_token_an_open_installation_cannot_be_taken_over(client, treaty, operator, token):
    seen = client.get("/desk/start/", {"token": token})

    response = first(client, token)

    assert (seen.status_code, response.status_code) == ((302, 302) if not token else (403, 403))
    assert (Campaign.objects.count(), User.objects.exclude(username="operator").count()) == (0, 0)


def test_a_token_of_the_day_before_yesterday_is_too_old(client, token, monkeypatch):
    later = (timezone.now() + timedelta(hours=25)).timestamp()
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)

    assert first(client, token).status_code == 403
    assert Campaign.objects.count() == 0


def test_two_who_send_the_token_at_once_do_not_both_come_in(treaty, operator, token):
    from accede.coalition import actions
    from tests.coalition.test_starting import OFFICER, TODAY

    plan = actions.Plan("ours", "Ours", "test-treaty", "en", OFFICER)
    actions.start_first(plan=plan, token=token, on=TODAY)

    with pytest.raises(actions.TooLate):
        actions.start_first(plan=plan, token=token, on=TODAY)


@pytest.mark.parametrize(("password", "again", "field"), [
    ("a-long-chosen-word", "another-long-word", "again"), ("short", "short", "password"),
])  # fmt: skip
def test_a_password_that_will_not_do_is_refused_on_the_review(client, token, password, again, field):
    page = first(client, token, password=password, again=again)

    assert (page.status_code, list(page.context["password"].errors)) == (422, [field])
    assert Campaign.objects.count() == 0
    assert f'value="{password}"' not in page.content.decode()


def test_the_terminal_prints_the_address_while_nobody_has_an_account(token, client):
    out = io.StringIO()
    call_command("first_person", stdout=out)
    printed = re.search(r"token=(\S+)", out.getvalue())[1]

    assert first(client, printed).status_code == 302


def test_the_terminal_prints_no_address_once_somebody_has_one(nora):
    out, err = io.StringIO(), io.StringIO()
    call_command("first_person", if_nobody=True, stdout=out)

    with pytest.raises(SystemExit) as ended:
        call_command("first_person", stdout=out, stderr=err)

    assert (out.getvalue(), ended.value.code) == ("", 2)
