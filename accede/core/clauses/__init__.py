"""A treaty's rules as data.

The `[clauses]` table of a `treaty.toml` holds them; JSON of the same shape is read as well. All keys are
optional: what is absent is not on record, and nothing is guessed. The Migrant Workers Convention:

    [clauses]
    article = "87(1)"                   # where entry into force is settled
    count = 20                          # instruments needed
    delay = "first_after_months:3"      # from the trigger to entry into force; see accede.core.dates
    needs_signature = true              # ratification is for signatories only
    official_entry = 2003-07-01         # the depositary's date: it wins over the computed one
    # gap is absent: art. 87(2) is silent, so Mali gets its own interval, marked "confirm with the depositary"

    [clauses.withdrawal]
    article = "89"
    notice = "first_after_months:12"    # from receipt to effect
    not_before = "months:60"            # after entry into force for that State

    [[clauses.provisions]]              # parts that start later
    article = "76"
    count = 10                          # parties with declarations at the same time; delay: days:0
    [[clauses.provisions]]
    article = "77"
    count = 10

    [clauses.reports]
    article = "73"
    first = "months:12"                 # after entry into force for that State
    every = "months:60"

    [clauses.committee]
    article = "72"
    sizes = [{ size = 10 }, { size = 14, parties = 41 }]

    [clauses.reservations]
    barred_by = ["88", "91(2)"]
    opt_outs = ["92(2)"]

Further keys, for other treaties:

    later_delay = "days:30"             # the interval of later States where it differs (BBNJ 68(2))
    gap = "own" | "with_first_group"    # as the treaty itself settles it; written = no mark to confirm
    organisations = "count" | "never" | "not_in_addition"
    organisation_members = { EUE = ["AUT", "BEL"] }     # for not_in_addition
    official_accepted = "why the official date may differ from the computed one"
    ends_below = 16                     # Genocide Convention, art. XV
    terminated = 2009-12-31             # no longer in force for anybody from this day

    [[clauses.conditions]]              # besides or instead of count; all must hold on one day
    kind = "named"                      # all of these States (CTBT)
    name = "annex_2"
    states = ["DZA", "ARG"]
    # kind = "group",    name, count, states        a number out of a group (Istanbul: 8 of the CoE)
    # kind = "share",    name, percent, shares      at least so many percent (Paris): { CHN = "20.09" };
    #                                               without shares the outcome is "shares not held"
    # kind = "fraction", name, fraction, parties    "2/3" of the parties; parties = their number at adoption,
    #                                               absent = the parties at the time, given by whoever asks

    [clauses.signature_window]
    opens = 2023-09-20
    closes = 2025-09-20                 # the last day

    [clauses.joining]
    open_to = "all_states" | "listed" | "parties_to" | "signatories_of"
    treaty = "iccpr"                    # the parent treaty
    states = []                         # for "listed"
    organisations = true                # organisations may join
    accession_from = "opening" | "signature_closed" | "entry_into_force"

    [clauses.withdrawal]
    suspended_in_armed_conflict = true  # Mine Ban, art. 20(3)

    [clauses.reservations]
    permitted = false
"""

from accede.core.clauses.conditions import (
    Condition,
    Count,
    FractionOfParties,
    GroupCount,
    NamedStates,
    Share,
    Tally,
)
from accede.core.clauses.parts import (
    CommitteeSizes,
    Joining,
    Provision,
    ReportCycle,
    ReservationRules,
    SignatureWindow,
    WithdrawalClause,
)
from accede.core.clauses.reading import RulesError, RulesProblem
from accede.core.clauses.rules import Gap, Organisations, TreatyRules

__all__ = [
    "CommitteeSizes",
    "Condition",
    "Count",
    "FractionOfParties",
    "Gap",
    "GroupCount",
    "Joining",
    "NamedStates",
    "Organisations",
    "Provision",
    "ReportCycle",
    "ReservationRules",
    "RulesError",
    "RulesProblem",
    "Share",
    "SignatureWindow",
    "Tally",
    "TreatyRules",
    "WithdrawalClause",
]
