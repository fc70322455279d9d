"""What State files and the directory say in letters: the mission, how far the State is, what it was heard to say and
what is answered. All letters of a run at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accede.coalition.models import Campaign
from accede.core import obstacles as rules
from accede.core.obstacles import Heard
from accede.governments.models import Mission, ObstacleKind, StepKind
from accede.governments.queries import mission_words
from accede.governments.queries.arguments import Answer, answers
from accede.governments.queries.letters import note_of
from accede.governments.queries.obstacles import heard_all
from accede.governments.queries.stages import stages_of_all
from accede.kit.letter_fields import Addressed, FieldKind, Filled, RunTo

MISSION = "mission:"
ARGUMENT = "argument."
_OBSTACLE = ("obstacle.said", "obstacle.answer", "obstacle.articles")


def field_kinds(campaign: Campaign, *, on: date) -> list[FieldKind]:
    """The room's fields, and each answer of the argument bank as one. Three queries."""
    mission, state, bank = _("Mission"), _("State file"), _("Argument bank")
    latest = _("What the alliance heard last and is not settled.")
    found = [
        FieldKind("mission.name", _("name of the mission"), mission, 30, "name"),
        FieldKind("mission.seat", _("place of the mission"), mission, 31, "name"),
        FieldKind("state.stage", _("how far it is on its way to deposit"), state, 40),
        FieldKind("obstacle.said", _("what it was heard to say against joining"), state, 41, note=latest),
        FieldKind("obstacle.answer", _("the answer to that, from the argument bank"), state, 42, note=latest),
        FieldKind("obstacle.articles", _("the articles on which that answer rests"), state, 43, "list", latest),
    ]
    return found + [
        FieldKind(f"{ARGUMENT}{each.key}", each.kind_words, bank, 50, note=each.text[:200])
        for each in answers(campaign, language=campaign.language, on=on)
    ]


def run_fields(campaign: Campaign, to: RunTo, *, reader: Any, on: date) -> list[Filled]:
    """The room's fields in all letters of a run. At most nine queries, and three more for each language."""
    known = _Known(campaign, to, reader, on)
    found: list[Filled] = []
    for language in sorted({letter.language for letter in to.letters}):
        with override("zh-hans" if language.split("-")[0] == "zh" else language):
            letters = [letter for letter in to.letters if letter.language == language]
            for letter in letters:
                found += known.of_mission(letter)
                found += known.of_state(letter)
            found += known.of_bank(letters, language)
    return found


class _Known:
    """What is asked for many letters, read once and only where a text names it."""

    def __init__(self, campaign: Campaign, to: RunTo, reader: Any, on: date) -> None:
        self.campaign = campaign
        self.to = to
        self.reader = reader
        self.on = on
        # Texts are in the letter's language; why one is missing is told to whoever asks, in hers.
        self.asked_in = get_language()
        self._answers: dict[str, list[Answer]] = {}

    @cached_property
    def missions(self) -> dict[str, Mission]:
        rows = Mission.objects.filter(campaign=self.campaign).only("key", "name", "seat", "place")
        return {f"{MISSION}{row.key}": row for row in rows}

    @cached_property
    def stages(self) -> dict[str, StepKind]:
        return stages_of_all(self.campaign, reader=self.reader, as_of=self.to.as_of, on=self.on)

    @cached_property
    def heard(self) -> dict[str, Heard]:
        """{State: the obstacle heard last that is not settled}."""
        rows = heard_all(self.campaign, reader=self.reader, as_of=self.to.as_of, on=self.on)
        return {each.state: each for each in rows if not is_gone(each, self.to.as_of)}

    def answers(self, language: str) -> list[Answer]:
        if language not in self._answers:
            self._answers[language] = answers(self.campaign, language=_code(language), on=self.on)
        return self._answers[language]

    def of_mission(self, letter: Addressed) -> Iterable[Filled]:
        wanted = self.to.names & {"mission.name", "mission.seat"}
        row = self.missions.get(letter.addressee) if wanted else None
        for name in sorted(wanted):
            if row is None:
                with override(self.asked_in):
                    note = _("The letter goes to no mission.")
                yield Filled(letter.addressee, name, "", False, note)
            else:
                text = row.name if name == "mission.name" else mission_words.seat(row)
                yield Filled(letter.addressee, name, text)

    def of_state(self, letter: Addressed) -> Iterable[Filled]:
        if "state.stage" in self.to.names:
            kind = self.stages.get(letter.state)
            yield Filled(letter.addressee, "state.stage", str(kind.label) if kind else "")
        for name in sorted(self.to.names.intersection(_OBSTACLE)):
            heard = self.heard.get(letter.state)
            yield self._answered(letter, name, heard) if heard else Filled(letter.addressee, name, "")

    def _answered(self, letter: Addressed, name: str, heard: Heard) -> Filled:
        kind = ObstacleKind(heard.kind)
        if name == "obstacle.said":
            return Filled(letter.addressee, name, str(kind.label))
        fitting = [each for each in self.answers(letter.language) if heard.answer in ("", each.key)]
        answer = next((each for each in fitting if heard.answer or each.kind == heard.kind), None)
        if answer is None:
            with override(self.asked_in):
                note = _("The argument bank has no answer yet to: %(obstacle)s.") % {"obstacle": kind.label}
            return Filled(letter.addressee, name, "", False, note, self._file(letter.state))
        return self._of_answer(letter, name, answer, answer.text if name == "obstacle.answer" else _articles(answer))

    def of_bank(self, letters: Iterable[Addressed], language: str) -> Iterable[Filled]:
        wanted = {name for name in self.to.names if name.startswith(ARGUMENT)}
        known = {f"{ARGUMENT}{each.key}": each for each in self.answers(language)} if wanted else {}
        for name in sorted(wanted & known.keys()):
            for letter in letters:
                yield self._of_answer(letter, name, known[name], known[name].text)

    def _of_answer(self, letter: Addressed, name: str, answer: Answer, text: str) -> Filled:
        with override(self.asked_in):
            note = note_of(answer)
        url = reverse("governments:argument", args=[self.campaign.slug, answer.key])
        return Filled(letter.addressee, name, text, not note, note, url)

    def _file(self, state: str) -> str:
        return reverse("governments:obstacles", args=[self.campaign.slug, state])


def is_gone(heard: Heard, on: date) -> bool:
    """Whether the obstacle is no longer raised on the day."""
    last = rules.shown(heard.moves, as_of=on)
    return last is not None and last.effect == rules.GONE


def _articles(answer: Answer) -> str:
    return answer.citation_words


def _code(language: str) -> str:
    return "zh-hans" if language.split("-")[0] == "zh" else language.split("-")[0]
