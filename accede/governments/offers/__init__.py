"""What the room offers to the house. One module a noun; each registers its own when it is imported.

room (its place in the menu).
"""

from accede.governments.offers import room

__all__ = ["room"]
