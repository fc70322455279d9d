"""What the page Cover says: the computed sentence, the table that adds up, what is blocked, what conditions leave open.

Every sentence is made from the coverage in hand; where something does not hold it is not said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.core.variants import Matrix
from accede.mailings.models import AudienceKind
from accede.mailings.queries.addressed import Problem
from accede.mailings.queries.condition_words import Words, meeting_words, nobody_words, open_words
from accede.mailings.queries.coverage import NONE_FITS, SEVERAL_FIT, Coverage, VariantOn
from accede.mailings.queries.lines import Line
from accede.materials.queries.languages import language_name
from accede.record.queries import CLASSES

FAULTS_SHOWN = 5
OF_ONE_PERSON = {"salutation"}  # the sentence names somebody, and so tells no reason of several missions
REASONS_SHOWN = 20  # on the page itself; the list of all has the others


@dataclass(frozen=True)
class Said:
    """The notice on top: `kind` ok or alarm."""

    kind: str
    first: str
    text: str


@dataclass(frozen=True)
class MatrixRow:
    """A variant, or a row of those who get none or several."""

    code: str
    words: str
    marks: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]  # by language, in the order of the columns
    total: int
    faulty: bool = False


@dataclass(frozen=True)
class MatrixShown:
    """The table of who gets which letter, in words; `note` says that it adds up, when it does."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[tuple[str, int], ...]
    total: int
    note: str


@dataclass(frozen=True)
class OpenNote:
    """What conditions leave open, although nobody on the list falls there today."""

    first: str
    lines: tuple[str, ...]
    more: bool = False


@dataclass(frozen=True)
class Reason:
    """Why letters are blocked, and whose: each with the problem of its own, which leads to where it is mended. `words`
    are empty where each has other ones.
    """

    margin: str
    words: str
    action: str
    concerned: tuple[tuple[Line, Problem], ...]

    @property
    def fix(self) -> str:
        """Where all are mended in one place; nothing where each is mended in its own."""
        urls = {problem.url for _line, problem in self.concerned}
        return urls.pop() if len(urls) == 1 else ""


def notice_of(found: Coverage) -> Said:
    """The sentence that is computed: whether each gets exactly one letter, and what is in the way."""
    if found.faults:
        return Said(
            "alarm", _("Something is wrong with the template"), " ".join(dict.fromkeys(found.faults[:FAULTS_SHOWN]))
        )
    if not found.lines:
        return Said("alarm", _("Nobody is in this audience"), _("Choose another audience, or change this one."))
    if not found.proved:
        text = _("Nothing can be prepared before each gets exactly one. Change for whom the letters are meant.")
        return Said("alarm", _fault_words(found), text)
    told = {"all": len(found.lines) + len(found.left_out), "n": len(found.lines)}
    if _are_missions(found):
        first = ngettext(
            "%(n)d of %(all)d mission gets exactly one letter", "%(n)d of %(all)d missions get exactly one letter",
            told["all"],
        )  # fmt: skip
    else:
        first = ngettext(
            "%(n)d of %(all)d addressee gets exactly one letter", "%(n)d of %(all)d addressees get exactly one letter",
            told["all"],
        )  # fmt: skip
    return Said("ok", first % told, " ".join([_left_words(found), _ready_words(found)]))


def _fault_words(found: Coverage) -> str:
    none, several = len(found.gaps), len(found.overlaps)
    told = {"none": none, "several": several, "all": len(found.lines)}
    if none and several:
        return _("Of %(all)d addressees: no letter for %(none)d, more than one for %(several)d") % told
    if none:
        return _("No letter for %(none)d of %(all)d addressees") % told
    return _("More than one letter for %(several)d of %(all)d addressees") % told


def _left_words(found: Coverage) -> str:
    if not found.left_out:
        return _("None is left out, none gets two.")
    left = len(found.left_out)
    return ngettext(
        "None gets two; %(n)d is left out because somebody decided so.",
        "None gets two; %(n)d are left out because somebody decided so.",
        left,
    ) % {"n": left}  # fmt: skip


