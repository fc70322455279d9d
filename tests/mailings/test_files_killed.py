"""Workers that are killed while they make the files of letters: nothing is lost, nothing is there twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KILLS, LETTERS = 3, 150


def test_files_of_killed_workers_are_made_once_and_each_letter_is_queued_once(tmp_path):
    program = ROOT / "tests" / "mailings" / "killing_files.py"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, program, tmp_path, str(KILLS)], env=env, cwd=ROOT, capture_output=True, text=True, timeout=400
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)

    assert (found["jobs"], found["attempts"]) == ({"done": 1}, KILLS + 1)
    assert (found["letters_with_a_file"], found["rows"], found["whole"]) == (LETTERS, LETTERS, LETTERS)
    assert found["files_without_a_row"] == 0
    assert (found["mails"], found["mail_keys"]) == (LETTERS, LETTERS)
