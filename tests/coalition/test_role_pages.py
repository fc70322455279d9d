"""The pages of roles: words from the data that enforce them, who could do what, giving, ending, leaving, suspending."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accede.accounts.models import Grant, User
from accede.accounts.rights import Right
from accede.accounts.roles import ROLES, Everybody
from accede.coalition.queries.roles import role_sheets

HOME = "/c/test-campaign/coalition/"
DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def sign_in(campaign, client):
    def one(user):
        client.force_login(user)
        return client

    return one


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_each_role_is_told_in_words_from_the_data_that_enforce_it(campaign, today):
    sheets = role_sheets(campaign, on=today)

    assert [sheet.role.key for sheet in sheets] == [*(key for key in ROLES if key != "operator"), "public"]
    for sheet in sheets:
        assert sheet.rights == [str(right.label) for right in Right if right in sheet.role.may]
        assert sheet.role.about
        assert sheet.sees
    assert sheets[-1].role is Everybody
    assert sheets[-1].rights == []


def test_the_log_is_read_by_secretariat_convener_and_auditor_alone():
    readers = {role.key for role in ROLES.values() if role.is_given and Right.READ_LOG in role.may}

    assert readers == {"secretariat", "convener", "auditor"}
    assert ROLES["auditor"].may == {Right.READ_PAPERS, Right.READ_LOG}


@pytest.mark.parametrize("reader", ["officer", "nora", "mateo", "ines"])
def test_the_page_of_roles_is_open_to_who_reads_the_papers(sign_in, reader, request):
    page = sign_in(request.getfixturevalue(reader)).get(f"{HOME}roles/")

    assert page.status_code == 200
    assert "Everybody, without signing in" in text(page)
    assert ("People who sign in" in text(page)) is (reader in ("officer", "nora"))


@pytest.mark.parametrize("path", ["roles/", "roles/who/", "sign-ins/", "sign-ins/give/", "invitations/add/"])
def test_a_stranger_finds_none_of_the_pages(sign_in, sam, path):
    assert sign_in(sam).get(HOME + path).status_code == 404


def test_an_account_of_a_number_too_large_for_any_is_nobody_s(sign_in, officer):
    assert sign_in(officer).get(f"{HOME}sign-ins/{10**22}/").status_code == 404


@pytest.mark.parametrize("reader", ["mateo", "ines"])
def test_who_gives_no_roles_sees_no_list_of_sign_ins(sign_in, reader, officer, request):
    client = sign_in(request.getfixturevalue(reader))

    paths = ["sign-ins/", "sign-ins/give/", f"sign-ins/{officer.pk}/", f"sign-ins/{officer.pk}/leave/",
             f"sign-ins/roles/{officer.grants.get().pk}/end/", "invitations/add/"]  # fmt: skip
    assert [client.get(HOME + path).status_code for path in paths] == [404] * len(paths)
    assert client.post(f"{HOME}sign-ins/{officer.pk}/suspend/").status_code == 403


def test_who_could_publish_on_a_day_of_2003_stands_on_a_page_with_role_and_time(sign_in, ines, sam, member):
    facts = {"role": "convener", "campaign": "test-campaign", "organisation": member("AA").key}
    Grant.objects.create(user=sam, **facts, from_date=date(2003, 1, 1), until_date=date(2003, 6, 30))
    client = sign_in(ines)

    pages = [text(client.get(f"{HOME}roles/who/?right=publish_report&day={on}")) for on in ("2003-06-30", "2003-07-01")]

    assert "Organisation AA" in pages[0]
    assert "from 1 January 2003 to 30 June 2003" in pages[0]
    assert "Nobody could do this on that day" in pages[1]


@pytest.mark.parametrize(("query", "words"), [
    ("right=nonsense&day=2003-07-01", "is not in the list"),
    ("right=vote&day=2003-02-30", "this month has no day 30"),
    ("right=vote&day=2090-01-01", "lies ahead"),
])  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_words(sign_in, ines, query, words):
    page = sign_in(ines).get(f"{HOME}roles/who/?{query}")

    assert page.status_code == 422
    assert words in text(page)


def told(*words: str) -> dict:
    out = io.StringIO()
    call_command("who", "--campaign", "test-campaign", *words, "--json", stdout=out)
    return json.loads(out.getvalue())


def test_the_command_says_the_same(campaign, sam, member, operator):
    facts = {"role": "member", "campaign": "test-campaign", "organisation": member("AA").key}
    Grant.objects.create(user=sam, **facts, from_date=date(2003, 1, 1), until_date=date(2003, 7, 1))

    assert told("--right", "vote", "--as-of", "2003-07-01") == {
        "campaign": "test-campaign", "right": "vote", "as_of": "2003-07-01",
        "who": [{"person": "Sam", "username": "sam", "role": "member", "organisation": "Organisation AA",
                 "from": "2003-01-01", "to": "2003-07-01"}],
    }  # fmt: skip
    assert told("--right", "vote", "--as-of", "2003-07-02")["who"] == []


@pytest.mark.parametrize(("words", "said"), [
    (["--campaign", "nowhere", "--right", "vote"], "There is no campaign “nowhere”"),
    (["--campaign", "test-campaign", "--right", "votes"], "Did you mean vote"),
    (["--campaign", "test-campaign", "--right", "vote", "--as-of", "2003-13-01"], "is no day of the calendar"),
    (["--campaign", "test-campaign", "--right", "vote", "--as-of", "2090-01-01"], "lies ahead"),
])  # fmt: skip
def test_the_command_refuses_in_words_with_exit_2(campaign, words, said):
    err = io.StringIO()

    with pytest.raises(SystemExit) as stopped:
        call_command("who", *words, stderr=err)

    assert stopped.value.code == 2
    assert said in err.getvalue()


def test_a_role_is_given_ended_and_seen_in_the_browser(sign_in, officer, mateo, member, today):
    client, organisation = sign_in(officer), member("AA")
    sent = {"user": mateo.pk, "role": "translator", "organisation": organisation.pk, "from_date": today}

    given = client.post(f"{HOME}sign-ins/give/", sent)
    grant = mateo.grants.get(role="translator")
    ended = client.post(f"{HOME}sign-ins/roles/{grant.pk}/end/", {"last_day": today + DAY})

    assert (given["Location"], ended["Location"]) == (f"{HOME}sign-ins/", f"{HOME}sign-ins/{mateo.pk}/")
    grant.refresh_from_db()
    assert (grant.organisation, grant.until_date) == ("aa", today + DAY)
    assert "Translator, AA" in text(client.get(f"{HOME}sign-ins/"))


def test_a_refusal_stands_beside_its_field(sign_in, officer, mateo, today):
    page = sign_in(officer).post(f"{HOME}sign-ins/give/", {"user": mateo.pk, "role": "member", "from_date": today})

    assert page.status_code == 422
    assert 'href="#id_organisation"' in text(page)


def test_only_people_whom_the_campaign_knows_can_be_given_a_role(sign_in, officer, sam, today):
    page = sign_in(officer).post(f"{HOME}sign-ins/give/", {"user": sam.pk, "role": "translator", "from_date": today})

    assert page.status_code == 422
    assert not sam.grants.exists()
    assert sign_in(officer).get(f"{HOME}sign-ins/{sam.pk}/").status_code == 404


def test_suspending_takes_hold_at_once_and_a_get_does_nothing(sign_in, officer, mateo, client):
    address = f"{HOME}sign-ins/{mateo.pk}/suspend/"
    assert sign_in(officer).get(address).status_code == 405

    client.post(address)

    assert "suspended" in text(client.get(f"{HOME}sign-ins/{mateo.pk}/"))
    assert sign_in(mateo).get(HOME).status_code == 404


def test_a_closed_account_is_out_at_once(sign_in, officer, mateo, client):
    from django.test import Client

    his = Client()
    his.force_login(mateo)
    sign_in(officer).post(f"{HOME}sign-ins/{mateo.pk}/close/")

    assert his.get(HOME)["Location"].startswith("/accounts/login/")


def test_whoever_leaves_sees_what_she_leaves_behind_and_goes(sign_in, campaign, mateo, today):
    from accede.coalition.actions import open_task

    open_task(campaign=campaign, title="Write to the missions", account=mateo, by=mateo, on=today)
    client = sign_in(mateo)
    client.post(f"{HOME}sign-ins/give/", {})

    page = client.get(f"{HOME}sign-ins/{mateo.pk}/leave/")
    done = client.post(f"{HOME}sign-ins/{mateo.pk}/leave/", {"last_day": today - DAY})

    assert "Write to the missions" in text(page)
    assert done.status_code == 302
    assert client.get(HOME).status_code == 404


@pytest.mark.parametrize("path", ["roles/", "sign-ins/", "roles/who/?right=vote"])
def test_the_lists_cost_the_same_queries_with_one_row_and_with_three(sign_in, officer, member, path, today):
    client, counts = sign_in(officer), []
    for number in range(3):
        user = User.objects.create_user(username=f"person{number}", email=f"person{number}@accede.example")
        facts = {"role": "member", "campaign": "test-campaign", "organisation": member(f"M{number}").key}
        Grant.objects.create(user=user, **facts, from_date=today)
        client.get(HOME + path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(HOME + path).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[2]
