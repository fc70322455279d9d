"""Where a word stands in the database: every text of every column of every table, as it lies there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection


def columns_with(words: Iterable[str]) -> set[str]:
    """ "table.column" of every value that holds one of the words, however cased; also inside JSON, bytes, sessions."""
    wanted = [form for word in words for form in _forms(word.casefold())]
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- the tables' own names
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    text = (
                        bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
                    )
                    if any(word in text.casefold() for word in wanted):
                        found.add(f"{table}.{name}")
    return found


def _forms(word: str) -> set[str]:
    """As it is, and as JSON escapes it."""
    return {word, word.encode("unicode-escape").decode()}
