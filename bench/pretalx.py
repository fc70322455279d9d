"""pretalx, a conference's public pages, as a peer: its own commands make one event with a programme of talks."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from bench import venvs

EVENT = "bench"
# The page of the event's schedule, which a script in the browser fills in. The one without a script takes the server
# longer, so beside it the ratio would flatter us.
PATH = f"/{EVENT}/schedule/"
COMMANDS = (
    ("migrate", "--verbosity", "0"),
    ("collectstatic", "--noinput", "--verbosity", "0"),
    ("init", "--noinput"),
    ("create_test_event", "--stage", "schedule", "--slug", EVENT, "--seed", "2003"),
)


def environment() -> dict[str, str]:
    """Its settings: a database and files of its own, no debugging."""
    folder = _folder()
    return {
        "PRETALX_DATA_DIR": str(folder), "PRETALX_DB_NAME": str(folder / "db.sqlite3"),
        "PRETALX_FILESYSTEM_STATIC": str(folder / "static"), "PRETALX_FILESYSTEM_MEDIA": str(folder / "media"),
        "PRETALX_FILESYSTEM_LOGS": str(folder / "logs"), "PRETALX_SITE_URL": "http://127.0.0.1",
        "PRETALX_NO_INITIAL_LOG": "1", "PYTHONPATH": "", "DJANGO_SETTINGS_MODULE": "pretalx.settings",
        "PRETALX_INIT_ORGANISER_NAME": "Bench", "PRETALX_INIT_ORGANISER_SLUG": "bench-makers",
        "DJANGO_SUPERUSER_EMAIL": "bench@accede.example", "DJANGO_SUPERUSER_PASSWORD": "bench",
    }  # fmt: skip


def _folder() -> Path:
    return venvs.HERE / ".peers" / "pretalx-data"


def prepare() -> None:
    """The event, made once."""
    python, done = venvs.python("pretalx"), _folder() / "done"
    if done.exists():
        return
    print("Preparing pretalx: its database and one event …", flush=True)
    shutil.rmtree(_folder(), ignore_errors=True)
    _folder().mkdir(parents=True)
    for command in COMMANDS:
        subprocess.run(
            [python, "-m", "pretalx", *command], env={**os.environ, **environment()}, cwd=_folder(), check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    done.touch()


def command(port: int) -> list[Any]:
    """One gunicorn worker of four threads, connections kept open: as many processes and threads as Accede has."""
    return [
        venvs.python("pretalx"), "-m", "gunicorn", "pretalx.wsgi", "--workers", "1", "--threads", "4",
        "--keep-alive", "60", "--bind", f"127.0.0.1:{port}",
    ]  # fmt: skip
