"""What the pages of second factors need: options of a passkey as an attribute, whether this address can have any."""

from __future__ import annotations

import ipaddress
import json
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from accede.accounts import factors

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """JSON for a data attribute; the template escapes it."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.simple_tag(takes_context=True)
def instead_of_a_number(context: template.Context) -> str:
    """Browsers tie a passkey to a name, never to a number: the address to open instead; empty where all is well."""
    request = context["request"]
    host, colon, port = request.get_host().partition(":")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return ""
    return f"{request.scheme}://localhost{colon}{port}"


@register.simple_tag(takes_context=True)
def factor_asked(context: template.Context) -> str:
    """ "required" or "asked" when a role of the reader asks for a second factor and she has none; else empty."""
    if not factors.lacks(context["request"].user, on=timezone.localdate()):
        return ""
    return "required" if settings.SECOND_FACTOR_REQUIRED else "asked"
