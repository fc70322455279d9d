"""Large spreadsheets: read and taken over while nobody waits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from accede.coalition import actions
from accede.coalition.queries import sheets
from accede.kit import jobs
from accede.kit.refusals import Refused


@jobs.job("coalition.sheets.read", max_attempts=2)
def read_sheet(progress: jobs.Progress, *, pk: int, on: str) -> dict[str, Any]:
    """Reads a file and compares it with the record."""
    progress.report(0, 1)
    row = actions.read_sheet(pk=pk, on=date.fromisoformat(on))
    progress.report(1, 1)
    return {"state": row.state}


@jobs.job("coalition.sheets.write", max_attempts=2)
def write_sheet(progress: jobs.Progress, *, pk: int, by_pk: int, on: str) -> dict[str, Any]:
    """Takes an approved file over: in one transaction, or part by part where its kind is written so. When it cannot be,
    it waits for a decision again; what parts were done stay done.

    Progress is told between transactions, for what is told within one nobody sees before its end.
    """
    progress.report(0, 1)
    asked: dict[str, Any] = {"pk": pk, "by": actions.approver(by_pk), "on": date.fromisoformat(on)}
    try:
        if not sheets.is_in_parts(pk):
            actions.write_sheet(**asked)
        else:
            done, total = 0, 1
            while done < total:
                done, total = actions.write_part(**asked)
                progress.report(done, total)
    except (Refused, PermissionDenied) as refusal:  # not allowed: who approved it has lost the right meanwhile
        actions.give_back(pk=pk)
        raise jobs.GiveUp(str(refusal)) from None
    except Exception:
        actions.give_back(pk=pk)
        raise
    progress.report(1, 1)
    return sheets.written(pk)
