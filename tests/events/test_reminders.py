"""A letter waits for the mail server while its reader answers or is not invited any more: asked again, it stays."""

import pytest
from django.utils import timezone

from accede.core.dates import Moment
from accede.events.actions.invitations import withdraw_invitation
from accede.kit import mail
from accede.kit.models import OutgoingMail
from accede.mailings.actions.delivery import send_out
from accede.mailings.models import RunStep
from accede.mailings.queries.delivery import fates
from tests.events import inviting
from tests.events.inviting import a_letter, a_run, said


@pytest.fixture
def event(panel):
    panel.starts = Moment.parse("2004-03-01")
    panel.save()
    return panel


@pytest.fixture
def both(event, nora):
    """Two invitations, and a reminder to each that waits in the queue."""
    invitations = inviting.invited(event, nora, ("AAA", "Arcadia"), ("BBB", "Boeotia"))
    run = a_run(event.campaign, key="reminder", kind="reminder", reminds=invitations[0].letter.run)
    RunStep.objects.create(run=run, number=1, kind="released", at=timezone.now(), by="nora")
    reminders = [a_letter(run, each.mission, number, channel="mail") for number, each in enumerate(invitations, 1)]
    send_out(reminders, by=nora, at=timezone.now())
    return invitations, reminders


@pytest.mark.django_db
@pytest.mark.parametrize(("answer", "way"), [("declines", "note_verbale"), ("comes", "link")])
@pytest.mark.parametrize("in_batches", [False, True])
def test_who_answered_while_her_reminder_waited_gets_none(both, mailoutbox, answer, way, in_batches):
    (answered, _silent), reminders = both
    OutgoingMail.objects.update(in_batches=in_batches)
    said(answered, 1, answer, way)

    mail.send_pending()

    assert [each.to for each in mailoutbox] == [["Permanent Representative of BBB <mission@bbb.example>"]]
    found = fates(reminders)
    assert [found[each.pk].kind for each in reminders] == ["cancelled", "sent"]
    assert found[reminders[0].pk].words.startswith("Answered meanwhile")


@pytest.mark.django_db
def test_who_will_say_later_is_reminded_all_the_same(both, mailoutbox):
    (undecided, _silent), _reminders = both
    said(undecided, 1, "later")

    mail.send_pending()

    assert len(mailoutbox) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("in_batches", [False, True])
def test_who_is_not_invited_any_more_gets_no_invitation_that_still_waits(event, nora, mailoutbox, in_batches):
    taken_back, stands = inviting.invited(event, nora, ("AAA", "Arcadia"), ("BBB", "Boeotia"), channel="mail")
    send_out([taken_back.letter, stands.letter], by=nora, at=timezone.now())
    OutgoingMail.objects.update(in_batches=in_batches)
    withdraw_invitation(invitation=taken_back, words="Invited by mistake", by=nora, on=timezone.localdate())

    mail.send_pending()

    assert [each.to for each in mailoutbox] == [["Permanent Representative of BBB <mission@bbb.example>"]]
    assert fates([taken_back.letter])[taken_back.letter.pk].words.startswith("This invitation was withdrawn on")
