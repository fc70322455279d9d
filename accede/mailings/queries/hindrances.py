"""What upper rooms say is in the way of a letter: who declined is not reminded, who is invited is not invited again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from accede.kit.letter_fields import Addressed, Hindrance, RunTo
from accede.kit.models import OutgoingMail
from accede.kit.offers import ask
from accede.mailings.models import Letter, Run, RunKind
from accede.mailings.queries.addressed import Problem
from accede.mailings.queries.lines import Line
from accede.mailings.rules import THE_EYES

INVITING = (RunKind.INVITATION, RunKind.REMINDER)


def hindered(run: Run, lines: list[Line], *, on: date) -> list[Line]:
    """The lines, each with what the rooms say is in its way (kind "run_hindrances"). As many queries as these ask."""
    addressed = tuple(Addressed(line.key, line.language, line.state) for line in lines)
    subject = RunTo(run.campaign.slug, run.key, on, frozenset(), addressed)
    told: dict[str, list[Hindrance]] = {}
    for each in ask("run_hindrances", subject=subject, on=on, reader=THE_EYES):
        told.setdefault(each.addressee, []).append(each)
    return [_with(run, line, told[line.key]) if line.key in told else line for line in lines]


def unwanted(mails: Iterable[OutgoingMail], *, on: date) -> list[tuple[int, str]]:
    """Of mails that are about to leave, those that invite somebody whose invitation was withdrawn meanwhile, or remind
    somebody who has answered: pk, and why. One query where none does; else as many as the rooms ask for each run.
    """
    about = {row.about_id: row.pk for row in mails if row.about_type == Letter._meta.label_lower}
    rows = Letter.objects.filter(pk__in=about, run__kind__in=INVITING).select_related("run__campaign")
    by_run: dict[Run, dict[str, Letter]] = {}
    for letter in rows:
        by_run.setdefault(letter.run, {})[letter.addressee] = letter
    found = []
    for run, letters in by_run.items():
        asked = tuple(Addressed(key, each.language, "") for key, each in letters.items())
        subject = RunTo(run.campaign.slug, run.key, on, frozenset(), asked)
        told = ask("run_hindrances", subject=subject, on=on, reader=THE_EYES)
        found += [(about[str(letters[each.addressee].pk)], each.words) for each in told]
    return found


def _with(run: Run, line: Line, found: list[Hindrance]) -> Line:
    more = tuple(Problem(each.kind, each.margin, each.words, _mended(run, line), _("Leave it out")) for each in found)
    return replace(line, problems=(*line.problems, *more))


def _mended(run: Run, line: Line) -> str:
    try:
        return reverse("mailings:adjust", args=[run.campaign.slug, run.key, line.key])
    except NoReverseMatch:
        return ""
