"""The pages of motions: the roll call, the vote of a focal point, what is refused and how it is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accede.kit import offers
from accede.meetings.actions import motions
from accede.meetings.models import Decision, Meeting, Motion, Vote
from tests.meetings.minutes_cast import there

MEETING = "/c/test-campaign/meetings/2026-05-12/"
PAGE = f"{MEETING}motions/3/1/"


@pytest.fixture
def motion(meeting, items, alpha, beta, nora):
    """An open motion of a meeting of yesterday at which two of three members are."""
    day = timezone.localdate() - timedelta(days=1)
    Meeting.objects.filter(pk=meeting.pk).update(day=day)
    meeting.refresh_from_db()
    there(meeting, alpha, beta)
    return motions.put_motion(
        item=items[2], text="Send the letter.", method="vote", by=nora, on=timezone.localdate(), at=timezone.now()
    )


def test_a_motion_is_put_voted_on_and_closed_in_pages(client, nora, mateo, meeting, motion, alpha, beta):
    client.force_login(nora)
    client.post(f"{PAGE}vote/", {"organisation": alpha.pk, "choice": "for"})
    client.force_login(mateo)
    page = client.get(PAGE).content.decode()
    client.post(f"{PAGE}vote/", {"organisation": beta.pk, "choice": "for"})
    client.force_login(nora)
    closed = client.post(f"{PAGE}close/", {})

    assert "Organisation BETA" in page and 'value="abstain"' in page
    assert closed["Location"] == PAGE
    assert Motion.objects.get().outcome == "adopted"
    shown = client.get(PAGE).content.decode()
    assert "Result: carried." in shown and Decision.objects.get().get_absolute_url() in shown


def test_a_motion_is_put_by_its_form(client, nora, meeting, items, alpha, beta, watch):
    client.force_login(nora)
    data = {"item": items[1].pk, "text": "March on 18 December.", "method": "consensus"}

    wrong = client.post(f"{MEETING}motions/add/", {**data, "seconded_by": beta.pk})
    observer = client.post(f"{MEETING}motions/add/", {**data, "proposed_by": watch.pk})
    right = client.post(f"{MEETING}motions/add/", {**data, "proposed_by": alpha.pk, "seconded_by": beta.pk})

    assert (wrong.status_code, observer.status_code) == (422, 422)
    assert right["Location"] == f"{MEETING}motions/2/1/"


def test_an_observer_tries_to_vote_in_every_way(client, ines, motion, alpha, watch):
    there(motion.item.meeting, watch)
    client.force_login(ines)

    page = client.get(PAGE).content.decode()
    tries = [
        client.post(f"{PAGE}vote/", {"organisation": alpha.pk, "choice": "for"}),
        client.post(f"{PAGE}close/", {}),
        client.post(f"{PAGE}withdraw/", {}),
        client.post(f"{MEETING}motions/add/", {}),
        client.post(f"{MEETING}decisions/add/", {}),
    ]
    own = client.post(f"{PAGE}vote/", {"organisation": watch.pk, "choice": "for"}, follow=True).content.decode()

    assert 'name="choice"' not in page
    assert [answer.status_code for answer in tries] == [403] * 5
    assert "WATCH cannot vote: only members in good standing on the day of the meeting do, observers never." in own
    assert (Vote.objects.count(), Motion.objects.get().outcome) == (0, "open")


def test_a_second_vote_of_an_organisation_is_refused_with_words(client, mateo, motion, beta):
    client.force_login(mateo)
    client.post(f"{PAGE}vote/", {"organisation": beta.pk, "choice": "for"})

    again = client.post(f"{PAGE}vote/", {"organisation": beta.pk, "choice": "against"}, follow=True)

    assert "one for each member, whoever of its people gives it" in again.content.decode()
    assert Vote.objects.get().choice == "for"


def test_without_a_quorum_the_page_says_why_and_keeps_what_was_typed(client, nora, motion, gamma, joined):
    joined("delta")
    client.force_login(nora)

    refused = client.post(f"{PAGE}close/", {"without_quorum": ""})

    assert refused.status_code == 422
    assert "Needed: 3 members" in refused.content.decode()
    assert client.post(f"{PAGE}close/", {"without_quorum": "Two are ill."}).status_code == 302
    assert "Two are ill." in client.get(PAGE).content.decode()


def test_a_vote_is_taken_back_from_the_roll(client, nora, motion, beta):
    client.force_login(nora)
    client.post(f"{PAGE}vote/", {"organisation": beta.pk, "choice": "for"})

    client.post(f"{PAGE}votes/beta/take-back/")

    assert Vote.objects.count() == 0


def test_a_vote_waits_for_the_focal_point_and_the_convener_sees_who_has_not_voted(mateo, nora, officer, motion, beta):
    today = timezone.localdate()

    mine = offers.ask("work", subject="test-campaign", on=today, reader=mateo)
    others = offers.ask("waiting_for_others", subject="test-campaign", on=today, reader=officer)

    assert [line.url for line in mine if "Vote for" in line.title] == [PAGE]
    assert [(line.whom, line.sub) for line in others if line.url == PAGE] == [("2 members", "ALPHA, BETA")]


def test_the_page_of_a_motion_costs_the_same_with_one_vote_and_with_two(
    client, nora, motion, alpha, beta, django_assert_max_num_queries
):
    client.force_login(nora)
    counts = []
    for organisation in (alpha, beta):
        client.post(f"{PAGE}vote/", {"organisation": organisation.pk, "choice": "for"})
        client.get(PAGE)
        with django_assert_max_num_queries(100) as counted:
            client.get(PAGE)
        counts.append(len(counted.captured_queries))

    assert counts[0] == counts[1]
