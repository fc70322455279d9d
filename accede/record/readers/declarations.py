"""The parts of a status file that hold texts: one item for each declaration, reservation, objection, notification.

Headings are the depositary's own. What no heading classifies stays a declaration whose kind is not stated. Nothing
is dropped: an entry without text, a heading or a date that is not understood stand in the report with their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.kit.imports import Report
from accede.record.readers.articles import articles_in, names_in_list
from accede.record.readers.dates import find_dates
from accede.record.readers.grids import inner
from accede.record.readers.headings import Heading, read_heading, split_heading
from accede.record.readers.text import footnotes, name_and_footnotes, one_line, plain
from accede.record.readers.values import DepositaryFile, Part, Statement, Territories

_ENTRIES = {
    Part.DECLARATIONS: "Declaration",
    Part.OBJECTIONS: "Objection",
    Part.UNDER_ARTICLE: "Declaration",
    Part.NOTIFICATIONS: "Notification",
}
_DATE_LINE = re.compile(r"^\s*<right>(.*?)</right>\s*$", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_WHOLLY_ITALIC = re.compile(r"^\s*<(i|b)>(?P<text>.*?)</\1>\s*$", re.IGNORECASE | re.DOTALL)
_ITALIC_START = re.compile(r"^\s*<(i|b)>(?P<head>[^<]{3,120}:)\s*</\1>\s*(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL)
_FRENCH = re.compile(r"\b(Déclarations|Réserves|Objections faites|Application territoriale|lors de la)\b")


def read_statements(treaty: etree._Element, file: DepositaryFile) -> None:
    """Fills a file's statements and territories from the parts of its treaty."""
    found: list[Statement] = []
    for part in Part:
        element = treaty.find(part)
        if element is not None and len(element):
            found += _Reading(part, element, file).items()
    file.statements = tuple(found)
    file.territories = tuple(_territories(treaty.find("TerritorialApplications"), file))


@dataclass
class _Open:
    """An item while its paragraphs are gathered."""

    heading: Heading
    heads: list[str] = field(default_factory=list)
    made: Moment = field(default_factory=Moment.unknown)
    dated: bool = False
    upon: str = ""
    paragraphs: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)


