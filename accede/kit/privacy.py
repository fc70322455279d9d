"""Every field of every model is declared personal or impersonal; export, erasure, the log and demo data read
from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils.functional import Promise

MASK = "•"
# Columns that simple_history adds to a copy of a model; who and when, as in the log.
_OF_HISTORY = {"history_id", "history_date", "history_change_reason", "history_type", "history_user"}


@dataclass(frozen=True)
class Sealed:
    """Fields that are frozen for good once a row is: a model says `SEALED = Sealed(...)`.

    An erasure leaves them, says so, and says how long they are kept.
    """

    fields: frozenset[str]
    what: str | Promise  # "published version of a report"
    kept: str | Promise  # for how long: "for good, because it is public"
    when: Q = field(default_factory=Q)  # which rows; empty: all


def is_declared(model: type[Any]) -> bool:
    """Whether the model says which of its fields are personal; tables of other people's packages do not."""
    return hasattr(_declaring(model), "PERSONAL")


def secret(model: type[Any]) -> frozenset[str]:
    """Names of the fields that are kept and shown to nobody, not even to the person: `SECRET = {...}`."""
    return frozenset(getattr(_declaring(model), "SECRET", ())) | _SECRETS_OF_OTHERS.get(model._meta.label_lower, set())


def sealed_rows(model: type[Any]) -> set[Any]:
    """Keys of the rows whose sealed fields are frozen. One query; none where nothing is sealed."""
    seal = getattr(model, "SEALED", None)
    return set(model._base_manager.filter(seal.when).values_list("pk", flat=True)) if seal else set()


def seal_on(model: type[Any], field: str) -> Sealed | None:
    """The seal on a field, when the model has one on it."""
    seal = getattr(model, "SEALED", None)
    return seal if seal is not None and field in seal.fields else None


# What allauth keeps in tables that cannot say it themselves.
_SECRETS_OF_OTHERS = {
    "mfa.authenticator": {"data"},
    "socialaccount.socialtoken": {"token", "token_secret"},
    "account.emailconfirmation": {"key"},
    "usersessions.usersession": {"session_key", "data"},
}


def models() -> Iterator[type[Model]]:
    """The models of our own rooms, without the link tables that Django makes."""
    for config in apps.get_app_configs():
        if config.name.startswith("accede."):
            yield from config.get_models()


def personal(model: type[Any]) -> frozenset[str]:
    """Names of the fields that tell of a person."""
    return frozenset(getattr(_declaring(model), "PERSONAL", ()))


def impersonal(model: type[Any]) -> frozenset[str]:
    """Names of the fields that tell of nobody."""
    return frozenset(getattr(_declaring(model), "IMPERSONAL", ()))


def undeclared(model: type[Any]) -> set[str]:
    """Concrete fields that stand in neither set. The primary key `id` needs no declaration."""
    return _fields(model) - personal(model) - impersonal(model)


def problems() -> list[str]:
    """One sentence for each model whose declaration is not complete, saying what to write."""
    return [sentence for model in models() for sentence in problems_of(model)]


def problems_of(model: type[Any]) -> Iterator[str]:
    """What is wrong with a model's declaration; nothing when it is complete."""
    name = f"{model.__module__}.{model.__qualname__}"
    if missing := undeclared(model):
        yield (
            f"{name}: write {_listed(missing)} into PERSONAL = {{...}} (it tells of a person: "
            "masked in the log, erased on request) or into IMPERSONAL = {...}."
        )
    if twice := personal(model) & impersonal(model):
        yield f"{name}: {_listed(twice)} stands in both PERSONAL and IMPERSONAL; keep one."
    if gone := (personal(model) | impersonal(model)) - _fields(model) - {"id"}:
        yield f"{name}: {_listed(gone)} is declared but is not a field; remove it."


def mask(model: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    """The same values with personal ones hidden; an empty value stays empty, for that tells nothing."""
    hidden = personal(model)
    return {name: MASK if name in hidden and value not in ("", None, []) else value for name, value in values.items()}


def _declaring(model: type[Any]) -> type[Any]:
    # A history table repeats the columns of its model, and so its declaration.
    return getattr(model, "instance_type", model)


def _fields(model: type[Any]) -> set[str]:
    names = {field.name for field in model._meta.concrete_fields} - {"id"}
    return names - _OF_HISTORY if hasattr(model, "instance_type") else names


def _listed(names: set[str] | frozenset[str]) -> str:
    return ", ".join(f'"{name}"' for name in sorted(names))
