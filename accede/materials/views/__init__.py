"""Pages of the library: pages (list, grid, item), editing (forms and acts)."""

from accede.materials.views.editing import (
    add_credit,
    add_edition,
    add_item,
    add_print_run,
    change_item,
    remove_credit,
    remove_item,
    remove_print_run,
)
from accede.materials.views.pages import history, item, item_list, translation_grid
from accede.materials.views.versions import (
    add_version,
    change_version,
    reach_stage,
    remove_version,
    revise_text,
)

__all__ = [
    "add_credit",
    "add_edition",
    "add_item",
    "add_print_run",
    "add_version",
    "change_item",
    "change_version",
    "history",
    "item",
    "item_list",
    "reach_stage",
    "remove_credit",
    "remove_item",
    "remove_print_run",
    "remove_version",
    "revise_text",
    "translation_grid",
]
