"""Invitations: a letter with a link, a page that changes nothing, a yes that gives the role; and every way it ends."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accede.accounts.models import Grant, User
from accede.accounts.rules import NotAllowed
from accede.coalition import actions as coalition
from accede.coalition.actions import invitations as actions
from accede.coalition.actions import roles
from accede.coalition.actions.erasing import erase_person
from accede.coalition.models import Invitation
from accede.coalition.queries.invitations import invitations
from accede.kit.models import LogEntry, OutgoingMail

EMAIL = "amina@accede.example"
YES = {"name": "Amina Example", "language": "fr", "password": "a-long-new-word", "again": "a-long-new-word"}
DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def invite(campaign, member, officer, today):
    """Invites somebody as the focal point of the member AA."""

    def one(email: str = EMAIL, organisation=None, on=today, **facts):
        organisation = organisation or campaign.organisations.filter(key="aa").first() or member("AA")
        told = {"name": "Amina", "role": "member", "language": "en", "organisation": organisation, **facts}
        return actions.invite(campaign=campaign, email=email, by=officer, on=on, **told)

    return one


def link() -> str:
    """The address in the newest letter."""
    return re.search(r"http://\S+?(/c/\S+/join/\S+/)", OutgoingMail.objects.order_by("pk").last().body)[1]


def test_an_invitation_is_a_row_a_letter_and_an_entry_and_gives_nothing_yet(invite, today):
    row = invite()

    letter = OutgoingMail.objects.get()
    assert (letter.to, letter.campaign, letter.reply_to) == (EMAIL, "test-campaign", "officer@accede.example")
    assert "Officer invites you to join" in letter.body
    assert row.good_until == today + 14 * DAY
    assert not User.objects.filter(email=EMAIL).exists()
    assert LogEntry.objects.last().act == "coalition.invite"


def test_neither_the_table_nor_the_log_holds_the_word_of_the_link_or_the_address(invite):
    row = invite()

    word = link().rstrip("/").rpartition("/")[2]
    told = str(list(LogEntry.objects.values_list("target_name", "before", "after")))
    assert row.token_hash == actions.hashed(word)
    assert [each in told for each in (word, row.token_hash, EMAIL, "Amina")] == [False] * 4


def test_opening_the_link_says_what_is_offered_and_by_whom_and_changes_nothing(invite, client):
    row = invite()

    page = client.get(link())

    text = page.content.decode()
    assert page.status_code == 200
    assert [each in text for each in ("Officer invites you", "Organisation AA", "Vote in the name of")] == [True] * 3
    # A page that hides its origin could not be sent back: the forgery check refuses it.
    assert "no-referrer" not in text + page["Referrer-Policy"]
    row.refresh_from_db()
    assert (row.accepted_date, User.objects.filter(email=EMAIL).count()) == (None, 0)


def test_saying_yes_opens_the_account_gives_the_role_and_works_once(invite, client, today):
    invite()
    address = link()

    done = client.post(address, YES)

    user = User.objects.get(email=EMAIL)
    assert done["Location"] == "/accounts/login/"
    assert (user.username, user.name, user.language) == ("amina-example", "Amina Example", "fr")
    assert user.check_password("a-long-new-word")
    grant = Grant.objects.get(user=user)
    assert (grant.role, grant.organisation, grant.from_date) == ("member", "aa", today)
    assert client.post(address, YES).status_code == 410
    assert "has been accepted" in client.get(address).content.decode()


def test_without_a_password_she_signs_in_by_a_code(invite, client):
    invite()

    done = client.post(link(), {**YES, "password": "", "again": ""})

    assert done["Location"] == "/accounts/login/code/"
    assert not User.objects.get(email=EMAIL).has_usable_password()


@pytest.mark.parametrize("wrong", [{"name": ""}, {"password": "short", "again": "short"}, {"again": "another-word"}])
def test_answers_that_need_attention_give_nothing(invite, client, wrong):
    invite()

    page = client.post(link(), {**YES, **wrong})

    assert page.status_code == 422
    assert not User.objects.filter(email=EMAIL).exists()


def test_whoever_holds_the_link_is_not_told_whether_the_address_has_an_account(invite, client, sam, add):
    invite(sam.email)
    known = [client.get(link()).status_code, client.post(link(), YES)]
    invite(EMAIL)
    unknown = [client.get(link()).status_code, client.post(link(), YES)]

    assert known[0] == unknown[0]
    assert [each.headers["Location"] for each in (known[1], unknown[1])] == ["/accounts/login/"] * 2
    sam.refresh_from_db()
    assert (sam.name, sam.has_usable_password(), sam.grants.get().role) == ("Sam", False, "member")


def test_the_inviter_is_not_told_whether_the_address_has_an_account(invite, campaign, sam, today):
    invite(sam.email)
    invite(EMAIL)

    states = {row.state for row in invitations(campaign, on=today)}
    assert len(states) == 1


def test_somebody_signed_in_with_that_address_says_yes_with_one_button(invite, client, sam):
    invite(sam.email)
    client.force_login(sam)

    page = client.get(link()).content.decode()
    done = client.post(link())

    assert 'name="password"' not in page
    assert done["Location"] == "/c/test-campaign/coalition/"
    assert sam.grants.get().organisation == "aa"


def test_somebody_signed_in_with_another_address_is_told_so_and_gets_nothing(invite, client, sam):
    invite()
    client.force_login(sam)

    for page in (client.get(link()), client.post(link())):
        assert page.status_code == 403
        assert "for somebody else" in page.content.decode()
        assert EMAIL not in page.content.decode()
    assert not sam.grants.exists()


def test_an_invitation_that_is_over_or_taken_back_says_so(invite, client, officer, today):
    over = invite(on=today - 15 * DAY)
    assert (client.get(link()).status_code, client.post(link(), YES).status_code) == (410, 410)
    assert "It was good for 14 days" in client.get(link()).content.decode()

    actions.revoke(invitation=over, by=officer, on=today)

    assert "has been taken back" in client.get(link()).content.decode()
    assert not User.objects.filter(email=EMAIL).exists()


def test_a_link_is_good_no_longer_than_the_role_that_it_offers(invite, client, officer, today):
    row = invite(on=today - 5 * DAY, until_date=today - DAY)

    assert row.good_until == today - DAY
    assert client.post(link(), YES).status_code == 410
    with pytest.raises(roles.NoSuchTime):
        actions.resend(invitation=row, by=officer, on=today)
    assert not User.objects.filter(email=EMAIL).exists()


@pytest.mark.parametrize("word", ["nonsense", "a" * 43])
def test_a_link_that_is_no_invitation_says_so(campaign, client, word):
    page = client.get(f"/c/test-campaign/coalition/join/{word}/")

    assert page.status_code == 404
    assert "This link is no invitation" in page.content.decode()


def test_a_link_is_worth_nothing_under_another_campaign(invite, client, treaty, operator, today):
    from accede.coalition.actions import start_campaign

    facts = {"slug": "other", "name": "Other", "short_name": "Other", "treaty": treaty}
    start_campaign(**facts, by=operator, on=today)
    invite()

    assert client.get(link().replace("/c/test-campaign/", "/c/other/")).status_code == 404


def test_sending_again_makes_a_new_link_and_the_old_one_is_worth_nothing(invite, client, officer, today):
    row = invite(on=today - 15 * DAY)
    old = link()

    actions.resend(invitation=row, by=officer, on=today)

    assert OutgoingMail.objects.count() == 2
    assert (client.get(old).status_code, client.get(link()).status_code) == (404, 200)
    assert Invitation.objects.get().good_until == today + 14 * DAY


def test_the_same_offer_is_not_sent_twice_while_the_first_is_out(invite, officer, today):
    first = invite()

    with pytest.raises(actions.AlreadyInvited):
        invite(EMAIL.upper())

    actions.revoke(invitation=first, by=officer, on=today)
    assert invite().pk != first.pk


@pytest.mark.parametrize("by", ["mateo", "ines", "sam"])
def test_who_may_not_give_roles_invites_nobody(campaign, by, request, today):
    with pytest.raises(NotAllowed):
        actions.invite(
            campaign=campaign, email=EMAIL, name="A", role="translator", language="en",
            by=request.getfixturevalue(by), on=today,
        )  # fmt: skip

    assert not OutgoingMail.objects.exists()


def test_a_convener_invites_nobody_to_rights_that_she_lacks(campaign, nora, today):
    with pytest.raises(roles.NotYoursToGive):
        actions.invite(campaign=campaign, email=EMAIL, name="A", role="secretariat", language="en", by=nora, on=today)


def test_an_organisation_that_left_meanwhile_has_no_focal_point(invite, campaign, client, officer, today):
    from accede.coalition.actions import end_membership
    from accede.core.dates import Moment

    invite()
    place = campaign.memberships.get(organisation__key="aa")
    end_membership(membership=place, last_day=Moment.on(today - DAY), by=officer, on=today)

    page = client.post(link(), YES)

    assert page.status_code == 409
    assert "AA is none on" in page.content.decode()
    assert not User.objects.filter(email=EMAIL).exists()


def test_nobody_comes_in_by_the_link_of_somebody_who_was_erased(invite, campaign, client, officer, today):
    person = coalition.add_person(campaign=campaign, name="Amina Example", email=EMAIL, by=officer, on=today)
    row = invite()

    address = link()
    erase_person(person=person, by=officer, on=today)

    row.refresh_from_db()
    assert (row.email, client.post(address, YES).status_code) == ("", 410)
    assert not User.objects.filter(name="Amina Example").exists()


def test_the_person_whom_an_invitation_names_is_tied_to_the_account(invite, person, client):
    invite(person=person)

    client.post(link(), YES)

    person.refresh_from_db()
    assert person.user == User.objects.get(email=EMAIL)


def test_two_who_bear_one_name_get_user_names_of_their_own(invite, client):
    for email in (EMAIL, "other@accede.example"):
        invite(email)
        client.post(link(), YES)

    assert sorted(User.objects.filter(username__startswith="amina").values_list("username", flat=True)) == [
        "amina-example", "amina-example-2",
    ]  # fmt: skip


def test_nobody_in_the_workspace_reads_the_link_in_the_letter(invite, client, officer):
    invite()
    word = link().rstrip("/").rpartition("/")[2]
    client.force_login(officer)

    page = client.get(reverse("today:letter", args=[OutgoingMail.objects.get().pk])).content.decode()

    assert "for its reader alone" in page
    assert word not in page
