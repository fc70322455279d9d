"""The contact log: logged on a phone, once; read, changed, held, called off; who may and who may not."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from accede.accounts.rules import NotAllowed
from accede.coalition.rules import NotTheOwners
from accede.governments.actions import contacts as actions
from accede.governments.actions.contacts import Met, NotPlanned, NotThen
from accede.governments.actions.tasks import open_next_step
from accede.governments.models import Contact, ContactPerson
from accede.governments.queries import contacts as queries
from accede.kit import offers
from accede.kit.models import LogEntry

pytestmark = pytest.mark.django_db

TODAY = date.today()
LIST = "/c/test-campaign/states/AAA/contacts/"
ALL = "/c/test-campaign/states/contacts/"


@pytest.fixture
def entry(campaign, arcadia, alliance, beta, mateo):
    """Mateo's: beta met the Ministry of Labour three days ago."""

    def log(**values):
        facts = {
            "stage": "held", "kind": "meeting", "office_kind": "labour", "office": "Employment desk", "owner": beta,
            "day": TODAY - timedelta(days=3), "said": "They study the text.",
        }  # fmt: skip
        return actions.log_contact(
            campaign=campaign, state=arcadia, values=facts | values, people=[Met("A. Example", "director")],
            by=mateo, on=TODAY, anyway=True,
        )  # fmt: skip

    return log


def _sent(**more):
    return {
        "stage": "held", "day": str(TODAY), "kind": "meeting", "office_kind": "labour", "office": "Employment desk",
        "met": "A. Example, director\nB. Example", "said": "They study the text.", "asked": "A date",
        "form_key": "drawn-when-opened", **more,
    }  # fmt: skip


def test_a_member_logs_a_contact_with_few_fields(client, mateo, arcadia, alliance, beta):
    client.force_login(mateo)
    page = client.get(f"{LIST}add/").content.decode()
    assert page.index('name="said"') < page.index('<details class="field') < page.index('name="shared_with"')

    answer = client.post(f"{LIST}add/", _sent(tags="Session 3, Study"))

    row = Contact.objects.get()
    assert answer.url == row.get_absolute_url()
    assert (row.owner, row.logged_by, row.logged_date, row.tags) == (beta, mateo, TODAY, ["session-3", "study"])
    assert [(each.name, each.title, each.ours) for each in row.people.all()] == [
        ("A. Example", "director", False), ("B. Example", "", False),
    ]  # fmt: skip
    assert [each.act for each in LogEntry.objects.filter(act__startswith="governments.")] == ["governments.log_contact"]


def test_an_observer_logs_too_and_a_stranger_finds_nothing(client, ines, sam, arcadia, alliance, watch):
    client.force_login(ines)
    client.post(f"{LIST}add/", _sent())
    row = Contact.objects.get()
    assert row.owner == watch
    client.force_login(sam)
    for address in (LIST, ALL, f"{LIST}add/", row.get_absolute_url(), f"{row.get_absolute_url()}change/"):
        assert client.get(address).status_code == 404


def test_what_is_sent_twice_is_entered_once(client, mateo, arcadia, alliance):
    client.force_login(mateo)
    first, second = (client.post(f"{LIST}add/", _sent()) for _time in range(2))

    assert first.url == second.url == Contact.objects.get().get_absolute_url()
    assert LogEntry.objects.filter(act="governments.log_contact").count() == 1
    assert ContactPerson.objects.count() == 2


def test_two_sendings_at_once_make_one_entry(campaign, arcadia, alliance, beta, mateo, monkeypatch):
    """Both looked before either had saved: the database lets one through, the other gets that one."""
    values = {"office_kind": "labour", "day": TODAY, "owner": beta}
    asked = {"campaign": campaign, "state": arcadia, "values": values, "by": mateo, "on": TODAY, "form_key": "k"}
    first = actions.log_contact(**asked)
    looked = actions._made_already
    calls = []

    def first_too_early(*told):
        calls.append(told)
        return looked(*told) if len(calls) > 1 else None

    monkeypatch.setattr(actions, "_made_already", first_too_early)

    second = actions.log_contact(**asked, anyway=True)

    assert second.pk == first.pk and Contact.objects.count() == 1 and len(calls) == 2


def test_a_key_of_somebody_elses_form_gives_nothing_away(campaign, arcadia, alliance, beta, alpha, mateo, nora):
    values = {"office_kind": "labour", "day": TODAY}
    asked = {"campaign": campaign, "state": arcadia, "on": TODAY, "form_key": "k"}
    actions.log_contact(**asked, values=values | {"owner": beta}, by=mateo)
    with pytest.raises(actions.SentBySomebodyElse):
        actions.log_contact(**asked, values=values | {"owner": alpha}, by=nora, anyway=True)


@pytest.mark.parametrize(("stage", "days", "words"), [("held", 1, "lies ahead"), ("planned", -1, "has passed")])
def test_a_day_on_the_wrong_side_of_today_is_refused_in_words(entry, stage, days, words):
    with pytest.raises(NotThen, match=words):
        entry(stage=stage, day=TODAY + timedelta(days=days))


