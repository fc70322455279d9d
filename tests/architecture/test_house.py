"""What the import contracts cannot see: foreign keys as strings, the same-or-earlier-file rule, managers, clocks."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

PACKAGE = settings.PACKAGE
ROOT = settings.ROOT

# From the top floor down; rooms on one floor do not know each other.
FLOORS = (
    {"public", "api", "today"},
    {"reports"},
    {"outlook"},
    {"funding"},
    {"statements"},
    {"events"},
    {"mailings"},
    {"monitoring"},
    {"governments", "supporters"},
    {"meetings", "comparison"},
    {"materials"},
    {"coalition"},
    {"record"},
    {"accounts"},
    {"kit"},
)
HEIGHT = {room: len(FLOORS) - number for number, rooms in enumerate(FLOORS) for room in rooms}

# Inside a room, from the lowest file up. A file of an upper room may use the same or an earlier one of a lower room.
FILES = (
    "signals", "readers", "models", "rules", "queries", "actions", "offers", "jobs", "forms",
    "views", "feeds", "admin", "checks", "receivers", "management", "portable", "templatetags", "urls", "apps",
)  # fmt: skip
EDGES = {
    "views",
    "feeds",
    "admin",
    "checks",
    "receivers",
    "management",
    "portable",
    "templatetags",
    "urls",
    "apps",
}
HOLDS_NO_VOCABULARY = {"core", "kit", "accounts", "config"}
MANAGERS_MAY_STAND_IN = {"models", "queries", "rules", "actions", "portable", "migrations", "receivers"}


def rooms() -> list[str]:
    return [room for room in sorted(HEIGHT) if (PACKAGE / room).is_dir() and room not in HOLDS_NO_VOCABULARY]


def sources(room: str) -> list[Path]:
    return [path for path in (PACKAGE / room).rglob("*.py") if "migrations" not in path.parts]


def file_of(module: list[str]) -> str:
    return module[2] if len(module) > 2 else ""


def imported_modules(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found += [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return [name for name in found if name.startswith("accede.")]


def test_every_contract_of_the_house_holds():
    result = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda m: m._meta.label)
def test_foreign_keys_go_down_the_floors_only(model):
    here = model._meta.app_label
    upward = [
        field.name
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        for there in [field.related_model._meta.app_label]
        if here in HEIGHT and there in HEIGHT and there != here and HEIGHT[there] >= HEIGHT[here]
    ]

    assert upward == []


@pytest.mark.parametrize("room", rooms())
def test_a_file_uses_the_same_file_or_an_earlier_one_of_a_lower_room(room):
    wrong = []
    for path in sources(room):
        own = path.relative_to(PACKAGE / room).parts[0].removesuffix(".py")
        if own == "__init__" or own not in FILES:
            continue
        for name in imported_modules(path):
            module = name.split(".")
            there, used = module[1], file_of(module)
            if there == room or there in HOLDS_NO_VOCABULARY or used not in FILES:
                continue
            if (own not in EDGES and FILES.index(used) > FILES.index(own)) or (used in EDGES and used != own):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")

    assert wrong == []


@pytest.mark.parametrize("room", rooms())
def test_only_the_files_that_read_and_write_touch_a_models_manager(room):
    wrong = []
    for path in sources(room):
        own = path.relative_to(PACKAGE / room).parts[0].removesuffix(".py")
        if own in MANAGERS_MAY_STAND_IN:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")

    assert wrong == []


@pytest.mark.parametrize("room", [*rooms(), "core", "kit", "accounts"])
def test_no_rule_reads_the_clock(room):
    """Days come from the caller; only edges ask what day it is. An instant of writing (`_at`) is no day."""
    clock = {"today", "localdate", "utcnow"}
    allowed = {*EDGES, "management", "shell", "middleware", "migrations"}
    wrong = []
    for path in sources(room):
        own = path.relative_to(PACKAGE / room).parts[0].removesuffix(".py")
        if own in allowed:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clock:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")

    assert wrong == []


def test_every_room_says_what_it_owns_and_what_it_stands_on():
    silent = [room for room in HEIGHT if (PACKAGE / room).is_dir() and not _introduces_itself(room)]

    assert silent == []


def _introduces_itself(room: str) -> bool:
    words = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    return all(part in words for part in ("Owns", "Does not own", "Stands on"))
