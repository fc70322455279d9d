"""Who may: fetch and permit in one step. The record is public; what waits for a decision is not."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.record.models import Act, Import, State, TerritorialApplication, Treaty


def get_treaty_for(user: Any, slug: str, right: Right = Right.READ_PAPERS, *, on: date) -> Treaty:
    """The treaty, or 404; NotAllowed when the person lacks the right."""
    require(user, right, on=on)
    found = Treaty.objects.select_related("parent").filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def get_state_for(user: Any, code: str, right: Right = Right.READ_PAPERS, *, on: date) -> State:
    """The State, or 404; NotAllowed when the person lacks the right."""
    require(user, right, on=on)
    found = State.objects.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def get_act_for(user: Any, pk: int, right: Right = Right.READ_PAPERS, *, on: date) -> Act:
    """The row of the register, or 404; NotAllowed when the person lacks the right."""
    require(user, right, on=on)
    found = Act.objects.select_related("treaty", "state", "replaces").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_territory_for(user: Any, pk: int, right: Right = Right.READ_PAPERS, *, on: date) -> TerritorialApplication:
    """The territorial application, or 404; NotAllowed when the person lacks the right."""
    require(user, right, on=on)
    rows = TerritorialApplication.objects.select_related("act__treaty", "act__state")
    found: TerritorialApplication | None = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_import_for(user: Any, pk: int, right: Right = Right.IMPORT_DEPOSITARY, *, on: date) -> Import:
    """The staged file, or 404; NotAllowed when the person lacks the right."""
    require(user, right, on=on)
    found = Import.objects.select_related("treaty").defer("content").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_verify(user: Any, act: Act, *, on: date) -> bool:
    """A second person with the right, while nobody has verified it."""
    return not act.verified_by and act.entered_by != user.get_username() and may(user, Right.VERIFY_ACT, on=on)
