"""The library as a folder: one TOML file an item, `materials/<key>.toml`."""

from accede.materials.portable.part import MaterialsPart
from accede.materials.portable.tables import Table, saved, shared_in, trimmed

__all__ = ["MaterialsPart", "Table", "saved", "shared_in", "trimmed"]
