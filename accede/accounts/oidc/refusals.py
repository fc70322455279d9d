"""Why an identity provider's answer opened nothing, in words."""

from __future__ import annotations

import jwt
from allauth.socialaccount.providers.base import AuthError
from django.utils.translation import gettext_lazy as _

from accede.accounts.oidc.checking import OtherIssuer, OtherPerson

WORDS = {
    "cancelled": _("You stopped at your organisation's page. Nothing was changed."),
    "expired": _("The answer of your organisation is too old. Try again; if it stays so, its clock is wrong."),
    "audience": _("The answer of your organisation is meant for another program. Tell whoever runs its sign-in."),
    "issuer": _("The answer comes from another sign-in than your organisation's. Tell the secretariat at once."),
    "signature": _("The answer of your organisation is not signed by it. Tell the secretariat at once."),
    "person": _("Your organisation told of two different people. Tell whoever runs its sign-in."),
    "unreachable": _("Your organisation's sign-in does not answer. Try again later, or sign in another way."),
    "begin_again": _("This page was open too long, or the answer belongs to another window. Begin again."),
    "not_verified": _("Your organisation does not vouch for your mail address. Ask it to, or sign in another way."),
    "nobody": _("No account here has your mail address. If you were invited, open the link of the invitation first."),
    "not_ours": _("You hold no role for this organisation, so its sign-in does not open your account."),
    "unknown": _("Your organisation's sign-in did not work. Try again, or sign in another way."),
}
_OF_TOKENS = (
    (jwt.ExpiredSignatureError, "expired"),
    (jwt.InvalidAudienceError, "audience"),
    (jwt.InvalidIssuerError, "issuer"),
    (jwt.InvalidSignatureError, "signature"),
)


def why(error: object, exception: BaseException | None) -> str:
    """The word for what went wrong: its words are in WORDS."""
    if error == AuthError.CANCELLED:
        return "cancelled"
    if exception is None:
        return "begin_again"
    if isinstance(exception, OtherIssuer):
        return "issuer"
    if isinstance(exception, OtherPerson):
        return "person"
    cause = exception.__cause__
    for kind, word in _OF_TOKENS:
        if isinstance(cause, kind):
            return word
    return "unreachable" if isinstance(exception, OSError) else "unknown"
