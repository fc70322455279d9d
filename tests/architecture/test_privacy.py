"""Every field of every model is declared personal or impersonal."""

from __future__ import annotations

import pytest

from accede.kit import privacy


@pytest.mark.parametrize("model", list(privacy.models()), ids=lambda model: model._meta.label)
def test_every_field_is_declared_personal_or_impersonal(model):
    problems = list(privacy.problems_of(model))

    assert problems == [], "\n".join(problems)
