"""Fill the installation that ACCEDE_DATA names with made treaties, and write the same acts as a database for a peer.

python -m bench.fill TREATIES PEER.sqlite3
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from datetime import date, timedelta

STATES, FIRST, SPAN = 200, date(1950, 1, 1), 25_000


def fill(treaties: int, file: str) -> None:
    from django.utils import timezone

    from accede.core.dates import Moment
    from accede.record.actions import bump
    from accede.record.models import Act, State, Treaty
    from accede.record.queries import names

    chance, source = random.Random(2003), "Made by chance for a benchmark"
    now = timezone.now()
    states = list(State.objects.filter(kind="state", until_date=None).order_by("code")[:STATES])
    acts = []
    for number in range(treaties):
        slug = f"bench-{number:03d}"
        treaty = Treaty.objects.create(
            slug=slug, titles={"en": f"Made treaty {number}"}, source=source, adopted_date=FIRST,
            rules={"count": 20, "delay": "days:30"},
        )  # fmt: skip
        for state in states:
            signed = FIRST + timedelta(days=chance.randrange(SPAN))
            days = {"signature": signed, "ratification": signed + timedelta(days=chance.randrange(3_000))}
            acts += [
                Act(key=f"{state.code}-{kind}", treaty=treaty, state=state, kind=kind, deposited=Moment.on(day),
                    learned_date=day, source=source, entered_by="bench", entered_at=now)
                for kind, day in days.items()
            ]  # fmt: skip
    Act.objects.bulk_create(acts, batch_size=2_000)
    bump(*(f"bench-{number:03d}" for number in range(treaties)))
    called = names(on=date(2004, 1, 30), language="en")
    with sqlite3.connect(file) as base:
        base.execute("create table acts (treaty text, state text, name text, kind text, day text, bound integer)")
        base.executemany(
            "insert into acts values (?, ?, ?, ?, ?, ?)",
            [(a.treaty.slug, a.state.code, called.get(a.state.code, ""), a.kind, str(a.deposited),
              int(a.kind == "ratification")) for a in acts],
        )  # fmt: skip
        base.execute("create index by_state on acts (treaty, state, day)")
        base.execute("create table states (code text primary key, iso3 text, name text)")
        base.executemany(
            "insert into states values (?, ?, ?)", [(one.code, one.iso3, called.get(one.code, "")) for one in states]
        )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
    import django

    django.setup()
    fill(int(sys.argv[1]), sys.argv[2])
