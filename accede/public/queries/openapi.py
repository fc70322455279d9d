"""What the data addresses understand and answer, as an OpenAPI 3.1 document."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from accede.public.queries import tables
from accede.public.queries.citing import licence
from accede.public.queries.schemas import DAY, TEXT, Schema, components, ref

VERSION = "1.0"
ERRORS = {
    400: "A parameter or a day that cannot be answered; `error` says why.",
    404: "No such treaty or State; `error` says so.",
}
ON = ("on", "The day asked about, from the treaty's adoption to today. Default: today.", DAY)
ROWS = (
    "rows",
    "`all`: also the rows that were corrected or struck out.",
    {"enum": ["standing", "all"], "default": "standing"},
)
LANG = ("lang", "Language of names and definitions.", {"enum": ["ar", "en", "es", "fr", "ru", "zh"], "default": "en"})
SLUG = ("slug", "Short name of the treaty, as in treaties.json.", TEXT)
CODE = ("code", "Code of the State, as in states.json; any case.", TEXT)
SPAN = (
    ("from", "The first day.", DAY),
    ("to", "The last day. Default: today.", DAY),
    ("treaty", "Short name of one treaty. Default: all.", TEXT),
)
# address, what it gives, shape of the answer, parameters
JSON_PATHS: tuple[tuple[str, str, str, tuple[tuple[str, str, Schema], ...]], ...] = (
    ("/data/v1/treaties.json", "Every treaty on record with its counts on a day.", "Treaties", (ON,)),
    ("/data/v1/status/{slug}.json", "Counts with definitions, entry into force, every State.", "Status", (SLUG, ON)),
    ("/data/v1/acts/{slug}.json", "Every act of a treaty, one by one.", "Acts", (SLUG, ROWS)),
    ("/data/v1/timeline/{slug}.json", "The numbers behind the chart, step by step.", "Timeline", (SLUG, ON)),
    ("/data/v1/states.json", "States, organisations and territories on a day.", "States", (ON,)),
    ("/data/v1/states/{code}.json", "One State under every treaty on a day, with its acts.", "StateStatus", (CODE, ON)),
    ("/data/v1/changes.json", "What moved between two days.", "Changes", SPAN),
)
CSV_PATHS = (
    ("/data/v1/acts/{slug}.csv", "Every act of a treaty, one per row.", tables.ACTS, (SLUG, ROWS)),
    ("/data/v1/acts.csv", "The acts of all treaties, one per row.", tables.ACTS, (ROWS,)),
    ("/data/v1/status/{slug}.csv", "Every State under a treaty on a day.", tables.STATUS, (SLUG, ON)),
)


def document() -> dict[str, Any]:
    """The whole document."""
    chosen = licence()
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Accede: the record as data",
            "version": VERSION,
            "description": "Treaties, the acts of States and what follows from them on any day. Reading needs no key. "
            "Inside v1 no field changes its name or its meaning and none goes; new ones may join.",
            "license": {"name": chosen.name, "url": chosen.url},
        },
        "servers": [{"url": settings.SITE_URL}],
        "security": [],
        "paths": {**{path[0]: _json(*path) for path in JSON_PATHS}, **{path[0]: _csv(*path) for path in CSV_PATHS}},
        "components": {"schemas": components()},
    }


def _json(path: str, words: str, shape: str, asked: tuple[tuple[str, str, Schema], ...]) -> dict[str, Any]:
    content = {"application/json": {"schema": ref(shape)}}
    return _get(path, words, asked, content)


def _csv(path: str, words: str, columns: Any, asked: tuple[tuple[str, str, Schema], ...]) -> dict[str, Any]:
    told = [f"- `{name}`: {meaning}" for name, _type, meaning in columns]
    content = {"text/csv": {"schema": {"type": "string", "description": "\n".join(told)}}}
    return _get(path, f"{words} RFC 4180, UTF-8, header line.", asked, content)


def _get(path: str, words: str, asked: tuple[tuple[str, str, Schema], ...], content: dict[str, Any]) -> dict[str, Any]:
    error = {"application/json": {"schema": ref("Error")}}
    answers = {"200": {"description": words, "content": content}, "304": {"description": "What you hold still stands."}}
    # An address that names no treaty and no State cannot name an unknown one.
    known = [code for code in ERRORS if code == 400 or "{" in path or any(name == "treaty" for name, *_ in asked)]
    answers |= {str(code): {"description": ERRORS[code], "content": error} for code in known}
    return {
        "get": {
            "summary": words,
            "operationId": path.removeprefix("/data/v1/").translate(str.maketrans("/.{}", "____")).strip("_"),
            "parameters": [_parameter(path, *one) for one in (*asked, LANG)],
            "responses": answers,
        }
    }


def _parameter(path: str, name: str, words: str, schema: Schema) -> dict[str, Any]:
    inside = f"{{{name}}}" in path
    return {
        "name": name,
        "in": "path" if inside else "query",
        "required": inside or name == "from",
        "description": words,
        "schema": schema,
    }
