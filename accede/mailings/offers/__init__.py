"""What the room offers to the house. One module a noun; each registers its own when it is imported.

delivery (acts on letters on their way), digest (what changed on record, as fields of letters), letters (what waits
for its release), lists (what the log says of acts on lists), room (what it says of acts on runs), sheets (which
spreadsheets are read), texts (fields of letters, words for their acts).
"""

from accede.mailings.offers import delivery, digest, letters, lists, room, sheets, texts

__all__ = ["delivery", "digest", "letters", "lists", "room", "sheets", "texts"]
