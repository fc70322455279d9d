"""One object for every import in the house: all problems at once, each with its file, row and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, in words that say what to do."""

    file: str
    row: int | None
    column: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.message}" if place else self.message


@dataclass
class Report:
    """Collects problems while reading goes on; nothing is written unless `ok`."""

    problems: list[Problem] = field(default_factory=list)

    def add(
        self,
        file: str,
        message: str,
        *,
        row: int | None = None,
        column: str = "",
        severity: Severity = "error",
    ) -> None:
        """Keeps a problem once, however often the same place is read."""
        problem = Problem(file, row, column, message, severity)
        if problem not in self.problems:
            self.problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if problem not in self.problems:
                self.problems.append(problem)

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.severity == "warning"]

    @property
    def ok(self) -> bool:
        return not self.errors

    def as_data(self) -> list[dict[str, object]]:
        """For JSON: one mapping a problem, with the keys file, row, column, message, severity."""
        return [asdict(problem) for problem in self.problems]

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
