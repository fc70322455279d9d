"""Where a request comes from, as those count who hold off a flood: the address itself is kept nowhere."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.http import HttpRequest


def neighbourhood(request: HttpRequest) -> str:
    """An address of four bytes; of sixteen its /64, which one home has."""
    address = ip_address(get_adapter().get_client_ip(request))
    return str(address) if address.version == 4 else str(ip_network(f"{address}/64", strict=False))
