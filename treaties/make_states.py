"""The States of the shipped records: names, aliases, groups and migrants. Called by `make.py`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent

Row = dict[str, str]

REGIONS = {
    "African Group": "african",
    "Asia-Pacific Group": "asia-pacific",
    "Eastern European Group": "eastern-european",
    "GRULAC": "grulac",
    "WEOG": "weog",
}
REGIONAL = "United Nations regional groups"
# key, kind, name, source
GROUPS = (
    ("un", "un", "Members of the United Nations", "United Nations, growth in membership; recalled"),
    ("african", "regional", "African Group", REGIONAL),
    ("asia-pacific", "regional", "Asia-Pacific Group", REGIONAL),
    ("eastern-european", "regional", "Eastern European Group", REGIONAL),
    ("grulac", "regional", "Latin American and Caribbean Group", REGIONAL),
    ("weog", "regional", "Western European and Others Group", REGIONAL),
    ("eu", "political", "European Union", "European Union, days of accession"),
    ("arab", "political", "Arab Group", "Arab Group"),
    ("g77", "political", "Group of 77", "Group of 77"),
    ("g20", "economic", "Group of Twenty", "Group of Twenty"),
    ("oecd", "economic", "OECD", "OECD"),
    ("ldc", "development", "Least developed countries", "United Nations list of least developed countries"),
    ("sids", "development", "Small island developing States", "United Nations list of small island States"),
)
AS_OF = "2024-10-31"
FILES_OF_GROUPS = {
    "eu": "european-union.csv",
    "arab": "arab-group.csv",
    "g77": "g77.csv",
    "g20": "g20.csv",
    "oecd": "oecd.csv",
    "ldc": "ldc.csv",
    "sids": "sids.csv",
}
LANGUAGES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}
STATE_COLUMNS = (
    "code", "kind", "iso2", "iso3", "m49", "from", "until", "un_from", "un_until", "predecessors", "source",
)  # fmt: skip
NAME_COLUMNS = ("state", "language", "name", "formal", "from", "until", "source")
# Codes that the lists use and we do not.
_OUR_CODES = {"EUU": "EUE"}
OCHA = "UN names in six languages, OCHA list of 2026"


# ---------------------------------------------------------------- files


def rows_of(path: Path) -> list[Row]:
    """The rows of a CSV file, none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Rows as CSV with "\\n" line ends; only the columns named."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), lineterminator="\n", restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def make_states(folder: Path) -> dict[str, Row]:
    """Writes states, names, aliases, groups, memberships and migrants; returns the States by code."""
    listed = [row for row in rows_of(folder / "ocha_countries_un_names_six_languages.csv") if _belongs(row)]
    kept = rows_of(HERE / "kept" / "states.csv")
    rows = [_listed_state(row) for row in listed] + [_kept_state(row) for row in kept]
    states = {row["code"]: row for row in rows}
    for row in rows_of(HERE / "kept" / "state_dates.csv"):
        states[row["code"]] |= {"from": row["from"], "predecessors": row["predecessors"]}
    for row in rows_of(HERE / "kept" / "un_members.csv"):
        state = states[row["state"]]
        state["un_from"] = state.get("un_from") or row["from"]
        state["un_until"] = row["until"]  # the last of its memberships: rows are in order of time
    write(HERE / "states" / "states.csv", STATE_COLUMNS, [states[code] for code in sorted(states)])
    make_names(listed, kept)
    make_aliases(listed, kept, states)
    make_groups(folder, states)
    make_migrants(folder, states)
    return states


def _belongs(row: Row) -> bool:
    # Left out: codes of no State, and places whose standing no depositary table raises.
    return bool(row["ISO 3166-1 Alpha 3-Codes"]) and row["ISO 3166-1 Alpha 3-Codes"] not in (
        "ATA",
        "TWN",
        "UMI",
    )


def _listed_state(row: Row) -> Row:
    code = row["ISO 3166-1 Alpha 3-Codes"]
    kind = "territory"
    if row["Independent"] == "Y":
        kind = "state" if row["Appears in DGACM list"] == "Y" else "other_state"
    m49 = row["m49 numerical code"]
    return {
        "code": code, "kind": kind, "iso2": row["ISO 3166-1 Alpha 2-Codes"], "iso3": code,
        "m49": f"{int(m49):03}" if m49 else "", "source": OCHA,
    }  # fmt: skip


def _kept_state(row: Row) -> Row:
    return {
        column: row.get(column, "") for column in ("code", "kind", "iso3", "from", "until", "predecessors", "source")
    }


