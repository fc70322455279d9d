"""Whether a provider is who it says, and whether its answer is meant for us and still good.

allauth asks and fetches; what it leaves to trust in the line is checked here too: the issuer of the discovery document
must be the address on record, the answer's signature is verified always, and what is said of the person later must be
said of the same person.
"""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter

from accede.accounts.models import IdentityProvider
from accede.accounts.sealing import unseal


class OtherIssuer(OAuth2Error):  # type: ignore[misc]  # allauth has no types
    """The provider speaks under another name than the one on record."""


class OtherPerson(OAuth2Error):  # type: ignore[misc]  # allauth has no types
    """What was fetched is about somebody else than the answer."""


class Checked(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """allauth's way through OpenID Connect, with nothing taken on trust."""

    @property
    def openid_config(self) -> dict[str, Any]:
        found: dict[str, Any] = super().openid_config
        expected = self.get_provider().app.settings["server_url"].rstrip("/")
        if str(found.get("issuer", "")).rstrip("/") != expected:
            raise OtherIssuer(str(found.get("issuer", "")))
        return found

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )
        return claims

    def complete_login(self, request: Any, app: SocialApp, token: Any, **kwargs: Any) -> Any:
        response = kwargs["response"]
        if not response.get("id_token"):
            raise OAuth2Error("no id_token")
        claims = self._decode_id_token(app, response["id_token"])
        data = {"id_token": claims}
        if "email" not in claims and self.openid_config.get("userinfo_endpoint"):
            told = self._fetch_user_info(token.token)
            if told.get("sub") != claims["sub"]:
                raise OtherPerson("sub")
            data["userinfo"] = told
        return self.get_provider().sociallogin_from_response(request, data)


def app_of(row: IdentityProvider) -> SocialApp:
    """The row as allauth wants it; never saved, so that its secret lies nowhere in the clear."""
    return SocialApp(
        provider="openid_connect",
        provider_id=row.key,
        name=row.name,
        client_id=row.client_id,
        secret=unseal(row.sealed_secret) if row.sealed_secret else "",
        settings={"server_url": row.server_url, "oauth_pkce_enabled": True},
    )
