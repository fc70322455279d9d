"""What every form page of the house does, shown on the form of an event: nothing typed is lost, nothing is saved twice,
nobody is overwritten unseen.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accede.events import actions
from accede.events.models import Event
from accede.kit import drafts, jobs, offers
from accede.kit.models import Draft, LogEntry, SentForm

ADD = reverse("events:add", args=["test-campaign"])
GOOD = {"title": "Vigil", "kind": "rally", "starts": "2003-12-18", "source": "Letter"}


def page_of(client, address=ADD, **query):
    return client.get(address, query).content.decode()


def ticket_of(html: str) -> str:
    return re.search(r'name="_form" value="([^"]+)"', html)[1]


@pytest.fixture
def at_the_form(client, mateo, campaign):
    """Mateo has the empty form open; its ticket."""
    client.force_login(mateo)
    return ticket_of(page_of(client))


@pytest.fixture
def at_the_panel(client, mateo, panel):
    """Mateo has the panel's form open; its address and ticket."""
    client.force_login(mateo)
    address = reverse("events:change", args=["test-campaign", "panel"])
    return address, ticket_of(page_of(client, address))


WRONG = [
    ("title", "", "“Title” is missing: fill it in."),
    ("title", "x" * 301, "“Title” is too long: at most 300 characters; it has 301."),
    ("kind", "ball", "“Kind”: “ball” is not in the list. Choose from the list."),
    ("starts", "2003-02-31", "“2003-02-31”: this month has no day 31. Correct the day."),
    ("starts", "2003-13-01", "“2003-13-01”: there is no month 13. Write year, month, day."),
    ("starts", "12/05/2003", "“12/05/2003” can be two days. Write 2003-05-12 or 2003-12-05: year, month, day."),
    ("starts", "31.12.2003", "“31.12.2003”: write it as 2003-12-31: year, month, day."),
    ("ends", "2003-12-17", "The last day lies before the first day. Correct one of them."),
    ("session", "99", "“Parent session”: “99” is not in the list. Choose from the list."),
    ("summary", "ten thousand rows\n" * 10_000, "“What it was” is too long: at most 20000 characters; it has 179999."),
    ("source", "", "“Source” is missing: fill it in."),
]


@pytest.mark.parametrize(("name", "value", "words"), WRONG)
def test_a_wrong_answer_is_told_above_and_beside_and_what_was_typed_stays(at_the_form, client, name, value, words):
    answer = client.post(ADD, {**GOOD, "_form": at_the_form, name: value})
    html = answer.content.decode()

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [name]
    assert html.count(words.replace("“", "“")) == 2
    assert 'id="errors"' in html
    assert 'value="Vigil"' in html or name == "title"
    assert Event.objects.count() == 0


def test_a_page_just_opened_says_nothing_of_errors_or_others(at_the_form, client):
    html = page_of(client)

    assert 'id="errors"' not in html
    assert "Someone else" not in html


def test_an_empty_form_names_every_answer_that_is_missing(at_the_form, client):
    answer = client.post(ADD, {"_form": at_the_form})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"title", "kind", "source"}


def test_characters_that_nobody_sees_are_dropped_before_they_reach_the_record(at_the_form, client):
    client.post(ADD, {**GOOD, "title": "\u202eVi\x07gil\u2066\x9b"})

    assert Event.objects.get().title == "Vigil"


def test_the_same_page_sent_twice_makes_one_record(at_the_form, client):
    first = client.post(ADD, {**GOOD, "_form": at_the_form})
    second = client.post(ADD, {**GOOD, "_form": at_the_form})

    assert (first.status_code, second.status_code, first.url) == (302, 302, second.url)
    assert Event.objects.count() == SentForm.objects.count() == 1


def test_a_form_sent_after_the_session_ended_is_kept_for_the_person_whose_page_it_was(at_the_form, client, mateo, nora):
    client.logout()
    answer = client.post(ADD, {**GOOD, "_form": at_the_form})
    sign_in = client.get(answer.url).content.decode()

    assert (answer.status_code, Event.objects.count()) == (302, 0)
    assert "What you typed is kept" in sign_in
    client.force_login(nora)
    assert "Restore what you typed" not in page_of(client)
    client.force_login(mateo)
    assert "Restore what you typed" in page_of(client)
    assert 'value="Vigil"' in page_of(client, restore="1")


def test_a_page_that_was_open_too_long_keeps_what_was_typed(at_the_form, client, mateo):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(mateo)

    answer = strict.post(ADD, {**GOOD, "_form": at_the_form})

    assert answer.status_code == 403
    assert f'href="{ADD}?restore=1"' in answer.content.decode()
    assert Draft.objects.get().data["title"] == ["Vigil"]


def test_a_fault_of_ours_keeps_what_was_typed(at_the_form, client, monkeypatch):
    def fails(**kwargs):
        raise RuntimeError

    monkeypatch.setattr(actions, "add_event", fails)
    client.raise_request_exception = False

    answer = client.post(ADD, {**GOOD, "_form": at_the_form})

    assert answer.status_code == 500
    assert "What you typed is kept for you" in answer.content.decode()
    assert Draft.objects.get().user == "mateo"


def test_a_restored_form_is_shown_as_it_was_typed_and_saving_forgets_the_draft(at_the_form, client):
    client.post(ADD, {**GOOD, "kind": "", "_form": at_the_form})
    restored = page_of(client, restore="1")

    assert "Look it through and save it" in restored
    assert 'class="errors"' not in restored
    client.post(ADD, {**GOOD, "_form": ticket_of(restored)})
    assert (Event.objects.count(), Draft.objects.count()) == (1, 0)


