from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Handler = Callable[..., "dict[str, Any] | None"]


class UnknownJob(Exception):
    """No room has registered a job of this name."""


class GiveUp(Exception):
    """Raised by a handler when trying again cannot help; its text is shown to the person who asked."""


@dataclass(frozen=True)
class Registered:
    name: str
    handler: Handler
    max_attempts: int


_jobs: dict[str, Registered] = {}
_housekeeping: list[Callable[[], Any]] = []
_background: list[Callable[[], Any]] = []


def job(name: str, *, max_attempts: int = 5) -> Callable[[Handler], Handler]:
    """Registers `f(progress, **args) -> dict | None` as a job. It may run more than once: make its steps
    idempotent.
    """

    def register(handler: Handler) -> Handler:
        _jobs[name] = Registered(name, handler, max_attempts)
        return handler

    return register


def registered(name: str) -> Registered:
    try:
        return _jobs[name]
    except KeyError:
        raise UnknownJob(f"No room has a job named {name!r}. Known are: {', '.join(sorted(_jobs))}.") from None


def housekeeping(function: Callable[[], Any]) -> Callable[[], Any]:
    """Registers a short function that workers call every second; calls of several servers may overlap."""
    if function not in _housekeeping:
        _housekeeping.append(function)
    return function


def in_the_background(function: Callable[[], Any]) -> Callable[[], Any]:
    """The same, but only for workers that stay: no command or test waits for it."""
    if function not in _background:
        _background.append(function)
    return function


def keep_house(*, staying: bool = False) -> None:
    for function in [*_housekeeping, *(_background if staying else ())]:
        function()
