"""Loading a campaign that is here already: nothing to do when it is the same, refused when it is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from accede.kit import portable

FOLDER = settings.ROOT / "campaigns" / "migrant-workers-2003"


@pytest.fixture
def loaded(shipped, operator) -> None:
    assert portable.load(FOLDER, operator).report.ok


def test_the_same_folder_has_nothing_to_do(loaded, operator):
    again = portable.load(FOLDER, operator)

    assert (again.campaign, again.unchanged, again.report.problems) == ("migrant-workers-2003", True, [])


def test_a_folder_that_differs_is_refused_and_changes_nothing(loaded, operator, tmp_path: Path):
    other = tmp_path / "other"
    shutil.copytree(FOLDER, other)
    text = (other / "campaign.toml").read_text(encoding="utf-8")
    (other / "campaign.toml").write_text(text.replace('convened = "1998"', 'convened = "1997"'), encoding="utf-8")

    again = portable.load(other, operator)

    assert (again.campaign, again.unchanged) == (None, False)
    assert ["is here already" in problem.message for problem in again.report.errors] == [True]
