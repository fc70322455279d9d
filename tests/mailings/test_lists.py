"""Lists and who is on them, as whoever keeps them does it: pages, files in and out, erasure."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accede.accounts.rules import NotAllowed
from accede.coalition import actions as coalition
from accede.coalition.models import SheetImport
from accede.kit.models import LogEntry, OutgoingMail
from accede.mailings.actions import lists as acts
from accede.mailings.actions import subscriptions
from accede.mailings.actions.erasing import erase_subscriber
from accede.mailings.models import MailingList, Subscription
from accede.mailings.queries import lists
from tests.governments.sheets import as_csv
from tests.mailings.list_rows import CONSENT, NOW, TODAY, news, someone
from tests.meetings.conftest import campaign

__all__ = ["campaign", "news"]
pytestmark = pytest.mark.django_db
ROOM = "/c/test-campaign/mailings/lists/"


def add(news, by, **values):
    told = {"email": "Ana@Press.example", "name": "Ana", "language": "fr", "source": "Sign-up sheet, 3 May", **values}
    return subscriptions.add_subscriber(mailing_list=news, values=told, by=by, at=NOW, on=TODAY)


def stage(news, content, by):
    coalition.stage_sheet(
        campaign=news.campaign, content=content, filename="people.csv", holds="subscribers", by=by, on=TODAY,
        options={"list": "news", "source": "Sign-up sheet"},
    )  # fmt: skip
    return SheetImport.objects.latest("pk")


# -------------------------------------------------------------------------------------------------------- what is said
def test_other_words_of_consent_are_a_new_version_and_the_old_ones_stay_in_every_language(news, nora):
    row = acts.change_list(mailing_list=news, values={"consent_text": "Twice a month."}, by=nora, on=TODAY)

    assert (row.consent_version, row.consent_text) == (2, "Twice a month.")
    assert row.past_consents == {"1": {"": CONSENT, "ar": "نكتب إليك مرة في الشهر."}}
    assert lists.face_of(row, "ar") == lists.Face("News of the Test Treaty", "Once a month.", "Twice a month.", "en")


def test_who_agreed_to_which_words_is_kept(news, nora):
    first = someone(news, consent_version=1, language="ar")
    news.refresh_from_db()
    acts.change_list(mailing_list=news, values={"consent_text": "Twice a month."}, by=nora, on=TODAY)
    second = someone(news, "bea@press.example", consent_version=2, language="ar")

    read = [lists.agreed_to(Subscription.objects.select_related("list__campaign").get(pk=row.pk))
            for row in (first, second)]  # fmt: skip

    assert read == [("نكتب إليك مرة في الشهر.", "ar"), ("Twice a month.", "en")]


def test_a_text_that_is_written_for_the_first_time_is_no_new_version(news, nora):
    values = {"name": "Nouvelles", "about": "", "consent": "Une fois par mois."}

    row = acts.write_list_text(mailing_list=news, language="fr", values=values, by=nora, on=TODAY)

    assert (row.consent_version, row.texts["fr"]) == (1, values)
    assert lists.languages_of(row) == ["en", "ar", "fr"]


def test_who_keeps_no_lists_changes_none(news, mateo):
    with pytest.raises(NotAllowed):
        acts.change_list(mailing_list=news, values={"name": "Other"}, by=mateo, on=TODAY)
    with pytest.raises(NotAllowed):
        add(news, mateo)


# ----------------------------------------------------------------------------------------------------- who is on it
def test_somebody_is_put_on_a_list_with_the_source_of_her_consent(news, nora):
    row = add(news, nora)

    assert (row.email, row.way, row.source, row.entered_by) == (
        "ana@press.example", "by_hand", "Sign-up sheet, 3 May", "nora",
    )  # fmt: skip
    assert [entry.act for entry in LogEntry.objects.all()] == ["mailings.add_subscriber"]
    assert "ana@press.example" not in str(LogEntry.objects.values_list("before", "after", "target_name").get())


def test_an_address_stands_on_a_list_once_and_a_source_is_needed(news, nora):
    add(news, nora)

    with pytest.raises(ValidationError, match="on the list already"):
        add(news, nora)
    with pytest.raises(ValidationError):
        add(news, nora, email="bea@press.example", source="")


def test_whoever_left_is_put_back_by_nobody_else(news, nora):
    row = add(news, nora)
    subscriptions.leave(subscription=row, at=NOW, on=TODAY)

    with pytest.raises(subscriptions.LeftIt, match="left the list on"):
        add(news, nora)


def test_the_list_tells_how_many_are_on_it_and_how_many_left(news, nora, django_assert_num_queries):
    someone(news)
    someone(news, "bea@press.example")
    someone(news, "cleo@press.example", left_at=NOW)
    someone(news, "", left_at=None)  # erased

    with django_assert_num_queries(1):
        found = lists.lists_of(news.campaign)

    assert [(row.mailing_list.key, row.on_it, row.left) for row in found] == [("news", 2, 1)]


# ------------------------------------------------------------------------------------------------------------- files
def test_a_file_is_compared_first_and_puts_only_the_new_on_the_list(news, nora):
    someone(news, "ana@press.example", language="en", name="Ana")
    someone(news, "bea@press.example", left_at=NOW)
    rows = [["Ana@press.example", "Ana", "français"], ["bea@press.example", "Bea", "en"],
            ["cleo@press.example", "Cleo", "العربية"]]  # fmt: skip
    row = stage(news, as_csv(["Courriel", "Nom", "Langue"], *rows), nora)

    seen = [(line.name, line.change) for line in row.lines.order_by("number")]
    told = [problem["message"] for problem in row.problems]
    coalition.approve_sheet(sheet=row, by=nora, on=TODAY)

    assert seen == [("ana@press.example", "changed"), ("cleo@press.example", "new")]
    assert told == [
        "bea@press.example left the list on 4 May 2026 and is left out: only she can put herself there again."
    ]
    assert [(each.email, each.language, each.way) for each in lists.subscriptions(news)] == [
        ("ana@press.example", "fr", "by_hand"), ("cleo@press.example", "ar", "import"),
    ]  # fmt: skip
    assert Subscription.objects.get(email="cleo@press.example").source == "Sign-up sheet (people.csv)"


def test_the_same_file_again_changes_nothing(news, nora):
    content = as_csv(["E-mail", "Name"], ["cleo@press.example", "Cleo"])
    coalition.approve_sheet(sheet=stage(news, content, nora), by=nora, on=TODAY)

    again = stage(news, content, nora)

    assert [(line.name, line.change) for line in again.lines.all()] == [("cleo@press.example", "same")]


def test_what_is_wrong_in_a_file_is_told_with_its_row(news, nora):
    row = stage(news, as_csv(["E-mail", "Language", "Agreed on"], ["no address", "en", ""],
                             ["cleo@press.example", "Klingon", ""], ["dan@press.example", "en", "2027-01-01"],
                             ["dan@press.example", "en", ""]), nora)  # fmt: skip

    assert row.state == "faulty"
    assert [(each["row"], each["message"]) for each in row.problems] == [
        (2, "“no address” is no mail address. Write it as name@example.org."),
        (3, "“Klingon” is none of the six languages. Write its code: en, fr, es, ar, zh or ru."),
        (4, "1 January 2027 lies in the future."),
        (5, "This address stands already in row 4. Leave one of the two out."),
    ]


def test_the_log_names_nobody_of_a_file(news, nora):
    coalition.approve_sheet(
        sheet=stage(news, as_csv(["E-mail"], ["cleo@press.example"]), nora), by=nora, on=TODAY
    )  # fmt: skip

    told = str(list(LogEntry.objects.values()))
    assert ("mailings.import_subscribers" in told, "cleo" in told) == (True, False)


def test_the_list_leaves_as_a_file_that_can_be_brought_in_again(client, news, nora):
    someone(news, "ana@press.example", name="=Ana", language="fr")
    client.force_login(nora)

    content = client.get(f"{ROOM}news/addresses.csv").content

    head, row = content.decode("utf-8-sig").splitlines()
    assert head == "E-mail,Name,Language,Joined,Confirmed,Left,How,Agreed to version,Source"
    assert row.startswith("ana@press.example,'=Ana,fr,2026-05-04T09:30")


# ----------------------------------------------------------------------------------------------------------- erasure
def test_an_erasure_empties_the_address_everywhere_and_keeps_the_count(news, officer):
    other = MailingList.objects.create(campaign=news.campaign, key="press", name="Press")
    row = someone(news, name="Ana")
    someone(other, name="Ana", left_at=NOW)
    someone(news, "bea@press.example", name="Bea")
    client_mail(row.email)

    erase_subscriber(subscription=row, by=officer, at=NOW + timedelta(days=1), on=TODAY)

    assert sorted(Subscription.objects.values_list("list__key", "email", "name")) == [
        ("news", "", ""), ("news", "bea@press.example", "Bea"), ("press", "", ""),
    ]  # fmt: skip
    assert "ana@" not in str(list(OutgoingMail.objects.values())) + str(list(LogEntry.objects.values()))


def client_mail(address):
    from accede.kit import mail

    mail.queue_text("News", f"Dear {address}", to=address)


def test_two_who_are_erased_do_not_stand_in_each_others_way(news, officer):
    for email in ("ana@press.example", "bea@press.example"):
        erase_subscriber(subscription=someone(news, email), by=officer, at=NOW, on=TODAY)

    assert list(Subscription.objects.values_list("email", flat=True)) == ["", ""]


def test_the_convener_keeps_lists_and_does_not_erase(client, news, nora):
    row = someone(news)
    client.force_login(nora)

    answers = [client.get(f"{ROOM}news/people/{row.key}/{name}").status_code for name in ("", "erase/", "held.zip")]

    assert answers == [200, 404, 404]


def test_what_is_held_about_an_address_can_be_taken_away(client, news, officer):
    row = someone(news, name="Ana")
    client.force_login(officer)

    packed = client.get(f"{ROOM}news/people/{row.key}/held.zip").content

    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        assert "ana@press.example" in folder.read("mailings.subscription.txt").decode()


# ------------------------------------------------------------------------------------------------------------- pages
PAGES = ["", "add/", "news/", "news/change/", "news/in/fr/", "news/people/add/", "news/import/", "news/?shown=left"]


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_open_for_who_keeps_lists_and_for_nobody_else(client, news, nora, mateo, sam, page):
    someone(news)
    answers = []
    for user in (nora, mateo, sam):
        client.force_login(user)
        answers.append(client.get(ROOM + page).status_code)

    assert answers == [200, 404, 404]


def test_a_keeper_opens_a_list_writes_it_in_french_and_puts_somebody_there(client, news, nora):
    client.force_login(nora)

    client.post(f"{ROOM}add/", {"name": "Press list", "consent_text": "We write to journalists.", "open": "on"})
    client.post(
        f"{ROOM}press-list/in/fr/", {"name": "Presse", "about": "", "consent": "Nous écrivons aux journalistes."}
    )
    client.post(f"{ROOM}press-list/people/add/", {"email": "ana@press.example", "name": "", "language": "fr",
                                                  "source": "Card of 3 May"})  # fmt: skip

    row = MailingList.objects.get(key="press-list")
    assert (row.open, row.texts["fr"]["name"]) == (True, "Presse")
    assert [each.email for each in lists.subscriptions(row)] == ["ana@press.example"]
    assert (
        reverse("listed:join", args=["test-campaign", "press-list"])
        in client.get(f"{ROOM}press-list/").content.decode()
    )


def test_a_list_is_not_opened_to_anybody_without_words_of_consent(client, campaign, nora):
    client.force_login(nora)

    response = client.post(f"{ROOM}add/", {"name": "Press list", "consent_text": "", "open": "on"})

    assert response.status_code == 422
    assert "Say what people agree to before anybody may join." in response.content.decode()


def test_a_script_in_a_name_is_only_a_name(client, news, nora):
    row = someone(news, name="<script>alert(1)</script>")
    client.force_login(nora)

    pages = client.get(f"{ROOM}news/").content.decode() + client.get(f"{ROOM}news/people/{row.key}/").content.decode()

    assert "<script>alert(1)" not in pages


@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_changes_nothing(client, news, officer, method):
    row = someone(news)
    client.force_login(officer)
    before = (LogEntry.objects.count(), Subscription.objects.filter(left_at=None).count())

    for page in [*PAGES, f"news/people/{row.key}/", f"news/people/{row.key}/remove/", f"news/people/{row.key}/erase/"]:
        getattr(client, method)(ROOM + page)

    assert (LogEntry.objects.count(), Subscription.objects.filter(left_at=None).count()) == before
