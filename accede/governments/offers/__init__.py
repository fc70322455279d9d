"""What the room offers to the house. One module a noun; each registers its own when it is imported.

missions (who keeps them, search), room (its place in the menu).
"""

from accede.governments.offers import missions, room

__all__ = ["missions", "room"]
