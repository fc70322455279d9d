"""The page behind a reply link: no account, nothing happens by looking, nobody else's data."""

import pytest
from django.test import Client

from accede.core.dates import Moment
from accede.events.actions.replies import revoke_link
from accede.events.models import Reply
from accede.events.queries.reply_links import address_for, token_for
from accede.kit.models import LogEntry
from tests.events import inviting
from tests.events.inviting import said


@pytest.fixture
def event(panel):
    """A panel to come."""
    panel.starts = Moment.parse("2126-03-01")
    panel.venue, panel.place = "Palais", "Geneva"
    panel.save()
    return panel


@pytest.fixture
def invitation(event, nora):
    return inviting.invited(event, nora, ("AAA", "Arcadia"), ("BBB", "Boeotia"))[0]


@pytest.fixture
def path(invitation):
    return f"/i/r/{token_for(invitation.key)}/"


def test_the_page_says_what_for_whom_when_and_where_and_names_no_person(client, path, invitation):
    page = client.get(path)

    assert page.status_code == 200
    text = page.content.decode()
    for words in ("High-level panel", "Permanent Mission of Arcadia", "1 March 2126", "Palais, Geneva"):
        assert words in text
    for hidden in ("Permanent Representative of AAA", "Boeotia", invitation.email):
        assert hidden not in text
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_mail_scanner_that_opens_every_address_changes_nothing(client, path, method):
    entries = LogEntry.objects.count()
    for query in ("", "?answer=comes", "?lang=fr&answer=declines"):
        assert getattr(client, method)(path + query).status_code == 200

    assert (Reply.objects.count(), LogEntry.objects.count()) == (0, entries)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_no_other_method_is_taken(client, path, method):
    assert getattr(client, method)(path).status_code == 405


def test_an_answer_is_kept_confirmed_and_can_be_changed(client, path):
    sent = client.post(path, {"answer": "colleague", "name": "Ms. Example", "title": "Attaché", "seen": "0"})
    assert sent.status_code == 302
    assert "Your answer is noted: a colleague comes." in client.get(sent["Location"]).content.decode()

    client.post(path, {"answer": "declines", "name": "Ms. Example", "seen": "1"})
    rows = Reply.objects.order_by("number").values_list("answer", "name", "title")
    assert list(rows) == [("colleague", "Ms. Example", "Attaché"), ("declines", "", "")]


def test_the_page_shows_the_answer_so_far_and_no_name_that_was_given(client, path, invitation):
    said(invitation, 1, "colleague", name="Ms. Example")
    text = client.get(path).content.decode()

    assert "Answered so far: a colleague comes." in text
    assert "Ms. Example" not in text


def test_what_is_missing_stands_beside_the_field_and_nothing_is_kept(client, path):
    page = client.post(path, {"answer": "colleague", "name": ""})

    assert (page.status_code, Reply.objects.count()) == (422, 0)
    assert "Say who comes instead." in page.content.decode()


def test_who_answers_on_a_page_that_was_overtaken_is_told_and_then_may(client, path, invitation):
    said(invitation, 1, "comes", "telephone")
    first = client.post(path, {"answer": "declines", "seen": "0"})
    assert first.status_code == 422
    assert "Meanwhile another answer came in: comes." in first.content.decode()
    assert 'name="seen" value="1"' in first.content.decode()

    assert client.post(path, {"answer": "declines", "seen": "1"}).status_code == 302
    assert Reply.objects.count() == 2


def test_a_link_that_may_be_passed_on_shows_neither_who_is_invited_nor_what_was_answered(client, path, invitation):
    invitation.safe_to_forward = True
    invitation.save()
    said(invitation, 1, "declines")

    text = client.get(path).content.decode()
    assert "High-level panel" in text
    for hidden in ("Arcadia", "does not come", "Answered so far"):
        assert hidden not in text
    done = client.post(path, {"answer": "comes", "name": "Ms. Example"})
    after = client.get(done["Location"]).content.decode()
    assert "Your answer is noted." in after
    assert "Ms. Example" not in after


