"""How the pages of second factors (allauth.mfa) behave here."""

from __future__ import annotations

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accede.accounts.factors import COUNT, asked_of
from accede.accounts.sealing import seal, unseal

_EDGE = 4  # white modules around the code, without which readers do not find it


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Secrets sealed, the code to scan without inline styles, plain words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your role asks for a second factor, and this is the only one. Set up another one first."
        ),
        "incorrect_code": _("This code is not right. Take the newest one that the app shows, or a recovery code."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def build_totp_svg(self, url: str) -> SafeString:
        """Dark on white in both modes, as readers need it, by attributes that a strict policy lets through."""
        code = qrcode.QRCode(border=_EDGE)
        code.add_data(url)
        rows = code.get_matrix()
        steps = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return format_html(
            '<svg class="qr" viewBox="0 0 {0} {0}" width="240" height="240" role="img" aria-label="{1}">'
            '<rect width="100%" height="100%" fill="#fff"/><path d="{2}" fill="#000"/></svg>',
            len(rows),
            _("Code to scan with the app; the secret below says the same"),
            steps,
        )

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.SECOND_FACTOR_REQUIRED or authenticator.type not in COUNT:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=COUNT).exclude(
            pk=authenticator.pk
        )
        return others.exists() or not asked_of(authenticator.user, on=timezone.localdate())
