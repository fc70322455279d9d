"""A laboratory for `kill -9` while the files of letters are made: python tests/mailings/killing_files.py FOLDER KILLS.

It makes a database in a folder with a released run, lets workers make its files, kills each with SIGKILL after a random
while, lets a last one finish, and prints as JSON what there is.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

LETTERS = 150
LEASE = 0.5


class _NoMigrations:
    """Tables are made from the models: a laboratory has no history."""

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return None


def set_up(folder):
    os.environ["ACCEDE_DATA"] = str(folder)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/killed.sqlite3"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    settings.JOB_LEASE_SECONDS, settings.JOB_BACKOFF_SECONDS = LEASE, 0
    settings.MIGRATION_MODULES, settings.MEDIA_ROOT = _NoMigrations(), folder / "files"
    call_command("migrate", run_syncdb=True, verbosity=0, skip_checks=True)


def released_run():
    """A run with its letters as release leaves them, and the job that makes their files."""
    from accede.coalition.models import Campaign
    from accede.kit import jobs
    from accede.mailings.actions.release import MAKE
    from accede.record.models import Treaty
    from tests.mailings.released import a_run, letters

    treaty = Treaty.objects.create(slug="made", titles={"en": "A made-up treaty"}, source="Made for the tests")
    run = a_run(Campaign.objects.create(slug="made", name="Made", short_name="Made", treaty=treaty, language="en"))
    letters(run, LETTERS)
    job = jobs.enqueue(MAKE, run=run.pk)
    type(job).objects.filter(pk=job.pk).update(max_attempts=10_000)


def fork(work):
    from tests.kit.killing import let_go_of_the_database

    let_go_of_the_database()
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(1)


def work():
    """Until it is killed; the mail that is queued stays where it is."""
    from accede.kit import jobs
    from accede.kit.jobs.running import run_one

    while True:
        jobs.reap()
        if run_one() is None:
            time.sleep(0.02)


def finished():
    from accede.kit.models import Job

    return not Job.objects.exclude(state="done").exists()


def made():
    from accede.mailings.models import LetterFile

    return LetterFile.objects.count()


def until_more_than(before):
    end = time.monotonic() + 60
    while made() <= before and time.monotonic() < end:
        time.sleep(0.01)


def outcome(killed):
    from accede.kit.letters import archive
    from accede.kit.models import Job, OutgoingMail
    from accede.mailings.models import LetterFile

    rows = list(LetterFile.objects.all())
    files = [path for path in Path(os.environ["ACCEDE_DATA"]).glob("files/archive/*") if not path.name.startswith(".")]
    return {
        "killed": killed,
        "attempts": Job.objects.get().attempts,
        "jobs": dict(Counter(Job.objects.values_list("state", flat=True))),
        "letters_with_a_file": len({row.letter_id for row in rows}),
        "rows": len(rows),
        "whole": sum(len(archive.read(row.sha256)) == row.size for row in rows),
        "files_without_a_row": len({path.name for path in files} - {row.sha256 for row in rows}),
        "mails": OutgoingMail.objects.count(),
        "mail_keys": OutgoingMail.objects.values("key").distinct().count(),
    }


def main(folder, kills):
    set_up(folder)
    released_run()
    chance = random.Random(2003)
    for _ in range(kills):
        worker = fork(work)
        until_more_than(made())
        time.sleep(chance.uniform(0, 0.15))  # in the middle of the letters that come next
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    last, end = fork(work), time.monotonic() + 120
    while not finished() and time.monotonic() < end:
        time.sleep(0.1)
    os.kill(last, signal.SIGKILL)
    os.waitpid(last, 0)
    sys.stdout.write(json.dumps(outcome(kills)))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main(Path(sys.argv[1]), int(sys.argv[2]))
