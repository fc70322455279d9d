"""What a database holds besides rows, as JSON that can be compared: python -m tests.kit.tables_shown [ROOM …]

Run as a program it first replays every migration, or those of the rooms named and what they rest on, on the database
that DATABASE_URL names, which must be empty.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

Line = tuple[str, str]
ON_POSTGRESQL = {
    "columns": """SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, column_default,
                         is_identity, generation_expression
                  FROM information_schema.columns WHERE table_schema = 'public'""",
    "constraints": """SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid)
                      FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
    "indexes": "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "functions": "SELECT '', pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
}


def shown() -> list[Line]:
    """One line for each column, constraint, index, trigger and function: the table it belongs to, and what it is."""
    from django.db import connection

    with connection.cursor() as cursor:
        return sorted(_on_sqlite(cursor) if connection.vendor == "sqlite" else _on_postgresql(cursor))


def _on_sqlite(cursor: Any) -> Iterator[Line]:
    from django.db import connection

    made = cursor.execute("SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    for kind, name, table, sql in made:
        if kind == "table":
            for column in cursor.execute(f'PRAGMA table_xinfo("{name}")').fetchall():
                yield table, f"column {column[1:]}"
            for constraint in connection.introspection.get_constraints(cursor, name).values():
                yield table, f"constraint {sorted(constraint.items(), key=str)}"
            yield from ((table, f"check {check}") for check in _checks(sql))
        else:
            yield table, f"{kind} {name}: {' '.join(sql.split())}"


def _checks(sql: str) -> list[str]:
    """The text of each CHECK, from its bracket to the one that closes it."""
    checks = []
    for start in (match.end() for match in re.finditer(r"\bCHECK \(", sql)):
        depth, end = 1, start
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            end += 1
        checks.append(sql[start : end - 1])
    return checks


def _on_postgresql(cursor: Any) -> Iterator[Line]:
    for kind, query in ON_POSTGRESQL.items():
        cursor.execute(query)
        for table, *facts in cursor.fetchall():
            # The names that Django makes up for an index tell when it was made; what it does is what counts.
            yield table, f"{kind}: {re.sub(r'INDEX [^ ]+ ON', 'INDEX ON', str(facts))}"


if __name__ == "__main__":
    import django
    from django.core.management import call_command

    django.setup()
    for room in sys.argv[1:] or [None]:
        call_command("migrate", *filter(None, [room]), verbosity=0, interactive=False, replay=True)
    json.dump(shown(), sys.stdout)
