"""Makes the shipped records out of a folder of public data and the hand-kept facts in `kept/`.

    python treaties/make.py ../shared/data

Writes `<slug>/acts.csv` and `states/*.csv` beside itself, the same bytes from the same input. An act keeps
its id for ever: ids are read back from the files that stand. `treaty.toml` is written by hand and read here.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from make_states import Row, make_states, rows_of, write  # noqa: E402 -- stands beside this script
from make_texts import make_texts  # noqa: E402 -- as above; it needs the path that was just put

from accede.core.acts import Kind  # noqa: E402 -- the repository's root is put on the path just above
from accede.record.readers import DepositaryAct, Role, read_depositary  # noqa: E402 -- as above
from accede.record.readers.csv_tables import ACT_COLUMNS  # noqa: E402 -- as above

OF_2018 = "UN Treaty Collection, status as of 9 January 2018"
OF_2015 = "UN Treaty Collection, status as of 14 March 2015"
OF_THE_ILO = "List of ratifications of ILO Convention No. 189 as of 5 October 2020"
# slug → the file its acts are read from
FROM_FILES = {
    "icrmw": "icrmw_actions.csv",
    "icerd": "untc_2015/4-2.csv",
    "icescr": "untc_2015/4-3.csv",
    "iccpr": "untc_2015/4-4.csv",
    "cedaw": "untc_2015/4-8.csv",
    "cat": "untc_2015/4-9.csv",
    "crc": "untc_2015/4-11.csv",
    "genocide": "untc/IV-1.en.xml",
    "op-icescr": "untc/IV-3-a.en.xml",
    "iccpr-op1": "untc/IV-5.en.xml",
    "opcat": "untc/IV-9-b.en.xml",
    "apartheid-in-sports": "untc/IV-10.en.xml",
    "op-crc-ic": "untc/IV-11-d.en.xml",
    "iccpr-op2": "untc/IV-12.en.xml",
    "op-crpd": "untc/IV-15-a.en.xml",
    "icpped": "untc/IV-16.en.xml",
    "refugee-protocol": "untc/V-5.en.xml",
    "ctbt": "untc/XXVI-4.en.xml",
    "mine-ban": "untc/XXVI-5.en.xml",
    "att": "untc/XXVI-8.en.xml",
    "tpnw": "untc/XXVI-9.en.xml",
    "kyoto": "untc/XXVII-7-a.en.xml",
    "paris": "untc/XXVII-7-d.en.xml",
    "ilo-c189": "ilo/C189_as_of_2020-10-05.csv",
}
# Where the acts come from another file than the texts.
WITH_TEXTS = {"icrmw": "untc/IV-13.en.xml"}
# What the list of acts of the Migrant Workers Convention says of its sources → the depositary's own name.
_NAMED = (
    (r"snapshot Jan 2018", OF_2018),
    (
        r"59-party",
        "UN Treaty Collection, status with 59 parties (between 26 September 2023 and November 2024)",
    ),
    (r"mid-2022", "UN Treaty Collection, status of mid-2022, known to the year only"),
    (
        r"CMW/C/SR\.571",
        "Committee on Migrant Workers, CMW/C/SR.571 (2 December 2024), known to the month only",
    ),
)


def main(folder: Path) -> None:
    """Writes everything; stops with a sentence at the first thing that does not fit."""
    states = make_states(folder / "states")
    codes = {row["text"]: row["state"] for row in rows_of(HERE / "states" / "aliases.csv")}
    for slug, name in FROM_FILES.items():
        rows = make_acts(slug, folder / name, codes, states)
        said = folder / WITH_TEXTS.get(slug, name)
        if said.suffix == ".xml":
            make_texts(HERE / slug, read_depositary(said.read_bytes(), filename=said.name), rows, codes)
        sys.stdout.write(f"{slug}: {len(rows)} acts\n")


# ---------------------------------------------------------------- acts


def make_acts(slug: str, source: Path, codes: Mapping[str, str], states: Mapping[str, Row]) -> list[Row]:
    """Writes a treaty's acts: those of its file and those kept by hand, by date. Returns them."""
    file = read_depositary(source.read_bytes(), filename=source.name)
    if not file.ok:
        raise SystemExit(f"{source.name}: {file.refused or file.report}")
    named = _source_of(slug, file.format)
    rows = [_act_row(act, codes, named) for act in file.acts if act.role is not Role.EFFECT]
    rows += rows_of(HERE / "kept" / "acts" / f"{slug}.csv")
    adopted = tomllib.loads((HERE / slug / "treaty.toml").read_text(encoding="utf-8"))["adopted"].isoformat()
    for row in rows:
        _date_the_succession(row, states.get(row["state"], {}), adopted)
    rows.sort(key=lambda row: (_last_day(row["deposited"]), row["state"], row["kind"], row["article"], row["note"]))
    _number(slug, rows)
    _point_at(rows)
    write(HERE / slug / "acts.csv", ACT_COLUMNS, rows)
    return rows


