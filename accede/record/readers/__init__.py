"""Foreign file formats → plain values. Imports core and kit only; knows no table of the database.

`read_depositary` takes the bytes of a depositary's file and gives back a `DepositaryFile`: what it says about
the treaty, its participants and their acts, and a report of everything that stood in the way. It never raises
for a bad file: such a file comes back with `refused` set to the reason.

Formats: the UN Treaty Collection's status XML; the same table as CSV, as copied from its pages; our own
acts.csv.
"""

from accede.record.readers.depositary import read_depositary
from accede.record.readers.values import (
    Column,
    DepositaryAct,
    DepositaryFile,
    Note,
    NotedAct,
    Part,
    Participant,
    Role,
    Statement,
    Territories,
    TreatyHeader,
)

__all__ = [
    "Column",
    "DepositaryAct",
    "DepositaryFile",
    "Note",
    "NotedAct",
    "Part",
    "Participant",
    "Role",
    "Statement",
    "Territories",
    "TreatyHeader",
    "read_depositary",
]
