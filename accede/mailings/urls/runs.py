"""Runs: begin, cover, blocked, adjust."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
run: list[URLPattern] = []
