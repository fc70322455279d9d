"""What follows from a sign-in and from a factor set up or removed: a note in the session, an entry in the log."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.dispatch import receiver

from accede.accounts.middleware import SEEN
from accede.kit import log


@receiver(user_logged_in)
def begin_to_see(request: Any, **kwargs: Any) -> None:
    """From here on the list of sign-ins says when this one was last used."""
    request.session[SEEN] = int(time.time())


@receiver(authenticator_added)
def added(user: Any, authenticator: Any, **kwargs: Any) -> None:
    log.record("accounts.add_factor", target=user, by=user, after={"kind": authenticator.type})


@receiver(authenticator_removed)
def removed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    log.record("accounts.remove_factor", target=user, by=user, before={"kind": authenticator.type})


@receiver(authenticator_reset)
def renewed(user: Any, **kwargs: Any) -> None:
    log.record("accounts.renew_recovery_codes", target=user, by=user)
