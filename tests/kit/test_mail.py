"""Outgoing mail: a row a recipient, frozen, sent once, and what servers answer."""

from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accede.kit import mail
from accede.kit.mail import sending, settling
from accede.kit.mail.answers import Outcome
from accede.kit.mail.folder import AlreadyWritten, EmlFolderBackend, write_once
from accede.kit.mail.settings import WAITS
from accede.kit.mail.transport import Transport
from accede.kit.models import LogEntry, OutgoingMail

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(db):
    return mail.queue_text("Invitation", "Come.", to="Mission of Ghana <mission@ghana.example>")


def settled(row):
    row.refresh_from_db()
    return row.state


def answer(monkeypatch, problem):
    """The server answers every letter with this problem."""

    def refuse(self, messages):
        raise problem

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)


def test_a_letter_exists_only_if_its_act_does():
    with transaction.atomic():
        mail.queue_text("Invitation", "Come.", to="mission@ghana.example")
        transaction.set_rollback(True)

    assert list(OutgoingMail.objects.all()) == []


def test_a_queued_letter_is_sent_once(letter, mailoutbox):
    assert mail.send_pending() == 1
    assert mail.send_pending() == 0

    assert [(m.to, m.subject, m.body) for m in mailoutbox] == [
        (["Mission of Ghana <mission@ghana.example>"], "Invitation", "Come.\n")
    ]
    assert mailoutbox[0].extra_headers["Message-ID"] == letter.message_id
    assert settled(letter) == "sent"


def test_a_letter_with_a_key_is_queued_once():
    first = mail.queue_text("Invitation", "Come.", to="a@ghana.example", key="invitation 7")

    assert mail.queue_text("Invitation", "Come.", to="a@ghana.example", key="invitation 7") == first


@pytest.mark.parametrize("address", ["", "mission", "a@b@c.example", "a b@c.example"])
def test_an_address_that_is_none_is_refused_when_queued(address):
    with pytest.raises(mail.BadAddress, match="is not an address"):
        mail.queue_text("Invitation", "Come.", to=address)


def test_a_line_break_in_a_subject_makes_no_header():
    row = mail.queue_text("Invitation\r\nBcc: all@x.example", "Come.", to="a@ghana.example")

    assert row.subject == "Invitation Bcc: all@x.example"


def test_a_template_gives_subject_and_text_in_the_reader_s_language(settings, tmp_path, nora):
    (tmp_path / "events" / "mail").mkdir(parents=True)
    source = "Subject: {% translate 'Yes' %}, {{ to.name }} & all\n\nDear {{ to.name }}, <{{ about.pk }}> {{ d }}"
    (tmp_path / "events/mail/invitation.txt").write_text(source)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    row = mail.queue("events/invitation", to=nora, about=nora, by=nora, context={"d": "1 July"}, language="fr")

    assert (row.subject, row.body) == ("Oui, Nora & all", f"Dear Nora, <{nora.pk}> 1 July\n")
    assert (row.language, row.by, row.about_type, row.about_id) == (
        "fr",
        "nora",
        "accounts.user",
        str(nora.pk),
    )


def test_a_template_without_a_subject_is_refused(settings, tmp_path):
    (tmp_path / "events" / "mail").mkdir(parents=True)
    (tmp_path / "events/mail/invitation.txt").write_text("Dear all")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    with pytest.raises(mail.NoSubject):
        mail.queue("events/invitation", to="a@ghana.example")


def test_a_server_that_cannot_be_reached_leaves_the_letter_in_the_queue(letter, monkeypatch):
    def away(self):
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(Transport, "make_ready", away)

    assert mail.send_pending() == 0

    assert settled(letter) == "queued"
    assert letter.not_before > timezone.now()
    assert letter.words == "The mail server cannot be reached (ConnectionRefusedError: nobody there)."


@pytest.mark.parametrize(
    ("problem", "state", "suppressed"),
    [
        (smtplib.SMTPRecipientsRefused({"x": (550, b"no such user")}), "bounced", True),
        (smtplib.SMTPRecipientsRefused({"x": (450, b"try later")}), "queued", False),
        (smtplib.SMTPDataError(554, b"looks like spam"), "bounced", False),
        (smtplib.SMTPDataError(452, b"full"), "queued", False),
        (smtplib.SMTPSenderRefused(550, b"who are you", "x"), "queued", False),
        (smtplib.SMTPServerDisconnected("gone"), "doubtful", False),
        (TimeoutError("silence"), "doubtful", False),
    ],
)
def test_what_the_server_answers_decides_the_letter_s_fate(letter, monkeypatch, problem, state, suppressed):
    answer(monkeypatch, problem)

    mail.send_pending()

    assert settled(letter) == state
    assert mail.is_suppressed("mission@ghana.example") is suppressed


