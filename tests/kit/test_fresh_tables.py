"""An empty database gets the tables that a replay of every migration would have left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tests.kit.tables_shown import shown
from tests.kit.test_kills import DATABASE, database  # noqa: F401 -- a fixture: a database of its own

# Django gave this number four bytes in its day; it gives eight now. Groups are not used here, both hold enough.
WIDTH = ("auth_group_permissions", "'id'")
# Replayed in an ordinary run: where migrations make something by code. With LONG=1 every room.
ROOMS = () if os.environ.get("LONG") == "1" else ("kit", "record")
ROOT = Path(__file__).resolve().parents[2]


def replayed(folder: Path, address: str) -> set[tuple[str, str]]:
    """What the tables are after a replay of the migrations, which takes up to two minutes of processor time."""
    env = os.environ | {"ACCEDE_DATA": str(folder), "DATABASE_URL": address}
    program = [sys.executable, "-m", "tests.kit.tables_shown", *ROOMS]
    done = subprocess.run(program, env=env, capture_output=True, text=True, timeout=900, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return {(table, line) for table, line in json.loads(done.stdout)}


@pytest.mark.long
@pytest.mark.django_db
def test_tables_are_made_as_every_migration_would_leave_them(tmp_path):
    old = replayed(tmp_path, DATABASE.get("database", f"sqlite:///{tmp_path}/replayed.sqlite3"))
    tables = {table for table, _line in old}
    fresh = {(table, line) for table, line in shown() if table in tables or not ROOMS}

    differing = {(table, line) for table, line in old ^ fresh if table != WIDTH[0] or WIDTH[1] not in line}
    assert differing == set()
    assert {"kit_logentry", "record_act"} <= tables


@pytest.mark.django_db
def test_every_migration_counts_as_applied():
    from django.db.migrations.loader import MigrationLoader

    known = set(MigrationLoader(None).disk_migrations)
    assert set(MigrationRecorder(connection).applied_migrations()) == known
