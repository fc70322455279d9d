"""What the coalition offers to the house. One module a noun; each registers its own when it is imported.

alliance (campaigns, the place in the menu, members and offices, the report's words), letters (fields of letters),
offices (rotations, handovers), organisations, plan (of a year), references (what the room answers for things that
others are about), roles (and invitations), sharing (who sees what organisations entered), sheets (which spreadsheets
are read), tasks.
"""

from accede.coalition.offers import (
    alliance,
    letters,
    offices,
    organisations,
    plan,
    references,
    roles,
    sharing,
    sheets,
    tasks,
)

__all__ = [
    "alliance", "letters", "offices", "organisations", "plan", "references", "roles", "sharing", "sheets", "tasks",
]  # fmt: skip
