"""What if, in words: what cannot be supposed is refused."""

from __future__ import annotations

from datetime import date

import pytest

from accede.record import queries

TODAY = date(2004, 1, 30)


def test_a_treaty_with_an_unknown_clause_says_so(treaty):
    type(treaty).objects.filter(pk=treaty.pk).update(rules={})

    found = queries.what_if("small", {"MEX": date(2005, 1, 1)}, today=TODAY)

    assert "the clause of this treaty is not on record" in found.sentence


@pytest.mark.parametrize(
    ("deposits", "error", "words"),
    [
        ({}, queries.BadQuestion, "at least one State"),
        ({"MEX": date(1980, 1, 1)}, queries.DayRefused, "before the treaty was adopted"),
        ({"ATL": date(2005, 1, 1)}, LookupError, "ATL"),
    ],
)
def test_what_cannot_be_supposed_is_refused_in_words(treaty, deposits, error, words):
    with pytest.raises(error, match=words):
        queries.what_if("small", deposits, today=TODAY)
