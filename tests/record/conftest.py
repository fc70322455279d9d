"""A small treaty, with the clause of the Migrant Workers Convention and two instruments, and five States."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2004, 1, 30)
SOURCE = "Depositary notification, made for a test"


def moment(text: str):
    from accede.core.dates import Moment

    return Moment.parse(text)


@pytest.fixture
def states(db):
    """Mexico, Egypt, Mali, Turkey (with its later name) and the European Union, by code."""
    from accede.record.models import Group, GroupMembership, State, StateName

    un = Group.objects.create(key="un", names={"en": "Members of the United Nations"}, source=SOURCE)
    found = {}
    for code, name in {
        "MEX": "Mexico",
        "EGY": "Egypt",
        "MLI": "Mali",
        "TUR": "Turkey",
        "EUE": "European Union",
    }.items():
        kind = "organisation" if code == "EUE" else "state"
        found[code] = State.objects.create(code=code, iso3=code, kind=kind, source=SOURCE, shipped=True)
        until = date(2022, 6, 1) if code == "TUR" else None
        StateName.objects.create(state=found[code], language="en", name=name, until_date=until, source=SOURCE)
        if kind == "state":
            GroupMembership.objects.create(group=un, state=found[code], from_date=date(1960, 9, 28), source=SOURCE)
    StateName.objects.create(
        state=found["TUR"], language="en", name="Türkiye", from_date=date(2022, 6, 1), source=SOURCE
    )
    StateName.objects.create(state=found["MEX"], language="fr", name="Mexique", source=SOURCE)
    return found


@pytest.fixture
def treaty(states):
    """In force on the first day of the month following three months after the second instrument."""
    from accede.record.actions import bump
    from accede.record.models import Treaty

    row = Treaty.objects.create(
        slug="small",
        number="IV-99",
        titles={"en": "A Small Convention", "fr": "Une petite convention"},
        adopted_date=date(1990, 12, 18),
        rules={"article": "87(1)", "count": 2, "delay": "first_after_months:3", "needs_signature": True},
        source=SOURCE,
    )
    bump("small")
    return row


@pytest.fixture
def enter(treaty, states, operator):
    """Puts an act on record: enter("MEX", "signature", "1991-05-22")."""
    from accede.record import actions

    def enter_act(state: str, kind: str, deposited: str, **more):
        more = {"by": operator, "on": TODAY, "source": SOURCE} | more
        return actions.record_act(treaty=treaty, state=state, kind=kind, deposited=moment(deposited), **more)

    return enter_act


@pytest.fixture
def own_csv():
    """Our own file format from rows of id, state, kind, deposited (and counted)."""

    def made(*rows: tuple[str, ...]) -> bytes:
        lines = ["id,state,kind,deposited,effective,article,about,counted,source,note,confidence"]
        lines += [f"{key},{state},{kind},{day},,,,{(more or [''])[0]},,," for key, state, kind, day, *more in rows]
        return "\n".join(lines).encode() + b"\n"

    return made
