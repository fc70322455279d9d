"""The record's part of a campaign folder: what this installation knows of the campaign's treaty beyond the
shipped record.

A campaign folder does not repeat what is shipped. It holds, under `record/`: - `treaty.toml`: the treaty, if
it is not a shipped one; else only what was changed here (as-of day, source, official day);
- `states.csv`: participants that were added here and acted on this treaty;
- `acts.csv`: acts entered, imported, corrected or struck out here, corrections naming the row they replace;
- `verified.csv`: verifications of shipped acts;
- `texts.csv` and `territories.csv`: texts of acts and territories that were entered or imported here;
- `differences.csv`: differences between computed and official day that a person accepted.

The acts come before the campaign when a folder is read (the campaign names the treaty) and after it when one
is written.
"""

from __future__ import annotations

from typing import Any

from accede.kit.imports import Report
from accede.kit.portable import Folder, part
from accede.record.actions import bump
from accede.record.models import AcceptedDifference, Act, Treaty
from accede.record.portable.reading import ActsIn, read_differences, read_states, read_treaty, read_verified
from accede.record.portable.telling import (
    ACTS,
    DIFFERENCES,
    STATEMENT_FACTS,
    STATES,
    VERIFIED,
    act_told,
    difference_told,
    states_told,
    treaty_told,
    verified_told,
)
from accede.record.portable.texts import read_territories, read_texts, write_texts

OWNS = (
    "record/treaty.toml",
    "record/states.csv",
    "record/acts.csv",
    "record/verified.csv",
    "record/differences.csv",
    "record/texts.csv",
    "record/territories.csv",
)


@part("record", order=5, owns=OWNS)
class RecordIn:
    """Reads the record's files before the campaign that rests on them."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        """Nothing: the campaign, which names the treaty, is not written yet."""

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> str | None:
        changed = {read_treaty(folder, report)}
        read_states(folder, report)
        changed |= ActsIn(folder, report).read()
        changed |= read_texts(folder, report)
        changed |= read_territories(folder, report)
        changed |= read_verified(folder, report)
        changed |= read_differences(folder, report)
        if changed - {""}:
            bump(*sorted(changed - {""}))
        return None


@part("record of the campaign", order=15, owns=OWNS)
class RecordOut:
    """Writes the record's files once the campaign has said which treaty it is for."""

    def write(self, folder: Folder, *, campaign: str) -> None:
        treaty = Treaty.objects.select_related("parent").get(slug=folder.toml("campaign.toml")["treaty"])
        if told := treaty_told(treaty):
            folder.write_toml("record/treaty.toml", told)
        acts = Act.objects.filter(treaty=treaty).select_related("treaty", "state", "replaces")
        own = list(acts.exclude(origin="shipped"))
        folder.write_rows("record/states.csv", STATES, states_told(own), sort_by=("code",))
        folder.write_rows("record/acts.csv", ACTS + STATEMENT_FACTS, map(act_told, own), sort_by=("treaty", "key"))
        write_texts(folder, treaty)
        verified = acts.filter(origin="shipped").exclude(verified_by="")
        folder.write_rows("record/verified.csv", VERIFIED, map(verified_told, verified), sort_by=("treaty", "key"))
        accepted = AcceptedDifference.objects.filter(treaty=treaty).select_related("treaty")
        folder.write_rows("record/differences.csv", DIFFERENCES, map(difference_told, accepted))

    def read(self, folder: Folder, *, by: Any, report: Report, campaign: str | None) -> str | None:
        return None
