"""What becomes of released letters: held, cancelled, noted by hand, come back and phoned, settled, tested."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accede.accounts.rules import NotAllowed
from accede.coalition.models import Task, TaskClosing
from accede.kit import mail
from accede.kit.models import LogEntry, MailReport, OutgoingMail
from accede.mailings.actions import delivery, dispatches
from accede.mailings.actions.test_letters import NoTest, send_test
from accede.mailings.models import Dispatch
from accede.mailings.queries.delivery import doubtful_of, fates, mail_key
from accede.mailings.queries.runs import standing_of
from accede.mailings.signals import letter_came_back
from tests.kit.reports import complaint, dsn
from tests.mailings.conftest import NOW, TODAY
from tests.mailings.released import a_letter, a_run, letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def released(alliance, campaign, officer, nora):
    return a_run(campaign)


@pytest.fixture
def on_its_way(released, nora, mailoutbox):
    """Three letters of the run, queued."""
    given = letters(released, 3)
    delivery.send_out(given, by=nora, at=timezone.now())
    return given


def when():
    return {"at": timezone.now(), "on": timezone.localdate()}


def row_of(letter):
    return OutgoingMail.objects.get(key=mail_key(letter))


def kinds(given):
    found = fates(given)
    return [found[letter.pk].kind for letter in given]


def test_a_run_is_paused_and_goes_on(released, on_its_way, officer, nora):
    delivery.pause(run=released, by=officer, note="The Convener asks to wait", **when())
    assert (mail.send_pending(), standing_of(released).stage) == (0, "paused")

    delivery.resume(run=released, by=nora, **when())

    assert (mail.send_pending(), standing_of(released).stage) == (3, "released")
    assert [(step.kind, step.letters, step.note) for step in released.steps.order_by("number")][2:] == [
        ("paused", 3, "The Convener asks to wait"),
        ("resumed", 3, ""),
    ]


def test_a_cancelled_run_says_why_and_sends_nothing_more(released, on_its_way, nora):
    mail.send_pending(limit=1)
    with pytest.raises(delivery.CannotStop, match="Say why"):
        delivery.cancel(run=released, by=nora, note=" ", **when())

    delivery.cancel(run=released, by=nora, note="Wrong date", **when())

    assert (mail.send_pending(), kinds(on_its_way)) == (0, ["sent", "cancelled", "cancelled"])
    with pytest.raises(delivery.CannotStop, match="already"):
        delivery.cancel(run=released, by=nora, note="Again", **when())


@pytest.mark.parametrize(("act", "words"), [("resume", "not paused"), ("pause", "on its way")])
def test_a_step_that_does_not_fit_is_refused(released, nora, act, words):
    if act == "pause":
        delivery.cancel(run=released, by=nora, note="Wrong date", **when())
    with pytest.raises(delivery.CannotStop, match=words):
        getattr(delivery, act)(run=released, by=nora, **when())


@pytest.mark.parametrize("who", ["mateo", "ines", "sam"])
def test_nobody_else_pauses_cancels_or_notes(released, on_its_way, who, request):
    person = request.getfixturevalue(who)
    for act in (delivery.pause, delivery.resume, delivery.cancel):
        with pytest.raises(NotAllowed):
            act(run=released, by=person, note="…", **when())
    with pytest.raises(NotAllowed):
        note(on_its_way[:1], "sent", by=person)
    with pytest.raises(NotAllowed):
        send_test(run=released, addressee="mission:m1", by=person, **when())


def note(given, kind, *, by, day=None, channel="courier", **facts):
    return dispatches.record_dispatch(
        letters=given, kind=kind, channel=channel, day=day or timezone.localdate(), by=by, **when(), **facts
    )


def test_what_the_courier_took_is_noted_of_several_letters_with_one_number(released, officer):
    given = [a_letter(released, number, channel="courier", email="") for number in (1, 2)]

    note(given, "sent", by=officer, reference=" C-12 ", words="two parcels")
    note(given[:1], "delivered", by=officer, reference="C-12")

    assert kinds(given) == ["confirmed", "sent"]
    rows = Dispatch.objects.order_by("letter", "number").values_list("letter__number", "number", "kind", "reference")
    assert list(rows) == [(1, 1, "sent", "C-12"), (1, 2, "delivered", "C-12"), (2, 1, "sent", "C-12")]
    assert LogEntry.objects.filter(act="mailings.record_dispatch", by="officer").count() == 3


@pytest.mark.parametrize(("days", "words"), [(1, "still to come"), (-1, "nothing happened to them before")])
def test_a_day_to_come_or_before_the_release_is_refused(released, officer, days, words):
    with pytest.raises(dispatches.BadDispatch, match=words):
        note([a_letter(released)], "sent", by=officer, day=timezone.localdate() + timedelta(days=days))


def test_letters_of_two_runs_or_none_are_not_noted_together(released, campaign, officer):
    other = a_letter(a_run(campaign, key="another"), 1)

    with pytest.raises(dispatches.BadDispatch, match="several runs"):
        note([a_letter(released), other], "sent", by=officer)
    with pytest.raises(dispatches.BadDispatch, match="Choose"):
        note([], "sent", by=officer)


@pytest.fixture
def heard():
    told = []

    def hear(letter, on, **rest):
        told.append((letter.number, on))

    letter_came_back.connect(hear)
    yield told
    letter_came_back.disconnect(hear)


def test_a_letter_that_bounced_opens_one_task_to_phone_and_upper_rooms_hear_it(released, on_its_way, heard, nora):
    mail.send_pending()
    row = row_of(on_its_way[1])

    for _time in range(2):
        dispatches.take_report(run=released, content=dsn(row.message_id, to=row.to), by=nora, on=timezone.localdate())

    [task] = Task.objects.all()
    assert task.title == "Phone Mission 2: “Invitations to the briefing” came back"
    assert task.note == "5.1.1 550 5.1.1 no such user"
    assert (task.due - task.opened, task.about_kind) == (timedelta(days=1), "mailings.letter")
    assert heard == [(2, timezone.localdate())]
    assert kinds(on_its_way) == ["sent", "returned", "sent"]


def test_the_task_is_done_with_the_call(released, on_its_way, officer):
    note(on_its_way[:1], "returned", by=officer, channel="post", words="moved")
    task = Task.objects.get()

    note(on_its_way[:1], "phoned", by=officer, channel="post")

    assert [(each.task, each.result) for each in TaskClosing.objects.all()] == [(task, "done")]


def test_a_letter_to_an_address_that_is_struck_out_opens_a_task_when_it_is_queued(released, nora):
    mail.suppress("mission1@state.example", why="it came back last year", by=nora)

    delivery.send_out(letters(released, 2), by=nora, at=timezone.now())

    assert [task.title.split(":")[0] for task in Task.objects.all()] == ["Phone Mission 1"]


@pytest.fixture
def subscribed(campaign):
    from accede.mailings.models import MailingList, Subscription

    news = MailingList.objects.create(campaign=campaign, key="news", name="News")
    return Subscription.objects.create(
        list=news, email="reader@list.example", way="herself", joined_at=NOW, confirmed_at=NOW, source="the page"
    )


def of_list(campaign, subscribed):
    run = a_run(campaign, key="news", kind="news")
    addressee = f"subscription:{subscribed.key}"
    return run, a_letter(run, 1, addressee=addressee, subscription=subscribed, email=subscribed.email)


def test_who_complains_is_on_the_list_no_more_and_nobody_phones_her(campaign, alliance, subscribed, nora, mailoutbox):
    run, letter = of_list(campaign, subscribed)
    delivery.send_out([letter], by=nora, at=timezone.now())
    mail.send_pending()
    row = row_of(letter)
    assert (row.in_batches, row.group.for_list, "/m/" in row.leave_url) == (True, "missions.test-campaign", True)

    content = complaint(row.message_id, to=row.to)
    dispatches.take_report(run=run, content=content, by=nora, on=timezone.localdate())

    subscribed.refresh_from_db()
    assert (subscribed.left_at is not None, subscribed.left_words) == (True, "abuse")
    assert (Task.objects.count(), mail.is_suppressed("reader@list.example")) == (0, True)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"Subject: Out of office\n\nBack soon", "no report"),
        (dsn("<x@elsewhere.example>"), "no letter of this campaign"),
    ],
)
def test_what_is_no_report_on_our_letters_is_said_to_be_none(released, on_its_way, nora, content, words):
    with pytest.raises(dispatches.NoReport, match=words):
        dispatches.take_report(run=released, content=content, by=nora, on=timezone.localdate())
    assert MailReport.objects.count() == 0


def doubt(given):
    keys = [mail_key(letter) for letter in given]
    OutgoingMail.objects.filter(key__in=keys).update(state="doubtful", handing_over_at=timezone.now())


def test_doubtful_letters_are_settled_by_a_person_one_or_all(released, on_its_way, officer, mailoutbox):
    doubt(on_its_way)
    rows = doubtful_of(released)

    assert dispatches.settle(run=released, rows=rows[:1], sent=True, by=officer, on=timezone.localdate()) == 1
    assert dispatches.settle(run=released, rows=rows, sent=False, by=officer, on=timezone.localdate()) == 2

    assert (mail.send_pending(), kinds(on_its_way)) == (2, ["sent", "sent", "sent"])


def test_a_doubtful_letter_of_another_run_is_not_settled_by_its_number(released, on_its_way, campaign, officer):
    other = a_run(campaign, key="another")
    doubt(on_its_way)

    assert dispatches.settle(run=other, rows=doubtful_of(released), sent=True, by=officer, on=date.today()) == 0


def test_a_test_goes_to_the_person_herself_and_says_that_it_is_one(run, officer, mailoutbox):
    send_test(run=run, addressee="mission:bbb-geneva", by=officer, at=NOW, on=TODAY)
    mail.send_pending()

    [sent] = mailoutbox
    assert (sent.to, sent.subject) == (["Officer <officer@accede.example>"], "[Test] Letter A (fr)")
    assert sent.body.startswith("This is a test. It was sent to you alone; Permanent Mission of BBB")
    assert "Text of letter A in fr." in sent.body
    assert run.letters.count() == 0


def test_a_test_for_somebody_who_gets_no_letter_is_refused(run, officer):
    with pytest.raises(NoTest, match="No letter of this run"):
        send_test(run=run, addressee="mission:zzz", by=officer, at=NOW, on=TODAY)
