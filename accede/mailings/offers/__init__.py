"""What the room offers to the house. One module a noun; each registers its own when it is imported.

room (its place in the menu, what the log says of its acts), texts (fields of letters, words for their acts).
"""

from accede.mailings.offers import room, texts

__all__ = ["room", "texts"]
