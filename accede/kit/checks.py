"""What must be right before the house starts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from accede.kit.jobs.settings import ENGINES


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
