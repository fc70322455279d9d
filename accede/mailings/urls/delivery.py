"""What became of letters: progress, pause, doubtful, carried by hand."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
run: list[URLPattern] = []
