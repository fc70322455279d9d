"""Run sheet, programme in full, balance, calendar entry."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
event: list[URLPattern] = []
