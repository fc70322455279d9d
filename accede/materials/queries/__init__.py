"""Reads of the library. One module a noun; import from here."""

from accede.materials.queries.grid import Cell, Grid, grid, late_versions
from accede.materials.queries.items import (
    ItemFilter,
    current_versions,
    figures,
    item_in_full,
    items_of,
    searchable,
    shelf,
)
from accede.materials.queries.languages import SIX, language_name
from accede.materials.queries.passages import year_passages
from accede.materials.queries.tracks import EditionTracks, Line, Track, lede, lines, tracks

__all__ = [
    "SIX",
    "Cell",
    "EditionTracks",
    "Grid",
    "ItemFilter",
    "Line",
    "Track",
    "current_versions",
    "figures",
    "grid",
    "item_in_full",
    "items_of",
    "language_name",
    "late_versions",
    "lede",
    "lines",
    "searchable",
    "shelf",
    "tracks",
    "year_passages",
]
