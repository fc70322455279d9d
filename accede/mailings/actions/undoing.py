"""Taking back a change of what is written: templates, variants, blocks and their texts. Nothing else of mailings can be
taken back by a button: a run goes its way by its own steps.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.kit import undo
from accede.kit.models import LogEntry
from accede.mailings.actions import texts
from accede.mailings.models import BlockText, VariantText
from accede.materials.actions import writing

UNDONE = frozenset(
    {"mailings.template", "mailings.variant", "mailings.varianttext", "mailings.block", "mailings.blocktext"}
)


def right_of(entry: LogEntry) -> str:
    """By which right a change is taken back; what cannot be taken back asks for one that no role of a campaign has."""
    return Right.PREPARE_LETTERS.value if entry.target_type in UNDONE else Right.LOAD_CAMPAIGN.value


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> Model:
    """Take back the last change of a row, or bring a removed one back, as a new change. A text that says again what it
    said waits for review again. Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    require(by, Right(right_of(entry)), campaign=entry.campaign, on=on)

    def change(row: Any, values: dict[str, Any]) -> None:
        said = {name: values.get(name, getattr(row, name)) for name in ("subject", "body") if hasattr(row, name)}
        told = {"by": by, "at": timezone.now(), "on": on}
        if isinstance(row, VariantText):
            texts.write_text(variant=row.variant, language=row.language, **said, **told)
        elif isinstance(row, BlockText):
            texts.write_block(block=row.block, language=row.language, **said, **told)
        else:
            writing.change(row, values, "mailings.undo_change", Right.PREPARE_LETTERS, by=by, on=on)

    return undo.undo(entry, change, by=by, on=on)
