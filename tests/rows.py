"""Rows of every table as the database holds them: taken once, put back as they were."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

Rows = dict[str, list[tuple]]


def read() -> Rows:
    """Every table's rows."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model._meta.managed and not model._meta.proxy:
                table = model._meta.db_table
                cursor.execute(f"SELECT {_columns(table)} FROM {_quoted(table)}")  # noqa: S608 -- names of our own
                found[table] = cursor.fetchall()
    return found


def added(before: Rows, after: Rows) -> Rows:
    """The rows that came; none may have changed or gone."""
    found = {}
    for table, rows in after.items():
        known = set(map(repr, before[table]))
        new = [row for row in rows if repr(row) not in known]
        assert len(new) + len(known) == len(rows), f"{table}: a row changed"
        if new:
            found[table] = new
    return found


def put(rows: Rows) -> None:
    """Writes the rows with their keys, and has the planner look at them."""
    with connection.cursor() as cursor:
        for table, own in rows.items():
            marks = ", ".join(["%s"] * len(own[0]))
            line = f"INSERT INTO {_quoted(table)} ({_columns(table)}) VALUES ({marks})"  # noqa: S608 -- the same
            cursor.executemany(line, own)
            if connection.vendor == "postgresql":
                cursor.execute(f"ANALYZE {_quoted(table)}")


def _columns(table: str) -> str:
    model = next(one for one in apps.get_models(include_auto_created=True) if one._meta.db_table == table)
    return ", ".join(_quoted(field.column) for field in model._meta.concrete_fields if not field.generated)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
