"""A laboratory for `kill -9`, run as a program of its own: python tests/kit/killing.py jobs|letters|point …

It makes a database in a folder, keeps workers supplied with work, kills them at random instants with
SIGKILL, lets new ones take over, and prints as JSON what became of the work. Workers are forked: each is a
real process with its own connections, and starts in a hundredth of a second.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

LEASE = 0.4
BATCH = 10
WORKERS = 2


def main() -> None:
    given = _arguments()
    _set_up(given)
    from tests.kit import killing_scenes

    scene = killing_scenes.SCENES[given.scene](given)
    scene.prepare()
    killed = _kill_workers(scene, given.kills, random.Random(given.seed))
    _let_them_finish(scene)
    sys.stdout.write(json.dumps({"killed": killed, **scene.outcome()}))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("scene", choices=["jobs", "letters", "lists", "point", "list-point", "embedded"])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--smtp-port", type=int, default=0)
    parser.add_argument("--point", default="")
    parser.add_argument("--database", default="")
    return parser.parse_args()


def _set_up(given: argparse.Namespace) -> None:
    os.environ["ACCEDE_DATA"] = str(given.folder)
    # Never the database of the tests that run this program.
    os.environ["DATABASE_URL"] = given.database or f"sqlite:///{given.folder}/killed.sqlite3"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
    django.setup()
    settings.JOB_LEASE_SECONDS = settings.MAIL_LEASE_SECONDS = LEASE
    settings.JOB_BACKOFF_SECONDS = 0
    settings.MAIL_BATCH, settings.MAIL_CONNECTIONS = BATCH, 2
    settings.EMAIL_FILE_PATH = given.folder / "mail"
    if given.smtp_port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", given.smtp_port
    else:
        settings.EMAIL_BACKEND = "tests.kit.killing_scenes.SlowFolder"


def _kill_workers(scene, kills: int, chance: random.Random) -> int:
    """Two workers at a time; one of them is killed and replaced until the number is reached."""
    workers = [_fork(scene.work) for _ in range(WORKERS)] if kills else []
    for _ in range(kills):
        scene.supply()
        time.sleep(chance.uniform(0.002, 0.12))
        victim = workers.pop(chance.randrange(len(workers)))
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        workers.append(_fork(scene.work))
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    return kills + len(workers)


def _let_them_finish(scene, patience: float = 120) -> None:
    worker = _fork(scene.work)
    end = time.monotonic() + patience
    while not scene.finished() and time.monotonic() < end:
        time.sleep(0.05)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)


def let_go_of_the_database() -> None:
    """Neither a connection nor a pool may be shared by two processes."""
    from django.db import connection

    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def _fork(work: Callable[[], None]) -> int:
    let_go_of_the_database()
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(1)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main()