def test_only_the_owners_people_change_it_and_its_history_says_so(client, entry, nora, mateo):
    row = entry()
    client.force_login(nora)
    assert "Employment desk" in client.get(row.get_absolute_url()).content.decode()
    assert client.get(f"{row.get_absolute_url()}change/").status_code == 404
    with pytest.raises(NotTheOwners):
        actions.change_contact(contact=row, values={"said": "Nothing"}, by=nora, on=TODAY)
    client.force_login(mateo)
    page = client.get(f"{row.get_absolute_url()}change/")
    assert "A. Example, director" in page.content.decode()
    sent = _sent(said="They ask for a study.", day=str(row.day), met="A. Example, director")
    assert client.post(f"{row.get_absolute_url()}change/", sent).status_code == 302
    row.refresh_from_db()
    assert row.said == "They ask for a study."
    assert "Entry of the contact log corrected" in client.get(row.get_absolute_url()).content.decode()


def test_who_may_not_log_is_refused(campaign, arcadia, sam):
    with pytest.raises(NotAllowed):
        actions.log_contact(
            campaign=campaign, state=arcadia, values={"office_kind": "labour", "day": TODAY}, by=sam, on=TODAY
        )


def test_two_people_change_it_at_once_and_the_second_chooses(client, entry, mateo):
    row = entry()
    client.force_login(mateo)
    address = f"{row.get_absolute_url()}change/"
    page = client.get(address).context["form"]
    ticket = page.ticket
    Contact.objects.filter(pk=row.pk).update(said="Somebody else wrote this.")

    answer = client.post(address, _sent(said="And I this.", day=str(row.day), _form=ticket))

    assert answer.status_code == 409
    assert "Somebody else wrote this." in re.sub(r"</?(ins|del)>", "", answer.content.decode())
    row.refresh_from_db()
    assert row.said == "Somebody else wrote this."


def test_a_planned_visit_takes_place_or_is_called_off(client, entry, mateo):
    row = entry(stage="planned", day=TODAY)
    client.force_login(mateo)
    page = client.post(f"{row.get_absolute_url()}held/", {"day": str(TODAY), "said": "Yes.", "met": "C. Example"})
    row.refresh_from_db()
    assert (page.status_code, row.stage, row.said) == (302, "held", "Yes.")
    assert [each.name for each in row.people.all()] == ["C. Example"]
    with pytest.raises(NotPlanned):
        actions.cancel_contact(contact=row, by=mateo, on=TODAY)
    other = entry(stage="planned", day=TODAY)
    client.post(f"{other.get_absolute_url()}cancel/", {"_why": "The minister is away."})
    other.refresh_from_db()
    assert other.stage == "cancelled"
    assert "did not take place" in client.get(LIST).content.decode()


def test_the_next_step_becomes_a_task_that_is_shared_no_wider(entry, mateo):
    open_one = open_next_step(contact=entry(next_step="Send the text"), by=mateo, on=TODAY)
    row = entry(next_step="Ask again", embargo_until=timezone.now() + timedelta(days=1), embargo_zone="UTC")
    kept = open_next_step(contact=row, by=mateo, on=TODAY)

    assert (open_one.title, open_one.shared_with, open_one.about_key != "") == ("Send the text", "alliance", True)
    assert (kept.shared_with, kept.organisation) == ("own", row.owner)


def test_the_day_asked_for_cuts_the_log(entry, campaign, arcadia, officer):
    held, planned = entry(), entry(stage="planned", day=TODAY + timedelta(days=20))
    Contact.objects.filter(pk=held.pk).update(logged_date=TODAY - timedelta(days=3))
    before, now = TODAY - timedelta(days=2), TODAY

    def keys(day):
        return [row.key for row in queries.contacts_of(campaign, arcadia, reader=officer, as_of=day, on=TODAY)]

    assert keys(before) == [held.key] and keys(now) == [planned.key, held.key]
    assert queries.last_contacts(campaign, reader=officer, as_of=now, on=TODAY) == {"AAA": (1, held.day)}


def test_filters_of_the_log_over_all_states(client, entry, nora, boeotia):
    row = entry(tags=["study"])
    client.force_login(nora)
    hits = ["state=AAA", "organisation=beta", "office_kind=labour", "stage=held", f"first={row.day}", "tag=Study",
            "text=A.+Example", "text=study"]  # fmt: skip
    misses = ["state=BBB", "organisation=alpha", "office_kind=foreign", "stage=planned", f"first={TODAY}", "tag=no",
              f"until={row.day - timedelta(days=1)}", "text=nobody"]  # fmt: skip
    assert [hit for hit in hits if "Arcadia: Meeting" not in client.get(f"{ALL}?{hit}").content.decode()] == []
    assert [miss for miss in misses if "No entry matches" not in client.get(f"{ALL}?{miss}").content.decode()] == []


@pytest.mark.parametrize("address", [LIST, ALL])
def test_lists_cost_the_same_for_one_entry_and_for_three(
    client, entry, mateo, alpha, address, django_assert_max_num_queries
):
    client.force_login(mateo)
    entry(shared_with="named", shared_keys=["alpha"])

    def cost():
        with django_assert_max_num_queries(100) as counted:
            assert client.get(address).status_code == 200
        return len(counted.captured_queries)

    cost()
    one = cost()
    for day in (5, 9):
        entry(day=TODAY - timedelta(days=day), shared_with="named", shared_keys=["alpha"])
    assert cost() == one