def _source_of(slug: str, form: str) -> str:
    if form == "ilo-csv":
        return OF_THE_ILO
    return OF_2015 if form == "untc-csv" else OF_2018


def _act_row(act: DepositaryAct, codes: Mapping[str, str], named: str) -> Row:
    code = act.state or codes.get(act.participant, "")
    if not code:
        raise SystemExit(f"No State is on record under the name “{act.participant}”.")
    source = next((name for pattern, name in _NAMED if re.search(pattern, act.source)), named)
    return {
        "state": code,
        "kind": str(act.kind),
        "deposited": str(act.deposited),
        "effective": act.effective.isoformat() if act.effective else "",
        "article": act.article,
        "counted": "" if act.counted else "no",
        "source": source,
        "note": act.note if act.counted else "printed in brackets by the depositary: no longer counted",
        "confidence": act.confidence.split(" ")[0] or "high",
    }


def _date_the_succession(row: Row, state: Row, adopted: str) -> None:
    """A successor of Yugoslavia or Czechoslovakia succeeds from the day it became a State, recorded later."""
    day = state.get("from", "")
    succeeded = row["kind"] in (Kind.SUCCESSION, Kind.SUCCESSION_TO_SIGNATURE) and state.get("predecessors")
    if succeeded and not row.get("effective") and adopted < day < row["deposited"]:
        row["effective"] = day


def _last_day(moment: str) -> str:
    # A month or a year sorts after its days, as the record counts it from its last possible day.
    return f"{moment.lstrip('<>')}-99-99"[:10]


def _number(slug: str, rows: list[Row]) -> None:
    """Ids that stand stay; new acts take the next numbers."""
    standing = {_said(row): row["id"] for row in rows_of(HERE / slug / "acts.csv")}
    used = [int(word.rsplit("-", 1)[1]) for word in standing.values()]
    following = max(used, default=0) + 1
    for row in rows:
        row["id"] = standing.get(_said(row), "")
        if not row["id"]:
            row["id"] = f"{slug}-{following:04}"
            following += 1


def _said(row: Row) -> tuple[str, ...]:
    return (row["state"], row["kind"], row["deposited"], row["article"], row.get("note", ""))


def _point_at(rows: list[Row]) -> None:
    """The withdrawal of a reservation points at it; the objection at what it objects to."""
    for row in rows:
        if row["kind"] == Kind.RESERVATION_WITHDRAWN:
            row["about"] = _id_of(rows, row["state"], "reservation", row["article"])
        elif row["kind"] == Kind.OBJECTION and row["state"] == "MEX":
            row["about"] = _id_of(rows, "VEN", "declaration", row["article"])


def _id_of(rows: list[Row], state: str, kind: str, article: str) -> str:
    return next(r["id"] for r in rows if (r["state"], r["kind"], r["article"]) == (state, kind, article))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
