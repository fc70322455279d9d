"""Acts that only an end note tells of: those of predecessor States, denunciations, second accessions.

A participant table lists the States of today. "Czechoslovakia had signed and ratified the Convention on 28 December
1949 and 21 December 1950, respectively" stands beneath it, and early triggers are missed without it. What is read here
is a proposal: a person looks at the sentence and decides. Quoted communications are not read: there States speak of
others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.record.readers.dates import find_dates
from accede.record.readers.text import one_line
from accede.record.readers.values import DepositaryFile, Note, NotedAct

# In English and in French; "acceeded" is the depositary's own spelling.
_VERBS: tuple[tuple[str, Kind], ...] = (
    (r"sign(?:ed|ature)|signée?", Kind.SIGNATURE),
    (r"ratifi(?:ed|cation|ée?)", Kind.RATIFICATION),
    (r"(?:re-)?acc?ee?ded to|accession|adhéré (?:de nouveau )?(?:à|au)|adhésion", Kind.ACCESSION),
    (r"accept(?:ed|ance|ée?|ation)", Kind.ACCEPTANCE),
    (r"approv(?:ed|al)|approuvée?|approbation", Kind.APPROVAL),
    (r"succeeded to|succédé (?:à|au)", Kind.SUCCESSION),
)
_VERB = "(?:" + "|".join(pattern for pattern, _ in _VERBS) + ")"
_VERBS_TOGETHER = rf"(?P<verbs>{_VERB}(?:(?:,| and| et) {_VERB})?)"
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = rf"\d{{1,2}}(?:er)? {_MONTH} \d{{4}}"
_DATES = rf"(?P<dates>(?:\d{{1,2}}(?:er)?(?: {_MONTH})??(?: \d{{4}})?,? (?:and|et)(?: le)? )?{_DAY})"
_WHO = r"(?P<who>[A-ZÀ-ÖØ-Þ][^.;:()\[\]“”\"…]{2,90}?)"
_ON = r"(?:on|les?)"

# "The former Yugoslavia had signed and ratified the Convention on …"; "La Tchécoslovaquie avait signé la Convention le"
_TOLD = re.compile(
    rf"{_WHO} (?:had |avait |a )?(?:initially |previously |first |initialement )?{_VERBS_TOGETHER}"
    rf"(?: to)? ?(?P<what>(?:the|this|said|la|le|l'|cette|ce|Convention|Protocole)\b[^.;:]{{0,120}}?) {_ON} {_DATES}"
)
# "Ratified on behalf of the Republic of China on …"
_ON_BEHALF = re.compile(
    rf"(?P<verbs>{_VERB}(?: (?:and|et) {_VERB})?),? (?:on behalf of|au nom de)(?: the| la| l'| le)? ?"
    rf"(?P<who>[A-ZÀ-ÖØ-Þ][^.;:()“”\"…]{{2,90}}?) {_ON} {_DATES}",
    re.I,
)
# "On 26 August 1998, the Government of … re-acceded to the Optional Protocol"
_DATED = re.compile(
    rf"(?:On|Le) {_DATES},? (?P<who>the Government of [^.;:()“”\"…]{{2,90}}?|le Gouvernement [^.;:()“”\"…]{{2,90}}?)"
    rf" (?:a )?(?P<verbs>(?:re-)?acc?ee?ded to|adhéré de nouveau (?:à|au))"
)
# "On 5 January 1999, the Government of … notified … that it had decided to denounce … with effect from 5 April 1999"
_LEFT = re.compile(
    rf"(?:On|Le) {_DATES},? (?P<who>the Government of [^.;:()“”\"…]{{2,90}}?|le Gouvernement [^.;:()“”\"…]{{2,90}}?)"
    r" (?:informed|notified|a informé|a notifié)[^.;:]{0,160}?(?:denounce|withdraw from|dénoncer|se retirer d)"
    r"[^.;:]{0,120}?"
    rf"(?:with effect from|effective|avec effet (?:au|à compter du)) (?P<effect>{_DAY})"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_ARTICLE = re.compile(
    r"^(?:the government of(?: the)?|le gouvernement (?:de la |de l'|du |de |d')|the|la|le|l'|les)\s*", re.I
)
_BEFORE = re.compile(r"(?:^|[.\n:])\s*$")


@dataclass(frozen=True)
class _Sentence:
    who: str
    acts: tuple[tuple[Kind, Moment], ...]
    effective: date | None
    text: str


def read_noted(file: DepositaryFile) -> tuple[NotedAct, ...]:
    """The acts that the file's end notes tell of, in the order of the notes, each act once."""
    found: dict[tuple[str, Kind, str], NotedAct] = {}
    for note in file.notes:
        beside = tuple(_beside(file, note))
        for told in _sentences(note):
            for kind, moment in told.acts:
                act = NotedAct(note.index, told.text, told.who, kind, moment, told.effective, beside)
                found.setdefault((told.who, kind, str(moment)), act)
    return tuple(found.values())


def _beside(file: DepositaryFile, note: Note) -> Iterator[str]:
    """Participants whose name or act carries the note: of a predecessor's, those who succeeded it."""
    marked = {one.name for one in file.participants if note.index in one.footnotes}
    marked |= {act.participant for act in file.acts if note.index in act.footnotes}
    return (one.name for one in file.participants if one.name in marked)


def _sentences(note: Note) -> Iterator[_Sentence]:
    text = _QUOTED.sub(lambda match: "…" * len(match[0]), note.text.replace("’", "'"))
    for pattern in (_TOLD, _ON_BEHALF, _DATED, _LEFT):
        for match in pattern.finditer(text):
            if _BEFORE.search(text[: match.start()]):
                yield from _read(match, note.text)


def _read(match: re.Match[str], text: str) -> Iterable[_Sentence]:
    parts = match.groupdict()
    moments = _moments(parts["dates"])
    kinds = _kinds(parts["verbs"]) if "verbs" in parts else [Kind.DENUNCIATION]
    if len(kinds) != len(moments):
        return ()
    ends = _moments(parts["effect"])[:1] if parts.get("effect") else []
    effective = ends[0].earliest if ends and ends[0].earliest == ends[0].latest else None
    who = _ARTICLE.sub("", one_line(parts["who"]))
    said = one_line(text[match.start() : _end(text, match.end())]).lstrip(". ")
    return (_Sentence(who, tuple(zip(kinds, moments, strict=True)), effective, said),)


def _end(text: str, position: int) -> int:
    """Where the sentence ends: at a full stop or at the end of the line."""
    stop = re.compile(r"\.(?=\s|$)|\n").search(text, position)
    return stop.end() if stop else len(text)


def _kinds(words: str) -> list[Kind]:
    found: list[Kind] = []
    for word in re.split(r",| and | et ", words):
        found += [kind for pattern, kind in _VERBS if re.fullmatch(pattern, word.strip(), re.I)][:1]
    return found


def _moments(text: str) -> list[Moment]:
    """The days of "11 December 1948 and 29 August 1950", or of "10 and 11 July 1951", whose year stands once."""
    parts = re.split(r",? (?:and|et)(?: le)? ", text)
    month_and_year = re.search(rf"({_MONTH}) (\d{{4}})$", text)
    moments: list[Moment] = []
    for part in parts:
        whole = part
        if month_and_year and not re.search(r"\d{4}$", whole):
            whole += f" {month_and_year[2]}" if re.search(_MONTH, whole) else f" {month_and_year[0]}"
        moments += [one.moment for one in find_dates(whole) if one.moment is not None]
    return moments
