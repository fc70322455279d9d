"""What the room offers to the house. One module a noun; each registers its own when it is imported.

links (the reply link in letters), replies (what came of invitations), room (its place in the menu, search, days, the
report's passages, the words of its acts).
"""

from accede.events.offers import links, replies, room

__all__ = ["links", "replies", "room"]
