"""Released letters are queued once, with their exact files, and what became of each is told in three queries."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from accede.kit import mail
from accede.kit.mail.groups import resume_group
from accede.kit.mail.transport import FileMissing, message_of
from accede.kit.models import MailReport, OutgoingMail
from accede.mailings.actions import delivery
from accede.mailings.actions.delivery import send_out
from accede.mailings.models import Dispatch
from accede.mailings.queries.delivery import fates, group_key, mail_key
from tests.mailings.released import a_letter, a_run, letters, with_file
from tests.meetings.conftest import campaign

__all__ = ["campaign"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "archive"


@pytest.fixture
def run(campaign):
    return a_run(campaign)


def kinds(given):
    found = fates(given)
    return [found[letter.pk].kind for letter in given]


def row_of(letter):
    return OutgoingMail.objects.get(key=mail_key(letter))


def test_each_letter_is_queued_once_however_often_it_is_sent_out(run, nora, archive):
    given = letters(run, 3)

    assert send_out(given, by=nora, at=timezone.now()) == 3
    assert send_out(given, by=nora, at=timezone.now()) == 0

    assert list(OutgoingMail.objects.order_by("pk").values_list("to", "to_name", "reply_to", "by", "campaign")) == [
        (f"mission{n}@state.example", f"Mission {n}", "office@accede.example", "nora", "test-campaign")
        for n in (1, 2, 3)
    ]


def test_a_letter_that_goes_by_courier_is_not_mailed_and_one_that_goes_by_both_is(run, nora):
    by_hand = a_letter(run, 1, channel="courier", email="")
    by_both = a_letter(run, 2, channel="note_verbale", then_channel="mail")

    send_out([by_hand, by_both], by=nora, at=timezone.now())

    assert [row.about_id for row in OutgoingMail.objects.all()] == [str(by_both.pk)]
    assert kinds([by_hand, by_both]) == ["not_yet", "waiting"]


def test_a_letter_leaves_with_its_pdf_and_its_enclosures_out_of_the_archive(run, nora, archive):
    letter = a_letter(run)
    with_file(letter, name="invitation.pdf")
    with_file(letter, b"PK word", name="invitation.docx", content_type="application/msword")
    with_file(letter, b"%PDF manual", what="enclosure", name="manual.pdf", position=1)

    send_out([letter], by=nora, at=timezone.now())

    sent = message_from_bytes(message_of(row_of(letter)).message().as_bytes(), policy=policy.default)
    files = [(part.get_filename(), part.get_content()) for part in sent.iter_attachments()]
    assert files == [("invitation.pdf", b"%PDF-1.7 a letter"), ("manual.pdf", b"%PDF manual")]


@pytest.mark.parametrize("harm", ["lost", "changed"])
def test_a_letter_whose_file_is_lost_or_changed_does_not_leave(run, nora, archive, harm, mailoutbox):
    letter = a_letter(run)
    file = archive / with_file(letter).sha256
    file.unlink() if harm == "lost" else file.write_bytes(b"something else")
    send_out([letter], by=nora, at=timezone.now())

    with pytest.raises(FileMissing):
        message_of(row_of(letter))


def test_a_name_with_quotation_marks_and_commas_is_one_recipient(run, nora, mailoutbox):
    send_out([a_letter(run, to_name='H.E. Ms "Ada", Ambassador')], by=nora, at=timezone.now())
    mail.send_pending()

    assert mailoutbox[0].to == ['"H.E. Ms \\"Ada\\", Ambassador" <mission1@state.example>']


def test_letters_of_a_paused_run_are_held_until_it_goes_on(run, nora, mailoutbox):
    given = letters(run, 2)
    send_out(given[:1], by=nora, at=timezone.now())
    delivery.pause(run=run, by=nora, at=timezone.now(), on=timezone.localdate())
    send_out(given[1:], by=nora, at=timezone.now())

    assert (mail.send_pending(), kinds(given)) == (0, ["waiting", "waiting"])
    delivery.resume(run=run, by=nora, at=timezone.now(), on=timezone.localdate())
    assert (mail.send_pending(), kinds(given)) == (2, ["sent", "sent"])


def test_who_was_erased_since_the_release_does_not_keep_the_others_from_their_letters(run, nora, mailoutbox):
    given = letters(run, 2)
    given[0].email = ""
    given[0].save()

    assert send_out(given, by=nora, at=timezone.now()) == 1
    assert (mail.send_pending(), [each.to for each in mailoutbox]) == (1, [["Mission 2 <mission2@state.example>"]])


def test_a_cancelled_run_sends_nothing_more_and_cannot_be_resumed(run, nora, mailoutbox):
    given = letters(run, 2)
    send_out(given[:1], by=nora, at=timezone.now())
    delivery.cancel(run=run, by=nora, at=timezone.now(), on=timezone.localdate(), note="Wrong date")
    send_out(given[1:], by=nora, at=timezone.now())

    assert resume_group(group_key(run)) == 0
    assert (mail.send_pending(), kinds(given), mailoutbox) == (0, ["cancelled", "cancelled"], [])


def report(row, kind):
    return MailReport.objects.create(mail=row, kind=kind, source="message", read_at=timezone.now(), fingerprint=kind)


def test_the_fate_of_a_letter_follows_its_mail(run, nora, mailoutbox):
    given = letters(run, 5)
    send_out(given, by=nora, at=timezone.now())
    mail.send_pending()
    report(row_of(given[1]), "delivered")
    mail.mark_bounced(row_of(given[2]), words="550 no such user")
    OutgoingMail.objects.filter(key=mail_key(given[3])).update(state="doubtful")

    found = fates(given)

    assert [found[letter.pk].kind for letter in given] == ["sent", "confirmed", "returned", "doubtful", "sent"]
    assert found[given[2].pk].words == "Came back. 550 no such user"
    assert found[given[0].pk].day == timezone.localdate()


def dispatch(letter, number, kind, channel="courier", **facts):
    return Dispatch.objects.create(
        letter=letter, number=number, kind=kind, channel=channel, day=date(2026, 5, 5), entered_by="officer",
        entered_at=timezone.now(), **facts,
    )  # fmt: skip


def test_what_came_back_by_mail_and_was_carried_by_hand_is_sent(run, nora, mailoutbox):
    letter = a_letter(run)
    send_out([letter], by=nora, at=timezone.now())
    mail.send_pending()
    mail.mark_bounced(row_of(letter), words="550 no such user")

    dispatch(letter, 1, "phoned")
    assert kinds([letter]) == ["returned"]
    dispatch(letter, 2, "sent", reference="C-12")
    assert fates([letter])[letter.pk].words == "sent, courier, C-12"
    dispatch(letter, 3, "returned")
    assert kinds([letter]) == ["returned"]


@pytest.mark.parametrize("count", [1, 3])
def test_fates_cost_three_queries_however_many_letters(run, nora, count, django_assert_num_queries):
    given = letters(run, count)
    send_out(given, by=nora, at=timezone.now())

    with django_assert_num_queries(3):
        fates(given)


def test_the_fates_of_many_letters_are_looked_up_by_their_run(run, nora, monkeypatch):
    monkeypatch.setattr("accede.mailings.queries.delivery.MANY", 1)
    given = letters(run, 3)
    send_out(given, by=nora, at=timezone.now())
    dispatch(given[2], 1, "sent")

    assert kinds(given) == ["waiting", "waiting", "sent"]
