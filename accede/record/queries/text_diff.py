"""The texts and territories of a depositary file against the record. Reads, decides nothing.

A text and a row on record belong together when State and day agree and the articles touch. A text that is dated
with the act it came with takes that act's day: the file's own, else the record's. What the depositary's heading does
not classify, and what has no date, is marked as unsure: a person ticks it or not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from accede.core.acts import BINDING, SIGNING, Kind
from accede.core.dates import Moment
from accede.record.models import LATER, MADE_UPON, STATEMENTS, Act, ActText, Change, TerritorialApplication
from accede.record.queries.diff import Line
from accede.record.readers import DepositaryFile, Statement

_KNOWN_UPON = frozenset(value for value, _word in MADE_UPON)
# The depositary's pointer in place of a text: "[See chapter V.2.]".
_ELSEWHERE = re.compile(r"\[\s*(see|voir)\b", re.IGNORECASE)
MOST = 40  # letters that the register keeps for articles


@dataclass
class TextDiff:
    """The lines, and sentences about what could not be compared."""

    lines: list[Line] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def text_lines(
    file: DepositaryFile, rows: Iterable[Act], known: Mapping[str, str], *, provisions: Collection[str] = (),
    territories: Iterable[TerritorialApplication] = (),
) -> TextDiff:  # fmt: skip
    """Every text and every territory of the file as a line. `rows` are the treaty's rows that stand, `provisions` the
    articles that count declarations: only a heading that says "under" puts a declaration under one of them.
    """
    found = TextDiff()
    comparing = _Comparing(file, list(rows), known, frozenset(provisions), found)
    for item in file.statements:
        found.lines += comparing.lines(item)
    found.lines += _territory_lines(file, known, territories, found)
    return found


class _Comparing:
    def __init__(
        self,
        file: DepositaryFile,
        rows: list[Act],
        known: Mapping[str, str],
        provisions: frozenset[str],
        found: TextDiff,
    ) -> None:
        self.known, self.provisions, self.found = known, provisions, found
        self.statements = file.statements
        self.notes = {note.index: note.text for note in file.notes}
        self.dated: dict[str, list[tuple[Kind, Moment]]] = defaultdict(list)
        self.rows: dict[str, list[Act]] = defaultdict(list)
        for act in file.acts:
            if act.participant in known and act.counted:
                self.dated[known[act.participant]].append((act.kind, act.deposited))
        for row in rows:
            if row.kind in STATEMENTS:
                self.rows[row.state.code].append(row)
            elif row.counted:
                self.dated[row.state.code].append((Kind(row.kind), row.deposited))
        self.texts = _texts([row for each in self.rows.values() for row in each])

    def lines(self, item: Statement) -> Iterator[Line]:
        code = self.known.get(item.participant)
        if code is None:
            self._say(item, f"“{item.participant}” is no name on record; the text was not compared.")
            return
        made, upon = self._when(item, code)
        partners = self._partners(item, code, made)
        for row in partners:
            yield self._against(item, code, row)
        articles = self._articles(item)
        if item.under:
            held = {row.article for row in partners}
            articles = [article for article in articles if article not in held]
        elif partners:
            return
        for article in articles:
            for towards in self._towards(item):
                yield self._added(item, code, made, upon, article, towards)

    def _when(self, item: Statement, code: str) -> tuple[Moment, str]:
        """The day that counts, and the act with which it came."""
        if str(item.made) or item.upon == LATER:
            return item.made, LATER
        wanted = [(kind, day) for kind, day in self.dated[code] if _is_act(kind, item.upon) and day.latest]
        if not wanted:
            return Moment.unknown(), item.upon if item.upon in _KNOWN_UPON else ""
        kind, day = max(wanted, key=lambda pair: pair[1].sort_key)
        return day, str(kind) if kind in _KNOWN_UPON else ""

    def _partners(self, item: Statement, code: str, made: Moment) -> list[Act]:
        same_text = [row for row in self.rows[code] if _plain(item.text) in map(_text, self._held(row))]
        if same_text:
            return same_text
        same_day = [row for row in self.rows[code] if str(made) and row.deposited == made and _one_sort(row, item)]
        named = {_base(article) for article in (item.articles or item.mentioned)}
        if item.under:
            return [row for row in same_day if row.kind == item.kind and row.article in item.articles]
        touching = [row for row in same_day if named & {_base(one) for one in row.article.split(",")}]
        if touching:
            return touching
        alike = [row for row in same_day if row.kind == item.kind]
        if not item.articles and len(alike) == 1 and self._only_one(item):
            return alike  # one on record, one in the file: the articles of one of them are damaged or not named
        return [row for row in alike if not (named and row.article)]

    def _only_one(self, item: Statement) -> bool:
        said = (item.participant, item.kind, item.upon, item.made)
        return sum((one.participant, one.kind, one.upon, one.made) == said for one in self.statements) == 1

    def _held(self, row: Act) -> list[ActText]:
        return self.texts.get(row.pk, [])

    def _against(self, item: Statement, code: str, row: Act) -> Line:
        held = self._held(row)
        whole = [text for text in held if not text.excerpt]
        change = Change.TEXT
        if _plain(item.text) in map(_text, whole) or not item.paragraphs:
            change = Change.SAME
        elif any((text.heading, text.language) == (item.heading, item.language) for text in whole):
            change = Change.CHANGED
        line = self._line(change, item, code, row.deposited, row.kind)
        line.existing = row
        # A correction of the words changes no other fact of the row.
        line.data |= {name: getattr(row, name) for name in ("article", "about", "note", "made_upon", "kind_stated")}
        return line

    def _added(self, item: Statement, code: str, made: Moment, upon: str, article: str, towards: str) -> Line:
        line = self._line(Change.ADDED, item, code, made, str(item.kind))
        line.data |= {"article": article, "made_upon": upon, "kind_stated": item.kind_stated, "towards": towards}
        if not item.kind_stated or not str(made) or _ELSEWHERE.match(item.text):
            line.data["unsure"] = True
        return line

    def _line(self, change: Change, item: Statement, code: str, made: Moment, kind: str) -> Line:
        notes = [f"{mark}. {self.notes[mark]}" for mark in item.footnotes if self.notes.get(mark)]
        data: dict[str, Any] = {
            "text": item.text, "heading": item.heading, "language": item.language, "place": item.place,
            "notes": "\n\n".join(notes), "counted": True,
        }  # fmt: skip
        return Line(change, item.participant, None, item.place, code, kind, made, data)

    def _articles(self, item: Statement) -> list[str]:
        if item.under:
            return list(item.articles) or [""]
        written = _short(item.articles or item.mentioned)
        if item.kind is Kind.DECLARATION and written in self.provisions:
            self._say(
                item,
                f"it names article {written} but its heading does not say that it is a declaration under it; it is not "
                "counted among them.",
            )
            return [""]
        return [written]

    def _towards(self, item: Statement) -> list[str]:
        codes = []
        for name in item.towards:
            if name in self.known:
                codes.append(self.known[name])
            else:
                self._say(item, f"“{name}”, about whose act it is, is no name on record.")
        return codes or [""]

    def _say(self, item: Statement, message: str) -> None:
        self.found.warnings.append(f"{item.place}, {item.participant}: {message}")


def _is_act(kind: Kind, upon: str) -> bool:
    if upon == Kind.SIGNATURE:
        return kind in SIGNING
    # The part's general words leave open by which act it is bound; a heading that names another word for the same
    # consent ("ratification" for an accession) is met by it too.
    return kind in BINDING


def _one_sort(row: Act, item: Statement) -> bool:
    """An objection is met by objections only; a depositary's "declaration" may be on record as a reservation."""
    return (row.kind == Kind.OBJECTION) == (item.kind is Kind.OBJECTION)


