"""Jobs: asked for in the act's transaction, run once at a time, tried again, taken over."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accede.kit import jobs
from accede.kit.jobs import engine, queue, registry, running, schedules
from accede.kit.models import Job, JobStep, LogEntry, Schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(monkeypatch):
    """Registers a handler for the length of a test."""

    def as_job(handler, name="test.job", **given):
        monkeypatch.setitem(registry._jobs, name, registry.Registered(name, handler, given.get("max_attempts", 3)))
        return name

    return as_job


@pytest.fixture
def add(register):
    return register(lambda progress, a, b: {"sum": a + b})


def test_a_job_runs_and_keeps_its_result(add, nora):
    job = jobs.enqueue(add, by=nora, a=2, b=7)

    assert jobs.run_pending() == 1

    job.refresh_from_db()
    assert (job.state, job.result, job.by, job.attempts, job.owner) == ("done", {"sum": 9}, "nora", 1, "")
    assert job.finished_at is not None


def test_a_job_exists_only_if_its_act_does(add):
    with transaction.atomic():
        jobs.enqueue(add, a=1, b=1)
        transaction.set_rollback(True)

    assert list(Job.objects.all()) == []


def test_asking_twice_with_one_key_is_asking_once(add):
    first = jobs.enqueue(add, key="sum of the day", a=1, b=1)

    again = jobs.enqueue(add, key="sum of the day", a=5, b=5)

    assert again == first
    assert Job.objects.get().args == {"a": 1, "b": 1}


def test_a_name_that_no_room_registered_is_refused_when_asked_for():
    with pytest.raises(jobs.UnknownJob, match=r"No room has a job named 'no\.such'"):
        jobs.enqueue("no.such")


def test_a_job_for_later_waits(add):
    job = jobs.enqueue(add, run_at=timezone.now() + timedelta(hours=1), a=1, b=1)

    assert jobs.run_pending() == 0

    job.refresh_from_db()
    assert job.state == "queued"


def test_a_failing_job_is_tried_again_later_and_then_given_up(register, settings):
    settings.JOB_BACKOFF_SECONDS = 0

    def stumble(progress):
        raise ValueError("the file has no table")

    job = jobs.enqueue(register(stumble))

    assert jobs.run_pending() == 3

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 3)
    assert job.error == "Something went wrong that we did not foresee (ValueError: the file has no table)."
    assert "stumble" in job.traceback


def test_each_attempt_waits_twice_as_long_and_at_most_an_hour():
    from accede.kit.jobs.settings import backoff

    assert [backoff(n).total_seconds() for n in (1, 2, 3, 20)] == [5, 10, 20, 3600]


def test_a_job_that_gives_up_is_not_tried_again_and_says_why_in_its_own_words(register):
    def give_up(progress):
        raise jobs.GiveUp("This file is a picture.")

    job = jobs.enqueue(register(give_up))

    assert jobs.run_pending() == 1

    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "This file is a picture.")


def test_progress_is_kept_in_numbers_and_words(register):
    def half(progress):
        progress.report(95, 191, "Letters to missions")

    job = jobs.enqueue(register(half))
    jobs.run_pending()

    job.refresh_from_db()
    assert (job.progress_done, job.progress_total, job.words) == (95, 191, "Letters to missions")


def test_a_step_that_an_earlier_attempt_did_is_passed_over(register, settings, mateo):
    settings.JOB_BACKOFF_SECONDS = 0
    seen = []

    def in_steps(progress):
        for name in ("one", "two"):
            with progress.step(name) as fresh:
                seen.append((name, fresh))
        if len(seen) < 4:
            raise RuntimeError

    jobs.enqueue(register(in_steps))
    jobs.run_pending()

    assert seen == [("one", True), ("two", True), ("one", False), ("two", False)]


def test_a_step_whose_effect_failed_is_not_done(register):
    def broken(progress):
        with progress.step("one"):
            LogEntry.objects.create(act="effect", target_type="", target_id="", at=timezone.now())
            raise jobs.GiveUp("no")

    jobs.enqueue(register(broken))
    jobs.run_pending()

    assert (JobStep.objects.count(), LogEntry.objects.count()) == (0, 0)


def test_a_claimed_job_is_not_claimed_again(add):
    jobs.enqueue(add, a=1, b=1)

    assert queue.claim() is not None
    assert queue.claim() is None


def claim_and_die():
    queue.claim()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_dead_worker_s_job_is_given_to_another(add):
    job = jobs.enqueue(add, a=1, b=1)
    claim_and_die()

    assert jobs.reap() == 1
    jobs.run_pending()

    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


def test_a_live_worker_keeps_its_job(add):
    jobs.enqueue(add, a=1, b=1)
    queue.claim()

    assert jobs.reap() == 0


def test_a_job_that_kills_its_worker_every_time_is_marked_as_failed(register):
    job = jobs.enqueue(register(lambda progress: None, max_attempts=1))
    claim_and_die()

    jobs.reap()

    job.refresh_from_db()
    assert job.state == "failed"
    assert job.error == "The worker stopped 1 times while this was running, so it is not tried again."


def test_a_worker_that_lost_its_lease_can_neither_report_nor_end_the_job(register):
    def overtaken(progress):
        Job.objects.update(owner="another worker")
        progress.report(1, 2)

    job = jobs.enqueue(register(overtaken))
    running.run_one()

    job.refresh_from_db()
    assert (job.state, job.owner, job.progress_done) == ("running", "another worker", 0)


@pytest.mark.django_db(transaction=True)
def test_the_heartbeat_extends_the_lease_while_the_work_goes_on(register, settings):
    settings.JOB_LEASE_SECONDS = 0.3
    seen = []

    def slow(progress):
        first = progress.job.lease_until
        for _ in range(100):
            progress.job.refresh_from_db()
            if progress.job.lease_until > first + timedelta(seconds=0.3):
                seen.append("extended")
                return
            __import__("time").sleep(0.02)

    jobs.enqueue(register(slow))
    jobs.run_pending()

    assert seen == ["extended"]


def test_jobs_done_a_month_ago_are_removed_but_for_those_with_a_room_s_key(add, register):
    tidy = registry.registered("kit.tidy").handler
    long_ago = timezone.now() - timedelta(days=31)
    old = jobs.enqueue(add, a=1, b=1)
    keyed = jobs.enqueue(add, key="once", a=1, b=1)
    Job.objects.update(state="done", finished_at=long_ago)
    failed, fresh = jobs.enqueue(add, a=1, b=1), jobs.enqueue(add, a=1, b=1)
    Job.objects.filter(pk=failed.pk).update(state="failed", finished_at=long_ago)

    assert tidy(jobs.Progress(fresh)) == {"removed": 1}

    assert set(Job.objects.all()) == {keyed, failed, fresh}
    assert not Job.objects.filter(pk=old.pk).exists()


@pytest.fixture
def no_schedules(monkeypatch):
    monkeypatch.setattr(schedules, "_declared", {})
    monkeypatch.setattr(schedules, "_synced", set())


def test_a_schedule_asks_again_and_again_and_makes_up_missed_moments_by_one(add, no_schedules):
    jobs.schedule(add, every=60, a=1, b=1)
    schedules.enqueue_due()
    assert Job.objects.count() == 0

    Schedule.objects.update(next_at=timezone.now() - timedelta(hours=5))
    assert schedules.enqueue_due() == 1
    assert schedules.enqueue_due() == 0

    assert Job.objects.get().args == {"a": 1, "b": 1}
    assert Schedule.objects.get().next_at > timezone.now()


def test_two_servers_that_see_the_same_moment_ask_once(add, no_schedules):
    jobs.schedule(add, every=60, a=1, b=1)
    schedules.enqueue_due()
    due = timezone.now() - timedelta(seconds=1)

    for _server in range(2):
        Schedule.objects.update(next_at=due)
        schedules.enqueue_due()

    assert Job.objects.count() == 1


def test_a_changed_declaration_changes_the_row(add, no_schedules):
    jobs.schedule(add, every=60, a=1, b=1)
    schedules.enqueue_due()

    schedules._synced.clear()
    jobs.schedule(add, daily_at=time(6), a=1, b=1)
    schedules.enqueue_due()

    row = Schedule.objects.get()
    assert (row.every_seconds, row.daily_at) == (None, time(6))


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2026, 11, 23, 4, 59, tzinfo=UTC), datetime(2026, 11, 23, 5, 0, tzinfo=UTC)),
        (datetime(2026, 11, 23, 5, 0, tzinfo=UTC), datetime(2026, 11, 24, 5, 0, tzinfo=UTC)),
        # Summer time begins in Geneva on 28 March 2027: six o'clock comes an hour sooner.
        (datetime(2027, 3, 27, 6, 0, tzinfo=UTC), datetime(2027, 3, 28, 4, 0, tzinfo=UTC)),
    ],
)
def test_daily_means_the_house_s_own_clock(now, then, settings):
    settings.TIME_ZONE = "Europe/Zurich"

    assert schedules.Declared("x", "x", None, time(6)).next_after(now) == then


def test_a_schedule_is_either_every_or_daily(add):
    with pytest.raises(ValueError, match="either every= or daily_at="):
        jobs.schedule(add, every=60, daily_at=time(6))


def test_no_threads_are_started_under_tests():
    assert engine.start_embedded(threads=2) is False


def test_an_unknown_engine_is_refused(settings):
    from django.core.exceptions import ImproperlyConfigured

    from accede.kit.checks import the_engine_is_known
    from accede.kit.jobs.settings import engine as chosen

    settings.JOBS_ENGINE = "cellery"

    assert [error.id for error in the_engine_is_known()] == ["kit.E001"]
    with pytest.raises(ImproperlyConfigured, match="write embedded or off"):
        chosen()
