"""What the coalition offers to the house. One module a noun; each registers its own when it is imported.

alliance (campaigns, the place in the menu, members and offices, the report's words), references (what the room
answers for things that others are about), tasks.
"""

from accede.coalition.offers import alliance, references, tasks

__all__ = ["alliance", "references", "tasks"]
