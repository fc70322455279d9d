"""Starting an empty campaign: the act, the command, the letter, and everything that is refused."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from django.core.management import call_command

from accede.accounts.models import Grant, User
from accede.accounts.officers import Officer
from accede.accounts.rules import NotAllowed
from accede.coalition import actions
from accede.coalition.actions import CannotStart, Plan
from accede.coalition.models import Campaign
from accede.kit.models import LogEntry, OutgoingMail

TODAY = date(2026, 11, 23)
OFFICER = Officer("amina", "Amina Example", "amina@accede.example")


@pytest.fixture
def plan(treaty) -> Plan:
    return Plan("our-campaign", "Campaign for the Test Treaty", treaty.slug, "fr", OFFICER, names={"en": "Ours"})


def test_starting_makes_the_campaign_the_account_the_role_the_log_and_one_letter(plan, treaty, operator):
    started = actions.start(plan=plan, by=operator, on=TODAY)

    campaign = Campaign.objects.get()
    assert (campaign.slug, campaign.treaty, campaign.language, campaign.names) == (
        "our-campaign", treaty, "fr", {"en": "Ours"},
    )  # fmt: skip
    grant = Grant.objects.get(user__username="amina")
    assert (grant.role, grant.campaign, grant.from_date) == ("secretariat", "our-campaign", TODAY)
    acts = [entry.act for entry in LogEntry.objects.order_by("pk")]
    assert acts == ["coalition.start_campaign", "accounts.open_account", "accounts.give_grant"]
    assert [(row.to, row.campaign, row.state) for row in OutgoingMail.objects.all()] == [
        ("amina@accede.example", "our-campaign", "queued")
    ]
    assert (started.opened, started.letter) == (True, True)


def test_the_officer_signs_in_by_a_code_and_has_no_password(plan, operator, client, mailoutbox):
    actions.start(plan=plan, by=operator, on=TODAY)

    client.post("/accounts/login/code/", {"email": OFFICER.email})

    assert not User.objects.get(username="amina").has_usable_password()
    assert [letter.to for letter in mailoutbox] == [[OFFICER.email]]


def test_the_letter_never_carries_the_password(plan, operator):
    chosen = replace(plan, officer=replace(OFFICER, password="a-long-chosen-word"))

    actions.start(plan=chosen, by=operator, on=TODAY)

    letter = OutgoingMail.objects.get()
    assert "a-long-chosen-word" not in letter.body + letter.subject
    assert User.objects.get(username="amina").check_password("a-long-chosen-word")


def test_every_problem_is_told_at_once_and_nothing_is_written(operator, db):
    empty = Plan("Bad Slug", "", "no-such-treaty", "xx", Officer("", email="nobody", password="short"))

    with pytest.raises(CannotStart) as refused:
        actions.start(plan=empty, by=operator, on=TODAY)

    assert set(refused.value.problems) == {
        "slug", "name", "treaty", "language", "officer_username", "officer_name", "officer_email", "officer_password",
    }  # fmt: skip
    assert (Campaign.objects.count(), OutgoingMail.objects.count(), LogEntry.objects.count()) == (0, 0, 0)


def test_the_same_short_name_twice_is_refused(plan, operator):
    actions.start(plan=plan, by=operator, on=TODAY)

    with pytest.raises(CannotStart, match="is here already"):
        actions.start(plan=plan, by=operator, on=TODAY)

    assert Campaign.objects.count() == 1


def test_a_name_in_which_somebody_holds_a_role_already_is_refused(plan, operator, sam):
    Grant.objects.create(user=sam, role="secretariat", campaign=plan.slug, from_date=TODAY)

    with pytest.raises(CannotStart, match="holds a role"):
        actions.start(plan=plan, by=operator, on=TODAY)


def test_an_account_that_is_there_is_given_the_role_and_keeps_its_password(plan, operator, mateo):
    started = actions.start(plan=replace(plan, officer=Officer("mateo")), by=operator, on=TODAY)

    assert (started.officer, started.opened) == (mateo, False)
    assert [grant.campaign for grant in mateo.grants.order_by("pk")] == ["test-campaign", "our-campaign"]


@pytest.mark.parametrize(
    ("officer", "field"),
    [
        (Officer("mateo", email="other@accede.example"), "officer_email"),
        (Officer("mateo", password="a-long-chosen-word"), "officer_password"),
        (Officer("Amina", "Amina", "mateo@accede.example"), "officer_email"),
        (Officer("operator", "Nobody"), "officer_username"),
    ],
)
def test_an_officer_who_is_somebody_else_is_refused(plan, operator, mateo, officer, field):
    assert list(actions.problems_with(replace(plan, officer=officer))) == [field]


def test_who_may_start_a_campaign(plan, officer, nora, mateo, ines, sam):
    for person in (nora, mateo, ines, sam):
        with pytest.raises(NotAllowed):
            actions.start(plan=plan, by=person, on=TODAY)

    assert actions.start(plan=plan, by=officer, on=TODAY).campaign.slug == "our-campaign"


def test_an_officer_who_starts_a_second_campaign_for_another_reads_none_of_its_papers(plan, officer, client):
    actions.start(plan=plan, by=officer, on=TODAY)
    client.force_login(officer)

    assert client.get("/c/our-campaign/coalition/").status_code == 404


def command(*words: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("new", *words, stdout=out, stderr=err)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


WHOLE = ("ours", "--treaty=test-treaty", "--name=Ours", "--language=en", "--officer=amina",
         "--officer-name=Amina Example", "--officer-email=amina@accede.example")  # fmt: skip


def test_the_command_starts_a_campaign_and_says_how_the_officer_signs_in(treaty):
    code, out, err = command(*WHOLE, "--name-in=fr=Le nôtre")

    assert (code, err) == (0, "")
    assert "code sent to amina@accede.example" in out
    assert Campaign.objects.get().names == {"fr": "Le nôtre"}


def test_the_command_in_json(treaty):
    code, out, _err = command(*WHOLE, "--json")

    assert (code, json.loads(out)) == (0, {
        "campaign": "ours", "name": "Ours", "treaty": "test-treaty", "language": "en", "officer": "amina",
        "account": "opened", "sign_in": "code", "letter": "queued",
    })  # fmt: skip


def test_a_password_is_made_and_printed_once_on_request(treaty):
    _code, out, _err = command(*WHOLE, "--sign-in=print")

    password = out.split("printed this once: ")[1].split()[0]
    assert len(password) >= 20
    assert User.objects.get(username="amina").check_password(password)


def test_an_unknown_treaty_is_refused_with_the_nearest_and_the_list(treaty):
    code, _out, err = command(*WHOLE[:1], "--treaty=test-treety", *WHOLE[2:])

    assert code == 2
    assert "Did you mean test-treaty?" in err
    assert "  test-treaty          Test Treaty" in err
    assert err.strip().endswith("Nothing was started.")


def test_refusals_in_json_are_one_object_that_lists_them_all(treaty):
    code, out, err = command("--json")

    assert (code, err) == (2, "")
    assert [row["field"] for row in json.loads(out)["problems"]] == [
        "slug", "name", "treaty", "officer_username", "officer_name", "officer_email",
    ]  # fmt: skip


def test_a_terminal_is_asked_for_what_is_missing(treaty, monkeypatch):
    answers = iter(["test-treaty", "Ours", "ours", "", "amina", "Amina Example", "amina@accede.example"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: next(answers))

    code, _out, err = command()

    assert (code, err) == (0, "")
    assert (Campaign.objects.get().slug, list(answers)) == ("ours", [])


def test_two_typed_passwords_that_differ_are_refused(treaty, monkeypatch):
    typed = iter(["a-long-chosen-word", "another-long-word"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda question: next(typed))

    code, _out, err = command(*WHOLE, "--sign-in=ask")

    assert (code, "The two passwords differ." in err, Campaign.objects.count()) == (2, True, 0)
