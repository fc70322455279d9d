"""What the room offers to the house. One module a noun; each registers its own when it is imported.

room (its place in the menu, what the log says of its acts).
"""

from accede.mailings.offers import room

__all__ = ["room"]
