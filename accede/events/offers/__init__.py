"""What the room offers to the house. One module a noun; each registers its own when it is imported.

alarms (what must begin now, days that come back), door (guest lists that venues wait for), links (the reply link in
letters), replies (what came of invitations), room (its place in the menu, search, days, the report's passages, the
words of its acts).
"""

from accede.events.offers import alarms, door, links, replies, room

__all__ = ["alarms", "door", "links", "replies", "room"]
