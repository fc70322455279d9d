"""Addresses: `room` of the room's pages, `file` of the pages of one State's file."""

from __future__ import annotations

from django.urls import URLPattern

room: list[URLPattern] = []
file: list[URLPattern] = []
