"""The record's sentences in the reader's language: what a step, a count or a class is called."""

from __future__ import annotations

from accede.record.queries.words.admission import admission_sentence
from accede.record.queries.words.definitions import definition, note_on
from accede.record.queries.words.explained import Explained, Namer
from accede.record.queries.words.explanation import told, told_for_state
from accede.record.queries.words.labels import (
    change_word,
    class_sentence,
    class_word,
    delay_words,
    direction_word,
    event_word,
    group_word,
    kind_word,
    listed,
    organisation_words,
)
from accede.record.queries.words.relations import relation_sentences
from accede.record.queries.words.statements import (
    TEXT_LANGUAGES,
    UPON_CHOICES,
    opposing_sentence,
    provision_definition,
    provision_sentence,
    remarks,
)
from accede.record.queries.words.territories import act_label, covered_until, territories_note

__all__ = [
    "TEXT_LANGUAGES",
    "UPON_CHOICES",
    "Explained",
    "Namer",
    "act_label",
    "admission_sentence",
    "change_word",
    "class_sentence",
    "class_word",
    "covered_until",
    "definition",
    "delay_words",
    "direction_word",
    "event_word",
    "group_word",
    "kind_word",
    "listed",
    "note_on",
    "opposing_sentence",
    "organisation_words",
    "provision_definition",
    "provision_sentence",
    "relation_sentences",
    "remarks",
    "territories_note",
    "told",
    "told_for_state",
]
