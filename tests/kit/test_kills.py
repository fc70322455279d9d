"""Workers are killed with SIGKILL at random instants; nothing is lost and nothing happens twice.

Each proof runs twenty kills here and two hundred with LONG=1.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from collections import Counter
from email import message_from_bytes
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

HERE = Path(__file__).parent
KILLS = 200
BATCH = 10  # as in killing.py
SEEDS = [1, 2] if os.environ.get("LONG") == "1" else [1]
DATABASE: dict[str, str] = {}


@pytest.fixture(autouse=True)
def database(monkeypatch):
    """A database of its own beside the tests' one, on the same kind of server."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield
        return
    name = f"killed_{os.getpid()}_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        monkeypatch.setitem(DATABASE, "database", urlsplit(address)._replace(path=f"/{name}").geturl())
        yield
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def kill(scene: str, folder: Path, **given: object) -> dict:
    given |= DATABASE
    words = [word for name, value in given.items() for word in (f"--{name.replace('_', '-')}", str(value))]
    done = subprocess.run(
        [sys.executable, HERE / "killing.py", scene, "--folder", folder, *words],
        capture_output=True,
        text=True,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def written_letters(folder: Path) -> Counter:
    return Counter(message_from_bytes(file.read_bytes())["Message-ID"] for file in (folder / "mail").glob("*.eml"))


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_jobs_of_killed_workers_are_finished_by_others_and_no_step_happens_twice(tmp_path, long_share, seed):
    found = kill("jobs", tmp_path, kills=int(KILLS * long_share), seed=seed)

    assert found["states"] == {"done": found["jobs"]}
    assert found["effects"] == found["jobs"] * 25
    assert found["most_often"] == 1
    assert found["taken_over"] >= 1


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_letters_of_killed_workers_are_each_sent_or_doubtful_and_none_is_written_twice(tmp_path, long_share, seed):
    found = kill("letters", tmp_path, kills=int(KILLS * long_share), seed=seed)

    written = written_letters(tmp_path)
    assert set(found["states"]) <= {"sent", "doubtful"}
    assert max(written.values()) == 1
    assert set(found["sent"]) <= set(written)
    assert set(written) - set(found["sent"]) <= set(found["doubtful"])
    assert len(found["doubtful"]) <= found["killed"]


@pytest.fixture
def sink(tmp_path):
    server = subprocess.Popen(
        [sys.executable, HERE / "smtp_sink.py", tmp_path / "taken.txt"],
        stdout=subprocess.PIPE,
        text=True,
    )
    yield int(server.stdout.readline())
    server.kill()
    server.wait()


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_a_real_mail_server_gets_no_letter_twice_and_every_letter_marked_as_sent(tmp_path, long_share, sink, seed):
    found = kill("letters", tmp_path, kills=int(KILLS * long_share), seed=seed, smtp_port=sink)

    taken = Counter((tmp_path / "taken.txt").read_text().split())
    assert set(found["states"]) <= {"sent", "doubtful"}
    assert max(taken.values()) == 1
    assert set(found["sent"]) <= set(taken)
    assert set(taken) - set(found["sent"]) <= set(found["doubtful"])


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS)
def test_lists_leave_in_batches_and_a_kill_leaves_no_more_doubtful_than_a_batch(tmp_path, long_share, sink, seed):
    found = kill("lists", tmp_path, kills=int(KILLS * long_share), seed=seed, smtp_port=sink)

    taken = Counter((tmp_path / "taken.txt").read_text().split())
    assert set(found["states"]) <= {"sent", "doubtful"}
    assert max(taken.values()) == 1
    assert set(found["sent"]) <= set(taken)
    assert set(taken) - set(found["sent"]) <= set(found["doubtful"])
    assert len(found["doubtful"]) <= found["killed"] * BATCH


@pytest.mark.parametrize(
    ("point", "states", "taken"),
    [
        ("after the claim", {"sent": 15}, {15}),
        ("before the server has them", {"sent": 5, "doubtful": 10}, {5}),
        ("in the middle", {"sent": 5, "doubtful": 10}, set(range(5, 8))),
        ("before it is marked", {"sent": 5, "doubtful": 10}, {15}),
    ],
)
def test_the_point_of_death_decides_over_a_batch_and_no_other_letter(tmp_path, sink, point, states, taken):
    found = kill("list-point", tmp_path, point=point, smtp_port=sink)

    assert found["states"] == states
    there = (tmp_path / "taken.txt").read_text().split()
    assert (len(there) in taken, len(set(there))) == (True, len(there))


@pytest.mark.parametrize(
    ("point", "state", "files"),
    [
        ("after the claim", "sent", 1),
        ("before the server has it", "doubtful", 0),
        ("after the server has it", "doubtful", 1),
    ],
)
def test_the_point_of_death_decides_between_sending_again_and_asking_a_person(tmp_path, point, state, files):
    found = kill("point", tmp_path, point=point)

    assert found["states"] == {state: 1}
    assert len(written_letters(tmp_path)) == files


def test_the_threads_of_the_server_do_the_work_and_are_started_once(tmp_path):
    found = kill("embedded", tmp_path)

    assert found["started"] == ["[True, False]"]
    assert {name: found["jobs"][name] for name in ("test.steps", "kit.send_mail")} == {
        "test.steps": "done",
        "kit.send_mail": "done",
    }
    assert found["letters"] == ["sent"]
