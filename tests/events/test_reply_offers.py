"""What invitations offer to other rooms: tabs, work, the report's passage, the funnel of a run, what is in the way."""

from datetime import date

import pytest

from accede.core.dates import Moment
from accede.events.offers.replies import (
    passages,
    run_funnel,
    run_hindrances,
    run_tabs,
    state_tab,
    work,
)
from accede.kit.letter_fields import Addressed, RunTo
from accede.kit.offers import ReportOf
from tests.events import inviting
from tests.events.conftest import TODAY
from tests.events.inviting import a_letter, a_run, released, said

AFTER = date(2004, 4, 1)


@pytest.fixture
def event(panel):
    panel.starts = Moment.parse("2004-03-01")
    panel.shared_with = "alliance"
    panel.save()
    return panel


@pytest.fixture
def invitation(event, nora):
    return inviting.invited(event, nora, state_class="signed")[0]


def test_a_run_that_invites_has_a_tab_of_its_replies_and_another_run_has_none(event, invitation, nora):
    run = invitation.letter.run
    (tab,) = run_tabs(subject=("test-campaign", run.key, "run"), on=TODAY, reader=nora)

    assert (tab.label, tab.url) == ("Replies and attendance", "/c/test-campaign/events/panel/invitations/")
    other = a_run(event.campaign, key="other", kind="letter")
    assert run_tabs(subject=("test-campaign", other.key, "run"), on=TODAY, reader=nora) == []


def test_the_funnel_of_a_run_is_plain_data_for_who_reads_the_papers(event, invitation, ines, sam):
    subject = ("test-campaign", invitation.letter.run.key)
    (found,) = run_funnel(subject=subject, on=TODAY, reader=ines)

    assert (found["event"], found["as_of"], found["total"]["invited"]) == ("panel", "2004-01-30", 1)
    assert found["by_class"]["s"]["invited"] == 1
    assert run_funnel(subject=subject, on=TODAY, reader=sam) == []


def test_a_state_s_file_has_the_tab_once_it_was_invited(client, event, invitation, ines, sam):
    subject = ("test-campaign", "AAA")
    (tab,) = state_tab(subject=subject, on=TODAY, reader=ines)
    assert (tab.label, tab.url, tab.count) == ("Invitations", "/c/test-campaign/events/of/AAA/", 1)
    assert state_tab(subject=("test-campaign", "BBB"), on=TODAY, reader=ines) == []
    assert state_tab(subject=subject, on=TODAY, reader=sam) == []

    said(invitation, 1, "colleague", name="Ms. Example")
    client.force_login(ines)
    text = client.get(tab.url).content.decode()
    assert "High-level panel" in text
    assert "a colleague comes" in text
    assert "Ms. Example" not in text


def test_what_an_organisation_keeps_to_itself_is_on_no_state_s_page(event, invitation, ines, iom):
    event.owner, event.shared_with = iom, "owner"
    event.save()

    assert state_tab(subject=("test-campaign", "AAA"), on=TODAY, reader=ines) == []


def test_answers_that_contradict_each_other_wait_for_who_takes_replies(event, invitation, mateo, ines):
    assert work(subject="test-campaign", on=TODAY, reader=mateo) == []
    said(invitation, 1, "comes")
    said(invitation, 2, "declines", "telephone")

    (line,) = work(subject="test-campaign", on=TODAY, reader=mateo)
    assert line.title == "1 mission gave two answers that contradict each other"
    assert line.url == "/c/test-campaign/events/panel/replies/?show=conflict"
    assert work(subject="test-campaign", on=TODAY, reader=ines) == []


def _told(year, reader, *, on=AFTER, made=AFTER, campaign="test-campaign"):
    """The passages on attendance of a report made on the day, of a record read for another."""
    return passages(subject=ReportOf(campaign, year, made), on=on, reader=reader)


def _numbers(found):
    return {each.code.partition(":")[0].removeprefix("events."): each.number for each in found.quoted}


def test_of_an_event_to_come_the_report_does_not_say_that_nobody_came(event, invitation, nora):
    """The event is on 1 March. A record read for a day before it says nothing of who came; a report made before it
    neither.
    """
    said(invitation, 1, "comes")

    assert _told(2004, nora, on=date(2001, 1, 9), made=date(2004, 2, 29)) == []
    assert _told(2004, nora, on=date(2004, 2, 28), made=date(2004, 2, 29)) == []
    (on_the_day,) = _told(2004, nora, on=date(2004, 2, 28), made=date(2004, 3, 1))
    assert (_numbers(on_the_day)["invited"], _numbers(on_the_day)["accepted"]) == (1, 1)


