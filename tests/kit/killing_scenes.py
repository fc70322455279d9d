"""What is worked on while workers are killed: jobs of many steps, letters to many people, one letter."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter

from django.core.management import call_command
from django.utils import timezone

from accede.kit import jobs, mail
from accede.kit.jobs import registry
from accede.kit.jobs.registry import keep_house
from accede.kit.jobs.running import run_one
from accede.kit.mail import batches, groups  # noqa: F401 -- the scenes name it as mail.groups
from accede.kit.mail.folder import EmlFolderBackend
from accede.kit.mail.lanes import Lane, _Talk
from accede.kit.mail.transport import Transport, file_stem
from accede.kit.models import Job, LogEntry, OutgoingMail
from tests.kit.killing import let_go_of_the_database

STEPS = 25


class SlowFolder(EmlFolderBackend):
    """Takes its time before and after the writing, so that more kills fall on the doubtful instants."""

    def send_messages(self, messages):
        time.sleep(random.uniform(0, 0.004))
        count = super().send_messages(messages)
        time.sleep(random.uniform(0, 0.004))
        return count


@jobs.job("test.steps", max_attempts=10_000)
def steps(progress, count):
    for number in range(count):
        with progress.step(f"row {number}") as fresh:
            if fresh:
                _write_effect(progress.job.pk, number)
        progress.report(number + 1, count)
    return {"steps": count}


def _write_effect(job, number):
    LogEntry.objects.create(act="effect", target_type="test", target_id=f"{job}:{number}", at=timezone.now())
    time.sleep(random.uniform(0, 0.004))


class Scene:
    def __init__(self, given):
        self.given = given

    def prepare(self):
        call_command("migrate", "kit", verbosity=0, skip_checks=True)
        self.supply()

    def work(self):
        while True:
            keep_house()
            if run_one() is None:
                time.sleep(0.005)


class JobsScene(Scene):
    def supply(self):
        while Job.objects.exclude(state="done").count() < 3:
            jobs.enqueue("test.steps", count=STEPS)

    def finished(self):
        return not Job.objects.exclude(state="done").exists()

    def outcome(self):
        effects = Counter(LogEntry.objects.filter(act="effect").values_list("target_id", flat=True))
        return {
            "jobs": Job.objects.count(),
            "states": dict(Counter(Job.objects.values_list("state", flat=True))),
            "taken_over": sum(attempts - 1 for attempts in Job.objects.values_list("attempts", flat=True)),
            "effects": len(effects),
            "most_often": max(effects.values()),
        }


class LettersScene(Scene):
    def supply(self):
        waiting = OutgoingMail.objects.filter(state="queued").count()
        for number in range(OutgoingMail.objects.count(), OutgoingMail.objects.count() + 60 - waiting):
            mail.queue_text("Invitation", f"Letter {number}", to=f"mission{number}@accede.example")

    def finished(self):
        return not OutgoingMail.objects.filter(state__in=["queued", "claimed"]).exists()

    def outcome(self):
        rows = list(OutgoingMail.objects.all())
        return {
            "letters": len(rows),
            "states": dict(Counter(row.state for row in rows)),
            "sent": sorted(row.message_id for row in rows if row.state == "sent"),
            "doubtful": sorted(row.message_id for row in rows if row.state == "doubtful"),
            "stems": {row.message_id: file_stem(row) for row in rows},
        }


class PointScene(LettersScene):
    """One letter, and a first worker that kills itself at the named point; those after it are sound."""

    def supply(self):
        mail.queue_text("Invitation", "Only this one", to="mission@accede.example")
        let_go_of_the_database()
        child = os.fork()
        if not child:
            self._die_at(self.given.point)
        os.waitpid(child, 0)

    def _die_at(self, point):
        def die(*args, **kwargs):
            os.kill(os.getpid(), signal.SIGKILL)

        if point == "after the claim":
            Transport.make_ready = die
        elif point == "before the server has it":
            Transport.hand_over = die
        else:
            handed_over = Transport.hand_over
            Transport.hand_over = lambda self, message: (handed_over(self, message), die())
        mail.send_pending()
        os._exit(0)


class ListsScene(LettersScene):
    """Letters to lists, which leave in batches."""

    def supply(self):
        there = OutgoingMail.objects.count()
        waiting = OutgoingMail.objects.filter(state="queued").count()
        mail.groups.queue_group(
            [_to_reader(number) for number in range(there, there + 100 - waiting)],
            group=mail.groups.group("news", for_list="news"),
        )


def _to_reader(number):
    return mail.groups.Written(f"news {number}", f"reader{number}@accede.example", "Reader", "News", f"Letter {number}")


class ListPointScene(ListsScene):
    """One batch of a list, and a first worker that kills itself at the named point; those after it are sound."""

    def supply(self):
        mail.groups.queue_group(
            [_to_reader(number) for number in range(15)], group=mail.groups.group("news", for_list="n")
        )
        let_go_of_the_database()
        child = os.fork()
        if not child:
            self._die_at(self.given.point)
        os.waitpid(child, 0)

    def _die_at(self, point):
        def die(*args, **kwargs):
            os.kill(os.getpid(), signal.SIGKILL)

        if point == "after the claim":
            batches._fence = die
        elif point == "before the server has them":
            Lane.carry = die
        elif point == "in the middle":
            _Talk._settle = die
        else:
            batches.settle = die
        mail.send_pending()
        os._exit(0)


class EmbeddedScene(Scene):
    """The threads of the server process, started twice, do the work of jobs and letters."""

    def supply(self):
        jobs.enqueue("test.steps", count=STEPS)
        mail.queue_text("Invitation", "By thread", to="mission@accede.example")

    def work(self):
        # The rooms' tables are not made here, so the search has nothing to read.
        registry._background.clear()
        started = [jobs.start_embedded(threads=2), jobs.start_embedded(threads=2)]
        LogEntry.objects.create(act="started", target_type="", target_id=str(started), at=timezone.now())
        time.sleep(600)

    def finished(self):
        waiting = Job.objects.exclude(state="done").exists() or OutgoingMail.objects.exclude(state="sent").exists()
        return not waiting

    def outcome(self):
        return {
            "started": [entry.target_id for entry in LogEntry.objects.filter(act="started")],
            "jobs": {job.name: job.state for job in Job.objects.all()},
            "letters": [row.state for row in OutgoingMail.objects.all()],
        }


SCENES = {
    "jobs": JobsScene, "letters": LettersScene, "lists": ListsScene, "point": PointScene, "list-point": ListPointScene,
    "embedded": EmbeddedScene,
}  # fmt: skip
