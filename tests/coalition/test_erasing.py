"""An erasure: the name is nowhere any more but in sealed records; rows and counts stay; the act leaves no name."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from accede.accounts.actions import give_grant
from accede.accounts.erasing import CannotErase, erase_account
from accede.accounts.models import Grant, User
from accede.accounts.rules import NotAllowed
from accede.coalition import actions
from accede.coalition.actions.erasing import erase_person
from accede.coalition.models import Affiliation, OfficeTerm, Person
from accede.core.dates import Moment
from accede.kit import log, mail, persons, search
from accede.kit.models import Draft, LogEntry, OutgoingMail
from tests.coalition.conftest import TODAY
from tests.everywhere import columns_with

NAME, OTHER, ADDRESS, USERNAME = "Éva Testimony", "Eva Testimonyová", "eva.testimony@accede.example", "eva.t"
WORDS = (NAME, OTHER, ADDRESS, USERNAME, "eva-testimony", "Testimony")


@pytest.fixture
def account(db) -> User:
    user = User.objects.create_user(username=USERNAME, email=ADDRESS, name=NAME, password="a-long-password")
    Grant.objects.create(user=user, role="convener", campaign="test-campaign", from_date=date(2001, 1, 1))
    return user


@pytest.fixture
def eva(campaign, officer, account, member, convener) -> Person:
    """A person of whom every kind of place tells: entry, posts, terms, texts of others, letters, drafts, the log."""
    person = actions.add_person(
        campaign=campaign, name=NAME, other_names=[OTHER], email=ADDRESS, note="Speaks Hungarian", by=officer, on=TODAY
    )
    Person.objects.filter(pk=person.pk).update(user=account)
    person.refresh_from_db()
    icmc = member("ICMC")
    actions.add_affiliation(person=person, organisation=icmc, title="Policy officer", by=officer, on=TODAY)
    start = Moment.parse("2004-01-01")
    actions.record_term(office=convener, person=person, organisation=icmc, start=start, by=officer, on=TODAY)
    actions.change_person(person=person, note=f"{NAME} speaks Hungarian and Slovak", by=account, on=TODAY)
    _written_by_others(campaign, icmc, officer, account)
    return person


def _written_by_others(campaign, icmc, officer, account) -> None:
    with log.because(f"as {NAME} asked"):
        actions.change_organisation(organisation=icmc, note=f"Write to {NAME.upper()} first.", by=officer, on=TODAY)
    mail.queue_text("Welcome", f"Dear {NAME}, welcome.", to=account, by=officer)
    mail.queue_text("News", f"{OTHER} convenes now.", to="other@accede.example", by=account)
    moment = datetime(2004, 1, 30, tzinfo=UTC)
    Draft.objects.create(user=USERNAME, address="/x/", data={"note": ["mine"]}, at=moment)
    Draft.objects.create(user="officer", address="/y/", data={"text": [f"Ask {NAME}"]}, at=moment)
    doomed = actions.add_person(campaign=campaign, name="Somebody Else", note=f"friend of {NAME}", by=officer, on=TODAY)
    actions.remove_person(person=doomed, by=officer, on=TODAY)
    search.rebuild(campaign.slug, on=TODAY)


def test_before_the_erasure_the_name_stands_in_many_places(eva):
    found = columns_with(WORDS)

    assert {"coalition_person.name", "coalition_historicalperson.name", "kit_logentry.by", "kit_logentry.why",
            "coalition_organisation.note", "kit_outgoingmail.body", "kit_draft.data", "kit_removed.data",
            "kit_searchentry.title", "accounts_user.username"} <= found  # fmt: skip


def test_after_it_the_name_is_nowhere_in_the_database(eva, officer):
    erase_person(person=eva, by=officer, on=TODAY)

    assert columns_with(WORDS) == set()


def test_what_is_counted_stays_and_leads_to_nobody(eva, officer):
    counted = (Affiliation, OfficeTerm, LogEntry, Grant)
    before = [model.objects.count() for model in counted]

    erase_person(person=eva, by=officer, on=TODAY)

    after = [model.objects.exclude(pk__in=_erasure(model)).count() for model in counted]
    term = OfficeTerm.objects.get()
    assert after == before
    assert (term.holder, term.start) == ("N. N., ICMC", Moment.parse("2004-01-01"))
    assert (Affiliation.objects.get().title, Affiliation.objects.get().organisation.acronym) == ("", "ICMC")


def _erasure(model) -> list[int]:
    """The entry of the erasure itself, which came in addition."""
    return [row.pk for row in model.objects.all() if getattr(row, "act", "") == "coalition.erase_person"]


def test_the_account_is_closed_its_roles_end_and_its_sign_ins_too(eva, officer, account):
    her = Client()
    her.force_login(account)
    assert her.get("/desk/").status_code == 200

    erase_person(person=eva, by=officer, on=TODAY)

    account.refresh_from_db()
    assert (account.is_active, account.has_usable_password()) == (False, False)
    assert (account.username, account.name, account.email) == (f"erased-{account.pk}", "", "")
    assert Grant.objects.get(user=account).until_date == date(2004, 1, 29)
    assert her.get("/desk/").status_code == 302


def test_the_record_of_the_erasure_says_how_much_and_not_who(eva, officer):
    outcome = erase_person(person=eva, by=officer, on=TODAY)

    entry = LogEntry.objects.get(act="coalition.erase_person")
    assert (entry.by, entry.on, entry.target_id, entry.before) == ("officer", TODAY, str(eva.pk), None)
    assert entry.after == {"tables": dict(sorted(outcome.changed.items())), "sealed": []}
    assert outcome.changed["coalition.person"] == 1


def test_the_log_is_append_only_again_afterwards(eva, officer):
    from django.db import DatabaseError, transaction

    erase_person(person=eva, by=officer, on=TODAY)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LogEntry._base_manager.filter(pk__gt=0).update(by="somebody")


def test_two_who_got_the_same_letter_are_erased_one_after_the_other(eva, campaign, officer):
    told = {"campaign": campaign, "by": officer, "on": TODAY}
    other = actions.add_person(name="Otto Witness", email="otto.witness@accede.example", **told)
    for who in (eva, other):
        mail.queue_text("Minutes", "Draft minutes.", to=who, key=f"minutes:1:{who.email}")

    for who in (eva, other):
        erase_person(person=who, by=officer, on=TODAY)

    assert OutgoingMail.objects.filter(subject="N. N.", key=None).count() >= 2
    assert columns_with((*WORDS, "otto.witness")) == set()


def test_letters_to_her_are_not_sent_and_those_of_others_leave_without_her_name(eva, officer):
    erase_person(person=eva, by=officer, on=TODAY)

    kept = [(row.to, row.body, str(row.state), row.by) for row in OutgoingMail.objects.order_by("pk")]
    assert kept == [
        ("N. N.", "N. N.", "suppressed", "officer"),
        ("other@accede.example", "N. N. convenes now.\n", "queued", f"erased-{eva.user_id}"),
    ]


def test_a_name_that_somebody_else_bears_stays_in_the_texts_of_others(eva, officer, campaign):
    actions.add_person(campaign=campaign, name=NAME, by=officer, on=TODAY)

    erase_person(person=eva, by=officer, on=TODAY)

    assert Person.objects.filter(name=NAME).count() == 1
    assert NAME.upper() in str(LogEntry.objects.count()) + campaign.organisations.get().note


def test_it_needs_the_right_in_each_of_her_campaigns(eva, officer, operator, account, nora):
    with pytest.raises(NotAllowed):
        erase_person(person=eva, by=nora, on=TODAY)
    give_grant(user=account, role="member", campaign="another", by=operator, on=TODAY)
    with pytest.raises(NotAllowed):
        erase_person(person=eva, by=officer, on=TODAY)

    erase_person(person=eva, by=operator, on=TODAY)

    assert columns_with(WORDS) == set()


def test_nobody_erases_herself(campaign, officer):
    person = actions.add_person(campaign=campaign, name="The Officer", by=officer, on=TODAY)
    Person.objects.filter(pk=person.pk).update(user=officer)
    person.refresh_from_db()

    with pytest.raises(CannotErase, match="Somebody else"):
        erase_person(person=person, by=officer, on=TODAY)


def test_an_account_without_an_entry_is_erased_too(officer, account, campaign):
    log.record("accounts.rename", target=account, by=account)

    erase_account(user=account, by=officer, on=TODAY)

    assert columns_with((NAME, ADDRESS, USERNAME)) == set()
    assert LogEntry.objects.filter(act="accounts.rename").get().by == f"erased-{account.pk}"


def test_what_is_held_is_taken_away_as_plain_text_without_secrets(eva, account):
    packed = persons.export(persons.subject_of(account), reader=account, on=TODAY)

    files = _unpacked(packed)
    hers = ("accounts.user", "accounts.grant", "coalition.person", "coalition.affiliation", "coalition.officeterm",
            "coalition.historicalperson", "kit.draft", "log", "mentions", "README")  # fmt: skip
    assert {f"{name}.txt" for name in hers} <= files.keys()
    assert f"name: {NAME}" in files["coalition.person.txt"]
    assert "password: kept, and shown to nobody" in files["accounts.user.txt"]
    assert account.password not in "".join(files.values())
    assert "coalition.change_person" in files["log.txt"]


def _unpacked(packed: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        return {name: folder.read(name).decode() for name in folder.namelist()}


def test_the_page_says_what_goes_and_what_stays_and_asks_for_the_name(eva, officer, client):
    client.force_login(officer)
    address = f"/c/test-campaign/coalition/people/{eva.key}/erase/"

    page = client.get(address)
    wrong = client.post(address, {"typed": "Eva"})

    assert page.status_code == 200
    assert (wrong.status_code, wrong.context["form"].errors["typed"]) == (
        422,
        ["That is not the name above. Type it as it is written there."],
    )
    assert Person.objects.filter(name=NAME).exists()
    done = client.post(address, {"typed": NAME}, follow=True)
    assert done.status_code == 200
    assert columns_with(WORDS) == set()


def test_the_convener_may_not_open_the_page_and_a_stranger_sees_none(eva, nora, sam, client):
    address = f"/c/test-campaign/coalition/people/{eva.key}/erase/"

    answers = []
    for who in (nora, sam):
        client.force_login(who)
        answers.append(client.get(address).status_code)

    assert answers == [404, 404]


def test_everybody_takes_away_her_own(account, client):
    client.force_login(account)

    answer = client.get("/accounts/me/download/")

    assert answer.headers["Content-Type"] == "application/zip"
    assert f"email: {ADDRESS}" in _unpacked(answer.content)["accounts.user.txt"]


def test_an_account_without_an_entry_has_a_page_of_its_own_and_a_person_s_leads_to_hers(eva, officer, sam, client):
    Grant.objects.create(user=sam, role="translator", campaign="test-campaign", from_date=date(2001, 1, 1))
    client.force_login(officer)
    address = f"/c/test-campaign/coalition/sign-ins/{sam.pk}/erase/"

    assert client.get(f"/c/test-campaign/coalition/sign-ins/{eva.user_id}/erase/").status_code == 404
    assert "accounts.user.txt" in _unpacked(client.get(address.replace("erase", "download")).content)
    assert client.post(address, {"typed": "Sam"}, follow=True).status_code == 200
    assert columns_with([sam.email]) == set()