def test_a_letter_put_off_too_often_is_given_up(letter, monkeypatch):
    answer(monkeypatch, smtplib.SMTPDataError(452, b"full"))
    OutgoingMail.objects.update(refusals=len(WAITS))

    mail.send_pending()

    assert (settled(letter), letter.words) == ("bounced", "452 full")


def lose_lease(row):
    OutgoingMail.objects.filter(pk=row.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_worker_that_fell_asleep_before_handing_over_sends_nothing(letter, mailoutbox):
    row = sending.claim()
    lose_lease(row)

    with Transport() as transport:
        transport.make_ready()
        assert sending._send(transport, row) == 0

    assert mailoutbox == []


def test_a_claimed_letter_of_a_dead_worker_goes_back_to_the_queue(letter):
    lose_lease(sending.claim())

    assert mail.reap() == 1
    assert settled(letter) == "queued"


def dead_while_handing_over():
    row = sending.claim()
    OutgoingMail.objects.filter(pk=row.pk).update(handing_over_at=timezone.now())
    lose_lease(row)
    mail.reap()
    return row


def test_a_letter_cut_off_while_handed_over_is_doubtful_and_not_sent_again(letter, mailoutbox):
    dead_while_handing_over()

    assert mail.send_pending() == 0
    assert (settled(letter), mailoutbox, list(mail.doubtful())) == ("doubtful", [], [letter])


def test_a_worker_thought_dead_may_still_say_that_the_letter_left(letter):
    row = dead_while_handing_over()

    settling.settle(row, Outcome.SENT, "")

    assert settled(letter) == "sent"


def test_a_person_says_that_a_doubtful_letter_left(letter, nora, mailoutbox):
    dead_while_handing_over()

    mail.resolve_doubtful(letter, by=nora, sent=True)

    mail.send_pending()
    assert (settled(letter), letter.resolved_by, mailoutbox) == ("sent", "nora", [])
    assert [(e.act, e.by, e.after) for e in LogEntry.objects.all()] == [
        ("kit.resolve_doubtful", "nora", {"state": "sent"})
    ]


def test_a_person_says_that_a_doubtful_letter_did_not_leave(letter, nora, mailoutbox):
    dead_while_handing_over()

    mail.resolve_doubtful(letter, by=nora, sent=False)

    assert mail.send_pending() == 1
    assert len(mailoutbox) == 1


def test_a_letter_that_is_not_doubtful_cannot_be_resolved(letter, nora):
    with pytest.raises(mail.NotDoubtful):
        mail.resolve_doubtful(letter, by=nora, sent=True)


def test_after_a_person_settled_it_the_worker_s_late_word_changes_nothing(letter, nora):
    row = dead_while_handing_over()
    mail.resolve_doubtful(letter, by=nora, sent=False)

    assert settling.settle(row, Outcome.SENT, "") == 0
    assert settled(letter) == "queued"


def test_a_suppressed_address_is_written_to_no_more(letter, nora, mailoutbox):
    mail.suppress(" Mission@Ghana.example", why="asked us to stop", by=nora)
    later = mail.queue_text("News", "…", to="mission@ghana.example")

    assert mail.send_pending() == 0
    assert (settled(letter), later.state, mailoutbox) == ("suppressed", "suppressed", [])


def test_the_folder_holds_a_letter_whole_and_once(letter, settings, tmp_path):
    settings.EMAIL_BACKEND = "accede.kit.mail.folder.EmlFolderBackend"
    settings.EMAIL_FILE_PATH = tmp_path

    mail.send_pending()

    file = next(tmp_path.iterdir())
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    assert file.name.startswith(f"{letter.pk:08d}-")
    assert b"To: Mission of Ghana <mission@ghana.example>\r\n" in file.read_bytes()


def test_a_second_writing_of_one_letter_is_noticed_and_the_letter_counts_as_sent(letter, settings, tmp_path):
    settings.EMAIL_BACKEND = "accede.kit.mail.folder.EmlFolderBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    mail.send_pending()
    OutgoingMail.objects.update(state="queued", sent_at=None)

    assert mail.send_pending() == 1

    assert len(list(tmp_path.iterdir())) == 1
    assert (settled(letter), letter.words) == ("sent", "The folder held this letter already.")


def test_writing_once_leaves_the_first_file_as_it_was(tmp_path):
    write_once(tmp_path / "1.eml", b"first")

    with pytest.raises(AlreadyWritten):
        write_once(tmp_path / "1.eml", b"second")

    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("1.eml", b"first")]


def test_other_mail_goes_into_the_folder_too(tmp_path):
    from django.core.mail import EmailMessage

    sent = EmlFolderBackend(file_path=tmp_path / "new").send_messages(
        [EmailMessage("Code", "123456", to=["a@b.example"])]
    )

    assert (sent, len(list((tmp_path / "new").glob("*.eml")))) == (1, 1)