def _ready_words(found: Coverage) -> str:
    ready, blocked = len(found.ready), len(found.blocked)
    if not blocked:
        return _("All letters are ready.")
    first = ngettext("%(n)d letter is ready;", "%(n)d letters are ready;", ready) % {"n": ready}
    second = ngettext(
        "%(n)d is blocked for the reason below and cannot be sent by mistake.",
        "%(n)d are blocked for the reasons below and cannot be sent by mistake.",
        blocked,
    ) % {"n": blocked}  # fmt: skip
    return f"{first} {second}"


def matrix_shown(found: Coverage) -> MatrixShown:
    """The table with its rows in words: variants by letter, then who gets none or several."""
    table = found.matrix
    columns = sorted(table.columns, key=language_name)
    classes = _classes(found.lines)
    named = {str(each.letter): each for each in found.variants}
    rows = [
        MatrixRow(
            code, _row_words(code, named), classes.get(code, ()),
            tuple((language_name(each), table.at(code, each)) for each in columns), table.of_row(code),
            code not in named,
        )
        for code in table.rows
    ]  # fmt: skip
    totals = tuple((language_name(each), table.of_column(each)) for each in columns)
    return MatrixShown(
        tuple(language_name(each) for each in columns), tuple(rows), totals, table.total, _adds_up(table)
    )


def _adds_up(table: Matrix) -> str:
    if not table.adds_up:
        return ""
    return _("Each addressee stands in one row and one column; the totals of rows and columns agree.")


def _row_words(code: str, named: dict[str, VariantOn]) -> str:
    if code == NONE_FITS:
        return _("No letter fits")
    return _("More than one letter fits") if code == SEVERAL_FIT else str(named[code])


def _classes(lines: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    """The marks of the classes in each row, in the order in which classes are shown."""
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.state_class:
            code = line.variant or (SEVERAL_FIT if line.fits else NONE_FITS)
            found.setdefault(code, set()).add(line.state_class)
    return {code: tuple(each.mark for each in CLASSES if each.value in held) for code, held in found.items()}


def reasons_of(lines: Iterable[Line]) -> list[Reason]:
    """What is in the way of letters, each reason once with all whom it concerns, in the order of the lines."""
    groups: dict[tuple[str, str, str], list[tuple[Line, Problem]]] = {}
    for line in lines:
        for each in line.problems:
            words = "" if each.kind in OF_ONE_PERSON else each.words
            groups.setdefault((each.margin, words, each.action), []).append((line, each))
    return [Reason(margin, words, action, tuple(held)) for (margin, words, action), held in groups.items()]


def blocked_title(found: Coverage) -> str:
    """ "3 blocked" """
    number = len(found.blocked)
    return ngettext("%(n)d blocked", "%(n)d blocked", number) % {"n": number}


def open_notes(found: Coverage, words: Words) -> list[OpenNote]:
    """What to know of the conditions although nobody is concerned today: letters that fit nobody, who would get none,
    who would get two.
    """
    variants = {each.letter: each.condition for each in found.variants}
    notes = [OpenNote(line, ()) for line in nobody_words(variants)]
    for letter in found.idle:
        named = {"letter": found.variant(letter)}
        notes.append(OpenNote(_("“%(letter)s” covers nobody in this audience.") % named, ()))
    lines, more = open_words(variants, words)
    if lines:
        notes.append(OpenNote(_("No letter is meant for:"), tuple(lines), more))
    lines, more = meeting_words(variants, words)
    if lines:
        notes.append(OpenNote(_("Two letters would be meant for:"), tuple(lines), more))
    return notes


def gap_lines(lines: Iterable[Line], words: Words) -> list[tuple[str, tuple[Line, ...]]]:
    """Those who get none or several, put together by what is known of them: words, and who it is."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        told = [words.value(name, value) for name in ("class", "stance", "stage") for value in line.facts.get(name, ())]
        said = ", ".join(told)
        fits = _("fits %(letters)s") % {"letters": ", ".join(line.fits)} if line.fits else ""
        groups.setdefault("; ".join(filter(None, (said, fits))), []).append(line)
    return [(said, tuple(found)) for said, found in groups.items()]


def _are_missions(found: Coverage) -> bool:
    return found.run.audience.kind == AudienceKind.MISSIONS
