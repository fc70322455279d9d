"""Sizes that keep a house liveable: function 40 lines, file 300, template 150, test function 30.

An exception carries its reason in the same line: `# size: …` beside the def, or in the file's first lines.
"""

from __future__ import annotations

import ast
from pathlib import Path

from django.conf import settings

ROOT = settings.ROOT


def _sources() -> list[Path]:
    return [path for path in (ROOT / "accede").rglob("*.py") if "migrations" not in path.parts]


def _functions(path: Path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and "# size:" not in lines[node.lineno - 1]:
            yield node.name, node.end_lineno - node.lineno + 1


def test_functions_have_at_most_40_lines():
    long = [
        f"{path.relative_to(ROOT)}:{name} {size}" for path in _sources() for name, size in _functions(path) if size > 40
    ]

    assert long == []


def test_test_functions_have_at_most_30_lines():
    tests = (ROOT / "tests").rglob("test_*.py")
    long = [f"{path.relative_to(ROOT)}:{name} {size}" for path in tests for name, size in _functions(path) if size > 30]

    assert long == []


def test_files_have_at_most_300_lines():
    def size(path: Path) -> int:
        text = path.read_text(encoding="utf-8")
        return 0 if "# size:" in text[:400] else len(text.splitlines())

    assert [f"{path.relative_to(ROOT)} {size(path)}" for path in _sources() if size(path) > 300] == []


def test_templates_have_at_most_150_lines():
    templates = (ROOT / "accede").rglob("templates/**/*.html")
    sizes = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in templates}

    assert {str(path): lines for path, lines in sizes.items() if lines > 150} == {}
