"""What servers and providers tell of letters that left: read once, believed only with the letter's own number."""

from __future__ import annotations

import contextlib
import io
from datetime import UTC, datetime

import pytest
from django.core.exceptions import SuspiciousOperation
from django.core.management import CommandError, call_command
from django.utils import timezone

from accede.kit import mail
from accede.kit.mail import boxes, provider
from accede.kit.mail.news import mail_came_back, mail_reported
from accede.kit.mail.reading import NotAReport, read
from accede.kit.mail.reports import Source, take
from accede.kit.models import LogEntry, MailReport, OutgoingMail
from tests.kit.reports import anymail_event, complaint, dsn, dsn_with_headers_alone

pytestmark = pytest.mark.django_db
TO = "mission@state.example"


@pytest.fixture
def letter(mailoutbox):
    row = mail.queue_text("Invitation", "Come.", to=TO, campaign="test-campaign")
    mail.send_pending()
    return row


@pytest.fixture
def heard():
    """What rooms hear of it."""
    told = []

    def back(mail, **rest):
        told.append(("came back", mail.pk))

    def reported(report, **rest):
        told.append((report.kind, report.mail_id))

    mail_came_back.connect(back)
    mail_reported.connect(reported)
    yield told
    mail_came_back.disconnect(back)
    mail_reported.disconnect(reported)


def taken(content, **more):
    return take(read(content), source=Source.MESSAGE, **more)


def stands(row):
    row.refresh_from_db()
    return row.state, row.words


def test_a_report_that_the_address_is_unknown_brings_the_letter_back_and_strikes_the_address_out(letter, heard):
    [report] = taken(dsn(letter.message_id))

    assert stands(letter) == ("bounced", "5.1.1 550 5.1.1 no such user")
    assert mail.is_suppressed(TO)
    assert (report.kind, report.address, report.code) == ("bounced", TO, "5.1.1")
    assert report.told_at == datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
    assert heard == [("came back", letter.pk), ("bounced", letter.pk)]


def test_the_same_report_twice_is_read_once(letter, heard):
    taken(dsn(letter.message_id))

    assert taken(dsn(letter.message_id)) == []
    assert (MailReport.objects.count(), len(heard)) == (1, 2)


def test_a_full_mailbox_brings_the_letter_back_and_leaves_the_address(letter):
    taken(dsn_with_headers_alone(letter.message_id))

    assert stands(letter) == ("bounced", "5.2.2 552 5.2.2 mailbox full")
    assert not mail.is_suppressed(TO)


@pytest.mark.parametrize(("action", "kind"), [("delayed", "delayed"), ("delivered", "delivered")])
def test_what_is_late_or_delivered_is_noted_and_changes_nothing_else(letter, action, kind, heard):
    [report] = taken(dsn(letter.message_id, action=action, status="4.4.1"))

    assert (report.kind, stands(letter), heard) == (kind, ("sent", ""), [(kind, letter.pk)])


def test_a_doubtful_letter_that_was_delivered_is_settled_by_the_report(letter):
    OutgoingMail.objects.update(state="doubtful", sent_at=None, handing_over_at=timezone.now(), owner="a worker")

    taken(dsn(letter.message_id, action="delivered", status="2.0.0"))

    assert stands(letter) == ("sent", "")


@pytest.mark.parametrize(("kind", "found"), [("abuse", "complained"), ("opt-out", "unsubscribed")])
def test_who_complains_or_opts_out_is_written_to_no_more(letter, kind, found, heard):
    [report] = taken(complaint(letter.message_id, to=TO, kind=kind))

    assert (report.kind, stands(letter)[0], mail.is_suppressed(TO)) == (found, "sent", True)
    assert heard == [(found, letter.pk)]


def test_a_report_that_names_no_letter_of_ours_harms_nobody(letter, heard):
    [report] = taken(dsn("<forged@elsewhere.example>"))

    assert (report.mail, stands(letter)[0], mail.is_suppressed(TO), heard) == (None, "sent", False, [])


def test_a_person_who_vouches_for_a_report_without_a_number_means_the_newest_letter(letter, nora):
    content = dsn("").replace(b"Message-ID: \n", b"")

    assert [report.mail for report in taken(content)] == [None]
    assert [report.mail for report in taken(content, by=nora, by_address=True, campaign="test-campaign")] == [letter]
    assert LogEntry.objects.filter(act="kit.take_report", by="nora").count() == 1


def test_a_report_on_a_letter_of_another_campaign_is_not_hers_to_bring(letter, nora):
    assert [each.mail for each in taken(dsn(letter.message_id), by=nora, campaign="another")] == [None]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"Subject: Hello\n\nI am out of office.", dsn("<a@b>", action="relayed"), b"x" * 10_000_001],
)
def test_what_is_no_report_is_said_to_be_none(content):
    with pytest.raises(NotAReport):
        read(content)


