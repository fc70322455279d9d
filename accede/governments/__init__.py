"""State files: what the alliance knows of each government, and what it asks of it. The menu says "States".

Owns: the stage track to deposit, positions as dated claims, obstacles and the argument bank, the contact log across
organisations with its hidden sources, asks and promises (also those of the Universal Periodic Review), the directory
of missions, targets and their score, champions, allies and gaps, saved views of the boards.
Does not own: acts, standing, names and groups of States (record), organisations, people and tasks (coalition), letters
(mailings), what follows a deposit (monitoring). Those come into a file by offers.
Stands on: coalition, record, accounts, kit, core. It knows meetings and comparison below it, and no room above.
Only a deposit on record makes a State a contracting State; nothing that is written here does.
"""
