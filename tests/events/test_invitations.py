"""Who is invited: by letters when a run is released, or without one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accede.accounts.rules import NotAllowed
from accede.events.actions.invitations import AlreadyInvited, begin_run_for, let_pass_on, withdraw_invitation
from accede.events.actions.replies import NotInvitedAnyMore, invite, revoke_link
from accede.events.models import EventRun, Invitation
from accede.events.queries import reply_links
from accede.events.queries.invited import ever_invited, invited, unanswered
from accede.kit.models import LogEntry
from accede.kit.refusals import Refused
from tests.events import inviting
from tests.events.conftest import TODAY
from tests.events.inviting import AT, INVITED, a_letter, a_mission, a_run, released, said


@pytest.fixture
def event(panel):
    """The panel, moved to a day to come."""
    from accede.core.dates import Moment

    panel.starts = Moment.parse("2004-03-01")
    panel.save()
    return panel


def test_each_letter_of_a_run_that_invites_makes_an_invitation_under_the_letter_s_key(event, nora):
    run = a_run(event.campaign)
    letter = a_letter(run, a_mission(event.campaign, "AAA", "Arcadia"), 1, state_class="signed", language="fr")

    (made,) = released(event, run, [letter], nora)

    assert (made.key, made.letter, made.mission, made.state) == (letter.key, letter, letter.mission, letter.state)
    assert (made.name, made.language, made.state_class) == ("Permanent Representative of AAA", "fr", "signed")
    assert (made.invited_date, made.turn) == (INVITED, 1)
    entry = LogEntry.objects.get(act="events.invite_by_letters")
    assert entry.after == {"run": "invitations", "invited": 1}


def test_a_run_that_invites_to_nothing_makes_no_invitation(event, nora):
    run = a_run(event.campaign, kind="letter")

    assert released(event, run, [a_letter(run, a_mission(event.campaign, "AAA", "Arcadia"), 1)], nora) == []


def test_a_reminder_and_a_correction_invite_only_who_was_not_invited_yet(event, nora):
    (first,) = inviting.invited(event, nora)
    run = a_run(event.campaign, key="reminder", kind="reminder", reminds=first.letter.run)
    late = a_mission(event.campaign, "BBB", "Boeotia")

    found = released(event, run, [a_letter(run, first.mission, 1), a_letter(run, late, 2)], nora)

    assert [(each.mission, each.letter.run.key) for each in found] == [
        (first.mission, "invitations"), (late, "reminder"),
    ]  # fmt: skip


def test_a_mission_is_invited_without_a_letter_with_the_class_of_its_state_that_day(event, mateo):
    mission = a_mission(event.campaign, "AAA", "Arcadia")

    made = invite(event=event, values={"mission": mission, "language": "fr"}, by=mateo, on=TODAY)

    assert (made.letter, made.name, made.state, made.invited_date) == (None, mission.name, mission.state, TODAY)
    assert (made.email, made.language, made.state_class) == (mission.email, "fr", "n")
    with pytest.raises(AlreadyInvited, match="invited already"):
        invite(event=event, values={"mission": mission}, by=mateo, on=TODAY)


def test_only_who_takes_replies_invites_and_revokes(event, nora, ines):
    (made,) = inviting.invited(event, nora)

    for act, what in (
        (invite, {"event": event, "values": {"name": "Somebody"}}),
        (revoke_link, {"invitation": made}),
        (let_pass_on, {"invitation": made, "may": True}),
        (withdraw_invitation, {"invitation": made, "words": "Sent by mistake"}),
    ):
        with pytest.raises(NotAllowed):
            act(**what, by=ines, on=TODAY)


def test_nobody_is_invited_to_what_was_cancelled(event, mateo):
    event.cancelled_date = TODAY
    event.save()

    with pytest.raises(NotInvitedAnyMore, match="cancelled"):
        invite(event=event, values={"name": "Somebody"}, by=mateo, on=TODAY)


def test_an_invitation_needs_a_name(event, mateo):
    with pytest.raises(ValidationError):
        invite(event=event, values={"name": ""}, by=mateo, on=TODAY)


def test_a_run_belongs_to_one_event_and_to_none_after_its_release(event, officer, nora):
    run = a_run(event.campaign)
    assert begin_run_for(event=event, run=run, by=officer, on=TODAY) == EventRun.objects.get()

    other = a_run(event.campaign, key="other")
    a_letter(other, a_mission(event.campaign, "AAA", "Arcadia"), 1)
    with pytest.raises(Refused, match="released"):
        begin_run_for(event=event, run=other, by=officer, on=TODAY)


def test_revoking_makes_the_links_given_so_far_worthless_and_the_next_one_opens(event, nora):
    (made,) = inviting.invited(event, nora)
    old = reply_links.token_for(made.key, made.turn)

    now = revoke_link(invitation=made, by=nora, on=TODAY)

    assert now.turn == 2
    assert reply_links.opened(old, at=AT).door == "revoked"
    assert reply_links.opened(reply_links.token_for(now.key, now.turn), at=AT).door == "open"


def test_a_withdrawn_invitation_is_counted_no_more_and_its_link_leads_nowhere(event, nora):
    (made,) = inviting.invited(event, nora)
    withdraw_invitation(invitation=made, words="Sent by mistake", by=nora, on=TODAY)

    assert invited(event, as_of=TODAY) == []
    assert [each.invitation for each in ever_invited(event, as_of=TODAY)] == [made]
    assert len(invited(event, as_of=INVITED)) == 1
    assert reply_links.opened(reply_links.token_for(made.key), at=AT).door == "revoked"
    assert "Sent by mistake" not in str(LogEntry.objects.get(act="events.withdraw_invitation").after)


def test_whose_invitation_was_withdrawn_is_invited_again_by_a_new_row_and_counts_once(event, nora, mateo):
    (made,) = inviting.invited(event, nora)
    withdraw_invitation(invitation=made, words="Sent by mistake", by=nora, on=TODAY)

    again = invite(event=event, values={"mission": made.mission}, by=mateo, on=TODAY)

    assert [each.invitation for each in invited(event, as_of=TODAY)] == [again]
    assert [each.invitation for each in ever_invited(event, as_of=TODAY)] == [made, again]
    assert [each.invitation for each in invited(event, as_of=INVITED)] == [made]
    links = [reply_links.token_for(each.key, each.turn) for each in (made, again)]
    assert [reply_links.opened(link, at=AT).door for link in links] == ["revoked", "open"]
    with pytest.raises(AlreadyInvited, match="invited already"):
        invite(event=event, values={"mission": made.mission}, by=mateo, on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(event=event, mission=made.mission, name="Twice", invited_date=TODAY)


def test_a_reminder_goes_to_who_said_nothing_or_will_say_later_and_to_nobody_else(event, nora):
    names = [("AAA", "Silent"), ("BBB", "Later"), ("CCC", "Declined"), ("DDD", "Comes"), ("EEE", "Contradicts")]
    silent, later, declined, comes, both = inviting.invited(event, nora, *names)
    said(later, 1, "later")
    said(declined, 1, "declines")
    said(comes, 1, "comes")
    said(both, 1, "comes")
    said(both, 2, "declines", "note_verbale")

    found = unanswered(invited(event, as_of=TODAY))

    assert [each.invitation for each in found] == [silent, later]


@pytest.mark.parametrize("rows", [1, 3])
def test_who_is_invited_costs_two_queries_however_many(event, nora, rows, django_assert_num_queries):
    made = inviting.invited(event, nora, *[(f"X{place:02}", f"State {place}") for place in range(rows)])
    for each in made:
        said(each, 1, "comes")

    with django_assert_num_queries(2):
        found = invited(event, as_of=TODAY)
        assert [each.stands.accepts for each in found] == [True] * rows


def test_invitations_hang_on_an_event_and_are_gone_with_nothing(event, nora):
    inviting.invited(event, nora)

    assert Invitation.objects.get().campaign_slug == "test-campaign"
