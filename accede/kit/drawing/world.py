from __future__ import annotations


def world_map(*a, **k):
    return ""


def map_note():
    return ""
