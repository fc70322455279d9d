"""With the acts that end notes tell of, the clause gives the official day that is missed without them."""

from __future__ import annotations

import csv
import tomllib
from datetime import date

import pytest
from django.conf import settings

from accede.core import acts as core
from accede.core.clauses import TreatyRules
from accede.core.entry import entry_into_force
from accede.record.readers import DepositaryFile, Note, Role, read_depositary
from accede.record.readers.endnotes import read_noted

# Under the Genocide Convention five States deposited on the day of the twentieth: one more changes the count alone.
MISSED = {"apartheid-in-sports", "iccpr-op2"}
FILES = {"genocide": "IV-1", "apartheid-in-sports": "IV-10", "iccpr-op2": "IV-12", "refugee-protocol": "V-5"}


def computed(slug: str, acts) -> date | None:
    toml = settings.ROOT / "treaties" / slug / "treaty.toml"
    rules = TreatyRules.from_data(tomllib.loads(toml.read_text(encoding="utf-8"))["clauses"])
    rows = [core.Act(n, slug, *act) for n, act in enumerate(acts)]
    return entry_into_force(rules, rows, as_of=date(2018, 1, 9)).computed


@pytest.mark.shared
@pytest.mark.parametrize("slug", FILES)
def test_the_notes_supply_the_triggers_that_the_table_lacks(slug, shared):
    path = shared / "data" / "untc" / f"{FILES[slug]}.en.xml"
    file = read_depositary(path.read_bytes(), filename=path.name)
    table = [(a.participant, a.kind, a.deposited) for a in file.acts if a.counted and a.role is not Role.EFFECT]
    noted = [(a.name, a.kind, a.deposited) for a in file.noted]
    with (shared / "rules" / "eif_golden.csv").open(encoding="utf-8") as rows:
        golden = next(row for row in csv.DictReader(rows) if row["mtdsg_no"] == FILES[slug])

    official = date.fromisoformat(golden["official_eif"])
    assert computed(slug, table + noted) == official
    assert (computed(slug, table) != official) == (slug in MISSED)


# As the depositary would print them: days of the shipped record, words of its other notes.
STYLE = {
    "The former Yugoslavia had signed and ratified the Covenant on 8 August 1967 and 2 June 1971, respectively.": 2,
    "Czechoslovakia had signed and ratified the Covenant on 7 October 1968 and 23 December 1975, respectively.": 2,
    "The German Democratic Republic had signed and ratified the Covenant with reservations and declarations on"
    " 27 March 1973 and 8 November 1973, respectively.": 2,
    "Czechoslovakia had signed and ratified the Convention on 7 October 1966 and 29 December 1966.": 2,
    "The German Democratic Republic had acceded to the Convention on 27 March 1973.": 1,
}


@pytest.mark.parametrize("text", STYLE)
def test_notes_in_the_style_of_the_six_core_treaties_are_read(text):
    assert len(read_noted(DepositaryFile("made", "untc-xml", notes=(Note("1", text),)))) == STYLE[text]