def make_names(listed: list[Row], kept: list[Row]) -> None:
    """Short names in six languages, the formal one in English, with the days on which names changed."""
    dated: dict[str, list[Row]] = {}
    for row in rows_of(HERE / "kept" / "names.csv"):
        dated.setdefault(row["state"], []).append(row)
    rows: list[Row] = []
    for row in listed:
        code = row["ISO 3166-1 Alpha 3-Codes"]
        names = {key: _listed_name(row, word) for key, word in LANGUAGES.items()}
        for span in dated.get(code, [{"from": "", "until": "", "source": OCHA}]):
            own = {key: span.get(key, "") for key in LANGUAGES}
            rows += _name_rows(code, own if own["en"] else names, "" if own["en"] else row["English Formal"], span)
    for row in kept:
        span = {"from": "", "until": "", "source": row["source"]}
        rows += _name_rows(row["code"], {key: row[key] for key in LANGUAGES}, row["formal"], span)
    rows.sort(key=lambda row: (row["state"], row["language"], row["from"]))
    write(HERE / "states" / "names.csv", NAME_COLUMNS, rows)


def _listed_name(row: Row, language: str) -> str:
    return row[f"{language} Short"] or row[f"M49 {language}"]


def _name_rows(code: str, names: Mapping[str, str], formal: str, span: Row) -> list[Row]:
    return [
        {
            "state": code, "language": language, "name": name, "formal": formal if language == "en" else "",
            "from": span["from"], "until": span["until"], "source": span["source"] or OCHA,
        }
        for language, name in names.items()
        if name
    ]  # fmt: skip


def make_aliases(listed: list[Row], kept: list[Row], states: Mapping[str, Row]) -> None:
    """The exact table of names as depositary files print them; no text may name two States."""
    rows: dict[str, Row] = {}
    for row in rows_of(HERE / "kept" / "aliases.csv"):
        rows[row["text"]] = row
    for row in listed:
        code = row["ISO 3166-1 Alpha 3-Codes"]
        for column in ("English Short", "M49 English", "Preferred Term"):
            _alias(rows, row[column], code, OCHA)
    for row in kept:
        _alias(rows, row["en"], row["code"], row["source"])
    unknown = sorted({row["state"] for row in rows.values()} - set(states))
    if unknown:
        raise SystemExit(f"Aliases of States that are not on record: {', '.join(unknown)}")
    write(HERE / "states" / "aliases.csv", ("text", "state", "source"), [rows[text] for text in sorted(rows)])


def _alias(rows: dict[str, Row], text: str, code: str, source: str) -> None:
    text = text.replace("’", "'").strip()
    if not text:
        return
    if rows.setdefault(text, {"text": text, "state": code, "source": source})["state"] != code:
        raise SystemExit(f"“{text}” names both {code} and {rows[text]['state']}.")


def make_groups(folder: Path, states: Mapping[str, Row]) -> None:
    """Groups and who belongs to them; a day of joining that is not known to the day stays unknown."""
    groups = [dict(zip(("key", "kind", "name", "source"), group, strict=True)) for group in GROUPS]
    groups = [group | {"as_of": AS_OF} for group in groups]
    write(HERE / "states" / "groups.csv", ["key", "kind", "name", "as_of", "source"], groups)
    sources = {key: source for key, _, _, source in GROUPS}
    rows = [{"group": "un", **row} for row in rows_of(HERE / "kept" / "un_members.csv")]
    for row in rows_of(folder / "un-regional-groups.csv"):
        rows.append({"group": REGIONS[row["Region"]], "state": row["Code"], "source": sources["african"]})
    for group, name in FILES_OF_GROUPS.items():
        for row in rows_of(folder / name):
            since = row.get("Member-Since", "")
            code = _OUR_CODES.get(row["Code"], row["Code"])
            rows.append({"group": group, "state": code, "from": since, "source": sources[group]})
    rows.append({"group": "eu", "state": "GBR", "from": "1973-01-01", "until": "2020-02-01", "source": "recalled"})
    rows = [row for row in rows if row["state"] in states]
    rows.sort(key=lambda row: (row["group"], row["state"], row.get("from", "")))
    write(HERE / "states" / "memberships.csv", ["group", "state", "from", "until", "source"], rows)


def make_migrants(folder: Path, states: Mapping[str, Row]) -> None:
    """Immigrants and emigrants per State and year. Which States mostly receive is derived, not written."""
    rows = [
        {
            "state": r["alpha3"],
            "year": r["year"],
            "immigrants": _whole(r["fb"]),
            "emigrants": _whole(r["disp"]),
        }
        for r in rows_of(folder / "migrant_stock_totals_2020.csv")
        if r["alpha3"] in states
    ]
    rows.sort(key=lambda row: (row["state"], row["year"]))
    write(HERE / "states" / "migrants.csv", ["state", "year", "immigrants", "emigrants"], rows)


def _whole(word: str) -> str:
    return word if word.isdigit() else ""
