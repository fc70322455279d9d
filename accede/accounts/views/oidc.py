"""Signing in by an organisation's identity provider: off to it, back from it, refused in words."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from accede.accounts.models import IdentityProvider
from accede.accounts.oidc import refusals, rows, tying
from accede.accounts.oidc.checking import Checked, app_of

_BROKEN = (KeyError, ValueError, TypeError, OAuth2Error, RequestException)  # what a strange provider may cause


class OidcAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Providers are rows of ours; an answer opens an account that exists, or none."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        if provider is None or provider == "openid_connect":
            return [app_of(row) for row in rows.all_providers()]
        row = tying.provider(provider)
        return [app_of(row)] if row is not None else []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Known by its subject: that account. Else the account of the verified address is tied to the subject."""
        today = timezone.localdate()
        row = _row(sociallogin.account.provider)
        try:
            if sociallogin.is_existing:
                if not tying.vouched(row, sociallogin.user, on=today):
                    raise tying.NotTied("not_ours")
                return
            claims = sociallogin.account.extra_data
            user = tying.account_for(row, claims.get("userinfo") or claims["id_token"], on=today)
        except tying.NotTied as refusal:
            _refuse(request, row, refusal.why)
        sociallogin.account.extra_data = {}  # the subject is enough; nothing else of the answer is kept
        sociallogin.connect(request, user)
        tying.note(row, user, on=today)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, **more: Any
    ) -> None:
        _refuse(request, _row(provider.app.provider_id), refusals.why(error, exception))

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is sent: the log says that an account was tied."""


@require_POST
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """Off to the provider. A form may lead to no other site here, so a page says where it goes, and goes."""
    row = _row(key)
    try:
        answer: HttpResponse = OAuth2LoginView.adapter_view(Checked(request, key))(request)
    except _BROKEN as fault:
        _refuse(request, row, refusals.why(None, fault))
    address = answer.headers.get("Location", "")
    if not address:
        return answer
    page = render(request, "accounts/leaving.html", {"provider": row, "address": address})
    page.headers["Refresh"] = f"0; url={address}"
    return page


@require_safe
def back(request: HttpRequest, key: str) -> HttpResponse:
    """Back from the provider, with an answer that is checked."""
    row = _row(key)
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(Checked(request, key))(request)
    except _BROKEN as fault:
        _refuse(request, row, refusals.why(None, fault))
    return answer


def _row(key: str) -> IdentityProvider:
    row = tying.provider(key)
    if row is None:
        raise Http404
    return row


def _refuse(request: HttpRequest, row: IdentityProvider, why: str) -> NoReturn:
    words = {"provider": row, "words": refusals.WORDS[why]}
    raise ImmediateHttpResponse(render(request, "accounts/provider_refused.html", words, status=403))
