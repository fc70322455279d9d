"""Writes of the record: one verb a function, keyword-only, atomic, with the right, logged, and a new version.

acts (record, correct, strike, verify), treaties (add, official day, accept a difference, aliases), imports
(stage, decide names, approve, reject), proposals (of end notes), version (bump), refusals (why something was not done,
in plain words).
"""

from __future__ import annotations

from accede.record.actions.acts import correct_act, record_act, strike_act, verify_act
from accede.record.actions.clauses import ClauseShipped, clause_with, set_clause
from accede.record.actions.disputes import dispute_act
from accede.record.actions.imports import (
    LARGEST,
    approve_import,
    decide_name,
    read_staged,
    reject_import,
    restage_import,
    stage_import,
)
from accede.record.actions.proposals import leave_out_proposal, take_proposal
from accede.record.actions.refusals import (
    ActRefused,
    AlreadyRecorded,
    AlreadyReplaced,
    CannotVerifyOwn,
    ImportClosed,
    NothingToDo,
    RecordMoved,
    Refused,
)
from accede.record.actions.shipped import LoadedRecord, load_shipped
from accede.record.actions.statements import declare, object_to, withdraw_statement
from accede.record.actions.territories import correct_territory, end_territory, record_territory
from accede.record.actions.texts import NewText
from accede.record.actions.treaties import accept_difference, add_treaty, set_alias, set_official_date
from accede.record.actions.version import bump

__all__ = [
    "LARGEST",
    "ActRefused",
    "AlreadyRecorded",
    "AlreadyReplaced",
    "CannotVerifyOwn",
    "ClauseShipped",
    "ImportClosed",
    "LoadedRecord",
    "NewText",
    "NothingToDo",
    "RecordMoved",
    "Refused",
    "accept_difference",
    "add_treaty",
    "approve_import",
    "bump",
    "clause_with",
    "correct_act",
    "correct_territory",
    "decide_name",
    "declare",
    "dispute_act",
    "end_territory",
    "leave_out_proposal",
    "load_shipped",
    "object_to",
    "read_staged",
    "record_act",
    "record_territory",
    "reject_import",
    "restage_import",
    "set_alias",
    "set_clause",
    "set_official_date",
    "stage_import",
    "strike_act",
    "take_proposal",
    "verify_act",
    "withdraw_statement",
]
