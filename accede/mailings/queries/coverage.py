"""The proof of a run: every addressee gets exactly one letter, or is named with what is in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.core.variants import Condition, Fault, Matrix, condition, cover, faults, matrix
from accede.mailings.models import Adjustment, Enclosure, Run, Variant, VariantText
from accede.mailings.queries.addressed import Addressee, Problem
from accede.mailings.queries.audiences import held
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.dimensions import RULES
from accede.mailings.queries.facts import classes_on
from accede.mailings.queries.hindrances import hindered
from accede.mailings.queries.lines import Line, Setting, facts_for, line_of, seal_of
from accede.mailings.queries.texts import Composed, composed, problems_of
from accede.mailings.queries.texts import seal_of as text_seal
from accede.materials.queries.languages import SIX

__all__ = ["Coverage", "LeftOut", "Line", "Problem", "VariantOn", "coverage_of", "variants_of"]


@dataclass(frozen=True)
class VariantOn:
    """A variant of the run's template: for whom it is meant, in which languages it is written."""

    letter: str
    name: str
    condition: Condition
    languages: tuple[str, ...]
    faults: tuple[Fault, ...] = ()

    def __str__(self) -> str:
        return f"{self.letter}. {self.name}"


@dataclass(frozen=True)
class LeftOut:
    """An addressee who gets no letter because somebody decided so, and why."""

    each: Addressee
    adjusted: Adjustment


@dataclass(frozen=True)
class Coverage:
    """The letters of a run as they would be today. `matrix`: lines by variant and language; lines that fit none or
    several variants stand in the rows "0" and "2".
    """

    run: Run
    on: date
    variants: tuple[VariantOn, ...]
    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    excepted: tuple[Addressee, ...]
    matrix: Matrix
    idle: tuple[str, ...]  # letters of variants that fit nobody
    faults: tuple[str, ...]  # what is wrong with the template's conditions and texts, whoever is written to
    letters: Mapping[str, Composed]  # as they would read today, by addressee
    seal: str

    @property
    def gaps(self) -> tuple[Line, ...]:
        """Those whom no variant means."""
        return tuple(line for line in self.lines if not line.fits)

    @property
    def overlaps(self) -> tuple[Line, ...]:
        """Those whom two or more variants mean."""
        return tuple(line for line in self.lines if len(line.fits) > 1)

    @property
    def ready(self) -> tuple[Line, ...]:
        """Those whose letter can go."""
        return tuple(line for line in self.lines if line.ready)

    @property
    def blocked(self) -> tuple[Line, ...]:
        """Those who get one letter that cannot go yet."""
        return tuple(line for line in self.lines if line.variant and line.problems)

    @property
    def proved(self) -> bool:
        """Whether there is somebody, and each gets exactly one letter; before this nothing can be prepared."""
        return bool(self.lines) and not self.gaps and not self.overlaps and not self.faults

    @property
    def changed(self) -> tuple[Line, ...]:
        """Those whose State has changed its class since the day of the classes."""
        return tuple(line for line in self.lines if line.class_changed)

    def of(self, key: str) -> Line | None:
        """The line of one addressee."""
        return next((line for line in self.lines if line.key == key), None)

    def variant(self, letter: str) -> VariantOn | None:
        """The variant of that letter."""
        return next((each for each in self.variants if each.letter == letter), None)


NONE_FITS, SEVERAL_FIT = "0", "2"  # rows of the matrix; letters are never digits


def coverage_of(run: Run, *, on: date) -> Coverage:
    """Who gets which letter of the run, as known on the day: classes and positions of the run's own day, heads and
    addresses of `on`. A fixed number of queries, however many addressees; the run's template and audience are loaded.
    """
    variants = variants_of(run)
    found = held(run.audience, only=run.only, on=on, as_of=run.classes_date)
    adjusted = {row.addressee: row for row in Adjustment.objects.filter(run=run)}
    meant = [each for each in found.inside if not _is_left_out(adjusted.get(each.key))]
    facts = {each.key: facts_for(each, adjusted.get(each.key), run) for each in meant}
    proof = cover(facts, {each.letter: each.condition for each in variants})
    at = Setting(
        run, {each.letter: each.languages for each in variants}, found.pool, classes_on(run.campaign, as_of=on)
    )
    fits: Mapping[str, tuple[str, ...]] = {**{key: (one,) for key, one in proof.one.items()}, **proof.several}
    lines = [line_of(each, facts[each.key], fits.get(each.key, ()), adjusted.get(each.key), at) for each in meant]
    letters = composed(run, lines, as_of=on)
    lines = hindered(run, [_with_gaps(line, letters.get(line.key)) for line in lines], on=on)
    return Coverage(
        run, on, variants, tuple(lines),
        tuple(LeftOut(each, adjusted[each.key]) for each in found.inside if _is_left_out(adjusted.get(each.key))),
        found.excepted, _matrix(lines, variants), proof.idle, _faults(run, variants, on), letters,
        _seal(run, lines, letters),
    )  # fmt: skip


def variants_of(run: Run) -> tuple[VariantOn, ...]:
    """The variants of the run's template by their letters. Two queries."""
    written: dict[int, list[str]] = {}
    texts = VariantText.objects.filter(variant__template=run.template_id).order_by("language")
    for pk, language in texts.values_list("variant", "language"):
        written.setdefault(pk, []).append(language)
    rows = Variant.objects.filter(template=run.template_id).order_by("letter")
    return tuple(
        VariantOn(
            row.letter,
            row.name,
            condition(row.condition or {}),
            tuple(written.get(row.pk, ())),
            tuple(faults(row.condition or {}, RULES)),
        )
        for row in rows
    )


def _is_left_out(adjusted: Adjustment | None) -> bool:
    return adjusted is not None and adjusted.left_out


def _matrix(lines: list[Line], variants: tuple[VariantOn, ...]) -> Matrix:
    cells = [(line.variant or (SEVERAL_FIT if line.fits else NONE_FITS), line.language) for line in lines]
    return matrix(cells, rows=[each.letter for each in variants], columns=sorted(SIX))


def _with_gaps(line: Line, letter: Composed | None) -> Line:
    """The line with what its text lacks; of a text that is not written at all the line has said so."""
    written = {each.kind for each in line.problems}
    gaps = [] if letter is None or "text" in written else letter.gaps
    found = [Problem("gap", _("something missing"), gap.note, gap.url or line.url, _("Complete it")) for gap in gaps]
    return replace(line, problems=(*line.problems, *found)) if found else line


def _faults(run: Run, variants: tuple[VariantOn, ...], on: date) -> tuple[str, ...]:
    words = Words(run.campaign, on=on)
    wrong = [f"{each}: {words.fault(fault)}" for each in variants for fault in each.faults]
    return (*wrong, *problems_of(run.template, on=on, run=run))


def _seal(run: Run, lines: list[Line], letters: Mapping[str, Composed]) -> str:
    """Changes with every word of a letter, every addressee, and what the run says of itself."""
    names = ("key", "title", "kind", "facts", "default_language", "signed_by", "signed_title", "reply_to")
    said: dict[str, Any] = {name: getattr(run, name) for name in names}
    for name in ("classes_date", "letter_date", "reply_by_date"):
        said[name] = str(getattr(run, name) or "")
    said["template"] = run.template.key
    said["enclosed"] = list(Enclosure.objects.filter(run=run).order_by("position").values_list("item__key", flat=True))
    texts = [text_seal(letters[line.key], line) for line in lines if line.key in letters]
    return seal_of({"run": said, "lines": [line.sealed for line in lines], "texts": texts})
