"""No string is lost because a file calls gettext by a name that the collector does not know."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import accede

ROOT = Path(accede.__file__).parent
sys.path.insert(0, str(ROOT.parent / "locale"))


def test_every_name_by_which_a_file_calls_gettext_is_collected():
    from collect import KEYWORDS

    strange = set()
    for path in ROOT.rglob("*.py"):
        for each in ast.walk(ast.parse(path.read_text())):
            if isinstance(each, ast.ImportFrom) and each.module == "django.utils.translation":
                called = {name.asname or name.name for name in each.names if "gettext" in name.name}
                strange |= {f"{path.relative_to(ROOT)}: {name}" for name in called - set(KEYWORDS)}
    assert strange == set()
