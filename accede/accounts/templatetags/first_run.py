"""What the sign-in page says of an installation in which nobody has an account yet."""

from __future__ import annotations

from django import template

from accede.accounts import first_run

register = template.Library()


@register.simple_tag
def nobody_yet() -> bool:
    """Whether nobody has an account here."""
    return first_run.nobody_yet()
