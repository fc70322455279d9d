"""What the room offers to the house. One module a noun; each registers its own when it is imported.

room (its place in the menu, search, days, the report's passages, the words of its acts).
"""

from accede.events.offers import room

__all__ = ["room"]
