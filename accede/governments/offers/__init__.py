"""What the room offers to the house. One module a noun; each registers its own when it is imported.

bank (obstacles, answers, allies: search, references, letters), contacts (work, days, handover, search, references),
files, letters (fields of letters to many), missions (who keeps them, search), positions, promises (work, what
governments owe, days, search), room (its place in the menu), sheets (which lists may be brought in), targets (reviews
due, champions).
"""

from accede.governments.offers import (
    bank,
    contacts,
    files,
    letters,
    missions,
    positions,
    promises,
    room,
    sheets,
    targets,
)

__all__ = ["bank", "contacts", "files", "letters", "missions", "positions", "promises", "room", "sheets", "targets"]
