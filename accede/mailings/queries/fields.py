"""What the letters of a run may say of their readers: the fields, and what each says in each letter.

Rooms below and above offer fields of theirs ("field_kinds", "run_fields"); those of the run and of its addressee are
filled here. Facts are read with the alliance's eyes: what one organisation keeps for itself decides no letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.accounts.roles import Reach
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading
from accede.core.letter_texts import Value
from accede.kit.localdates import long_day
from accede.kit.offers import Addressed, FieldKind, RunTo, ask
from accede.mailings.models import Run
from accede.mailings.queries import own_fields
from accede.mailings.queries.enclosed import Enclosed, enclosed_words
from accede.record.queries import pinned

# With these eyes the facts of a run are read, whoever prepares it.
ALLIANCE_EYES = Reading(reach=Reach.MEMBERS, of_alliance=True)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")

OCCASION = frozenset({"event.title", "event.day", "event.time", "event.place"})
# Of these a run may say nothing: a block that names one is then left out.
MAY_BE_SILENT = frozenset({"event.time"})
# Fields of whoever a letter goes to, and where the run's line has them.
_OF_LINE: dict[str, Callable[[Any], str]] = {
    "head.name": lambda line: line.to_name,
    "head.title": lambda line: line.to_title,
    "head.salutation": lambda line: line.salutation,
    "reader.name": lambda line: line.to_name,
}
_OF_RUN: dict[str, Callable[[Run, str], str]] = {
    "run.title": lambda run, _language: run.title,
    "run.date": lambda run, language: long_day(run.letter_date, language),
    "run.reply_by": lambda run, language: long_day(run.reply_by_date, language),
    "run.reply_to": lambda run, _language: run.reply_to,
    "run.signed_by": lambda run, _language: run.signed_by,
    "run.signed_title": lambda run, _language: run.signed_title,
}


def field_kinds(campaign: Campaign, *, on: date) -> dict[str, FieldKind]:
    """{name: field} of all that a text may name, in the order in which rooms offer them."""
    offered = ask("field_kinds", subject=campaign.slug, on=on, reader=ALLIANCE_EYES)
    found: dict[str, FieldKind] = {}
    for each in sorted(offered, key=lambda kind: kind.order):
        found.setdefault(each.name, each)
    return found


def filled(
    run: Run, lines: Iterable[Any], *, names: frozenset[str], languages: Mapping[str, str], as_of: date,
    letters: Mapping[str, str], enclosures: Mapping[str, Sequence[Enclosed]],
) -> dict[str, dict[str, Value]]:  # fmt: skip
    """{addressee: {field: what it says}} of all letters of a run.

    `names` are the fields that the texts name; `languages` those in which the letters are written, by addressee;
    `letters` the keys that they will have, none in a preview. Facts are as of the run's `classes_date`, people as of
    `as_of`. A fixed number of queries.
    """
    lines = list(lines)
    own = {each: _of_run(run, names, each, enclosures.get(each, ())) for each in set(languages.values())}
    values = {line.key: {**own[languages[line.key]], **_of_line(run, line, names)} for line in lines}
    asked = tuple(
        Addressed(line.key, languages[line.key], state_code(line), letters.get(line.key, "")) for line in lines
    )
    subject = RunTo(run.campaign.slug, run.key, run.classes_date, names, asked)
    with pinned():
        offered = ask("run_fields", subject=subject, on=as_of, reader=ALLIANCE_EYES)
    for each in offered:
        url = each.url or (page_of(run.template) if each.name.startswith(OF_THE_TEXT) else "")
        values[each.addressee].setdefault(each.name, Value(each.text, each.ready, each.note, url))
    return values


# What no State and no reader can mend: such a field is taken out of the text.
OF_THE_TEXT = ("digest.", "reply.")


def page_of(row: Any) -> str:
    """The page where a row is mended."""
    return str(row.get_absolute_url())


def state_code(line: Any) -> str:
    """The code of the State to whose mission a line goes; empty for other readers."""
    return str(getattr(line.state, "code", line.state) or "")


def _of_line(run: Run, line: Any, names: frozenset[str]) -> dict[str, Value]:
    found = {name: Value(read(line)) for name, read in _OF_LINE.items() if name in names}
    for name in ("head.salutation", "head.name"):
        if name in found and not found[name].text:
            found[name] = Value("", False, _WANTING[name](), _mission_url(run, line))
    return found


_WANTING = {
    "head.salutation": lambda: _("No form of address is on file for whoever heads the mission."),
    "head.name": lambda: _("Nobody is on file who certainly heads the mission on this day."),
}


def _mission_url(run: Run, line: Any) -> str:
    on = getattr(line, "mission", None)
    mission = getattr(on, "mission", on)
    if mission is None:
        return ""
    return reverse("governments:mission", args=[run.campaign.slug, state_code(line), mission.key])


def _of_run(run: Run, names: frozenset[str], language: str, enclosures: Sequence[Enclosed]) -> dict[str, Value]:
    found = {name: Value(read(run, language)) for name, read in _OF_RUN.items() if name in names}
    if "run.enclosures" in names:
        found["run.enclosures"] = _enclosures(enclosures, language)
    for name in facts_named(run) & names:
        found[name] = _fact(run, name, language)
    for name in names & OCCASION - found.keys():
        if name in MAY_BE_SILENT:
            found[name] = Value()
        else:
            note = _("The run does not say it: add it to what the letters may say.")
            found[name] = Value("", False, f"{_named(name)}. {note}", _facts_form(run))
    return found


def _enclosures(enclosures: Sequence[Enclosed], language: str) -> Value:
    missing = next((each.item for each in enclosures if each.version is None), None)
    if missing is not None:
        note = _("“%(item)s” is not released in any language yet.") % {"item": missing.title}
        return Value("", False, note, missing.get_absolute_url())
    return Value(enclosed_words(enclosures, language))


def facts_named(run: Run) -> frozenset[str]:
    """The fields for which the run itself holds a text: "event.title" also where it has one for French only."""
    return frozenset(name.partition(":")[0] for name in run.facts)


def facts_of_runs(campaign: Campaign) -> frozenset[str]:
    """The same of all runs of a campaign: a text may name it, though one run has it and another has not. One query."""
    found = Run.objects.filter(campaign=campaign).values_list("facts", flat=True)
    return frozenset(name.partition(":")[0] for facts in found for name in facts)


def _fact(run: Run, name: str, language: str) -> Value:
    """A fact of the run in the letter's language, else as it was written; days in the words of the language."""
    text = str(run.facts.get(f"{name}:{language.split('-')[0]}") or "")
    note = ""
    if not text:
        text = str(run.facts.get(name) or "")
        if text and language.split("-")[0] != run.campaign.language.split("-")[0] and not _DAY.match(text):
            note = _("Written as the run has it; there is no text of it in this language.")
    if _DAY.match(text):
        text = long_day(date.fromisoformat(text), language)
    if text:
        return Value(text, note=note)
    note = _("The run does not say it in this language.")
    return Value("", False, f"{_named(name)}. {note}", _facts_form(run))


def _named(name: str) -> str:
    """What a field is called, to begin a sentence; its name where only this run has it."""
    return capfirst(next((each.label for each in own_fields.field_kinds() if each.name == name), name))


def _facts_form(run: Run) -> str:
    """Where it is written what the letters of a run may say."""
    return reverse("mailings:change_run", args=[run.campaign.slug, run.key]) + "#id_facts"
