"""How sign-in behaves here: accounts are opened by the secretariat, never by the person herself; repeated failures
close the door for a while, and the page says for how long.
"""

from __future__ import annotations

import math
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from accede.accounts import officers
from accede.accounts.models import User
from accede.kit import log

LIMIT = {"app": "allauth.account", "action": "login_failed"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("This name and this password do not go together. Check both."),
        "email_password_mismatch": _("This name and this password do not go together. Check both."),
        "incorrect_code": _("This code is not right. Type the one from the newest letter."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whoever signed in within the last minutes need not show again that it is she."""
        shown = get_authentication_records(context.request, context.request.user)
        fresh = bool(shown) and time.time() - shown[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT
        return not fresh and bool(super().is_reauthentication_required(app=app))

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuses with a page that says how long, once there were too many failures."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            typed = credentials.get("email") or credentials.get("username") or ""
            raise locked(request, self._get_login_attempts_cache_key(request, **credentials), account(typed)) from None

    def validation_error(self, code: str, *args: Any) -> Exception:
        """Too many wrong codes of a second factor close the door as too many wrong passwords do."""
        if code == "too_many_login_attempts" and (user := _half_signed_in(context.request)) is not None:
            raise locked(context.request, f"mfa-auth-user-{user.pk}", user)
        found: Exception = super().validation_error(code, *args)
        return found

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # One count for an account, whether its name or its address is tried.
        typed = credentials.get("email") or credentials.get("username") or ""
        user = account(typed)
        return f"account-{user.pk}" if user else f"typed-{typed.strip().casefold()}"


def account(typed: str) -> User | None:
    """The account that somebody means who typed a user name or an address."""
    if "@" in typed:
        return User.objects.filter(email__iexact=typed.strip()).first()
    return officers.account(typed)


def locked(request: HttpRequest, key: str, user: User | None) -> ImmediateHttpResponse:
    """The page that says how long, and one entry in the log: whose account, and from no address."""
    seconds = seconds_left(request, key)
    noted = f"accede:locked:{key}"
    if user is not None and cache.add(noted, 1, timeout=max(seconds, 1)):
        log.record("accounts.lock_out", target=user, by=None)
    minutes = max(1, math.ceil(seconds / 60))
    return ImmediateHttpResponse(render(request, "account/locked.html", {"minutes": minutes}, status=429))


def seconds_left(request: HttpRequest, key: str) -> int:
    """How long until the oldest of the failures that count is forgotten, in seconds."""
    left = 0.0
    for rate in ratelimit.get_rates(**LIMIT):
        failures = cache.get(ratelimit.get_cache_key(request, **LIMIT, rate=rate, key=key), [])
        if len(failures) >= rate.amount:
            left = max(left, failures[-1] + rate.duration - time.time())
    return math.ceil(left)


def _half_signed_in(request: HttpRequest) -> User | None:
    stage = getattr(request, "_login_stage", None)
    user = stage.login.user if stage is not None else request.user
    return user if isinstance(user, User) else None
