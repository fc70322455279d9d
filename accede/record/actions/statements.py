"""Declarations, reservations and objections as a person enters them: made, objected to, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.core.acts import Kind
from accede.core.dates import Moment
from accede.record import queries
from accede.record.actions.acts import enter
from accede.record.actions.refusals import ActRefused, NothingToDo
from accede.record.actions.texts import NewText
from accede.record.models import STATEMENTS, WITHDRAWALS, Act, State, Treaty


@transaction.atomic
def declare(
    *,
    treaty: Treaty | str,
    state: State | str,
    kind: str,
    deposited: Moment,
    source: str,
    by: Any,
    on: date,
    text: NewText | None = None,
    article: str = "",
    about: str = "",
    made_upon: str = "",
    notified_date: date | None = None,
    opposes_entry: bool | None = None,
    learned_date: date | None = None,
    note: str = "",
) -> Act:
    """Puts a declaration, a reservation or an objection on record, with its text; a second person verifies it later.

    `article` names the articles as "76" or "15, 18(6)"; only "76" alone counts as a declaration under article 76.
    `about` is the key of what an objection objects to, which it must name; `notified_date` is the day on which the
    depositary told the other States; `opposes_entry` is whether an objection definitely says that the treaty shall not
    be in force between the two, None while it does not say. Refuses, with every reason at once, what cannot be.
    """
    require(by, Right.RECORD_ACT, on=on)
    _check_kind(kind, about)
    row = Act(
        treaty=queries.treaty(treaty),
        state=queries.state(state) if isinstance(state, str) else state,
        kind=kind,
        deposited=deposited,  # type: ignore[misc]  # the field holds a Moment
        learned_date=learned_date or on,
        origin="person",
        made_upon=made_upon,
        notified_date=notified_date,
        opposes_entry=opposes_entry,
        **{"article": article.strip(), "about": about.strip(), "note": note.strip(), "source": source.strip()},
    )
    return enter(row, by=by, on=on, text=text)


def _check_kind(kind: str, about: str) -> None:
    if kind not in STATEMENTS:
        raise ActRefused(_("Choose declaration, reservation or objection."))
    if kind == Kind.OBJECTION and not about:
        raise ActRefused(_("Say what it objects to."))


@transaction.atomic
def object_to(*, act: Act, state: State | str, deposited: Moment, source: str, by: Any, on: date, **more: Any) -> Act:
    """An objection of a State to a declaration or reservation that stands; `more` as in `declare`."""
    if act.kind not in (Kind.RESERVATION, Kind.DECLARATION):
        raise ActRefused(_("Objections are made to reservations and declarations."))
    facts = {"treaty": act.treaty, "state": state, "deposited": deposited, "source": source, "by": by, "on": on}
    return declare(kind=Kind.OBJECTION, about=act.key, **({"article": act.article} | more | facts))


@transaction.atomic
def withdraw_statement(*, act: Act, deposited: Moment, source: str, by: Any, on: date, note: str = "") -> Act:
    """Takes a declaration, a reservation or an objection back from the day on which the depositary received it."""
    require(by, Right.RECORD_ACT, on=on)
    found = queries.declared(act, as_of=on)
    if found is None:
        raise ActRefused(_("Only declarations, reservations and objections are withdrawn so."))
    if not found.stands:
        raise NothingToDo(_("It is withdrawn already."))
    row = Act(
        treaty=act.treaty,
        state=act.state,
        kind=WITHDRAWALS[Kind(act.kind)],
        deposited=deposited,  # type: ignore[misc]  # the field holds a Moment
        learned_date=on,
        origin="person",
        **{"article": act.article, "about": act.key, "note": note.strip(), "source": source.strip()},
    )
    return enter(row, by=by, on=on)
