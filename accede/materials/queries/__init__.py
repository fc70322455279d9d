"""Reads of the library. One module a noun; import from here."""

from accede.materials.queries.grid import Cell, Grid, grid, late_versions
from accede.materials.queries.items import (
    current_versions,
    ItemFilter,
    figures,
    item_in_full,
    items_of,
    searchable,
    shelf,
    track,
)
from accede.materials.queries.languages import SIX, language_name
from accede.materials.queries.passages import year_passages

__all__ = [
    "current_versions",
    "SIX",
    "Cell",
    "Grid",
    "ItemFilter",
    "figures",
    "grid",
    "item_in_full",
    "items_of",
    "language_name",
    "late_versions",
    "searchable",
    "shelf",
    "track",
    "year_passages",
]
