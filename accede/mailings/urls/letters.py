"""Letters of a run: preview, compare, release, archive, papers to print."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
run: list[URLPattern] = []
