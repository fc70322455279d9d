"""Motions and votes: one for each member that is there; observers and suspended members never; a quorum or words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accede.accounts.rules import NotAllowed
from accede.coalition import actions as coalition
from accede.coalition.models import Campaign
from accede.core.dates import Moment
from accede.kit.models import LogEntry
from accede.meetings.actions import motions
from accede.meetings.models import Decision, Motion, Vote
from accede.meetings.queries.motions import floor
from accede.meetings.queries.motions import motions as motions_of
from tests.meetings.minutes_cast import AFTER, DAY, NOW, there

NOON = NOW + timedelta(hours=1)


@pytest.fixture
def put(items, nora):
    """Puts a motion to the meeting under its third point."""

    def motion(method="vote", **facts):
        values = {"item": items[2], "text": "Send the letter.", "method": method, "by": nora, "on": DAY, "at": NOW}
        return motions.put_motion(**(values | facts))

    return motion


def vote(motion, organisation, choice, by):
    return motions.cast_vote(motion=motion, organisation=organisation, choice=choice, by=by, on=DAY, at=NOW)


def close(motion, by, **facts):
    return motions.close_motion(motion=motion, by=by, on=DAY, at=NOON, **facts)


def test_a_motion_that_is_carried_becomes_a_numbered_decision(put, meeting, alpha, beta, nora, mateo):
    there(meeting, alpha, beta)
    motion = put(proposed_by=alpha, seconded_by=beta)
    vote(motion, alpha, "for", nora)
    vote(motion, beta, "abstain", mateo)

    closed = close(motion, nora)

    assert closed.outcome == "adopted"
    assert [(row.code, row.text, row.motion) for row in Decision.objects.all()] == [
        ("2026/1", "Send the letter.", closed)
    ]
    assert [entry.act for entry in LogEntry.objects.order_by("pk")] == [
        "meetings.put_motion", "meetings.cast_vote", "meetings.cast_vote", "meetings.close_motion",
        "meetings.record_decision",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choices", "outcome"),
    [(("for", "against"), "rejected"), (("against", "against"), "rejected"), (("for", "for"), "adopted")],
)
def test_the_outcome_follows_the_votes_and_the_rule(choices, outcome, put, meeting, alpha, beta, nora):
    there(meeting, alpha, beta)
    motion = put()
    for organisation, choice in zip((alpha, beta), choices, strict=True):
        vote(motion, organisation, choice, nora)

    assert close(motion, nora).outcome == outcome
    assert Decision.objects.count() == (outcome == "adopted")


def test_more_than_half_of_all_members_is_not_half_of_those_who_came(put, meeting, alpha, beta, gamma, joined, nora):
    Campaign.objects.update(passes="more_than_half_of_members")
    meeting.campaign.refresh_from_db()
    delta = joined("delta")
    joined("epsilon")
    there(meeting, alpha, beta, delta)
    two, three = put(), put()
    for motion, organisations in ((two, (alpha, beta)), (three, (alpha, beta, delta))):
        for each in organisations:
            vote(motion, each, "for", nora)

    assert [close(motion, nora).outcome for motion in (two, three)] == ["rejected", "adopted"]


def test_an_observer_cannot_vote_and_is_told_why(put, meeting, alpha, beta, watch, ines, officer):
    there(meeting, alpha, beta, watch)
    motion = put()

    with pytest.raises(NotAllowed):
        vote(motion, alpha, "for", ines)
    with pytest.raises(motions.NotAMember, match="WATCH cannot vote: only members .* observers never"):
        vote(motion, watch, "for", ines)
    with pytest.raises(motions.NotAMember):
        vote(motion, watch, "for", officer)

    assert Vote.objects.count() == 0


def test_an_observer_moves_and_seconds_nothing(put, alpha, watch):
    with pytest.raises(motions.NotAMember) as refusal:
        put(proposed_by=alpha, seconded_by=watch)

    assert refusal.value.field == "seconded_by"


def test_a_suspended_member_cannot_vote_and_does_not_count(put, meeting, alpha, beta, gamma, nora, officer):
    there(meeting, alpha, beta)
    motion = put()
    coalition.suspend(
        membership=beta.memberships.get(), day=Moment.on(DAY), by=officer, on=DAY, source="Decision 2026/0"
    )

    with pytest.raises(motions.NotAMember, match="good standing"):
        vote(motion, beta, "for", nora)

    assert floor(meeting).quorum.certain == 1


def test_a_focal_point_votes_for_her_own_organisation_alone(put, meeting, alpha, beta, mateo):
    there(meeting, alpha, beta)
    motion = put()

    with pytest.raises(motions.NotYourVote):
        vote(motion, alpha, "for", mateo)
    vote(motion, beta, "for", mateo)

    assert [(row.organisation.key, row.choice) for row in Vote.objects.all()] == [("beta", "for")]


def test_an_organisation_has_one_vote_whoever_of_its_people_gives_it(put, meeting, alpha, beta, nora, mateo):
    there(meeting, alpha, beta)
    motion = put()
    vote(motion, beta, "for", mateo)

    with pytest.raises(motions.VotedAlready, match="one for each member"):
        vote(motion, beta, "against", nora)

    assert Vote.objects.get().choice == "for"


def test_who_is_not_there_is_not_heard(put, meeting, alpha, gamma, nora):
    there(meeting, alpha)

    with pytest.raises(motions.NotThere, match="GAMMA is not on the list of attendance"):
        vote(put(), gamma, "for", nora)


def test_the_holder_of_a_proxy_votes_for_the_absent_member_and_it_is_said(put, meeting, alpha, beta, gamma, mateo):
    there(meeting, alpha, beta)
    there(meeting, gamma, how="proxy", held_by=beta)

    cast = vote(put(), gamma, "for", mateo)

    assert (cast.organisation, cast.cast_by) == (gamma, beta)


def test_without_proxies_in_the_rules_nobody_stands_in(put, meeting, alpha, beta, gamma, mateo):
    Campaign.objects.update(proxies=0)
    meeting.campaign.refresh_from_db()
    there(meeting, alpha, beta)
    there(meeting, gamma, how="proxy", held_by=beta)

    with pytest.raises(motions.NotThere):
        vote(put(), gamma, "for", mateo)


def test_without_a_quorum_nothing_is_closed_unless_it_is_said_in_words(put, meeting, alpha, nora):
    there(meeting, alpha)
    motion = put()
    vote(motion, alpha, "for", nora)

    with pytest.raises(motions.NoQuorum, match="Needed: 2 members.*There was no quorum"):
        close(motion, nora)
    closed = close(motion, nora, without_quorum="Two trains were late; put it again in June.")

    assert (closed.outcome, closed.reckoning["quorum"]) == ("undecided", "no")
    assert closed.reckoning["words"] == "Two trains were late; put it again in June."
    assert (Decision.objects.count(), closed.votes.count()) == (0, 1)


def test_a_closed_motion_takes_no_vote_and_none_is_taken_back(put, meeting, alpha, beta, nora):
    there(meeting, alpha, beta)
    motion = put()
    cast = vote(motion, alpha, "for", nora)
    close(motion, nora)

    with pytest.raises(motions.MotionClosed):
        vote(motion, beta, "against", nora)
    with pytest.raises(motions.MotionClosed):
        motions.take_back_vote(vote=cast, by=nora, on=DAY)


def test_a_vote_entered_by_mistake_is_taken_off_the_roll_and_the_log_keeps_it(put, meeting, alpha, beta, nora, mateo):
    there(meeting, alpha, beta)
    cast = vote(put(), beta, "for", nora)

    with pytest.raises(NotAllowed):
        motions.take_back_vote(vote=cast, by=mateo, on=DAY)
    motions.take_back_vote(vote=cast, by=nora, on=DAY)

    assert Vote.objects.count() == 0
    assert LogEntry.objects.get(act="meetings.take_back_vote").before["choice"] == "for"


def test_consensus_is_recorded_with_its_reservations(put, meeting, alpha, beta, nora, mateo):
    there(meeting, alpha, beta)
    motion = put(method="consensus")
    motions.reserve(motion=motion, organisation=beta, text="Not on paper.", by=mateo, on=DAY, at=NOW)

    with pytest.raises(motions.NotHeard, match="Not heard yet: ALPHA"):
        close(motion, nora)
    closed = close(motion, nora, silence_consents=True)

    assert closed.outcome == "adopted"
    found = motions_of(meeting, floor=floor(meeting))[closed.item_id][0]
    assert "Reservation: BETA." in found.steps
    assert "Silence counts as consent: ALPHA." in found.steps


def test_an_objection_stops_a_consensus(put, meeting, alpha, beta, nora, mateo):
    there(meeting, alpha, beta)
    motion = put(method="consensus")
    vote(motion, beta, "against", mateo)

    closed = close(motion, nora, silence_consents=True)

    assert (closed.outcome, closed.reckoning["outcome"]) == ("rejected", "no_consensus")


def test_what_was_decided_stays_when_an_organisation_leaves(put, meeting, alpha, beta, nora, officer):
    there(meeting, alpha, beta)
    motion = put()
    vote(motion, alpha, "for", nora)
    vote(motion, beta, "for", nora)
    close(motion, nora)
    told = motions_of(meeting, floor=floor(meeting))

    coalition.end_membership(membership=beta.memberships.get(), last_day=Moment.on(DAY), by=officer, on=AFTER)

    assert motions_of(meeting, floor=floor(meeting)) == told
    with pytest.raises(coalition.InUse, match="stays: other records refer to it .*Votes"):
        coalition.remove_organisation(organisation=beta, by=officer, on=AFTER)


def test_only_who_keeps_the_minutes_puts_and_closes_motions(put, meeting, alpha, beta, mateo):
    there(meeting, alpha, beta)
    motion = put()

    with pytest.raises(NotAllowed):
        put(by=mateo)
    with pytest.raises(NotAllowed):
        close(motion, mateo)
    assert Motion.objects.get().outcome == "open"
