"""Tables of the record: States, treaties, acts, staged imports, and the version of it all."""

from __future__ import annotations

from accede.record.models.acts import (
    LATER,
    MADE_UPON,
    STATEMENTS,
    STRUCK,
    WITHDRAWALS,
    AcceptedDifference,
    Act,
    AppendOnly,
)
from accede.record.models.imports import Change, Decision, Import, ImportLine, ImportState
from accede.record.models.states import (
    Alias,
    Group,
    GroupMembership,
    MigrantFigures,
    State,
    StateKind,
    StateName,
)
from accede.record.models.texts import ActText, TerritorialApplication
from accede.record.models.treaties import Treaty
from accede.record.models.version import RecordVersion

__all__ = [
    "LATER",
    "MADE_UPON",
    "STATEMENTS",
    "STRUCK",
    "WITHDRAWALS",
    "AcceptedDifference",
    "Act",
    "ActText",
    "Alias",
    "AppendOnly",
    "Change",
    "Decision",
    "Group",
    "GroupMembership",
    "Import",
    "ImportLine",
    "ImportState",
    "MigrantFigures",
    "RecordVersion",
    "State",
    "StateKind",
    "StateName",
    "TerritorialApplication",
    "Treaty",
]
