"""The address by which an invitation is answered: what opens, and what does not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from accede.core.dates import Moment
from accede.events.actions.replies import NotInvitedAnyMore, TooLate, answer
from accede.events.models import Event, Reply
from accede.events.queries import reply_links
from accede.events.queries.closing import closes_at
from accede.kit.letter_fields import Addressed, RunTo
from accede.kit.offers import ask
from tests.events import inviting
from tests.events.conftest import TODAY
from tests.events.inviting import AT, a_letter, a_run


@pytest.fixture
def event(panel):
    panel.starts = Moment.parse("2004-03-01")
    panel.replies_close_at = datetime(2004, 2, 20, 17, 0, tzinfo=UTC)
    panel.save()
    return panel


@pytest.fixture
def invitation(event, nora):
    return inviting.invited(event, nora)[0]


def _door(token, at=AT):
    return reply_links.opened(token, at=at).door


def test_a_token_opens_its_own_invitation_and_tells_neither_name_nor_state(invitation):
    token = reply_links.token_for(invitation.key)
    found = reply_links.opened(token, at=AT)

    assert (found.door, found.invitation, found.turn) == ("open", invitation, 1)
    assert "AAA" not in token
    assert "Arcadia" not in token
    assert len(token) < 70


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token[:20],
        lambda token: "",
        lambda token: token.replace(".1.", ".2."),
        lambda token: "x" + token,
        lambda token: token + "=",
        lambda token: "ü.1.abc",
        lambda token: token.upper(),
    ],
)
def test_a_forged_or_cut_token_opens_nothing(invitation, forge):
    assert _door(forge(reply_links.token_for(invitation.key))) == "nowhere"


def test_a_token_of_an_invitation_that_there_is_not_opens_nothing(event):
    assert _door(reply_links.token_for("nothingatall")) == "nowhere"


def test_an_older_secret_still_opens_what_it_signed(invitation, settings):
    token = reply_links.token_for(invitation.key)

    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert _door(token) == "open"
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=[]):
        assert _door(token) == "nowhere"


def test_it_closes_to_the_minute(event, invitation):
    token = reply_links.token_for(invitation.key)

    assert _door(token, event.replies_close_at - timedelta(seconds=1)) == "open"
    assert _door(token, event.replies_close_at) == "closed"


def test_without_a_set_moment_it_closes_when_the_event_begins_else_at_the_end_of_its_day(campaign):
    begins = datetime(2004, 3, 1, 9, 0, tzinfo=UTC)
    assert closes_at(Event(begins_at=begins, starts=Moment.parse("2004-03-01"))) == begins
    day = Event(starts=Moment.parse("2004-03-01"), ends=Moment.parse("2004-03-02"), time_zone="Europe/Zurich")
    assert closes_at(day).isoformat() == "2004-03-03T00:00:00+01:00"
    assert closes_at(Event(starts=Moment.parse(""))) is None


def test_an_answer_after_closing_is_refused_in_words_and_nothing_is_kept(event, invitation):
    with pytest.raises(TooLate, match="telephone or write"):
        answer(invitation=invitation, turn=1, values={"answer": "comes"}, at=event.replies_close_at)

    assert Reply.objects.count() == 0


def test_an_answer_with_a_link_that_was_revoked_meanwhile_is_refused(invitation):
    with pytest.raises(NotInvitedAnyMore, match="not valid any more"):
        answer(invitation=invitation, turn=2, values={"answer": "comes"}, at=AT)


def _filled(run, letters, *names):
    to = RunTo(run.campaign.slug, run.key, TODAY, frozenset(names), tuple(letters))
    return [each for each in ask("run_fields", subject=to, on=TODAY, reader=None) if each.name == "reply.link"]


def test_letters_of_a_run_that_invites_hold_the_address_that_will_open(event, officer):
    from accede.events.models import EventRun

    run = a_run(event.campaign)
    EventRun.objects.create(event=event, run=run)
    found = _filled(run, [Addressed("mission:x", "en", letter="k1"), Addressed("mission:y", "en")], "reply.link")

    assert [(each.addressee, each.ready) for each in found] == [("mission:x", True), ("mission:y", True)]
    assert found[0].text == reply_links.address_for("k1")
    assert found[1].text.endswith("/i/r/preview/")
    assert _filled(run, [Addressed("mission:x", "en", letter="k1")], "state.name") == []


def test_a_reminder_carries_the_link_of_the_first_invitation_at_its_present_turn(event, invitation):
    invitation.turn = 3
    invitation.save()
    run = a_run(event.campaign, key="reminder", kind="reminder", reminds=invitation.letter.run)
    letter = a_letter(run, invitation.mission, 1)

    (found,) = _filled(run, [Addressed(letter.addressee, "en", letter=letter.key)], "reply.link")

    assert found.text == reply_links.address_for(invitation.key, 3)


def test_a_run_that_invites_to_nothing_is_told_what_is_missing(campaign):
    run = a_run(campaign, kind="letter")

    (found,) = _filled(run, [Addressed("mission:x", "en", letter="k")], "reply.link")

    assert (found.ready, "event's page" in found.note) == (False, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_links_cost_the_same_for_one_letter_and_for_three(event, rows, django_assert_num_queries):
    from accede.events.models import EventRun

    run = a_run(event.campaign)
    EventRun.objects.create(event=event, run=run)
    to = RunTo("test-campaign", run.key, TODAY, frozenset({"reply.link"}),
               tuple(Addressed(f"mission:{place}", "en", letter=f"k{place}") for place in range(rows)))  # fmt: skip
    from accede.events.offers.links import fields

    with django_assert_num_queries(3):
        assert len(fields(subject=to, on=TODAY, reader=None)) == rows
