"""Makes `<slug>/texts.csv` and `<slug>/territories.csv`: a quotation of at most two sentences for each declaration,
reservation and objection that `acts.csv` holds, and the territories to which a treaty was extended.

The whole texts stay in the depositary's file, which a person imports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from make_states import Row, write

from accede.core.acts import BINDING, Kind
from accede.record.readers import DepositaryFile, Statement

TEXT_COLUMNS = ("act", "number", "language", "heading", "text", "excerpt", "source")
TERRITORY_COLUMNS = ("act", "key", "territory", "received", "source")
SAID = "UN Treaty Collection, declarations and reservations, status as of 9 January 2018"
EXTENDED = "UN Treaty Collection, territorial applications, status as of 9 January 2018"
LONGEST = 400  # letters of a quotation
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-Z“\"(])")


def make_texts(folder: Path, file: DepositaryFile, acts: list[Row], codes: Mapping[str, str]) -> None:
    """Writes the two files; one without a row is not written."""
    texts = list(_texts(file, acts, codes))
    territories = list(_territories(file, acts, codes))
    for name, columns, rows in (
        ("texts.csv", TEXT_COLUMNS, texts), ("territories.csv", TERRITORY_COLUMNS, territories),
    ):  # fmt: skip
        if rows:
            write(folder / name, columns, rows)
        else:
            (folder / name).unlink(missing_ok=True)


def _texts(file: DepositaryFile, acts: list[Row], codes: Mapping[str, str]) -> Iterable[Row]:
    for act in acts:
        if act["kind"] not in (Kind.RESERVATION, Kind.DECLARATION, Kind.OBJECTION):
            continue
        found = [one for one in file.statements if codes.get(one.participant) == act["state"] and _fits(one, act, acts)]
        for number, one in enumerate(found, 1):
            quoted = quotation(one.paragraphs)
            yield {"act": act["id"], "number": str(number), "language": one.language, "heading": one.heading,
                   "text": quoted, "excerpt": "yes" if quoted.endswith(" …") else "", "source": SAID}  # fmt: skip


def _fits(one: Statement, act: Row, acts: list[Row]) -> bool:
    """Same day, and articles that touch; what names no article belongs to what names none, or to its own day."""
    if (one.kind is Kind.OBJECTION) != (act["kind"] == Kind.OBJECTION):
        return False
    days = {str(one.made)} if str(one.made) else {a["deposited"] for a in acts if _binds(a, act["state"])}
    if act["deposited"] not in days:
        return False
    named = {_base(article) for article in (one.articles or one.mentioned)}
    held = {_base(article) for article in act["article"].split(",") if article.strip()}
    if named & held:
        return True
    return one.kind == act["kind"] and not one.articles and not (named and held) and (not held or bool(str(one.made)))


def _binds(act: Row, state: str) -> bool:
    return act["state"] == state and act["kind"] in BINDING


def _base(article: str) -> str:
    return article.split("(")[0].strip()


def quotation(paragraphs: Iterable[str]) -> str:
    """The first two sentences, cut at a word where they are long; "…" where more was said."""
    whole = " ".join(" ".join(paragraphs).split())
    text = " ".join(_SENTENCE.split(whole)[:2])
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0]
    return text if text == whole else f"{text} …"


def _territories(file: DepositaryFile, acts: list[Row], codes: Mapping[str, str]) -> Iterable[Row]:
    for one in file.territories:
        binding = [act for act in acts if _binds(act, codes[one.participant])]
        before = [act for act in binding if act["deposited"] <= str(one.received)] or binding[:1]
        for name in one.names:
            key = re.sub(r"[^a-z0-9]+", "-", f"{name} {one.received}".lower()).strip("-")
            yield {"act": before[-1]["id"], "key": key, "territory": name, "received": str(one.received),
                   "source": EXTENDED}  # fmt: skip
