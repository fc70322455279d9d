"""Entry into force of a treaty, and for each State, with the reasons as structured steps.

Codes of the steps, in their order, with the keys of their values:

    no_clause                               the treaty's clause is not on record
    rule            article, count, delay   what the treaty says
    condition       kind, name, have, need, met; day = met since    (only beside or instead of a count)
    trigger         state, act, kind, deposited, ordinal, first, last   one a step, all of the trigger day
    delay           unit, n, clamped        from the trigger (accede.core.dates)
    rounding        rule
    result                                  day = the computed date
    withdrawn_in_gap states, confirm        withdrawn between trigger and entry into force
    missing         kind, name, have, need, lacking     how much more is needed
    not_held        kind, name, have, need  a condition that cannot be decided: its data are not on record
    needs_a_day     acts, states            a date known only to the month or year decides
    official        agrees                  day = the depositary's date, which wins
    differs         computed, official, accepted    the alarm; accepted = a person's reason, or empty

For one State: `state_rule` (group, state; day = the day it counts from), `delay`, `rounding`,
`not_before_treaty` (day = entry into force of the treaty, before which nobody is bound), `result`;
`not_yet`, `needs_a_day`.
"""

from accede.core.entry.state import StateEntry, WhatIf, entry_for_state, what_if
from accede.core.entry.treaty import EntryIntoForce, Missing, entry_into_force
from accede.core.steps import Step

__all__ = [
    "EntryIntoForce",
    "Missing",
    "StateEntry",
    "Step",
    "WhatIf",
    "entry_for_state",
    "entry_into_force",
    "what_if",
]