def test_the_report_says_who_came_with_figures_worked_out_at_its_day(event, invitation, nora):
    said(invitation, 1, "comes")
    (found,) = _told(2004, nora)
    shown = {each.code: each.number for each in found.quoted}

    assert shown == {
        "events.invited:panel": 1, "events.delivered:panel": 0, "events.replied:panel": 1, "events.accepted:panel": 1,
        "events.came:panel": 0, "events.invited.signed:panel": 1, "events.came.signed:panel": 0,
    }  # fmt: skip
    assert all(f"[[{code}]]" in found.paragraphs[0] for code in shown)
    assert all(each.definition for each in found.quoted)
    assert _told(2003, nora) == []


def test_where_the_record_ends_before_the_year_invitations_are_counted_at_the_years_end(event, invitation, nora):
    said(invitation, 1, "comes")

    (found,) = _told(2004, nora, on=date(2001, 1, 9))

    told = {each.code: each.number for each in found.quoted}
    assert (told["events.invited:panel"], told["events.accepted:panel"]) == (1, 1)


def test_an_event_without_invitations_and_one_that_is_not_shared_have_no_such_passage(event, reception, nora):
    assert _told(2004, nora) == []
    assert _told(2003, nora) == []


def test_figures_of_one_campaign_hold_nothing_of_another(event, invitation, campaign, nora):
    from accede.coalition.models import Campaign
    from accede.events.models import Event

    other = Campaign.objects.create(slug="training", name="Training", short_name="Training", treaty=campaign.treaty)
    Event.objects.create(campaign=other, key="panel", title="Panel", kind="panel",
                         starts=Moment.parse("2004-03-01"), source="R", shared_with="alliance")  # fmt: skip

    assert _told(2004, nora, campaign="training") == []
    assert state_tab(subject=("training", "AAA"), on=TODAY, reader=nora) == []
    (found,) = _told(2004, nora)
    assert found.quoted[0].number == 1


def _hindered(run, *letters):
    to = RunTo("test-campaign", run.key, TODAY, frozenset(), tuple(Addressed(each, "en") for each in letters))
    return [(each.addressee, each.kind) for each in run_hindrances(subject=to, on=TODAY, reader=None)]


def test_who_answered_after_a_reminder_was_begun_is_blocked_in_it(event, nora):
    declined, silent = inviting.invited(event, nora, ("AAA", "Arcadia"), ("BBB", "Boeotia"))
    run = a_run(event.campaign, key="reminder", kind="reminder", reminds=declined.letter.run)
    both = (declined.letter.addressee, silent.letter.addressee)
    assert _hindered(run, *both) == []

    said(declined, 1, "declines", "note_verbale")
    assert _hindered(run, *both) == [(both[0], "answered")]


def test_who_is_invited_is_not_invited_again_by_another_run(event, invitation, nora):
    from accede.events.models import EventRun

    again = a_run(event.campaign, key="again")
    EventRun.objects.create(event=event, run=again)

    assert _hindered(again, invitation.letter.addressee) == [(invitation.letter.addressee, "invited")]
    assert _hindered(invitation.letter.run, invitation.letter.addressee) == []


@pytest.mark.parametrize("kind", ["invitation", "reminder"])
def test_who_is_not_invited_any_more_gets_neither_an_invitation_nor_a_reminder(event, invitation, nora, kind):
    from accede.events.actions.invitations import withdraw_invitation
    from accede.events.models import EventRun

    run = a_run(event.campaign, key="again", kind=kind)
    EventRun.objects.create(event=event, run=run)
    withdraw_invitation(invitation=invitation, words="No seat", by=nora, on=TODAY)

    assert _hindered(run, invitation.letter.addressee) == [(invitation.letter.addressee, "withdrawn")]


def test_who_was_invited_again_by_hand_gets_a_letter_with_the_link_of_the_new_invitation(event, invitation, nora):
    from accede.events.actions.invitations import invite, withdraw_invitation
    from accede.events.models import EventRun
    from accede.events.queries.invited import keys_of_links

    run = a_run(event.campaign, key="again")
    EventRun.objects.create(event=event, run=run)
    withdraw_invitation(invitation=invitation, words="No seat", by=nora, on=TODAY)
    again = invite(event=event, values={"mission": invitation.mission}, by=nora, on=TODAY)

    assert _hindered(run, invitation.letter.addressee) == []
    assert keys_of_links(event) == {invitation.letter.addressee: (again.key, 1)}


@pytest.mark.parametrize(("kind", "hindered"), [("invitation", 1), ("reminder", 1), ("correction", 0)])
def test_to_an_event_that_was_cancelled_nobody_is_invited_and_a_correction_may_say_so(event, nora, kind, hindered):
    from accede.events.models import EventRun

    run = a_run(event.campaign, key="again", kind=kind)
    EventRun.objects.create(event=event, run=run)
    event.cancelled_date = TODAY
    event.save()

    assert _hindered(run, "mission:somebody") == [("mission:somebody", "cancelled")] * hindered


def test_a_reminder_that_was_released_invites_nobody_twice(event, invitation, nora):
    run = a_run(event.campaign, key="reminder", kind="reminder", reminds=invitation.letter.run)

    assert released(event, run, [a_letter(run, invitation.mission, 1)], nora) == [invitation]
