"""Every paper of the training campaign says on every page that its facts are invented."""

from __future__ import annotations

import ast
from pathlib import Path

import accede

ROOT = Path(accede.__file__).parent
# Papers of the public record: no campaign stands behind them.
OF_THE_RECORD = {
    "record/queries/papers/state.py",
    "record/queries/papers/status.py",
    "record/queries/papers/imports.py",
}


def _makers() -> set[str]:
    found = set()
    for path in ROOT.rglob("*.py"):
        calls = [each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)]
        names = {ast.unparse(each.func).rpartition(".")[2] for each in calls}
        if "Document" in names and "documents" not in path.parts[:-2] and "kit" not in path.parts[-3:]:
            found.add(path.relative_to(ROOT).as_posix())
    return found


def test_whoever_makes_a_paper_of_a_campaign_asks_for_the_words_of_the_training_campaign():
    makers = _makers()
    assert makers > OF_THE_RECORD
    silent = {each for each in makers - OF_THE_RECORD if "training_words" not in (ROOT / each).read_text()}
    assert silent == set()
