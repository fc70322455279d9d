"""Every mission of a run gets exactly one letter, or is named with what is in the way."""

from __future__ import annotations

import pytest

from accede.mailings.queries.coverage import coverage_of
from tests.mailings.conftest import TODAY

pytestmark = pytest.mark.django_db


def test_each_mission_gets_the_one_letter_meant_for_its_class_in_its_language(run):
    found = coverage_of(run, on=TODAY)

    assert [(line.key, line.state_class, line.variant, line.language) for line in found.lines] == [
        ("mission:aaa-geneva", "none", "B", "en"),
        ("mission:bbb-geneva", "bound", "A", "fr"),
        ("mission:ccc-geneva", "signed", "B", "ar"),
    ]
    assert found.proved
    assert [line.problems for line in found.lines] == [(), (), ()]
    assert found.ready == found.lines
