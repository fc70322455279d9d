"""Lists, who is on them, press releases and newsletters."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
run: list[URLPattern] = []
