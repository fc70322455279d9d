"""Events that members post themselves, and their moderation."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
event: list[URLPattern] = []
