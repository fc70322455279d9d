"""Reads of the library. One module a noun; import from here."""

from accede.materials.queries import choices
from accede.materials.queries.grid import Cell, Grid, grid, late_versions, with_others
from accede.materials.queries.history import history_of
from accede.materials.queries.items import (
    ItemFilter,
    credited_to,
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
    "choices",
    "credited_to",
    "current_versions",
    "figures",
    "grid",
    "history_of",
    "item_in_full",
    "items_of",
    "language_name",
    "late_versions",
    "lede",
    "lines",
    "searchable",
    "shelf",
    "tracks",
    "with_others",
    "year_passages",
]