def test_the_room_leads_from_a_chosen_state_to_its_form(client, mateo, arcadia, alliance):
    client.force_login(mateo)
    assert client.get(f"{ALL}log/?state=AAA").url == f"{LIST}add/"
    assert client.get(f"{ALL}log/?state=nowhere").url == ALL


def test_it_offers_work_days_and_references(entry, mateo, nora, campaign):
    soon = entry(stage="planned", day=TODAY, next_step="Send the text", next_date=TODAY)
    work = [line.title for line in offers.ask("work", subject=campaign.slug, on=TODAY, reader=mateo)]
    days = {each.key for each in offers.ask("dates", subject=campaign.slug, on=TODAY, reader=nora)}
    meant = (campaign.slug, {"governments.contact": [soon.key]})
    assert any(title.startswith("Say what came of it: Arcadia") for title in work)
    assert {f"governments:contact:{soon.key}", f"governments:contact:{soon.key}:next"} <= days
    assert [each.url for each in offers.ask("referenced", subject=meant, on=TODAY, reader=nora)] == [
        soon.get_absolute_url()
    ]
    Contact.objects.update(shared_with="own")
    assert not offers.ask("referenced", subject=meant, on=TODAY, reader=nora)
    assert not [each for each in offers.ask("dates", subject=campaign.slug, on=TODAY, reader=nora) if each.key in days]


def test_the_page_of_an_entry_costs_the_same_for_one_person_and_for_three(
    client, entry, mateo, arcadia, campaign, beta, django_assert_max_num_queries
):
    from accede.governments.models import Official

    client.force_login(mateo)
    rows = [entry(), entry(day=TODAY - timedelta(days=1))]
    for row, names in zip(rows, ("A", "ABC"), strict=True):
        row.people.all().delete()
        for number, name in enumerate(names):
            official = Official.objects.create(campaign=campaign, state=arcadia, name=name, owner=beta)
            ContactPerson.objects.create(contact=row, number=number, name=name, official=official)

    def cost(row):
        with django_assert_max_num_queries(100) as counted:
            assert client.get(row.get_absolute_url()).status_code == 200
        return len(counted.captured_queries)

    cost(rows[0])
    assert cost(rows[0]) == cost(rows[1])


def test_asks_and_promises_that_came_of_it_stand_on_its_page_as_far_as_seen(client, entry, mateo, nora, beta):
    from accede.core.dates import Moment
    from accede.governments.models import Ask

    row = entry(asked="A date")
    told = {"campaign": row.campaign, "state": row.state, "asked": Moment.parse(str(TODAY)), "source": "The meeting"}
    Ask.objects.create(**told, text="Ask for all", contact=row, owner=beta)
    Ask.objects.create(**told, text="Ask for us", contact=row, owner=beta, shared_with="own")
    pages = {}
    for user in (mateo, nora):
        client.force_login(user)
        page = client.get(row.get_absolute_url()).content.decode()
        pages[user.username] = ["Ask for all" in page, "Ask for us" in page]
    assert pages == {"mateo": [True, True], "nora": [True, False]}


def test_what_is_found_by_a_search_carries_the_marks_of_who_sees_it(entry, campaign):
    wide, kept = entry(), entry(shared_with="own", day=TODAY - timedelta(days=5))
    later = entry(embargo_until=timezone.now() + timedelta(days=1), embargo_zone="UTC", day=TODAY - timedelta(days=4))

    found = {each.key: each for each in offers.ask("search", subject=campaign.slug, on=TODAY, reader=None)}

    assert found[f"contact-{wide.key}"].seen_by == ("org:beta", "alliance")
    assert found[f"contact-{kept.key}"].seen_by == found[f"contact-{later.key}"].seen_by == ("org:beta",)
    assert "A. Example director" in found[f"contact-{wide.key}"].text


def test_the_owners_people_alone_take_a_correction_back(entry, mateo, nora):
    from accede.governments.actions.undoing import undo_change

    row = entry()
    actions.change_contact(contact=row, values={"said": "They refuse."}, by=mateo, on=TODAY)
    last = LogEntry.objects.filter(act="governments.change_contact").get()
    with pytest.raises(NotTheOwners):
        undo_change(entry=last, by=nora, on=TODAY)
    undo_change(entry=last, by=mateo, on=TODAY)
    row.refresh_from_db()
    assert row.said == "They study the text."


@pytest.mark.parametrize(("days", "waits"), [(-93, False), (-92, True), (14, True), (15, False)])
def test_a_next_step_waits_from_two_weeks_before_until_three_months_after(entry, mateo, campaign, days, waits):
    entry(next_step="Send the text", next_date=TODAY + timedelta(days=days))

    work = [line.title for line in offers.ask("work", subject=campaign.slug, on=TODAY, reader=mateo)]

    assert ("Send the text" in work) is waits
