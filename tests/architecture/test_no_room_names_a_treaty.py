"""No room but the sample names a treaty: a campaign on any treaty must be able to use every line unchanged.

The words looked for are taken from the shipped treaties themselves: their short names, numbers and titles, besides what
people call two of them. Docstrings and comments of `core` may cite the article from which a rule was taken.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
import tomllib
from pathlib import Path

from django.conf import settings

ROOT = settings.ROOT
PACKAGE = settings.PACKAGE

CALLED = r"migrant|\bICRMW\b|\bCMW\b|mine[ -]ban|landmine|Ottawa Convention|Nuclear-Test-Ban|Rome Statute"

# file -> words that may stand there, and why. Everything else is a treaty's name in a room that must not know it.
ALLOWED = {
    "config/settings.py": {"migrant": "the sample campaign that sample mode loads on the first start"},
    "coalition/queries/sheet_columns.py": {"migrant": "the same sector, as people write it in their tables"},
    "coalition/models/organisations.py": {"migrant": "a sector of civil society beside church, labour and women"},
    "governments/models/allies.py": {"migrant": "the same sector on the map of allies"},
    "governments/queries/allies.py": {"migrant": "the same sector, where nobody of it is with us"},
    "governments/queries/sheet_columns.py": {"paris": "a city in which missions have their seat"},
    "governments/models/obstacles.py": {"migrant": "what governments are heard to say, in the words of the studies"},
}
FIGURES = "figures that the United Nations publish for every State; shown where a campaign's treaty asks for them"
for name in (
    "governments/queries/score_words.py",
    "public/templates/public/parts/state_about.html",
    "record/models/__init__.py",
    "record/actions/shipped_states.py",
    "record/models/states.py",
    "record/queries/snapshot.py",
    "record/queries/state_page.py",
    "record/queries/words/labels.py",
    "record/readers/shipped.py",
):
    ALLOWED[name] = {"migrant": FIGURES}


def _treaties() -> list[dict]:
    return [
        tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "treaties").glob("*/treaty.toml"))
    ]


def _words() -> re.Pattern[str]:
    """Titles and numbers wherever they stand; short names only as a whole text, for "cat" and "paris" are words."""
    found = {CALLED}
    for each in _treaties():
        texts = [*each.get("titles", {}).values(), *each.get("short_titles", {}).values(), each.get("number", "")]
        found |= {rf"(?<!\w){re.escape(text)}(?!\w)" for text in texts if text}
    return re.compile("|".join(sorted(found, key=len, reverse=True)), re.IGNORECASE)


WORDS = _words()
SLUGS = {each["slug"] for each in _treaties()}


def _said(path: Path) -> list[str]:
    """The texts of a file: of Python the strings, docstrings and comments; of anything else all of it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return [text]
    cites = path.is_relative_to(PACKAGE / "core")
    tree = ast.parse(text)
    skipped = {id(node.body[0].value) for node in ast.walk(tree) if _has_docstring(node)} if cites else set()
    strings = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped
    ]
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    return strings if cites else strings + comments


def _has_docstring(node: ast.AST) -> bool:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return isinstance(node, kinds) and ast.get_docstring(node, clean=False) is not None


def _named(path: Path) -> set[str]:
    """What of a treaty a file names, in small letters."""
    said = _said(path)
    return {found.casefold() for text in said for found in WORDS.findall(text)} | {
        text for text in said if text in SLUGS
    }


def _sources() -> list[Path]:
    kinds = {".py", ".html", ".txt", ".css", ".js", ".svg", ".typ", ".xml"}
    return [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in kinds and "migrations" not in path.parts]


def test_no_room_names_a_treaty():
    wrong = []
    for path in _sources():
        where = str(path.relative_to(PACKAGE))
        left = _named(path) - set(ALLOWED.get(where, {}))
        wrong += [f"accede/{where}: {', '.join(sorted(left))}"] if left else []

    assert wrong == []


def test_every_exception_is_still_needed():
    idle = [
        f"{where}: {word}"
        for where, words in ALLOWED.items()
        for word in words
        if not (PACKAGE / where).exists() or word not in _named(PACKAGE / where)
    ]

    assert idle == []


def test_the_walk_sees_titles_numbers_and_short_names(tmp_path):
    file = tmp_path / "made.py"
    file.write_text('"""Like IV-13."""\nA = "mine-ban"  # the Paris Agreement\nB = "cat and mouse"\n')

    assert _named(file) == {"iv-13", "mine-ban", "paris agreement"}
