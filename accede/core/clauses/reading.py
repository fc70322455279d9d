"""Read a table of settings key by key, and report every problem at once with the path of the bad key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from accede.core.dates import Delay, UnknownDelay, parse_delay


@dataclass(frozen=True)
class RulesProblem:
    """One thing that is wrong, and where: `clauses.conditions[1].states`."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class RulesError(ValueError):
    """A treaty's rules that cannot be read; `problems` holds all that is wrong with them."""

    def __init__(self, problems: Iterable[RulesProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Keys:
    """One table. Each method reads a key of one shape; None means absent or wrong (and then reported)."""

    def __init__(self, data: object, path: str, problems: list[RulesProblem]) -> None:
        self.path = path
        self.problems = problems
        self._seen: set[str] = set()
        if not isinstance(data, Mapping):
            self.wrong("", "write a table of keys and values here.")
            data = {}
        self._data: Mapping[str, Any] = data

    def wrong(self, key: str, message: str) -> None:
        """Report a problem with this key (or, with an empty key, with the table)."""
        path = f"{self.path}.{key}" if self.path and key else self.path or key
        self.problems.append(RulesProblem(path, message))

    def has(self, key: str) -> bool:
        """Whether the key is written at all."""
        return key in self._data

    def raw(self, key: str) -> Any:
        """The value as written; the key counts as known from here on."""
        self._seen.add(key)
        return self._data.get(key)

    def integer(self, key: str, *, least: int = 1) -> int | None:
        """A whole number of at least `least`."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self.wrong(key, f"{value!r} is no whole number of at least {least}.")
            return None
        return value

    def text(self, key: str) -> str:
        """A text, empty when absent."""
        value = self.raw(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.wrong(key, f"{value!r} is no text: write it in quotes.")
            return ""
        return value.strip()

    def choice(self, key: str, among: Iterable[str], default: str) -> str:
        """One of a few words."""
        value = self.raw(key)
        if value is None:
            return default
        among = list(among)
        if value not in among:
            self.wrong(key, f"{value!r} is none of {', '.join(among)}.")
            return default
        return str(value)

    def yes_no(self, key: str, default: bool) -> bool:
        """true or false."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.wrong(key, f"{value!r} is neither true nor false.")
            return default
        return value

    def day(self, key: str) -> date | None:
        """A day, as a TOML date or as text."""
        value = self.raw(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            if isinstance(value, str) and len(value) == 10:
                return date.fromisoformat(value)
        except ValueError:
            pass  # reported below like any other text that is no day
        self.wrong(key, f"{value!r} is no day: write it like 2003-07-01.")
        return None

    def delay(self, key: str) -> Delay | None:
        """A delay such as `first_after_months:3`."""
        value = self.raw(key)
        if value is None:
            return None
        try:
            if isinstance(value, str):
                return parse_delay(value)
            self.wrong(key, f"{value!r} is no delay: write it like days:30, in quotes.")
        except UnknownDelay as error:
            self.wrong(key, str(error))
        return None

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts without repetition, in alphabetical order (State codes, articles)."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list | tuple) or not all(isinstance(word, str) and word for word in value):
            self.wrong(key, "write a list of texts, each in quotes.")
            return ()
        twice = sorted({word for word in value if value.count(word) > 1})
        if twice:
            self.wrong(key, f"{', '.join(twice)} stands here more than once.")
        return tuple(sorted(set(value)))

    def numbers(self, key: str) -> tuple[tuple[str, Decimal], ...]:
        """A table of positive numbers by name (shares by State), in alphabetical order."""
        value = self.raw(key)
        if value is None:
            return ()
        table = Keys(value, f"{self.path}.{key}", self.problems)
        numbers = [(name, table.number(name)) for name in sorted(table._data)]
        return tuple((name, number) for name, number in numbers if number is not None)

    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """This whole table as names, each with its list of texts, in alphabetical order."""
        return tuple((name, self.words(name)) for name in sorted(self._data))

    def number(self, key: str) -> Decimal | None:
        """A positive number, as number or text; kept exactly as written."""
        value = self.raw(key)
        if value is None:
            return None
        try:
            if not isinstance(value, bool) and isinstance(value, int | float | str):
                number = Decimal(str(value))
                if number.is_finite() and number > 0:
                    return number
        except InvalidOperation:
            pass  # reported below like any other text that is no number
        self.wrong(key, f"{value!r} is no positive number.")
        return None

    def table(self, key: str) -> "Keys | None":
        """A table below this one, or None when absent."""
        value = self.raw(key)
        return None if value is None else Keys(value, f"{self.path}.{key}", self.problems)

    def tables(self, key: str) -> "list[Keys]":
        """A list of tables below this one."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            self.wrong(key, "write a list of tables here.")
            return []
        return [Keys(item, f"{self.path}.{key}[{n}]", self.problems) for n, item in enumerate(value, 1)]

    def finish(self) -> None:
        """Report the keys that nobody asked for: a misspelt setting must not be lost in silence."""
        for key in self._data:
            if key not in self._seen:
                known = ", ".join(sorted(self._seen))
                self.wrong(str(key), f"there is no setting of this name; known here: {known}.")
