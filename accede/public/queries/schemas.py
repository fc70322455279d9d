"""Shapes of the data answers as JSON Schema (2020-12). Closed on purpose: a field that joins an answer joins here."""

from __future__ import annotations

from typing import Any

from accede.core.acts import Kind
from accede.core.dates import Precision
from accede.core.standing import StateClass

Schema = dict[str, Any]

DAY: Schema = {"type": "string", "format": "date"}
DAY_OR_NULL: Schema = {"type": ["string", "null"], "format": "date"}
TEXT: Schema = {"type": "string"}
TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "integer", "minimum": 0}
YES_NO: Schema = {"type": "boolean"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
PARTIAL: Schema = {
    "type": ["string", "null"],
    "description": "A date as well as it is known: 2003-07-01, 2003-07, 2003, <2003-07-01, >2003-07-01.",
}


def ref(name: str) -> Schema:
    """A reference to one of the shapes below."""
    return {"$ref": f"#/components/schemas/{name}"}


def closed(properties: Schema, optional: tuple[str, ...] = ()) -> Schema:
    """An object with these fields and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def listed(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def by_name(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


# What every answer carries.
TERMS: Schema = {
    "as_of": {**DAY, "description": "The day for which the answer holds."},
    "language": {"enum": ["ar", "en", "es", "fr", "ru", "zh"]},
    "licence": closed({"name": TEXT, "url": ADDRESS, "statement": TEXT}),
    "documentation": ADDRESS,
    "citation": {**TEXT, "description": "How to cite the answer."},
    "record_as_of": {**DAY_OR_NULL, "description": "The day up to which the record knows acts."},
    "links": by_name(ADDRESS),
}
ABOUT: Schema = {"treaty": TEXT, "number": TEXT_OR_NULL, "title": TEXT, "short_title": TEXT}
OF_TREATY: Schema = {**ABOUT, **TERMS, "source": TEXT, "warning": TEXT_OR_NULL}
DEFINITIONS: Schema = {**by_name(TEXT), "description": "What each count counts, by the name of the count."}


def components() -> dict[str, Schema]:
    """Every shape by name."""
    return {**_parts(), **_rows(), **_answers()}


def _parts() -> dict[str, Schema]:
    return {
        "Class": {"enum": [str(each) for each in StateClass]},
        "Count": closed(
            {
                "number": NUMBER,
                "definition": TEXT,
                "states": {
                    **listed(TEXT),
                    "description": "Codes behind the number; empty for the Members of the United Nations.",
                },
            }
        ),
        "EntryIntoForce": closed({"computed": DAY_OR_NULL, "official": DAY_OR_NULL}),
        "Moment": closed(
            {
                "text": PARTIAL,
                "precision": {"enum": [str(each) for each in Precision]},
                "earliest": DAY_OR_NULL,
                "latest": DAY_OR_NULL,
            }
        ),
    }


def _rows() -> dict[str, Schema]:
    return {
        "StateRow": closed(
            {
                "code": TEXT, "iso3": TEXT_OR_NULL, "name": TEXT, "class": ref("Class"), "since": PARTIAL,
                "signed": PARTIAL, "deposited": PARTIAL, "kind": TEXT_OR_NULL,
                "in_force": {**DAY_OR_NULL, "description": "For this State; may lie after the day asked about."},
                "uncertain": {**YES_NO, "description": "A date known too little decides the class."},
                "un_member": YES_NO,
            }
        ),
        "Act": closed(
            {
                "treaty": TEXT, "key": TEXT, "state": TEXT, "name": TEXT,
                "kind": {"enum": [*(str(each) for each in Kind), "struck"]},
                "kind_words": TEXT, "deposited": ref("Moment"), "effective": DAY_OR_NULL, "learned": DAY,
                "article": TEXT_OR_NULL, "about": TEXT_OR_NULL, "counted": YES_NO, "withdrawn": DAY_OR_NULL,
                "confidence": TEXT_OR_NULL, "source": TEXT, "verified": YES_NO,
                "row": {"enum": ["stands", "corrected", "struck_out", "strikes_out"]},
                "replaces": TEXT_OR_NULL, "replaced_by": TEXT_OR_NULL,
                "page": ADDRESS,
            }
        ),
        "State": closed(
            {
                "code": TEXT, "iso2": TEXT_OR_NULL, "iso3": TEXT_OR_NULL, "m49": TEXT_OR_NULL,
                "kind": {"enum": ["state", "other_state", "former", "organisation", "territory"]},
                "name": TEXT, "un_member": YES_NO, "link": ADDRESS,
            }
        ),
        "Provision": closed(
            {
                "article": TEXT, "declarations": NUMBER, "needed": NUMBER, "in_effect_since": DAY_OR_NULL,
                "states": listed(TEXT), "not_yet_parties": listed(TEXT),
                "confirm_with_depositary": YES_NO,
            }
        ),
        "Step": closed({"from": DAY, "number": NUMBER}),
    }  # fmt: skip


def _answers() -> dict[str, Schema]:
    counts = by_name(NUMBER)
    brief = closed(
        {**ABOUT, "adopted": DAY_OR_NULL, "entry_into_force": ref("EntryIntoForce"), "counts": counts, "source": TEXT,
         "record_as_of": DAY_OR_NULL, "links": by_name(ADDRESS)}
    )  # fmt: skip
    place = closed(
        {"treaty": TEXT, "short_title": TEXT, "class": ref("Class"), "since": PARTIAL, "source": TEXT,
         "record_as_of": DAY_OR_NULL, "acts": listed(ref("Act"))}
    )  # fmt: skip
    moved = closed({"treaty": TEXT, "counts": closed({"before": counts, "after": counts}), "acts": listed(ref("Act"))})
    steps = listed(ref("Step"))
    return {
        "Treaties": closed({**TERMS, "definitions": DEFINITIONS, "treaties": listed(brief)}),
        "Status": closed(
            {**OF_TREATY, "counts": by_name(ref("Count")), "entry_into_force": ref("EntryIntoForce"),
             "provisions": {**listed(ref("Provision")), "description": "Articles that wait for declarations."},
             "statements": {**by_name(NUMBER), "description": "Reservations, declarations, objections that stand."},
             "states": listed(ref("StateRow"))}
        ),
        "Acts": closed({**OF_TREATY, "acts": listed(ref("Act"))}),
        "States": closed({**TERMS, "states": listed(ref("State"))}),
        "StateStatus": closed({**TERMS, "state": ref("State"), "treaties": listed(place)}),
        "Changes": closed({**TERMS, "from": DAY, "to": DAY, "definitions": DEFINITIONS, "treaties": listed(moved)}),
        "Timeline": closed({**OF_TREATY, "definitions": DEFINITIONS, "bound": steps, "signed_only": steps}),
        "Error": closed({"error": TEXT, "status": {"type": "integer"}, "documentation": ADDRESS}),
    }  # fmt: skip
