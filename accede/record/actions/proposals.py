"""Proposals from end notes: a person takes each over, or leaves it out and says why. Never several at once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import log
from accede.record import queries
from accede.record.actions.acts import told
from accede.record.actions.approving import open_import, settle, write_lines
from accede.record.actions.refusals import AlreadyRecorded, NothingToDo, RecordMoved, Refused
from accede.record.actions.version import bump
from accede.record.models import Act, Change, Decision, Import, ImportLine, State


@transaction.atomic
def take_proposal(*, import_: Import, line: int, by: Any, on: date, state: State | str | None = None) -> Act:
    """Puts one proposed act on record, with the end note as its source. `line` is the line's primary key; `state` says
    whose act it is, needed when the name in the note is not on record.

    Refuses when the record moved since the comparison, when the treaty is not on record yet, and when the act is.
    """
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    row = open_import(import_)
    if row.base_version != queries.version():
        raise RecordMoved(_("The record changed since this file was compared with it. Compare again, then decide."))
    if row.treaty is None:
        raise Refused(_("The treaty is not on record yet. Approve the file's own acts first."))
    proposal = _waiting(row, line)
    proposal.state = queries.state(state) if isinstance(state, str) else state or proposal.state
    _check(row, proposal)
    write_lines(row, row.treaty, [proposal], by=by, on=on)
    settle(row, by, absent_too=True)
    row.base_version = bump(row.treaty.slug)
    row.save()
    act = proposal.act
    assert act is not None  # noqa: S101 -- write_lines has just written it
    log.record("record.take_proposal", target=act, by=by, on=on, after=told(act))
    return act


@transaction.atomic
def leave_out_proposal(*, import_: Import, line: int, reason: str, by: Any, on: date) -> ImportLine:
    """Leaves one proposed act out and keeps the reason with it; the record does not change."""
    require(by, Right.IMPORT_DEPOSITARY, on=on)
    if not reason.strip():
        raise Refused(_("Say why the proposal is left out; the reason is kept with it."))
    row = open_import(import_)
    proposal = _waiting(row, line)
    proposal.decision = Decision.IGNORED
    proposal.data = proposal.data | {"reason": reason.strip()}
    proposal.save(update_fields=["decision", "data"])
    settle(row, by, absent_too=True)
    row.save()
    after = {"name": proposal.name, "kind": proposal.kind, "end_note": proposal.data.get("end_note"), "reason": reason}
    log.record("record.leave_out_proposal", target=row, by=by, on=on, after=after)
    return proposal


def _waiting(row: Import, pk: int) -> ImportLine:
    lines = row.lines.filter(change=Change.PROPOSED, decision=Decision.WAITING).select_related("state", "existing")
    found = lines.filter(pk=pk).first()
    if found is None:
        raise NothingToDo(_("This proposal is decided already, or is none of this file."))
    return found


def _check(row: Import, line: ImportLine) -> None:
    if line.state is None:
        raise Refused(
            _("“%(name)s” is no name on record. Say which State acted, or leave the proposal out.")
            % {"name": line.name}
        )
    same = Act.objects.current().filter(
        treaty=row.treaty, state=line.state, kind=line.kind, deposited=line.deposited, article=""
    )
    if same.exists():
        raise AlreadyRecorded(_("This act is on record already."))
