"""Series and observances, venues and their rules."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
event: list[URLPattern] = []
