"""What the columns of a participant table mean, read from their header texts and never from their place.

A header is a list of acts, each with the suffix that marks it in the cells:
"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)". The suffixes are case-sensitive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from accede.core.acts import Kind
from accede.record.readers.text import footnotes
from accede.record.readers.values import Column, Role


@dataclass(frozen=True)
class Meaning:
    """One act that a column may hold. An empty suffix is the date printed without one."""

    kind: Kind
    role: Role
    suffix: str = ""
    known: bool = True
    plain: bool = False  # the word alone, "Ratification", with nothing said of what


@dataclass(frozen=True)
class Heading:
    """A column with the acts its header names, in the header's order."""

    column: Column
    meanings: tuple[Meaning, ...]

    @property
    def understood(self) -> bool:
        """Whether anything in the header text was recognised."""
        return any(meaning.known for meaning in self.meanings)

    @property
    def unmarked(self) -> tuple[Meaning, ...]:
        """What a date without a suffix may be here; more than one when the header leaves it open."""
        bare = tuple(meaning for meaning in self.meanings if not meaning.suffix)
        if len(bare) > 1 and all(meaning.role is Role.CONSENT for meaning in bare):
            # "Definitive signature of the Protocol, Acceptance of the Protocol, Ratification of …": it binds,
            # and more cannot be told. Where one of them is a plain "Ratification", that is what is meant.
            plain = tuple(meaning for meaning in bare if meaning.plain and meaning.kind is Kind.RATIFICATION)
            return plain or (Meaning(Kind.PARTICIPATION, Role.CONSENT),)
        return bare


# In this order: the first that is found in the words decides.
_WORDS: tuple[tuple[str, Kind, Role], ...] = (
    (r"non-provisional|non provisoire", Kind.DECLARATION, Role.OTHER),
    (r"provisional|provisoire", Kind.PROVISIONAL_APPLICATION, Role.PROVISIONAL),
    (
        r"entry into force|entrée en vigueur|date of effect|effective|takes? effect|date d'effet|prise d'effet",
        Kind.DECLARATION,
        Role.EFFECT,
    ),
    (r"denunciation|withdrawal|termination|dénonciation|retrait", Kind.DENUNCIATION, Role.DENUNCIATION),
    (r"objection", Kind.OBJECTION, Role.OTHER),
    (r"succession (to|à la) signature", Kind.SUCCESSION_TO_SIGNATURE, Role.SIGNATURE),
    (r"definitive signature|signature définitive|signature without", Kind.DEFINITIVE_SIGNATURE, Role.CONSENT),
    (r"^signature", Kind.SIGNATURE, Role.SIGNATURE),
    (r"^particip", Kind.PARTICIPATION, Role.CONSENT),
    (r"formal confirmation|confirmation formelle", Kind.FORMAL_CONFIRMATION, Role.CONSENT),
    (r"consent to be bound|consentement à être lié", Kind.CONSENT_TO_BE_BOUND, Role.CONSENT),
    (r"simplified procedure|procédure simplifiée", Kind.SIMPLIFIED_PROCEDURE, Role.CONSENT),
    (r"ratification", Kind.RATIFICATION, Role.CONSENT),
    (r"acceptance|acceptation", Kind.ACCEPTANCE, Role.CONSENT),
    (r"approval|approbation", Kind.APPROVAL, Role.CONSENT),
    (r"accession|adh[eé](sion|rence)", Kind.ACCESSION, Role.CONSENT),
    (r"succession", Kind.SUCCESSION, Role.CONSENT),
    (r"^confirmation", Kind.CONFIRMATION, Role.CONSENT),
    (r"signature", Kind.SIGNATURE, Role.SIGNATURE),
    (r"reservation|réserve", Kind.RESERVATION, Role.OTHER),
    (r"declaration|notification|recognition|déclaration|reconnaissance", Kind.DECLARATION, Role.OTHER),
)

# The depositary's list, for a suffix that a header forgot to explain.
GENERAL: dict[str, tuple[Kind, Role]] = {
    "a": (Kind.ACCESSION, Role.CONSENT),
    "A": (Kind.ACCEPTANCE, Role.CONSENT),
    "AA": (Kind.APPROVAL, Role.CONSENT),
    "d": (Kind.SUCCESSION, Role.CONSENT),
    "s": (Kind.DEFINITIVE_SIGNATURE, Role.CONSENT),
    "c": (Kind.FORMAL_CONFIRMATION, Role.CONSENT),
    "n": (Kind.PROVISIONAL_APPLICATION, Role.PROVISIONAL),
    "P": (Kind.CONSENT_TO_BE_BOUND, Role.CONSENT),
    "p": (Kind.SIMPLIFIED_PROCEDURE, Role.CONSENT),
    "C": (Kind.CONFIRMATION, Role.CONSENT),
}

