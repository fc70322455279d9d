"""What is over need not be kept: sign-ins that ended by themselves."""

from __future__ import annotations

from datetime import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from accede.kit import jobs


@jobs.job("accounts.tidy")
def tidy(progress: jobs.Progress) -> dict[str, Any]:
    """Removes sessions that are over, and what the lists of sign-ins say of them: device, address, last seen."""
    over, _by_model = Session.objects.filter(expire_date__lt=progress.job.created_at).delete()
    gone, _by_model = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return {"sessions": over, "sign_ins": gone}


jobs.schedule("accounts.tidy", daily_at=time(3, 40))