def test_after_closing_the_page_says_whom_to_ask_and_a_post_is_refused(client, path, event):
    event.starts = Moment.parse("2004-01-02")
    event.save()

    page = client.get(path)
    assert (page.status_code, "<form" in page.content.decode()) == (200, False)
    assert "Please telephone or write to us" in page.content.decode()
    assert client.post(path, {"answer": "comes"}).status_code == 409
    assert Reply.objects.count() == 0


def test_a_cancelled_event_says_so_and_takes_no_answer(client, path, event):
    event.cancelled_date, event.cancelled_words = Moment.parse("2004-01-20").day, "The hall is closed."
    event.save()
    text = client.get(path).content.decode()

    assert "This event was cancelled" in text
    assert "The hall is closed." in text
    assert client.post(path, {"answer": "comes"}).status_code == 409


def test_a_forged_link_is_answered_with_404_and_tells_nothing(client, path):
    page = client.get(path[:-2] + "x/")

    assert page.status_code == 404
    assert "This address belongs to no invitation" in page.content.decode()
    assert "High-level panel" not in page.content.decode()
    assert client.post(path[:-2] + "x/", {"answer": "comes"}).status_code == 404


def test_a_revoked_link_is_gone_and_tells_nothing_of_the_event(client, path, invitation, nora):
    from tests.events.conftest import TODAY

    revoke_link(invitation=invitation, by=nora, on=TODAY)
    page = client.get(path)

    assert page.status_code == 410
    assert "not valid any more" in page.content.decode()
    assert "High-level panel" not in page.content.decode()
    assert client.post(path, {"answer": "comes"}).status_code == 410
    assert Reply.objects.count() == 0


def test_the_address_of_a_preview_lets_nobody_in(client, db):
    page = client.get(address_for("").partition("testserver")[2] or "/i/r/preview/")

    assert (page.status_code, "was not released" in page.content.decode()) == (200, True)


@pytest.mark.parametrize(("language", "turned"), [("ar", True), ("fr", False)])
def test_it_opens_in_the_language_of_the_letter_or_the_one_asked_for(client, path, invitation, language, turned):
    invitation.language = language
    invitation.save()
    text = client.get(path).content.decode()
    assert f'<html lang="{language}"' in text
    assert ('dir="rtl"' in text.partition("<body")[0]) is turned

    assert '<html lang="zh-hans"' in client.get(path + "?lang=zh").content.decode()
    assert f'<html lang="{language}"' in client.get(path + "?lang=xx").content.decode()


def test_a_name_with_a_script_is_text(client, path, invitation):
    client.post(path, {"answer": "colleague", "name": "<script>alert(1)</script>", "seen": "0"})

    assert Reply.objects.get().name == "<script>alert(1)</script>"
    assert "<script>alert" not in client.get(path).content.decode()


def test_a_form_from_another_site_is_refused(path):
    assert Client(enforce_csrf_checks=True).post(path, {"answer": "comes"}).status_code == 403
    assert Reply.objects.count() == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_many_answered(client, path, invitation, rows, django_assert_num_queries):
    for number in range(1, rows + 1):
        said(invitation, number, "comes")

    with django_assert_num_queries(4):
        client.get(path)


def test_from_right_to_left_a_title_stands_at_the_start_and_names_run_in_their_own_direction(client, path, invitation):
    text = client.get(f"{path}?lang=ar").content.decode()

    assert '<h1><bdi lang="en">High-level panel</bdi></h1>' in text
    assert "\N{FIRST STRONG ISOLATE}Permanent Mission of Arcadia\N{POP DIRECTIONAL ISOLATE}" in text
    assert "\N{FIRST STRONG ISOLATE}" not in client.get(f"{path}?lang=en").content.decode()


def test_why_it_was_cancelled_and_that_no_answer_is_needed_are_two_lines(client, path, invitation):
    invitation.event.cancelled_date, invitation.event.cancelled_words = invitation.invited_date, "The hall is closed"
    invitation.event.save()

    text = client.get(path).content.decode()
    assert '<span dir="auto">The hall is closed</span><br>No answer is needed.' in text
