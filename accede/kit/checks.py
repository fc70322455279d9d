"""What must be right before the house starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from accede.kit.jobs.settings import ENGINES
from accede.kit.resealing import seal_all_again, sealed_columns


@register()
def the_engine_is_known(**kwargs: Any) -> list[CheckMessage]:
    engine = getattr(settings, "JOBS_ENGINE", "embedded")
    if engine in ENGINES:
        return []
    return [
        Error(
            f"JOBS_ENGINE={engine!r} is not known.",
            hint=f"Write one of: {', '.join(ENGINES)}.",
            id="kit.E001",
        )
    ]


@register(Tags.database)
def what_is_sealed_opens(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Only where the database is asked as well: before the tables are made, and by `accede check`."""
    if "default" not in (databases or ()):
        return []
    tables = set(connections["default"].introspection.table_names())
    if not {"kit_removed", *(model._meta.db_table for model, _name in sealed_columns())} <= tables:
        return []
    lost = seal_all_again(write=False).lost
    if not lost:
        return []
    return [
        Error(
            f"{lost} sealed texts cannot be opened by any key of ACCEDE_SEALING_KEYS.",
            hint="Add the key that sealed them: it stands where it was kept then, not in a backup of the database.",
            id="kit.E002",
        )
    ]
