"""Pages of asks and promises: the tab of a file, the single row, the forms, the list of all."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accede.governments.models import Ask, Contact, Promise
from accede.kit.models import LogEntry
from tests.governments.test_promises import happened, promised

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def home(campaign):
    return f"/c/{campaign.slug}/states"


def text_of(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_member_puts_an_ask_and_the_promise_in_answer_on_record(client, alliance, arcadia, mateo, home, campaign):
    client.force_login(mateo)
    sent = {"text": "Send the bill to parliament", "asked": "2026-03-01", "source": "Letter of 1 March 2026"}
    client.post(f"{home}/AAA/asks/add/", sent | {"shared_with": "members"})
    ask = Ask.objects.get()
    sent = {"text": "Before the recess", "made": "2026-04", "due": "2026-04-30", "source": "Note", "ask": ask.key}
    answer = client.post(f"{home}/AAA/promises/add/", sent | {"shared_with": "members"})

    promise = Promise.objects.get()
    assert answer.url == promise.get_absolute_url()
    assert (promise.ask, promise.shared_with, promise.entered_by) == (ask, "members", mateo)
    shown = text_of(client.get(f"{home}/AAA/promises/"))
    assert "Before the recess" in shown and "promised" in shown
    assert "Send the bill to parliament" in text_of(client.get(promise.get_absolute_url()))
    assert [entry.act for entry in LogEntry.objects.order_by("pk")][-2:] == [
        "governments.add_ask", "governments.add_promise",
    ]  # fmt: skip


def test_what_is_begun_from_a_contact_starts_as_closely_kept_as_that(
    client, alliance, arcadia, beta, mateo, nora, home, campaign, today
):
    contact = Contact.objects.create(
        campaign=campaign, state=arcadia, owner=beta, shared_with="own", office_kind="foreign", day=today,
        logged_date=today, asked="To send the bill",
    )  # fmt: skip
    address = f"{home}/AAA/asks/add/?contact={contact.key}"
    client.force_login(mateo)
    shown = text_of(client.get(address))
    assert "To send the bill" in shown
    assert 'value="own" class' in shown or 'value="own" id' in shown or "checked" in shown
    form = client.get(address).context["form"]
    assert (form.initial["shared_with"], form.instance.owner, form.instance.contact) == ("own", beta, contact)
    client.force_login(nora)
    assert "To send the bill" not in text_of(client.get(address))


@pytest.mark.parametrize("page", ["asks/add/", "promises/add/"])
def test_an_observer_reads_and_is_refused_the_forms(client, alliance, arcadia, ines, home, page):
    client.force_login(ines)
    assert client.get(f"{home}/AAA/promises/").status_code == 200
    assert client.get(f"{home}/AAA/{page}").status_code == 404
    assert client.post(f"{home}/AAA/{page}", {}).status_code == 403


def test_a_kept_promise_looks_absent_to_others_everywhere(client, alliance, arcadia, beta, mateo, nora, home, campaign):
    row = promised(campaign, arcadia, "Said in confidence", owner=beta, shared_with="own")
    pages = [f"{home}/AAA/promises/", f"{home}/promises/"]
    client.force_login(nora)
    before = [text_of(client.get(page)) for page in pages]
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.post(f"{row.get_absolute_url()}quick/", {"kind": "kept"}).status_code == 404
    assert not any("confidence" in page for page in before)
    client.force_login(mateo)
    assert all("Said in confidence" in text_of(client.get(page)) for page in pages)


def test_the_convener_reviews_late_promises_in_one_sitting(client, alliance, arcadia, nora, home, campaign, today):
    rows = {
        name: promised(campaign, arcadia, name, due=today - timedelta(days=number))
        for number, name in enumerate(("Remind", "Move", "Keep", "Break"), 1)
    }
    client.force_login(nora)
    shown = text_of(client.get(f"{home}/promises/?show=late"))
    assert shown.index(">Break<") < shown.index(">Keep<") < shown.index(">Move<") < shown.index(">Remind<")
    sent = {
        "Remind": {"kind": "reminded"}, "Keep": {"kind": "kept"}, "Break": {"kind": "broken"},
        "Move": {"kind": "new_due", "due": (today + timedelta(days=9)).isoformat()},
    }  # fmt: skip
    for name, data in sent.items():
        answer = client.post(f"{rows[name].get_absolute_url()}quick/?show=late", data)
        assert answer.url == f"{home}/promises/?show=late"
    assert {name: row.steps.get().kind for name, row in rows.items()} == {
        "Remind": "reminded", "Move": "new_due", "Keep": "kept", "Break": "broken",
    }  # fmt: skip
    assert ">Remind<" in text_of(client.get(f"{home}/promises/?show=late"))
    assert ">Move<" in text_of(client.get(f"{home}/promises/?show=soon"))
    closed = text_of(client.get(f"{home}/promises/?show=closed"))
    assert ">Keep<" in closed and ">Break<" in closed and ">Move<" not in closed


def test_the_same_button_twice_notes_one_step_and_says_so(client, alliance, arcadia, nora, home, campaign):
    row = promised(campaign, arcadia)
    client.force_login(nora)
    client.post(f"{row.get_absolute_url()}quick/", {"kind": "reminded"})
    answer = client.post(f"{row.get_absolute_url()}quick/", {"kind": "reminded"}, follow=True)

    assert "A reminder of this day is noted already." in text_of(answer)
    assert row.steps.count() == 1
    assert client.get(f"{row.get_absolute_url()}quick/").status_code == 405


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"kind": "new_due"}, "Say until when it is promised now"),
        ({"kind": "kept", "day": "2999-01-01"}, "This lies after today"),
        ({"kind": "kept", "day": "2026-03-01"}, "This lies before the beginning, 1 April 2026"),
        ({"kind": "reopened"}, "This promise is open"),
        ({"kind": ""}, "fill it in"),
    ],
)
def test_a_step_that_cannot_be_is_refused_in_words(client, alliance, arcadia, mateo, campaign, data, words, today):
    row = promised(campaign, arcadia)
    client.force_login(mateo)
    answer = client.post(f"{row.get_absolute_url()}note/", {"day": today.isoformat()} | data)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert row.steps.count() == 0


def test_a_closed_promise_is_opened_again_and_its_steps_stay(client, alliance, arcadia, mateo, campaign, today):
    row = promised(campaign, arcadia)
    happened(row, "kept", today)
    client.force_login(mateo)
    data = {"kind": "reopened", "day": today.isoformat(), "text": "The law was not published"}
    client.post(f"{row.get_absolute_url()}note/", data)

    shown = text_of(client.get(row.get_absolute_url()))
    assert "The law was not published" in shown and "open again" in shown
    assert [step.kind for step in row.steps.order_by("number")] == ["kept", "reopened"]


def test_an_ask_that_was_declined_says_so(client, alliance, arcadia, mateo, campaign, home, today):
    row = Ask.objects.create(campaign=campaign, state=arcadia, text="Sign", asked="2026-03-01", source="Letter")
    client.force_login(mateo)
    client.post(f"{row.get_absolute_url()}note/", {"kind": "declined", "day": today.isoformat(), "text": "Not now"})

    assert "Not now" in text_of(client.get(row.get_absolute_url()))
    assert "declined" in text_of(client.get(f"{home}/AAA/promises/"))


@pytest.mark.parametrize("page", ["promises/", "AAA/promises/"])
def test_pages_cost_the_same_number_of_queries_however_many_rows(
    client, alliance, arcadia, beta, mateo, home, campaign, page, today, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def row(number):
        happened(promised(campaign, arcadia, f"No. {number}", owner=beta, due=today), "reminded", today, by=mateo)

    client.force_login(mateo)
    row(1)
    client.get(f"{home}/{page}")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{home}/{page}")
    row(2), row(3)
    with django_assert_num_queries(len(asked)):
        assert "No. 3" in text_of(client.get(f"{home}/{page}"))
