"""The full-text SQL of the two databases, over the same tokens. Tables and triggers are made in migration
0003.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

# A word in the title weighs as much as five in the text, and one in a short text more than one in a long text. The
# order follows from the entry alone: a measure that knows all entries (bm25, by which a rare word counts more) would
# put hers in another order because of entries that the reader may not see.
_SQLITE = """
SELECT entry.id FROM kit_search_text
JOIN kit_searchentry entry ON entry.id = kit_search_text.rowid
WHERE kit_search_text MATCH %s AND ({cut})
ORDER BY {rank} DESC, entry.day DESC, entry.id LIMIT %s
"""
# Of one token; every space stands twice, so that two of the same beside each other are both found.
_SQLITE_OFTEN = """
(LENGTH(REPLACE({tokens}, ' ', '  ')) + 2 - LENGTH(REPLACE(' ' || REPLACE({tokens}, ' ', '  ') || ' ', %s, ''))) / %s
"""
_SQLITE_RANK = (
    f"(5.0 * ({_SQLITE_OFTEN.format(tokens='entry.title_tokens')})"
    f" + ({_SQLITE_OFTEN.format(tokens='entry.text_tokens')}) / (1.0 + LN(1 + LENGTH(entry.text_tokens))))"
)
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
    tokens = list(dict.fromkeys(token for reading in readings for token in reading)) if sqlite else []
    rank = " + ".join([_SQLITE_RANK] * len(tokens))
    sql = (_SQLITE if sqlite else _POSTGRESQL).format(cut=cut, rank=rank)
    words = _match(readings) if sqlite else _tsquery(readings)
    weighed = [value for token in tokens for value in (f" {token} ", len(token) + 2) * 2]
    with connection.cursor() as cursor:
        cursor.execute(sql, [words, *params, *weighed, limit])
        return [row[0] for row in cursor.fetchall()]


def _match(readings: Sequence[Sequence[str]]) -> str:
    return " OR ".join("(" + " AND ".join(f'"{token}"' for token in tokens) + ")" for tokens in readings)


def _tsquery(readings: Sequence[Sequence[str]]) -> str:
    return " | ".join("(" + " & ".join(f"'{token}'" for token in tokens) + ")" for tokens in readings)