class _Reading:
    """One part of the file."""

    def __init__(self, part: Part, element: etree._Element, file: DepositaryFile) -> None:
        self.part, self.element, self.file = part, element, file
        titles = " ".join(plain(inner(title)) for title in element.findall("Title"))
        self.language = "fr" if _FRENCH.search(titles) else "en"
        self.title = titles.split("(Unless")[0].strip()
        self.named = articles_in(titles.split("(Unless")[0]) if part is Part.UNDER_ARTICLE else ()

    def items(self) -> Iterator[Statement]:
        for number, entry in enumerate(self.element.findall(_ENTRIES[self.part]), 1):
            yield from self._entry(number, entry)
        known = {"Title", _ENTRIES[self.part]}
        for other in self.element:
            if isinstance(other.tag, str) and other.tag not in known:
                self._say(f"{self.part}: an element “{other.tag}” was not read: “{plain(inner(other))[:200]}”.")

    def _entry(self, number: int, entry: etree._Element) -> Iterator[Statement]:
        name, numbers = name_and_footnotes(inner(entry.find("Participant")))
        where = f"{self.part} {number}, {name or 'no name'}"
        opened = list(self._opened(entry, where))
        written = [one for one in opened if one.paragraphs]
        for lost in (one for one in opened if not one.paragraphs and (one.heads or one.dated)):
            said = ", ".join([*lost.heads, str(lost.made)] if str(lost.made) else lost.heads)
            self._say(f"{where}: a heading without a text: “{said}”.")
        if not written and self.part is Part.UNDER_ARTICLE:
            written = [_Open(Heading(self.title), [self.title])]  # the table itself says what was declared
        elif not written:
            notes = f"; see end note {', '.join(numbers)}" if numbers else ""
            self._say(f"{where}: the entry has no text{notes}.")
        for item, one in enumerate(written, 1):
            yield self._statement(number, item, name, numbers, one)

    def _opened(self, entry: etree._Element, where: str) -> Iterator[_Open]:
        """The items of an entry: each dated line and each heading that names a kind begins one."""
        now = _Open(Heading())
        for element in entry.findall("text"):
            raw = inner(element)
            if date_line := _DATE_LINE.match(raw):
                if now.paragraphs or now.dated:
                    yield now
                    now = _Open(Heading())
                now.made, now.dated = self._date(plain(date_line[1]), where), True
                continue
            head, rest = self._head(raw, element.get("type"))
            if head is not None:
                yield from self._turn(now, head)
                now = self._following(now, head)
            if rest:
                now.paragraphs += [line for line in map(one_line, _lines(rest)) if line]
                now.footnotes += footnotes(rest)[1]
        yield now

    def _head(self, raw: str, kind: str | None) -> tuple[Heading | None, str]:
        """The heading that a line is or begins with, and the text that is left of it."""
        if kind == "title":
            return read_heading(plain(raw), known=True), ""
        if whole := _WHOLLY_ITALIC.match(raw):
            heading = read_heading(plain(whole["text"]))
            return (heading, "") if heading else (None, raw)
        if start := _ITALIC_START.match(raw):
            heading = read_heading(plain(start["head"]))
            return (heading, start["rest"]) if heading else (None, raw)
        head, rest = split_heading(plain(raw))
        return (read_heading(head), rest) if head else (None, raw)

    def _turn(self, now: _Open, head: Heading) -> Iterator[_Open]:
        if self._begins(now, head):
            yield now

    def _begins(self, now: _Open, head: Heading) -> bool:
        """Whether a heading begins an item of its own; an article below "Declarations:" is a part of them."""
        if not now.paragraphs and not now.heading.kind:
            return False
        return not (head.only_article and self.part is not Part.UNDER_ARTICLE and now.heading.kind)

    def _following(self, now: _Open, head: Heading) -> _Open:
        if not self._begins(now, head):
            if head.only_article and now.heading.text:
                now.paragraphs.append(head.text)
                articles = tuple(dict.fromkeys((*now.heading.articles, *head.articles)))
                now.heading = replace(now.heading, articles=articles)
                return now
            now.heads.append(head.text)
            now.heading = head.after(now.heading)
            now.upon = head.upon or now.upon
            return now
        # A date and an occasion hold until another comes: "23 January 2015" stands above both its headings.
        return _Open(head, [head.text], now.made, now.dated, head.upon or now.upon)

    def _statement(self, number: int, item: int, name: str, numbers: tuple[str, ...], one: _Open) -> Statement:
        kind = Kind.OBJECTION if self.part is Part.OBJECTIONS else one.heading.kind
        mentioned = articles_in(" ".join(one.paragraphs))
        articles, under = one.heading.articles, one.heading.under
        if self.part is Part.UNDER_ARTICLE:
            kind, under = kind or Kind.DECLARATION, True
            articles = self._under(articles) or self._under(mentioned) or self.named[:1]
        stated = kind is not None
        if self.part is Part.NOTIFICATIONS and kind is None:
            kind = Kind.DECLARATION
        return Statement(
            part=self.part,
            number=number,
            item=item,
            participant=name,
            kind=kind or Kind.DECLARATION,
            kind_stated=stated,
            heading=" ".join(one.heads),
            paragraphs=tuple(one.paragraphs),
            articles=articles,
            mentioned=mentioned,
            under=under,
            upon="later" if one.dated else one.upon,
            made=one.made,
            towards=one.heading.towards,
            footnotes=tuple(dict.fromkeys((*numbers, *one.footnotes))),
            language=self.language,
        )

    def _under(self, articles: tuple[str, ...]) -> tuple[str, ...]:
        """The articles that the part is about: "31(1)" is a declaration under article 31."""
        bare = (one.split("(")[0] for one in articles)
        return tuple(dict.fromkeys(one for one in bare if one in self.named)) or (() if self.named else articles)

    def _date(self, text: str, where: str) -> Moment:
        found = [one.moment for one in find_dates(text) if one.moment is not None]
        if len(found) != 1:
            self._say(f"{where}: “{text}” cannot be read as one date; its date stays unknown.")
            return Moment.unknown()
        return found[0]

    def _say(self, message: str) -> None:
        _warn(self.file.report, self.file.filename, message)


def _warn(report: Report, filename: str, message: str) -> None:
    report.add(filename, message, severity="warning")


def _lines(raw: str) -> list[str]:
    """The lines of a paragraph as plain text; marks of footnotes and of letters go, line ends stay."""
    return [plain(line) for line in _BREAK.split(raw)]


def _territories(element: etree._Element | None, file: DepositaryFile) -> Iterator[Territories]:
    if element is None:
        return
    name, numbers = "", tuple[str, ...]()
    for row, application in enumerate(element.findall("Application"), 1):
        printed, marks = name_and_footnotes(inner(application.find("Participant")))
        if printed:
            name, numbers = printed, marks
        where = f"TerritorialApplications {row}, {name or 'no name'}"
        raw = plain(inner(application.find("Territories")))
        text = plain(inner(application.find("DateNotification")))
        days = [one.moment for one in find_dates(text) if one.moment is not None]
        if len(days) != 1:
            _warn(file.report, file.filename, f"{where}: “{text}” cannot be read as one date; its date stays unknown.")
        if not raw or not name:
            _warn(file.report, file.filename, f"{where}: the row names no participant or no territory.")
            continue
        made = days[0] if len(days) == 1 else Moment.unknown()
        yield Territories(row, name, made, names_in_list(raw), raw, numbers)
