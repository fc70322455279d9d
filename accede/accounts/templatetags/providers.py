"""The buttons of organisations' own sign-in."""

from __future__ import annotations

from django import template

from accede.accounts.models import IdentityProvider
from accede.accounts.oidc.rows import all_providers

register = template.Library()


@register.simple_tag
def identity_providers() -> list[IdentityProvider]:
    """Those to choose from on the sign-in page."""
    return all_providers()
