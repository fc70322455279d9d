"""The database refuses to change append-only tables. An erasure may: what it must remove stands there too.

Inside the block, in the erasure's own transaction, the refusing triggers of one table are away; they are back before
anything else can be written, and they are back when the erasure fails, because the transaction is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models


@contextmanager
def opened(model: type[models.Model]) -> Iterator[None]:
    """Within the block the table takes changes that its triggers refuse."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        with _away(table):
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with unchecked rows cannot be altered
        cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    yield
    with connection.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')


@contextmanager
def _away(table: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        guards = [(name, sql) for name, sql in cursor.fetchall() if "RAISE" in sql.upper()]
        for name, _sql in guards:
            cursor.execute(f'DROP TRIGGER "{name}"')
    yield
    with connection.cursor() as cursor:
        for _name, sql in guards:
            cursor.execute(sql)