_PARTICIPANT = re.compile(
    r"^(participants?|participant\(s\)|states?( part(y|ies))?|countr(y|ies)|parties|party|name"
    r"|[ée]tats?( parties)?|pays|nom)\W*\d*[\d, ]*$",
    re.I,
)
_SUFFIX = re.compile(r"\s*\(\s*([A-Za-z]{1,2})\s*\)\s*$")
_PIECE = re.compile(r"(,|;|/|\bor\b|\band\b|\bou\b|\bet\b)")
_WORD_ALONE = re.compile(
    r"^(ratifications?|acceptances?|approvals?|(definitive )?accessions?|successions?|adhesions?|signatures?"
    r"|definitive signatures?|formal confirmations?|acceptations?|approbations?|adhésions?( définitives?)?"
    r"|signatures? définitives?|confirmations? formelles?)$",
    re.I,
)
_OF_A_PART = re.compile(
    r"\b(of|to) (the |an |any )?(amendments?|annex(es)?|regulations?)\b"
    r"|\b(de l'|de la |des |de |d'|à l'|à la |aux? )(un |une )?(amendements?|annexes?|règlements?)\b",
    re.I,
)


def names_columns(texts: list[str]) -> bool:
    """Whether a row reads like a header: a word for the participants, then acts and no dates."""
    bare = [footnotes(text)[0] for text in texts]
    return bool(bare) and bool(_PARTICIPANT.match(bare[0])) and any(map(_recognised, bare[1:]))


def read_headings(texts: list[str]) -> list[Heading]:
    """The meaning of every column. Exactly one is the participant's: the one that says so, else the first."""
    named = [footnotes(text.replace("’", "'")) for text in texts]
    owner = next((i for i, (text, _) in enumerate(named) if _PARTICIPANT.match(text)), 0)
    headings = [_participant(i, *pair) if i == owner else _heading(i, *pair) for i, pair in enumerate(named)]
    return _settle(headings)


def _participant(index: int, text: str, numbers: tuple[str, ...]) -> Heading:
    return Heading(Column(index + 1, text, Role.PARTICIPANT, numbers), ())


def _heading(index: int, text: str, numbers: tuple[str, ...]) -> Heading:
    meanings = tuple(meaning_of(piece) for piece in split_header(text)) or (_UNKNOWN,)
    return Heading(Column(index + 1, text, _main(meanings).role, numbers), meanings)


# Whatever does not surely bind is kept as a declaration, so that no unknown column makes a party.
_UNKNOWN = Meaning(Kind.DECLARATION, Role.OTHER, known=False)


def _main(meanings: tuple[Meaning, ...]) -> Meaning:
    # A column is what its unmarked dates are; without such, what its first words say.
    return next((m for m in meanings if not m.suffix), meanings[0])


def split_header(text: str) -> list[str]:
    """The acts named in a header: "Ratification, Acceptance(A)" is two, "by virtue of signature, adoption
    of the Agreement or accession thereto" is a part of the words before it."""
    pieces: list[str] = []
    joint = ""
    for part in _PIECE.split(text):
        if _PIECE.fullmatch(part):
            joint = part
            continue
        if pieces and not _starts_an_act(part.strip(), pieces[-1]):
            pieces[-1] += joint + part
        elif part.strip():
            pieces.append(part)
    return [piece.strip() for piece in pieces]


def _starts_an_act(part: str, before: str) -> bool:
    words = _SUFFIX.sub("", part)
    if _WORD_ALONE.match(words):
        return True
    return bool(words) and _recognised(words) and (part[:1].isupper() or bool(_SUFFIX.search(before)))


def _recognised(words: str) -> bool:
    return any(re.search(pattern, words, re.I) for pattern, _, _ in _WORDS)


def meaning_of(piece: str) -> Meaning:
    """What one act of a header means: "Accession(a)" is an accession, binding, marked "a"."""
    match = _SUFFIX.search(piece)
    suffix = match[1] if match else ""
    words = _SUFFIX.sub("", piece)
    for pattern, kind, role in _WORDS:
        if re.search(pattern, words, re.I):
            return Meaning(kind, role, suffix, plain=bool(_WORD_ALONE.match(words)))
    if re.match(r"(undertaking of )?application", words, re.I):
        return Meaning(Kind.PARTICIPATION, Role.CONSENT, suffix)
    return replace(_UNKNOWN, suffix=suffix)


def _settle(headings: list[Heading]) -> list[Heading]:
    """Where one column holds the consent to be bound, an acceptance of an amendment or of an annex in
    another column makes nobody a party of the treaty itself."""
    whole = [h for h in headings if h.column.role is Role.CONSENT and not _OF_A_PART.search(_bare(h))]
    if not whole:
        return headings
    return [_demoted(h) if h.column.role is Role.CONSENT and h not in whole else h for h in headings]


def _bare(heading: Heading) -> str:
    # "Participation in the Convention by virtue of accession to the Protocol" speaks of the whole treaty.
    text = heading.column.text
    return "" if re.match(r"particip", text, re.I) else text


def _demoted(heading: Heading) -> Heading:
    meanings = tuple(replace(m, kind=Kind.DECLARATION, role=Role.OTHER) for m in heading.meanings)
    return Heading(replace(heading.column, role=Role.OTHER), meanings)
