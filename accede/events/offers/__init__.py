"""What the room offers to the house. One module a noun; each registers its own when it is imported.

door (guest lists that venues wait for), links (the reply link in letters), replies (what came of invitations), room
(its place in the menu, search, days, the report's passages, the words of its acts).
"""

from accede.events.offers import door, links, replies, room

__all__ = ["door", "links", "replies", "room"]
