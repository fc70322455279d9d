"""Start-up checks: going live refuses while a sample sign-in remains."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import DatabaseError


@register(Tags.security, deploy=False)
def no_sample_sign_ins_in_live_mode(app_configs: Any, **kwargs: Any) -> list[Error]:
    from accede.accounts.queries import sample_users  # noqa: PLC0415 -- checks load before models are ready

    if settings.SAMPLE:
        return []
    try:
        left = list(sample_users().values_list("username", flat=True))
    except DatabaseError:  # not migrated yet: there cannot be any
        return []
    if not left:
        return []
    return [
        Error(
            f"Sample sign-ins remain: {', '.join(left)}.",
            hint="Their passwords are public. Start live mode on an empty database, or remove them in sample mode.",
            id="accounts.E001",
        )
    ]
