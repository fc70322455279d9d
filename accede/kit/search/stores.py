"""The full-text SQL of the two databases, over the same tokens. Tables and triggers are made in migration
0003.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

# A word in the title weighs as much as five in the text.
_SQLITE = """
SELECT entry.id FROM kit_search_text
JOIN kit_searchentry entry ON entry.id = kit_search_text.rowid
WHERE kit_search_text MATCH %s AND ({cut})
ORDER BY bm25(kit_search_text, 5.0, 1.0), entry.day DESC, entry.id LIMIT %s
"""
_POSTGRESQL = """
SELECT entry.id FROM kit_searchentry entry, CAST(%s AS tsquery) query
WHERE entry.vector @@ query AND ({cut})
ORDER BY 5 * ts_rank(entry.title_vector, query) + ts_rank(entry.vector, query, 1) DESC,
  entry.day DESC NULLS LAST, entry.id LIMIT %s
"""


def matching(readings: Sequence[Sequence[str]], cut: str, params: Sequence[Any], limit: int) -> list[int]:
    """Numbers of the entries that hold every token of a reading, best first. `cut` is SQL on `entry`, ours
    alone.
    """
    sqlite = connection.vendor == "sqlite"
    sql = (_SQLITE if sqlite else _POSTGRESQL).format(cut=cut)
    words = _match(readings) if sqlite else _tsquery(readings)
    with connection.cursor() as cursor:
        cursor.execute(sql, [words, *params, limit])
        return [row[0] for row in cursor.fetchall()]


def _match(readings: Sequence[Sequence[str]]) -> str:
    return " OR ".join("(" + " AND ".join(f'"{token}"' for token in tokens) + ")" for tokens in readings)


def _tsquery(readings: Sequence[Sequence[str]]) -> str:
    return " | ".join("(" + " & ".join(f"'{token}'" for token in tokens) + ")" for tokens in readings)
