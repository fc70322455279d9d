"""A letter as its reader will see it, before anything is frozen: looking never sends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accede.core.letter_texts import Gap, Para
from accede.governments.models import Channel
from accede.kit.letters.model import RIGHT_TO_LEFT
from accede.kit.localdates import long_day
from accede.mailings.models import Run
from accede.mailings.queries.coverage import Coverage, Line
from accede.mailings.queries.texts import Composed, composed, seal_of
from accede.mailings.queries.written import short
from accede.materials.queries.languages import language_name
from accede.record.queries.words.labels import listed

GLOSS = "gloss"  # in place of another variant: the same letter in the language of who looks


@dataclass(frozen=True)
class Group:
    """Paragraphs that stand in a letter for one reason; none for those that stand in every one. `only`: the letter
    beside has none of them."""

    why: str
    paras: tuple[Para, ...]
    mark: str = ""
    only: bool = False


@dataclass(frozen=True)
class Sheet:
    """A letter on the desk. `by`: the way it goes, in words; `seal`: the hash of what is seen."""

    title: str
    line: Line
    letter: Composed
    groups: tuple[Group, ...]
    day: str
    by: str
    seal: str

    @property
    def language(self) -> str:
        return self.letter.language or self.line.language

    @property
    def direction(self) -> str:
        return "rtl" if short(self.language) in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Preview:
    """What the page shows: the letters of one variant to choose from, the one on the desk and the one beside it."""

    variant: str
    lines: tuple[Line, ...]
    sheet: Sheet | None
    beside: Sheet | None
    beside_is: str

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing in the letter on the desk."""
        return self.sheet.letter.gaps if self.sheet else ()


def preview(run: Run, found: Coverage, *, variant: str, to: str, beside: str, on: date) -> Preview:
    """The letter to the addressee `to` and, where `beside` names a variant or GLOSS, the one to compare it with. In
    place of one that nobody gets the first letter is shown. Queries as `composed` where it is compared."""
    lines = tuple(line for line in found.lines if line.variant)
    chosen = next((line for line in lines if line.key == to), None)
    variant = chosen.variant if chosen else variant
    if variant not in {line.variant for line in lines}:
        variant = lines[0].variant if lines else variant
    own = tuple(line for line in lines if line.variant == variant)
    line = chosen or next(iter(own), None)
    if line is None:
        return Preview(variant, (), None, None, "")
    letter = found.letters[line.key]
    other = _other(line, beside, found)
    compared = composed(run, [other], as_of=on)[other.key] if other else None
    # In two languages every paragraph differs; what stands in one letter alone is told where the language is the same.
    same = other is not None and short(other.language) == short(line.language)
    sheet = _sheet(run, line, letter, against=compared if same else None)
    aside = _sheet(run, other, compared, against=letter if same else None) if other and compared else None
    return Preview(variant, own, sheet, aside, beside if aside else "")


def _other(line: Line, beside: str, found: Coverage) -> Line | None:
    """The same reader as if another variant were meant for her, or her letter in the language of who looks."""
    mine = short(get_language() or "en")
    if beside == GLOSS and short(line.language) != mine:
        return replace(line, language=mine)
    known = {str(each.letter) for each in found.variants}
    return replace(line, variant=beside) if beside in known and beside != line.variant else None


def beside_choices(found: Coverage, shown: Preview) -> list[tuple[str, str]]:
    """With what the letter on the desk can be compared."""
    mine = short(get_language() or "en")
    told = {"language": language_name(mine, capital=False)}
    is_foreign = shown.sheet is not None and short(shown.sheet.language) != mine
    gloss = [(GLOSS, _("The same letter in %(language)s") % told)] if is_foreign else []
    others = [(str(each.letter), _("Variant %(letter)s") % {"letter": each}) for each in found.variants]
    return [
        ("", _("No other letter")),
        *gloss,
        *(each for each in others if each[0] != shown.variant),
    ]


def to_choices(lines: Iterable[Line]) -> list[tuple[str, str]]:
    """The readers of a variant, each with the language of her letter."""
    return [
        (line.key, _("%(reader)s, letter in %(language)s") % {
            "reader": line.state_name or line.name, "language": language_name(short(line.language), capital=False),
        })
        for line in lines
    ]  # fmt: skip


def _sheet(run: Run, line: Line, letter: Composed, *, against: Composed | None) -> Sheet:
    there = {para.text for para in against.paragraphs} if against else None
    return Sheet(
        title=_("Letter %(letter)s in %(language)s")
        % {"letter": line.variant, "language": language_name(short(letter.language or line.language), capital=False)},
        line=line,
        letter=letter,
        groups=tuple(groups_of(letter.paragraphs, line.variant, there, line.mark)),
        day=long_day(run.letter_date, letter.language or line.language),
        by=by_words(line),
        seal=seal_of(letter, line),
    )


def by_words(line: Line) -> str:
    """ "By note verbale and e-mail", in the language of the letter."""
    with override("zh-hans" if short(line.language) == "zh" else short(line.language)):
        ways = [str(Channel(each).label) for each in (line.channel, line.then_channel) if each]
        return _("By %(ways)s") % {"ways": listed(ways)} if ways else ""


def groups_of(paras: Sequence[Para], variant: str, there: set[str] | None, mark: str) -> list[Group]:
    """Paragraphs that follow each other for one reason, together. `there`: the paragraphs of the letter beside."""
    found: list[list[Para]] = []
    for para in paras:
        if found and found[-1][-1].why == para.why and found[-1][-1].block == para.block:
            found[-1].append(para)
        else:
            found.append([para])
    return [
        Group(
            group[0].why, tuple(group), "" if group[0].block else mark,
            there is not None and all(para.text not in there for para in group),
        )
        for group in found
    ]  # fmt: skip
