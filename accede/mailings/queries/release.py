"""What was proved when a run was prepared, and what is another when it is to be released."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accede.core.standing import StateClass
from accede.mailings.models import Letter, Run, RunStep
from accede.mailings.queries.coverage import Coverage, coverage_of
from accede.mailings.queries.lines import Line, seal_of
from accede.mailings.queries.runs import PREPARED, standing_of
from accede.mailings.queries.texts import Composed, composed
from accede.record.queries import class_word

SHORT = 16  # hexadecimal digits of a hash within a proof
# What is proved of a letter, in the order in which a change is told.
PARTS = ("class", "variant", "head", "to", "way", "language", "text", "blocked")


@dataclass(frozen=True)
class Proof:
    """The letters of a run that are still to go, as they would be on a day: `lines` those without a released letter."""

    coverage: Coverage
    lines: tuple[Line, ...]
    texts: Mapping[str, Composed]
    said: Mapping[str, Mapping[str, Any]]  # as RunStep.proof keeps it
    seal: str

    @property
    def ready(self) -> tuple[Line, ...]:
        """Those that can go."""
        return tuple(line for line in self.lines if line.ready)

    @property
    def blocked(self) -> tuple[Line, ...]:
        """Those that cannot."""
        return tuple(line for line in self.lines if not line.ready)


@dataclass(frozen=True)
class Change:
    """Something that is another than when the run was prepared: `part` a word of PARTS, or "new" or "gone"."""

    addressee: str
    name: str
    part: str
    words: str
    url: str = ""

    @property
    def stops(self) -> bool:
        """Whether the letter cannot go as it was read. One that is blocked no longer waits for the next release.

        A list changes by the hour, for its people join and leave by themselves: there only another text stops. Who left
        since gets nothing, who joined since waits for the next release.
        """
        if self.addressee.startswith("subscription:"):
            return self.part in {"variant", "text"}
        return self.part != "unblocked"


def proof_of(run: Run, *, on: date) -> Proof:
    """The proof of what is still to go, as known on the day. A fixed number of queries."""
    coverage = coverage_of(run, on=on)
    gone = set(Letter.objects.filter(run=run).values_list("addressee", flat=True))
    lines = tuple(line for line in coverage.lines if line.key not in gone)
    texts = composed(run, [line for line in lines if line.variant], as_of=on)
    letterhead = run.template.letterhead.sha256 if run.template.letterhead else ""
    said = {line.key: _said(line, texts.get(line.key), letterhead) for line in lines}
    return Proof(coverage, lines, texts, said, seal_of([coverage.seal, said]))


def _said(line: Line, text: Composed | None, letterhead: str) -> dict[str, Any]:
    way = (line.channel, line.then_channel, line.email, line.address, line.fax)
    words = (text.subject, text.body, text.language, *filter(None, [letterhead])) if text else ()
    return {
        "class": line.class_now or line.state_class,
        "variant": line.variant,
        "head": line.head,
        "to": seal_of([line.to_name, line.to_title, line.salutation])[:SHORT],
        "way": seal_of(way)[:SHORT],
        "language": line.language,
        "text": seal_of(words)[:SHORT],
        "blocked": not line.ready,
    }


def changes_since(step: RunStep, proof: Proof) -> list[Change]:
    """What is another than it was at the step, letter by letter, the changes of class first. No query."""
    found: list[Change] = []
    for line in proof.lines:
        before = step.proof.get(line.key)
        if before is None:
            found.append(Change(line.key, line.name, "new", _("It was not among the addressees yet."), line.url))
        else:
            found += _changed(line, before, proof.said[line.key])
    here = {line.key for line in proof.lines}
    lost = sorted(step.proof.keys() - here)
    found += [Change(key, key.partition(":")[2], "gone", _("It is not among the addressees any more.")) for key in lost]
    order = ("class", "variant", "new", "gone", *PARTS[2:], "unblocked")
    return sorted(found, key=lambda change: order.index(change.part))


def _changed(line: Line, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[Change]:
    """The first part that differs says why the others do: with another class comes another text."""
    for part in PARTS:
        if before.get(part) == now[part] or (part in {"to", "way", "text"} and before.get("blocked")):
            continue
        if part == "blocked":
            part = "blocked" if now["blocked"] else "unblocked"
        elif before.get("blocked") and part != "class":
            continue
        return [Change(line.key, line.name, part, _words(part, line, before), line.url)]
    return []


def _words(part: str, line: Line, before: Mapping[str, Any]) -> str:
    if part == "class":
        told = {"before": class_words(before["class"]), "now": class_words(line.class_now or line.state_class)}
        return _("Its class changed: %(before)s when the run was prepared, %(now)s now.") % told
    if part == "variant":
        told = {"before": before["variant"], "now": line.variant or "–"}
        return _("It would get letter %(now)s and not letter %(before)s.") % told
    if part == "blocked" and line.problems:
        return line.problems[0].words
    return {
        "head": _("Somebody else heads the mission."),
        "to": _("The name, the title or the form of address is another."),
        "way": _("The way of delivery or the address is another."),
        "language": _("The letter would be in another language."),
        "text": _("The text of the letter is another."),
        "blocked": _("The letter is blocked now."),
        "unblocked": _("The letter is not blocked any more. Prepare the run again to release it too."),
    }[part]


def class_words(name: str) -> str:
    """A State's class in words."""
    return str(class_word(StateClass(name))) if name in set(StateClass) else name or _("not known")


def runs_to_release(campaign: str) -> list[tuple[Run, RunStep]]:
    """The campaign's runs that wait for their release, each with its preparation. Two queries."""
    rows = Run.objects.filter(campaign__slug=campaign).prefetch_related("steps").order_by("opened_at", "pk")
    found = [(run, standing_of(run)) for run in rows]
    return [(run, at.prepared) for run, at in found if at.stage == PREPARED and at.prepared is not None]


def run_to_make(pk: int) -> Run:
    """A run with all that its papers need."""
    return Run.objects.select_related("template__letterhead", "audience", "campaign").get(pk=pk)


def released_of(run: Run) -> list[Letter]:
    """The run's frozen letters in their order. One query."""
    letters = list(Letter.objects.filter(run=run).select_related("mission", "state").order_by("number"))
    for letter in letters:
        letter.run = run
    return letters


def names_of(letters: Iterable[Letter]) -> dict[str, str]:
    """{addressee: how lists call her}, of frozen letters."""
    return {
        letter.addressee: letter.mission.name if letter.mission else letter.to_name or letter.email
        for letter in letters
    }
