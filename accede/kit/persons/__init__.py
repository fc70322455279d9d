"""What is held about a person, over all rooms: found, taken away as plain text, erased.

Nothing here is a list of tables. Rows are found by the foreign keys that lead to a person and are declared personal,
by columns that hold her user name, and by texts that name her; so a room that is added tomorrow is searched too.

subject (who it is, and by which words texts name her), finding (rows that are hers, places that name her), exporting
(a folder of plain text), erasing (values go, rows and counts stay, sealed records are named), guards (the triggers of
append-only tables, opened for an erasure alone).
"""

from accede.kit.persons.erasing import NEUTRAL, Outcome, erase
from accede.kit.persons.exporting import export
from accede.kit.persons.finding import Held, Place, Told, cut_by, held_about, sealed_places
from accede.kit.persons.subject import Subject, subject_of

__all__ = [
    "NEUTRAL",
    "Held",
    "Outcome",
    "Place",
    "Subject",
    "Told",
    "cut_by",
    "erase",
    "export",
    "held_about",
    "sealed_places",
    "subject_of",
]
