"""Long work of the record."""

from __future__ import annotations

from typing import Any

from accede.kit import jobs
from accede.record import actions


@jobs.job("record.stage_import")
def stage_import(progress: Any, *, import_pk: int) -> dict[str, Any]:
    """Reads a staged file and compares it with the record."""
    progress.report(0, 2, "")
    row = actions.read_staged(pk=import_pk)
    progress.report(2, 2, "")
    return {"import": row.pk, "state": row.state}
