"""Long work of the record."""

from __future__ import annotations

from typing import Any

from accede.kit import jobs, made
from accede.record import actions
from accede.record.queries import papers


def _version(*, pk: int, **_rest: Any) -> str:
    return papers.import_paper_version(pk)


made.kind("record.import_paper", make=papers.import_paper_file, version=_version)


@jobs.job("record.stage_import")
def stage_import(progress: Any, *, import_pk: int) -> dict[str, Any]:
    """Reads a staged file and compares it with the record."""
    progress.report(0, 2, "")
    row = actions.read_staged(pk=import_pk)
    progress.report(2, 2, "")
    return {"import": row.pk, "state": row.state}
