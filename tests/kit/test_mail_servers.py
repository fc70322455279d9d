"""Letters to lists against real mail servers that refuse, put off, hang up and die: each once, none lost."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.utils import timezone

from accede.kit import jobs, mail
from accede.kit.mail import compose, sending
from accede.kit.mail.groups import Written, cancel_group, counted, group, pause_group, queue_group
from accede.kit.mail.transport import message_of
from accede.kit.models import Job, OutgoingMail
from tests.kit import sinks
from tests.kit.sinks import listening

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("pipelining", [True, False])


@pytest.fixture(autouse=True)
def small(settings):
    settings.MAIL_BATCH, settings.MAIL_CONNECTIONS = 6, 2
    settings.JOB_BACKOFF_SECONDS = settings.MAIL_RETRY_SECONDS = 0


def address(number):
    return f"reader{number}@list.example"


def written(number, body="Dear reader,\n\n.\n.dot at the beginning\nnews.", **more):
    return Written(f"news {number}", address(number), f"Reader {number}", "News", body, **more)


def queued(count, for_list="news", **more):
    queue_group([written(number, **more) for number in range(count)], group=group("run 1", for_list=for_list))


def states():
    return dict(counted("run 1"))


def state_of(number):
    row = OutgoingMail.objects.get(to=address(number))
    return row.state, row.words


@BOTH
def test_every_reader_gets_the_list_s_letter_once_and_lines_stay_open(settings, pipelining):
    queued(20)

    with listening(sinks.Sink(pipelining), settings) as sink:
        assert mail.send_pending() == 20

    assert sorted(sink.recipients) == sorted(address(number) for number in range(20))
    assert (sink.most_often(), sink.connections, states()) == (1, 2, {"sent": 20})
    assert [lines(message, "plain") for message in sink.messages()] == [
        ["Dear reader,", "", ".", ".dot at the beginning", "news."]
    ] * 20


@BOTH
def test_a_reader_who_is_unknown_is_struck_out_and_the_others_get_theirs(settings, pipelining):
    queued(5)

    with listening(sinks.Says({address(2): "550 5.1.1 no such user"}, pipelining=pipelining), settings) as sink:
        assert mail.send_pending() == 4

    assert state_of(2) == ("bounced", "550 5.1.1 no such user")
    assert mail.is_suppressed(address(2))
    assert (states(), sink.most_often()) == ({"sent": 4, "bounced": 1}, 1)


@BOTH
def test_what_is_put_off_comes_again_and_arrives_once(settings, pipelining):
    queued(5)

    with listening(sinks.Greylists(pipelining=pipelining), settings) as sink:
        assert mail.send_pending() == 5

    assert (states(), sink.most_often(), len(sink.heard)) == ({"sent": 5}, 1, 5)


@BOTH
def test_a_letter_refused_after_its_content_came_back_and_its_address_stays_good(settings, pipelining):
    queued(4)

    with listening(sinks.Says(data={address(1): "554 5.7.1 looks like spam"}, pipelining=pipelining), settings):
        assert mail.send_pending() == 3

    assert state_of(1) == ("bounced", "554 5.7.1 looks like spam")
    assert not mail.is_suppressed(address(1))


@BOTH
@pytest.mark.parametrize("taken", [True, False])
def test_a_line_cut_over_one_letter_leaves_that_one_doubtful_and_no_other(settings, taken, pipelining):
    queued(12)

    with listening(sinks.DropsTheLine(address(3), taken=taken, pipelining=pipelining), settings) as sink:
        mail.send_pending()
        assert (states().get("queued", 0) > 0, state_of(3)[0]) == (True, "doubtful")
        mail.send_pending()

    assert (states(), state_of(3)[0]) == ({"sent": 11, "doubtful": 1}, "doubtful")
    assert (len(sink.taken), sink.most_often()) == (12 if taken else 11, 1)


@BOTH
def test_a_relay_that_dies_after_half_loses_nothing_and_the_rest_goes_when_it_is_back(settings, pipelining):
    settings.JOB_BACKOFF_SECONDS = 60
    queued(20)
    with listening(sinks.DiesAfter(10, pipelining=pipelining), settings) as dead:
        sent = mail.send_pending()
    left = Counter(states())
    assert 10 <= sent <= len(dead.taken)
    assert left["sent"] + left["queued"] + left["doubtful"] == 20
    assert left["doubtful"] <= settings.MAIL_CONNECTIONS

    OutgoingMail.objects.filter(state="queued").update(not_before=timezone.now())
    with listening(sinks.Sink(), settings) as back:
        mail.send_pending()

    assert not set(dead.recipients) & set(back.recipients)
    assert len(set(dead.recipients) | set(back.recipients)) + left["doubtful"] >= 20
    assert states().get("queued", 0) == 0


@BOTH
def test_a_server_that_wants_a_new_line_now_and_then_gets_one(settings, pipelining):
    queued(15)

    with listening(sinks.HangsUpPolitely(4, pipelining=pipelining), settings) as sink:
        mail.send_pending()

    assert (states(), sink.most_often()) == ({"sent": 15}, 1)


def test_a_server_that_hangs_up_over_letters_is_left_alone_for_longer_each_time(settings):
    settings.JOB_BACKOFF_SECONDS = 60
    for number in range(3):
        mail.queue_text("Come", "Come.", to=address(number))

    with listening(sinks.DropsTheLine(address(0), taken=False), settings):
        jobs.run_pending()
        jobs.run_pending()

    assert Counter(OutgoingMail.objects.values_list("state", flat=True)) == {"doubtful": 1, "queued": 2}
    Job.objects.update(finished_at=timezone.now() - timedelta(seconds=61))
    with listening(sinks.Sink(), settings):
        jobs.run_pending()
    assert Counter(OutgoingMail.objects.values_list("state", flat=True)) == {"doubtful": 1, "sent": 2}


def test_a_slow_server_keeps_its_letters_though_the_lease_is_short(settings):
    settings.MAIL_LEASE_SECONDS = 0.15
    queued(12)

    with listening(sinks.Slow(), settings) as sink:
        assert mail.send_pending() == 12

    assert (sink.most_often(), states()) == (1, {"sent": 12})


@pytest.mark.parametrize(
    ("words", "state", "struck_out"),
    [
        ("452 4.2.2 mailbox full", "queued", False),
        ("552 5.2.2 mailbox full", "queued", False),
        ("552 too much mail stored", "queued", False),
        ("550 5.7.1 we take nothing from you", "bounced", False),
        ("550 no such user", "bounced", True),
        ("553 5.1.3 what address is that", "bounced", True),
    ],
)
@pytest.mark.parametrize("for_list", ["news", ""])
def test_what_a_server_says_of_a_mailbox_decides_whether_it_is_tried_again(
    settings, words, state, struck_out, for_list
):
    settings.MAIL_RETRY_SECONDS = 60
    queued(1, for_list=for_list)

    with listening(sinks.Says({address(0): words}), settings):
        assert mail.send_pending() == 0

    assert state_of(0) == (state, words)
    assert mail.is_suppressed(address(0)) is struck_out


def test_a_mailbox_that_stays_full_for_two_days_gives_the_letter_back(settings):
    queued(1)
    OutgoingMail.objects.update(refusals=10)

    with listening(sinks.Says({address(0): "452 4.2.2 mailbox full"}), settings):
        mail.send_pending()

    assert state_of(0) == ("bounced", "452 4.2.2 mailbox full")
    assert not mail.is_suppressed(address(0))


def test_letters_to_people_one_knows_are_claimed_one_by_one_and_go_before_the_list(settings, monkeypatch):
    queued(3)
    mail.queue_text("Invitation", "Come.", to="mission@state.example")
    queue_group([written(9)], group=group("run 2"))
    claimed = []
    monkeypatch.setattr(sending, "_ready", lambda transport, row: claimed.append(row.to) or transport.make_ready() or 1)

    with listening(sinks.Sink(), settings) as sink:
        assert mail.send_pending() == 5

    assert claimed == ["mission@state.example", address(9)]
    assert sink.recipients[:2] == claimed


def test_a_run_paused_while_the_server_puts_a_letter_off_holds_it(settings):
    queued(3)

    class Pauses(sinks.Greylists):
        pass

    from accede.kit.mail import batches

    with listening(Pauses(), settings):
        rows = batches.claim(6)
        pause_group("run 1", at=timezone.now())
        batches.settle(rows, {})

    assert states() == {"held": 3}


def test_a_run_cancelled_while_letters_are_claimed_sends_them_no_more(settings):
    queued(3)
    from accede.kit.mail import batches

    rows = batches.claim(6)
    cancel_group("run 1", at=timezone.now())
    batches.settle(rows, {})

    assert states() == {"cancelled": 3}


def lost(rows, **facts):
    """The worker that claimed the letters died."""
    past = timezone.now() - timedelta(seconds=1)
    OutgoingMail.objects.filter(pk__in=[row.pk for row in rows]).update(lease_until=past, **facts)
    mail.reap()


@pytest.mark.parametrize(("stop", "state"), [(pause_group, "held"), (cancel_group, "cancelled")])
def test_a_run_stopped_while_a_worker_died_over_its_letters_sends_none_of_them(stop, state, mailoutbox):
    from accede.kit.mail import batches

    queued(2)
    mail.queue_text("Come", "Come.", to="a@other.example")
    rows = [*batches.claim(6), sending.claim()]
    stop("run 1", at=timezone.now())
    lost(rows)

    assert mail.send_pending() == 1
    assert states() == {state: 2}


@pytest.mark.parametrize(("stop", "state"), [(pause_group, "held"), (cancel_group, "cancelled")])
def test_a_doubtful_letter_of_a_stopped_run_is_not_sent_when_a_person_says_that_it_did_not_leave(
    stop, state, nora, mailoutbox
):
    from accede.kit.mail import batches

    queued(1)
    lost(batches.claim(6), handing_over_at=timezone.now())
    stop("run 1", at=timezone.now())

    mail.resolve_doubtful(mail.doubtful().get(), by=nora, sent=False)

    assert (mail.send_pending(), states(), mailoutbox) == (0, {state: 1}, [])


def test_a_domain_gets_so_many_letters_a_minute_and_others_do_not_wait(settings, mailoutbox):
    settings.MAIL_PER_MINUTE = {"list.example": 12}
    queued(10)
    mail.queue_text("Come", "Come.", to="a@other.example")

    assert mail.send_pending() == 4

    assert [message.to[0].rpartition("@")[2].rstrip(">") for message in mailoutbox] == ["other.example"] + [
        "list.example"
    ] * 3
    waits = [row.not_before - timezone.now() for row in OutgoingMail.objects.filter(state="queued").order_by("pk")]
    assert len(waits) == 7
    assert all(timedelta(0) < wait <= timedelta(seconds=40) for wait in waits)


def test_single_letters_keep_the_pace_too(settings, mailoutbox):
    settings.MAIL_PER_MINUTE = {"": 6}
    for number in range(4):
        mail.queue_text("Come", f"{number}", to="a@state.example")

    assert mail.send_pending() == 2


SIX = [
    ("en", "News", "Plain words.\n" + "long " * 300),
    ("fr", "Nouvelles de l’été", "L’état a ratifié.\n\nÀ bientôt, https://a.example/é"),
    ("es", "Año nuevo", "El Estado depositó ayer."),
    ("ru", "Новости", "Государство присоединилось.\n"),
    ("zh-hans", "新闻", "该国已批准公约。\r\n第二行\r第三行"),
    ("ar", "أخبار", "صادقت الدولة على الاتفاقية.\n\n.نقطة"),
]


@pytest.mark.parametrize(("language", "subject", "body"), SIX)
def test_a_list_s_letter_reads_as_django_would_have_written_it(language, subject, body):
    more = {"language": language, "leave_url": "https://a.example/leave/1?x=é"}
    to = Written("1", "r@list.example", "Ünal, “Ada”", subject, body, **more)
    queue_group([to], group=group("run 1", for_list="news"), reply_to="office@accede.example")
    row = OutgoingMail.objects.select_related("group").get()

    ours = message_from_bytes(compose.bytes_of(row, "Campaign <campaign@accede.example>"), policy=policy.default)
    theirs = message_from_bytes(message_of(row).message().as_bytes(), policy=policy.default)

    for kind in ("plain", "html"):
        assert lines(ours, kind) == lines(theirs, kind)
    for name in ("To", "Subject", "Reply-To", "Message-ID", "List-Unsubscribe", "List-Id", "Precedence"):
        assert (name, ours[name]) == (name, theirs[name])
    assert all(len(line) <= 998 for line in compose.bytes_of(row, "c@accede.example").split(b"\r\n"))


def lines(message, kind):
    return message.get_body((kind,)).get_content().splitlines()


def heads(row):
    message = message_of(row).message()
    names = ("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "Precedence", "Auto-Submitted")
    return {name: message[name] for name in names if message[name]}


def test_only_letters_to_lists_are_left_with_one_click_and_diplomats_get_a_letter_and_no_bulk_mail(settings):
    settings.DEFAULT_FROM_EMAIL = "Campaign <campaign@accede.example>"
    queue_group([written(1, leave_url="https://a.example/leave/1")], group=group("run 1", for_list="news.test"))
    queue_group([written(2)], group=group("run 2"))
    mail.queue_text("A task is due", "Today.", to="nora@accede.example")

    of_list, to_mission, of_house = (heads(row) for row in OutgoingMail.objects.order_by("pk"))

    assert of_list == {
        "List-Unsubscribe": "<https://a.example/leave/1>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": "<news.test.accede.example>",
        "Precedence": "bulk",
        "Auto-Submitted": "auto-generated",
    }
    assert (to_mission, of_house) == ({}, {"Auto-Submitted": "auto-generated"})


@pytest.mark.parametrize("for_list", ["news", ""])
def test_reports_of_servers_go_where_the_settings_say(settings, for_list):
    settings.MAIL_RETURN, settings.DEFAULT_FROM_EMAIL = "bounces@accede.example", "Campaign <c@accede.example>"
    queued(1, for_list=for_list)

    with listening(sinks.Sink(), settings) as sink:
        mail.send_pending()

    assert sink.envelope_senders == {"bounces@accede.example"}
    assert sink.messages()[0]["From"] == "Campaign <c@accede.example>"


@pytest.mark.long
def test_twenty_thousand_readers_get_one_letter_each(settings, long_share):
    settings.MAIL_BATCH, settings.MAIL_CONNECTIONS = 200, 4
    count = int(20_000 * long_share)
    queued(count)

    with listening(sinks.Says({address(7): "550 5.1.1 no such user", address(8): "451 later"}), settings) as sink:
        settings.MAIL_RETRY_SECONDS = 60
        assert mail.send_pending() == count - 2

    assert (len(sink.recipients), len(set(sink.recipients))) == (count - 2, count - 2)
    assert states() == {"sent": count - 2, "bounced": 1, "queued": 1}
