"""The page that follows a run's letters, its forms and its command: who may, what it says, what it costs."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accede.kit import mail, offers
from accede.kit.models import OutgoingMail
from accede.mailings.actions import delivery
from accede.mailings.queries.delivery import delivered_definition, fates
from accede.mailings.queries.runs import standing_of
from tests.kit.reports import dsn
from tests.mailings.released import a_letter, a_run, letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(alliance, campaign):
    return a_run(campaign)


@pytest.fixture
def opened(client, officer):
    client.force_login(officer)
    return client


def at(run, name="run_delivery"):
    return reverse(f"mailings:{name}", args=[run.campaign.slug, run.key])


@pytest.fixture
def gone_out(released, nora, mailoutbox):
    """Three mailed letters: one sent, one doubtful, one that waits; one for the courier."""
    given = letters(released, 3)
    delivery.send_out(given, by=nora, at=timezone.now())
    mail.send_pending(limit=1)
    OutgoingMail.objects.filter(about_id=given[1].pk).update(state="doubtful", handing_over_at=timezone.now())
    return [*given, a_letter(released, 4, channel="courier", email="")]


def test_the_page_counts_each_letter_once_with_its_definition(opened, released, gone_out):
    response = opened.get(at(released))

    shown = {each.what: each.number for each in response.context["found"].figures()}
    assert shown == {
        "letters released": 4, "delivered": 1, "arrival confirmed": 0, "on its way": 1, "doubtful": 1,
        "not sent yet": 1,
    }  # fmt: skip
    assert delivered_definition() in response.content.decode()
    assert "1 of 4 have left" in response.content.decode()


@pytest.mark.parametrize(("kind", "numbers"), [("", [1, 2, 3, 4]), ("doubtful", [2]), ("not_yet", [4])])
def test_the_letters_are_cut_to_what_became_of_them(opened, released, gone_out, kind, numbers):
    response = opened.get(at(released), {"kind": kind})

    assert [row.letter.number for row in response.context["page"]] == numbers


@pytest.mark.parametrize("who", ["mateo", "ines", "sam"])
@pytest.mark.parametrize("name", ["run_delivery", "record_dispatch", "bring_report", "test_letter", "cancel_run"])
def test_nobody_else_sees_letters(client, released, request, who, name):
    client.force_login(request.getfixturevalue(who))

    assert client.get(at(released, name)).status_code == 404


def test_pause_and_resume_are_buttons_and_looking_changes_nothing(opened, released, gone_out):
    assert opened.get(at(released, "pause_run")).status_code == 405

    opened.post(at(released, "pause_run"))
    assert standing_of(released).stage == "paused"
    assert "The run is paused" in opened.get(at(released)).content.decode()

    opened.post(at(released, "resume_run"))
    assert standing_of(released).stage == "released"


def test_a_run_is_cancelled_with_the_reason(opened, released, gone_out):
    assert opened.post(at(released, "cancel_run"), {"note": ""}).status_code == 422

    answer = opened.post(at(released, "cancel_run"), {"note": "The date is wrong"}, follow=True)

    assert "The date is wrong" in answer.content.decode()
    assert standing_of(released).stage == "cancelled"
    prepared, _released, left = opened.get(at(released, "run_release")).context["shown"].cards
    assert (prepared.tag, left.words) == ("done", "The run is cancelled")


def test_what_happened_is_noted_of_the_letters_that_were_ticked(opened, released, gone_out):
    url = f"{at(released, 'record_dispatch')}?letter={gone_out[3].key}"
    assert gone_out[3].to_name in opened.get(url).content.decode()

    typed = {"kind": "sent", "channel": "courier", "day": timezone.localdate().isoformat(), "reference": "C-12"}
    answer = opened.post(url, typed, follow=True)

    assert "sent, courier, C-12" in answer.content.decode()
    assert fates(gone_out)[gone_out[3].pk].kind == "sent"


def test_without_a_tick_the_page_says_so(opened, released, gone_out):
    answer = opened.get(at(released, "record_dispatch"), follow=True)

    assert "Choose the letters first" in answer.content.decode()


@pytest.mark.parametrize(("sent", "words"), [("yes", "1 letter noted as sent"), ("no", "1 letter is sent once more")])
def test_a_doubtful_letter_is_settled_by_a_button(opened, released, gone_out, sent, words):
    row = OutgoingMail.objects.get(state="doubtful")

    answer = opened.post(at(released, "settle_letters"), {"row": row.pk, "sent": sent}, follow=True)
    assert words in answer.content.decode()

    again = opened.post(at(released, "settle_letters"), {"row": row.pk, "sent": sent}, follow=True)
    assert "somebody else has settled it" in again.content.decode()


@pytest.mark.parametrize("way", ["file", "text"])
def test_a_report_is_brought_as_a_file_or_pasted(opened, released, gone_out, way):
    content = dsn(OutgoingMail.objects.get(state="sent").message_id)
    given = SimpleUploadedFile("returned.eml", content) if way == "file" else content.decode()

    answer = opened.post(at(released, "bring_report"), {way: given}, follow=True)

    assert "Read: it tells of 1 letter." in answer.content.decode()
    assert "no such user" in answer.content.decode()


def test_a_report_that_is_none_is_refused_beside_the_field(opened, released, gone_out):
    answer = opened.post(at(released, "bring_report"), {"text": "hello"})

    assert (answer.status_code, "This is no report of a mail server" in answer.content.decode()) == (422, True)


def test_a_run_without_letters_says_where_they_will_be_followed(opened, released):
    assert "No letter of this run was released yet" in opened.get(at(released)).content.decode()


def test_a_name_with_a_script_is_text(opened, released, nora):
    delivery.send_out([a_letter(released, to_name="<script>alert(1)</script>")], by=nora, at=timezone.now())
    OutgoingMail.objects.update(state="doubtful", handing_over_at=timezone.now())

    assert "<script>alert" not in opened.get(at(released)).content.decode()


def funnel(**given):
    return [{"event": "panel", "total": {"replied": 2}, "definitions": {"replied": "answered"}}]


def test_the_command_gives_the_delivery_by_class_and_what_upper_rooms_offer(released, gone_out, capsys):
    released.letters.filter(number__lte=2).update(state_class="signed")

    with offers.only(run_funnel=[funnel]):
        call_command("run", "status", "invitations", "--json")

    found = json.loads(capsys.readouterr().out)
    assert found["stage"] == "released"
    assert found["delivery"] == {
        "waiting": 1, "sent": 1, "confirmed": 0, "doubtful": 1, "returned": 0, "not_yet": 1, "cancelled": 0,
    }  # fmt: skip
    assert (found["delivered"], found["by_class"]["signed"]["delivered"]) == (1, 1)
    assert found["by_class"]["signed"]["doubtful"] == 1
    assert set(found["definitions"]) == {"delivered", *found["delivery"]}
    assert found["funnel"] == funnel()


def test_the_command_tells_people_too(released, gone_out, capsys):
    with offers.only(run_funnel=[funnel]):
        call_command("run", "status", "invitations")

    assert capsys.readouterr().out.splitlines()[0] == "Invitations to the briefing: released, 4 letters"