def test_a_draft_is_discarded_by_its_owner_alone(at_the_form, client, nora):
    client.post(ADD, {**GOOD, "kind": "", "_form": at_the_form})
    other = Client()
    other.force_login(nora)

    other.post(reverse("kit:discard"), {"address": ADD})
    assert Draft.objects.count() == 1
    answer = client.post(reverse("kit:discard"), {"address": ADD})

    assert (answer.url, Draft.objects.count()) == (ADD, 0)


def test_discarding_leads_to_no_other_house(client, mateo):
    client.force_login(mateo)

    for address in ("//evil.example/", "/\\evil.example/", "/\t/evil.example/", "https://evil.example/"):
        assert client.post(reverse("kit:discard"), {"address": address}).url == "/"


def test_the_script_keeps_a_draft_only_for_the_person_of_the_ticket(at_the_form, client, nora):
    stranger = Client()
    stranger.force_login(nora)
    sent = {**GOOD, "_form": at_the_form, "_title": "Add an event", "csrfmiddlewaretoken": "secret"}

    refused = stranger.post(reverse("kit:keep"), sent)
    forged = client.post(reverse("kit:keep"), {**sent, "_form": "made up"})
    kept = client.post(reverse("kit:keep"), sent)

    assert (refused.status_code, forged.status_code, kept.status_code) == (403, 403, 204)
    draft = Draft.objects.get()
    assert (draft.user, draft.address, draft.title) == ("mateo", ADD, "Add an event")
    assert "csrfmiddlewaretoken" not in draft.data


def test_more_than_a_person_types_is_not_kept(at_the_form, client):
    answer = client.post(reverse("kit:keep"), {"_form": at_the_form, "summary": "x" * (drafts.LONGEST + 1)})

    assert (answer.status_code, Draft.objects.count()) == (413, 0)


def test_a_draft_waits_on_the_first_page_of_its_owner(at_the_form, client, mateo, nora):
    client.post(ADD, {**GOOD, "kind": "", "_form": at_the_form})
    on = timezone.localdate()

    (line,) = drafts.unsaved(subject="test-campaign", on=on, reader=mateo)

    assert (line.title, line.url) == ("Not saved yet: Add an event", ADD)
    assert drafts.unsaved(subject="test-campaign", on=on, reader=nora) == []
    assert drafts.unsaved(subject="another", on=on, reader=mateo) == []


def test_drafts_are_erased_after_a_month(at_the_form, client):
    client.post(ADD, {**GOOD, "kind": "", "_form": at_the_form})
    Draft.objects.update(at=timezone.now() - timedelta(days=31))

    jobs.enqueue("kit.forget_drafts")
    jobs.run_pending()

    assert Draft.objects.count() == 0


# ----------------------------------------------------------- somebody else saved first
def overtake(panel, nora, **values):
    actions.change_event(event=Event.objects.get(pk=panel.pk), values=values, by=nora, on=timezone.localdate())


def changed(panel, **values):
    facts = {
        "title": panel.title,
        "kind": panel.kind,
        "occasion": panel.occasion,
        "starts": "2003-07-01",
        "source": "R",
    }
    return {**facts, **values}


def test_who_was_overtaken_sees_both_versions_and_chooses(at_the_panel, client, panel, nora):
    address, ticket = at_the_panel
    overtake(panel, nora, title="High-level panel on migration", place="Geneva")

    answer = client.post(address, changed(panel, title="Panel of ambassadors", _form=ticket))
    html = answer.content.decode()

    assert answer.status_code == 409
    assert "Someone else saved first" in html
    assert [(each.name, each.take_theirs) for each in answer.context["conflict"]] == [("title", False), ("place", True)]
    assert "<ins>" in html and "<del>" in html
    assert Event.objects.get().title == "High-level panel on migration"
    joined = changed(panel, title="Panel of ambassadors", _form=ticket_of(html))
    client.post(address, {**joined, "_take-title": "mine", "_take-place": "theirs"})
    event = Event.objects.get()
    assert (event.title, event.place) == ("Panel of ambassadors", "Geneva")


def test_a_change_of_another_field_to_the_same_value_is_no_conflict(at_the_panel, client, panel, nora):
    address, ticket = at_the_panel
    overtake(panel, nora, place="Geneva")

    answer = client.post(address, changed(panel, place="Geneva", title="Panel of ambassadors", _form=ticket))

    assert answer.status_code == 302
    assert Event.objects.get().title == "Panel of ambassadors"


def test_why_it_was_changed_stands_in_the_log(at_the_panel, client, panel):
    address, ticket = at_the_panel

    client.post(address, changed(panel, place="Geneva", _form=ticket, _why="The letter names the place."))

    entry = LogEntry.objects.get(act="events.change_event")
    assert (entry.why, entry.after) == ("The letter names the place.", {"place": "Geneva"})


def test_an_observer_gets_no_form(client, ines, panel):
    client.force_login(ines)

    assert client.get(ADD).status_code == 404
    assert client.get(reverse("events:change", args=["test-campaign", "panel"])).status_code == 404
    assert client.post(ADD, GOOD).status_code == 403


def test_a_form_costs_the_same_queries_with_a_draft_or_without(at_the_form, client):
    with offers.only(), CaptureQueriesContext(connection) as without:
        client.get(ADD)
    client.post(ADD, {**GOOD, "kind": "", "_form": at_the_form})
    with offers.only(), CaptureQueriesContext(connection) as with_one:
        client.get(ADD)

    assert len(without) == len(with_one)
