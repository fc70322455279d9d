from __future__ import annotations

from django.db import models

from accede.kit import privacy
from accede.kit.models import LogEntry


class Letter(models.Model):
    sender = models.CharField(max_length=10)
    stamp = models.CharField(max_length=10)
    day = models.DateField()

    PERSONAL = {"sender", "ghost"}
    IMPERSONAL = {"sender", "stamp"}

    class Meta:
        app_label = "tests"
        managed = False


def test_a_field_in_neither_set_is_undeclared():
    assert privacy.undeclared(Letter) == {"day"}


def test_each_problem_says_what_to_write():
    name = f"{__name__}.Letter"

    assert list(privacy.problems_of(Letter)) == [
        f'{name}: write "day" into PERSONAL = {{...}} (it tells of a person: masked in the log, '
        "erased on request) or into IMPERSONAL = {...}.",
        f'{name}: "sender" stands in both PERSONAL and IMPERSONAL; keep one.',
        f'{name}: "ghost" is declared but is not a field; remove it.',
    ]


def test_masking_hides_what_is_there_and_shows_what_is_empty():
    values = {"sender": "Ines", "stamp": "1918", "ghost": ""}

    assert privacy.mask(Letter, values) == {"sender": "•", "stamp": "1918", "ghost": ""}


def test_our_own_models_are_walked_and_django_s_are_not():
    assert LogEntry in set(privacy.models())
    assert not any(model.__module__.startswith("django.") for model in privacy.models())