def test_a_report_cut_off_in_the_middle_is_none_or_half_and_never_an_error(letter):
    whole = dsn(letter.message_id)

    for length in range(0, len(whole), 7):
        with contextlib.suppress(NotAReport):
            read(whole[:length])


@pytest.fixture(params=["maildir", "folder"])
def box(request, tmp_path):
    if request.param == "maildir":
        (tmp_path / "new").mkdir()
        return tmp_path, tmp_path / "new", tmp_path / "cur"
    return tmp_path, tmp_path, tmp_path / "read"


def test_a_folder_is_read_once_and_what_is_no_report_is_laid_aside_for_a_person(letter, box):
    folder, new, done = box
    (new / "1.eml").write_bytes(dsn(letter.message_id))
    (new / "2.eml").write_bytes(b"Subject: Out of office\n\nBack in June.")

    assert boxes.read_folder(folder) == boxes.Read(files=2, no_report=1, new=1)
    assert boxes.read_folder(folder) == boxes.Read()

    assert [file.name for file in done.iterdir()] == ["1.eml"]
    assert [file.name for file in (folder / "not-read").iterdir()] == ["2.eml"]


def test_the_command_reads_a_folder_and_a_pipe(letter, tmp_path, monkeypatch, capsys):
    (tmp_path / "1.eml").write_bytes(dsn(letter.message_id, action="delayed"))
    call_command("mail_reports", str(tmp_path))

    pipe = io.TextIOWrapper(io.BytesIO(dsn(letter.message_id)))
    monkeypatch.setattr("sys.stdin", pipe)
    call_command("mail_reports", "-")

    assert capsys.readouterr().out == (
        "1 files read; 1 reports told something new; 0 were no reports.\n1 reports told something new.\n"
    )
    assert stands(letter)[0] == "bounced"


@pytest.mark.parametrize("folder", [None, "/nowhere"])
def test_the_command_says_what_to_name(folder):
    with pytest.raises(CommandError):
        call_command("mail_reports", *([folder] if folder else []))


EVENTS = [
    ({"event_type": "delivered"}, "delivered", "sent", False),
    ({"event_type": "deferred"}, "delayed", "sent", False),
    ({"event_type": "bounced", "reject_reason": "bounced", "mta_response": "550 gone"}, "bounced", "bounced", True),
    ({"event_type": "rejected", "reject_reason": "blocked"}, "bounced", "bounced", False),
    ({"event_type": "failed", "description": "no quota"}, "bounced", "bounced", False),
    ({"event_type": "complained"}, "complained", "sent", True),
    ({"event_type": "unsubscribed"}, "unsubscribed", "sent", True),
]


@pytest.mark.parametrize(("facts", "kind", "state", "struck_out"), EVENTS)
def test_what_a_provider_tells_is_kept_once_like_a_server_s_report(letter, facts, kind, state, struck_out):
    from anymail.signals import tracking

    provider.listen()
    event = anymail_event(
        recipient=TO, event_id="7", message_id="esp-1", metadata={"letter": letter.message_id}, **facts
    )
    for _time in range(2):
        tracking.send(sender=None, event=event, esp_name="Postmark")

    assert [(report.kind, report.source) for report in MailReport.objects.all()] == [(kind, "provider")]
    assert (stands(letter)[0], mail.is_suppressed(TO)) == (state, struck_out)


@pytest.mark.parametrize("event_type", ["opened", "clicked", "queued", "sent", "unknown"])
def test_who_opened_a_letter_is_not_kept(letter, event_type):
    provider.hear(None, anymail_event(event_type=event_type, message_id=letter.message_id), "Postmark")

    assert MailReport.objects.count() == 0


def test_a_real_webhook_is_let_in_by_its_secret_alone(letter, settings, rf):
    import json
    from base64 import b64encode

    from anymail.webhooks.postmark import PostmarkTrackingWebhookView

    settings.ANYMAIL = {"WEBHOOK_SECRET": "user:long-password"}
    provider.listen()
    body = {
        "RecordType": "Delivery", "MessageID": "esp-1", "Recipient": TO, "DeliveredAt": "2026-05-04T08:00:00Z",
        "Metadata": {"letter": letter.message_id},
    }  # fmt: skip

    def post(secret):
        key = b64encode(secret).decode()
        request = rf.post("/", json.dumps(body), content_type="application/json", HTTP_AUTHORIZATION=f"Basic {key}")
        return PostmarkTrackingWebhookView.as_view()(request).status_code

    with pytest.raises(SuspiciousOperation):
        post(b"user:wrong")
    assert MailReport.objects.count() == 0
    assert (post(b"user:long-password"), MailReport.objects.get().kind) == (200, "delivered")
