"""Reads of the record. A treaty is given as the row or its slug; every question about a day takes the day.

snapshot (the record in memory, one load for each version), treaties, names, standing (who stands where;
counts with their definition), entry (entry into force and its explanation), periods (growth), acts (rows of
the register), diff and imports (depositary files), findings (what is wrong), status (the report's section),
words (sentences).
"""

from __future__ import annotations

from accede.record.queries.acts import (
    TreatyRow,
    act,
    act_history,
    act_rows,
    new_acts,
    state_acts,
    verification_queue,
)
from accede.record.queries.entry import (
    Difference,
    Reckoning,
    difference,
    entry,
    explain,
    explain_state,
    state_entry,
    when,
)
from accede.record.queries.findings import Finding, findings
from accede.record.queries.imports import (
    NOTHING_READ,
    HeaderCheck,
    ImportDetail,
    ShownLine,
    import_detail,
    imports,
    waiting_imports,
)
from accede.record.queries.names import (
    UnknownState,
    groups_of,
    members_of,
    names,
    state,
    state_name,
    states,
    un_members,
)
from accede.record.queries.pages import about_state, find_state, reckoning, replacement_of, standing_data
from accede.record.queries.periods import Timeline, YearRow, period_comparison, timeline
from accede.record.queries.snapshot import snapshot, version
from accede.record.queries.standing import (
    CLASSES,
    Coming,
    StateRow,
    acts_of,
    by_class,
    classes,
    figures,
    next_days,
    rows,
    standing,
)
from accede.record.queries.status import status_passages
from accede.record.queries.treaties import (
    DayRefused,
    UnknownTreaty,
    check_day,
    our_language,
    short_title_of,
    title_of,
    treaties,
    treaty,
)
from accede.record.queries.words import (
    Explained,
    change_word,
    class_sentence,
    class_word,
    definition,
    direction_word,
    kind_word,
    listed,
    note_on,
)
from accede.record.queries.words.shipped import shipped_words

__all__ = [
    "CLASSES",
    "NOTHING_READ",
    "Coming",
    "DayRefused",
    "Difference",
    "Explained",
    "Finding",
    "HeaderCheck",
    "ImportDetail",
    "Reckoning",
    "ShownLine",
    "StateRow",
    "Timeline",
    "TreatyRow",
    "UnknownState",
    "UnknownTreaty",
    "YearRow",
    "about_state",
    "act",
    "act_history",
    "act_rows",
    "acts_of",
    "by_class",
    "change_word",
    "check_day",
    "class_sentence",
    "class_word",
    "classes",
    "definition",
    "difference",
    "direction_word",
    "entry",
    "explain",
    "explain_state",
    "figures",
    "find_state",
    "findings",
    "groups_of",
    "import_detail",
    "imports",
    "kind_word",
    "listed",
    "members_of",
    "names",
    "new_acts",
    "next_days",
    "note_on",
    "our_language",
    "period_comparison",
    "reckoning",
    "replacement_of",
    "rows",
    "shipped_words",
    "short_title_of",
    "snapshot",
    "standing",
    "standing_data",
    "state",
    "state_acts",
    "state_entry",
    "state_name",
    "states",
    "status_passages",
    "timeline",
    "title_of",
    "treaties",
    "treaty",
    "un_members",
    "verification_queue",
    "version",
    "waiting_imports",
    "when",
]
