"""The library: what there is of items, and how far their language versions are."""

from accede.materials.models.items import Credit, CreditRole, Edition, Item, ItemKind, PrintRun
from accede.materials.models.versions import UNDETERMINED, LanguageVersion, Stage, Step

__all__ = [
    "UNDETERMINED",
    "Credit",
    "CreditRole",
    "Edition",
    "Item",
    "ItemKind",
    "LanguageVersion",
    "PrintRun",
    "Stage",
    "Step",
]
