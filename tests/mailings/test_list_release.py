"""A newsletter through the whole engine: prepared by one, released by another; people join and leave between."""

from __future__ import annotations

import pytest

from accede.kit import jobs
from accede.kit.models import MailState, OutgoingMail
from accede.mailings.actions import subscriptions
from accede.mailings.actions.delivery import send_out
from accede.mailings.actions.issues import Text, begin_issue
from accede.mailings.actions.release import ChangedSince, SamePerson, prepare, release
from accede.mailings.actions.texts import write_text
from accede.mailings.models import Audience, Letter, LetterFile, Variant
from tests.mailings.list_rows import NOW, TODAY, news, someone

__all__ = ["news"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def issue(campaign, news, officer):
    """A newsletter to the list, begun by the officer."""
    readers = Audience.objects.create(
        campaign=campaign, key="readers", name="Readers", kind="list", query={"list": ["news"]}
    )  # fmt: skip
    return begin_issue(
        campaign=campaign, kind="newsletter", title="May", texts={"en": Text("News", "Good day {reader.name}.")},
        values={"audience": readers, "letter_date": TODAY, "default_language": "en"}, by=officer, at=NOW, on=TODAY,
    )  # fmt: skip


def prepared(run, by):
    prepare(run=run, by=by, at=NOW, on=TODAY)


def released(run, by):
    return release(run=run, by=by, at=NOW, on=TODAY)


def test_who_left_between_gets_nothing_and_who_joined_between_waits(issue, news, officer, nora):
    ana, _bea = someone(news, name="Ana"), someone(news, "bea@press.example", name="Bea")
    prepared(issue, officer)
    subscriptions.leave(subscription=ana, at=NOW, on=TODAY)
    someone(news, "cleo@press.example", name="Cleo")

    released(issue, nora)

    assert list(Letter.objects.values_list("email", "body")) == [("bea@press.example", "Good day Bea.")]


def test_who_prepared_it_does_not_release_it(issue, news, officer):
    someone(news, name="Ana")
    prepared(issue, officer)

    with pytest.raises(SamePerson):
        released(issue, officer)


def test_another_text_stops_the_release(issue, news, officer, nora):
    someone(news, name="Ana")
    prepared(issue, officer)
    write_text(
        variant=Variant.objects.get(), language="en", subject="News", body="Something else.", by=nora, at=NOW, on=TODAY
    )

    with pytest.raises(ChangedSince):
        released(issue, nora)


def test_it_leaves_as_mail_with_one_click_and_makes_no_paper(issue, news, officer, nora, mailoutbox):
    someone(news, name="Ana")
    prepared(issue, officer)
    released(issue, nora)

    jobs.run_pending()

    [letter] = mailoutbox
    assert (letter.to, letter.subject) == (["Ana <ana@press.example>"], "News")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "/m/leave/" in letter.extra_headers["List-Unsubscribe"]
    assert "/m/leave/" in letter.body
    assert not LetterFile.objects.exists()


def test_running_the_job_again_sends_nothing_twice(issue, news, officer, nora, mailoutbox):
    from accede.kit.models import Job

    someone(news, name="Ana")
    prepared(issue, officer)
    released(issue, nora)
    jobs.run_pending()
    Job.objects.filter(name="mailings.make_files").update(state="queued")

    jobs.run_pending()

    assert len(mailoutbox) == 1
    assert [row.state for row in OutgoingMail.objects.all()] == [MailState.SENT]


def test_who_leaves_after_the_release_and_before_the_mail_leaves_gets_nothing(issue, news, officer, nora, mailoutbox):
    ana = someone(news, name="Ana")
    prepared(issue, officer)
    released(issue, nora)
    send_out(list(Letter.objects.select_related("run__audience")), by=nora, at=NOW)
    subscriptions.leave(subscription=ana, at=NOW, on=TODAY)

    jobs.run_pending()

    assert (mailoutbox, [row.state for row in OutgoingMail.objects.all()]) == ([], [MailState.CANCELLED])


def test_who_leaves_before_the_job_queues_the_mail_gets_nothing_either(issue, news, officer, nora, mailoutbox):
    ana = someone(news, name="Ana")
    prepared(issue, officer)
    released(issue, nora)
    subscriptions.leave(subscription=ana, at=NOW, on=TODAY)

    jobs.run_pending()

    assert (mailoutbox, [row.state for row in OutgoingMail.objects.all()]) == ([], [MailState.CANCELLED])


def test_many_letters_are_queued_in_portions_with_a_bar_of_progress(issue, news, officer, nora, monkeypatch):
    from accede.mailings.actions import delivery

    monkeypatch.setattr(delivery, "AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(jobs.Progress, "report", lambda self, done, total, words="": told.append((done, total)))
    for number in range(5):
        someone(news, f"a{number}@press.example", name="Ana")
    prepared(issue, officer)
    released(issue, nora)

    jobs.run_pending()

    assert told == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert OutgoingMail.objects.count() == 5


def test_an_erasure_empties_the_frozen_letters_of_the_address_and_keeps_their_number(issue, news, officer, nora):
    from accede.mailings.actions.erasing import erase_subscriber

    ana = someone(news, name="Ana Example")
    someone(news, "bea@press.example", name="Bea")
    prepared(issue, officer)
    released(issue, nora)
    jobs.run_pending()

    erase_subscriber(subscription=ana, by=officer, at=NOW, on=TODAY)

    kept = str(list(Letter.objects.values())) + str(list(OutgoingMail.objects.values()))
    assert ("Ana" in kept, "ana@" in kept, "Bea" in kept) == (False, False, True)
    assert list(Letter.objects.order_by("number").values_list("number", "variant")) == [(1, "A"), (2, "A")]
