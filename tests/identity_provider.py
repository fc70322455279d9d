"""A small identity provider that really is one: discovery, keys, authorisation, token with PKCE and a client secret.

What it says can be bent, one thing at a time, to see that we refuse.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "accede", "a secret of the provider"


class Provider:
    """The WSGI application, with what it says of the person who signs in there."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.address = ""
        self.person: dict[str, Any] = {"sub": "subject-1", "email": "nora@accede.example", "email_verified": True}
        self.bent: dict[str, Any] = {}  # claims that stand in the token instead of the right ones
        self.issuer = ""  # another name in the discovery document
        self.signing_key = self.key
        self.refuses = False
        self.codes: dict[str, str] = {}

    def __call__(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        if environ["REQUEST_METHOD"] == "POST":
            asked = parse_qs(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode())
        plain = {name: values[0] for name, values in asked.items()}
        path = environ["PATH_INFO"]
        if path == "/authorize":
            start("302 Found", [("Location", self._authorise(plain))])
            return [b""]
        answers = {"/.well-known/openid-configuration": self._discovery, "/jwks": self._keys}
        told = self._token(plain) if path == "/token" else answers[path]()
        start("200 OK" if "error" not in told else "400 Bad Request", [("Content-Type", "application/json")])
        return [json.dumps(told).encode()]

    def _discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer or self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}

    def _authorise(self, asked: dict[str, str]) -> str:
        if self.refuses:
            return f"{asked['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': asked['state']})}"
        code = secrets.token_urlsafe(8)
        self.codes[code] = asked["code_challenge"]
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def _token(self, asked: dict[str, str]) -> dict[str, Any]:
        challenge = self.codes.pop(asked.get("code", ""), None)
        shown = base64.urlsafe_b64encode(hashlib.sha256(asked.get("code_verifier", "").encode()).digest())
        if challenge != shown.decode().rstrip("=") or asked.get("client_secret") != SECRET:
            return {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, **self.person, **self.bent}
        token = jwt.encode(claims, self.signing_key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "unused", "token_type": "Bearer", "id_token": token}


class _Silent(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def running() -> Iterator[Provider]:
    """The provider on a free port of this machine."""
    provider = Provider()
    with make_server("127.0.0.1", 0, provider, handler_class=_Silent) as server:
        provider.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
