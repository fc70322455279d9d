"""Why something was not done. The text is for people."""

from __future__ import annotations

from collections.abc import Iterable

from accede.kit import refusals


class Refused(refusals.Refused):
    """Nothing was written. `reasons` are whole sentences."""

    def __init__(self, reasons: str | Iterable[str]) -> None:
        self.reasons = (reasons,) if isinstance(reasons, str) else tuple(reasons)
        super().__init__(" ".join(self.reasons))


class ActRefused(Refused):
    """The act cannot be as it was entered; all reasons at once."""


class AlreadyRecorded(ActRefused):
    """The same act stands on record already."""


class AlreadyReplaced(Refused):
    """The row was corrected or struck out in the meantime."""


class CannotVerifyOwn(Refused):
    """Who entered an act cannot verify it."""


class NothingToDo(Refused):
    """The act would change nothing."""


class ImportClosed(Refused):
    """The file was decided about already, or was refused."""


class RecordMoved(Refused):
    """The record changed since the file was compared with it."""
