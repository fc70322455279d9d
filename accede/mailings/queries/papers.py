"""A frozen letter as a paper: what stands around its words, in its own language; and the names of its files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from accede.governments.models import Channel
from accede.kit import qr
from accede.kit.letters import Code, Paper
from accede.kit.localdates import long_day
from accede.mailings.models import EnclosureFile, Letter, LetterFile, Run, RunKind, RunStep
from accede.mailings.queries.enclosed import Enclosed, enclosed
from accede.materials.queries.languages import language_name

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# Letters to people on lists are read in the mail itself; of them no paper is made.
WITHOUT_PAPER = {RunKind.PRESS, RunKind.NEWS}
LETTERHEAD = "letterhead"  # in what a release keeps: the hash of the file into which its letters are set
_REPLY = re.compile(r"https?://\S+/i/r/[^\s،。，、؛.,;:)]+")


@dataclass(frozen=True)
class Around:
    """What all papers of a run have in common, read once."""

    run: Run
    series: str  # "2026/4": the year, and which release of letters it was in it
    enclosures: dict[str, tuple[Enclosed, ...]]  # by language


def around(run: Run, languages: Iterable[str], *, on: date) -> Around:
    """For the papers of a run whose letters are in these languages. A fixed number of queries."""
    return Around(run, series_of(run), enclosed(run, languages, on=on))


def series_of(run: Run) -> str:
    """The year of the run's first release and its place among those of the year: it never changes afterwards."""
    rows = RunStep.objects.filter(run__campaign=run.campaign_id, kind=RunStep.Kind.RELEASED)
    first: dict[int, RunStep] = {}
    for step in rows.order_by("at", "pk"):
        first.setdefault(step.run_id, step)
    if run.pk not in first:
        return f"{run.letter_date.year}/–"
    year = first[run.pk].at.year
    return f"{year}/{[pk for pk, step in first.items() if step.at.year == year].index(run.pk) + 1}"


def letterheads_of(run: Run) -> dict[datetime, str]:
    """{moment of a release: the hash of the letterhead of its letters, empty for none}. One query. A release that came
    with a campaign folder may not tell it.
    """
    steps = RunStep.objects.filter(run=run, kind=RunStep.Kind.RELEASED)
    return {step.at: step.proof[LETTERHEAD] for step in steps if LETTERHEAD in step.proof}


def without_letterhead(run: Run) -> bool:
    """Whether a release of the run does not tell its letterhead though the template has one: files that are still to be
    made get the template's of now. One query at most.
    """
    if run.template.letterhead_id is None:
        return False
    moments = set(Letter.objects.filter(run=run).values_list("frozen_at", flat=True).distinct())
    return not moments <= letterheads_of(run).keys()


def lacking(run: Run) -> QuerySet[Letter]:
    """The frozen letters of which a file is still to be made. With letters that have no paper what is enclosed goes all
    the same. Not run here; of a run on paper one query.
    """
    rows = Letter.objects.filter(run=run)
    if run.kind not in WITHOUT_PAPER:
        made = LetterFile.objects.filter(letter__run=run, what=LetterFile.What.LETTER, content_type=PDF)
    elif EnclosureFile.objects.filter(enclosure__run=run).exists():
        made = LetterFile.objects.filter(letter__run=run, what=LetterFile.What.ENCLOSURE)
    else:
        return rows.none()
    return rows.exclude(pk__in=made.values("letter"))


def number_of(letter: Letter, series: str) -> str:
    """The letter's number: 2026/4/017."""
    return f"{series}/{letter.number:03d}"


