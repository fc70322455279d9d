"""The rules stand without a framework, without the clock, and without the rest of the house."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import accede.core

FOLDER = Path(accede.core.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))

PROGRAM = """
import importlib, pkgutil, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"django", "numpy", "accounts"} and name.split(".")[0] in sys.argv[1:]:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Refuse())
import accede.core
for module in pkgutil.walk_packages(accede.core.__path__, "accede.core."):
    if module.name not in sys.argv[1:]:
        importlib.import_module(module.name)
print(sorted(name for name in sys.modules if name.split(".")[0] in {"django", "numpy"} and "." not in name))
"""


def run(*refused):
    root = FOLDER.parents[1]
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *refused], capture_output=True, text=True, cwd=root, check=False
    )


def test_core_imports_with_django_absent():
    done = run("django")

    assert done.stderr == ""
    assert done.stdout == "['numpy']\n"


def test_only_the_table_uses_numpy():
    done = run("django", "numpy", "accede.core.table")

    assert done.stderr == ""
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(FOLDER)) for path in FILES])
def test_no_rule_reads_the_clock_or_imports_upwards(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}

    assert {name for name in imported if name.startswith("accede") and not name.startswith("accede.core")} == set()
    assert called & {"today", "now", "utcnow", "localdate"} == set()