def _base(article: str) -> str:
    return article.split("(")[0].strip()


def _short(articles: Iterable[str]) -> str:
    """As many whole articles as the register keeps."""
    kept = ""
    for article in articles:
        longer = f"{kept}, {article}" if kept else article
        if len(longer) > MOST:
            break
        kept = longer
    return kept


def _plain(text: str) -> str:
    return " ".join(text.split())


def _text(text: ActText) -> str:
    return _plain(text.text)


def _texts(rows: list[Act]) -> dict[int, list[ActText]]:
    """The texts of each row: its own, else those of the nearest row that it replaces. Two queries."""
    treaties = {row.treaty_id for row in rows}
    before = dict(Act.objects.filter(treaty__in=treaties, replaces__isnull=False).values_list("pk", "replaces_id"))
    held: dict[int, list[ActText]] = defaultdict(list)
    for text in ActText.objects.filter(act__treaty__in=treaties).order_by("number"):
        held[text.act_id].append(text)
    found = {}
    for row in rows:
        pk: int | None = row.pk
        while pk is not None and pk not in held:
            pk = before.get(pk)
        found[row.pk] = held[pk] if pk is not None else []
    return found


def _territory_lines(
    file: DepositaryFile, known: Mapping[str, str], rows: Iterable[TerritorialApplication], found: TextDiff
) -> Iterator[Line]:
    on_record = {(row.act.state.code, row.territory, str(row.received)) for row in rows}
    for one in file.territories:
        code = known.get(one.participant)
        if code is None:
            found.warnings.append(f"Territories {one.row}: “{one.participant}” is no name on record.")
            continue
        for name in one.names:
            same = (code, name, str(one.received)) in on_record
            data: dict[str, Any] = {"territory": name, "raw": one.raw, "place": f"Territories {one.row}"}
            if not str(one.received):
                data["unsure"] = True
            change = Change.SAME if same else Change.TERRITORY
            yield Line(change, one.participant, None, data["place"], code, "", one.received, data)