def paper_of(letter: Letter, at: Around) -> Paper:
    """The letter as it stands on paper. No query."""
    run, campaign = at.run, at.run.campaign
    language = letter.language.partition("-")[0]
    paragraphs = tuple(part.strip("\n") for part in re.split(r"\n\s*\n", letter.body.strip()) if part.strip())
    with override("zh-hans" if language == "zh" else language):
        signed = () if _names(paragraphs[-1:], run.signed_by) else (run.signed_by, run.signed_title)
        return Paper(
            language=language,
            subject=letter.subject,
            paragraphs=paragraphs,
            organisation=campaign.alliance or campaign.name,
            campaign=(campaign.names or {}).get(language, campaign.name) if campaign.alliance else "",
            place_and_day=_place_and_day(run, language),
            channel=channel_words(letter),
            number=number_of(letter, at.series),
            to=to_lines(letter),
            signed=signed[0] if signed else "",
            signed_title=signed[1] if signed else "",
            enclosed=pgettext("under a letter", "Enclosed:"),
            enclosures=tuple(_enclosure(each) for each in _at_the_foot(letter, at)),
            code=_code(letter.body),
        )


def signed_body(letter: Letter, run: Run) -> str:
    """The text of a letter that is read in the mail itself: with who signs below it, unless it ends with the name."""
    body = letter.body.rstrip()
    last = re.split(r"\n\s*\n", body)[-1:]
    signed = "\n".join(part for part in (run.signed_by, run.signed_title) if part)
    return letter.body if _names(last, run.signed_by) else f"{body}\n\n{signed}"


def _names(paragraphs: Iterable[str], name: str) -> bool:
    """Whether the text ends with who signs, as a template may have it."""
    return not name or any(name in words for words in paragraphs)


def _place_and_day(run: Run, language: str) -> str:
    """The day of the letters, after the place where they are written if the run says it."""
    facts = run.facts or {}
    place, day = (
        facts.get(f"letter.place:{language}") or facts.get("letter.place", ""),
        long_day(run.letter_date, language),
    )
    return pgettext("head of a letter", "%(place)s, %(day)s") % {"place": place, "day": day} if place else day


def channel_words(letter: Letter) -> str:
    """ "By note verbale and e-mail", in the active language."""
    first = Channel(letter.channel).label
    if not letter.then_channel or letter.then_channel == letter.channel:
        return pgettext("head of a letter", "By %(channel)s") % {"channel": first}
    told = {"first": first, "second": Channel(letter.then_channel).label}
    return pgettext("head of a letter", "By %(first)s and %(second)s") % told


def to_lines(letter: Letter) -> tuple[str, ...]:
    """The addressee as she stands on the letter and on its envelope."""
    mission = letter.mission.name if letter.mission else ""
    address = [line.strip() for line in letter.address.splitlines() if line.strip()]
    named = [letter.to_name, letter.to_title, mission]
    return tuple(line for line in dict.fromkeys([*named, *address]) if line)


def _at_the_foot(letter: Letter, at: Around) -> list[Enclosed]:
    """What is enclosed and still has to be said: the text does not name it, or it is in another language than that."""
    found = at.enclosures.get(letter.language, ())
    return [each for each in found if each.fallback or each.item.title not in letter.body]


def _enclosure(each: Enclosed) -> str:
    """What is enclosed and in which language; where it is not in the letter's, the letter says so."""
    if each.version is None:
        return _("%(title)s (not yet released)") % {"title": each.item.title}
    told = {"title": each.item.title, "language": language_name(each.version.language, capital=False)}
    words = _("%(title)s (in %(language)s)") % told
    if each.fallback:
        words = _("%(title)s (in %(language)s, since it does not exist in the language of this letter)") % told
    return f"{words}: {each.version.address}" if each.version.address else words


def _code(body: str) -> Code | None:
    """A picture of the link by which its reader answers, if the letter holds one."""
    found = _REPLY.search(body)
    words = _("Reply with a telephone")
    return Code(qr.svg(found[0], label=words), words) if found else None


def file_stem(letter: Letter, series: str) -> str:
    """The name of the letter's file without its ending: number, State or reader, language. Safe in every system."""
    who = letter.state.code if letter.state else slugify(letter.to_name)[:40] or letter.key
    return f"{number_of(letter, series).replace('/', '-')}-{who.lower()}-{letter.language}"
