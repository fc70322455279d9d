"""How the first person comes into an installation that has no account yet.

Whoever sits at the terminal may come in, and nobody else on the network: `accede serve` and `accede prepare` print
an address with a token. The token is signed with the installation's secret, is good for a day, and is worth nothing
from the moment at which the first account exists; so it can be used once. Nothing is stored.
"""

from __future__ import annotations

from django.core import signing

from accede.accounts.models import User
from accede.accounts.queries import operator, people

_SALT = "accede.accounts.first-run"
GOOD_FOR = 24 * 60 * 60  # seconds


def nobody_yet() -> bool:
    """Whether the installation has no account but the operator's."""
    return not people().exists()


def new_token() -> str:
    """A token that lets one person in, while there is none."""
    return signing.TimestampSigner(salt=_SALT).sign(signing.b64_encode(b"first").decode())


def opens(token: str) -> bool:
    """Whether this token lets its bearer in now: ours, of the last day, and nobody has an account yet."""
    try:
        signing.TimestampSigner(salt=_SALT).unsign(token, max_age=GOOD_FOR)
    except signing.BadSignature:
        return False
    return nobody_yet()


def claim(token: str) -> User | None:
    """Inside a transaction: the operator, in whose name the bearer acts, or None when somebody was faster.

    The operator's row is locked first, so of two who send the same token at once the second finds an account.
    """
    operator()
    held = User.objects.select_for_update().get(username="operator")
    return held if opens(token) else None
