"""What the coalition offers to the house. One module a noun; each registers its own when it is imported.

alliance (campaigns, the place in the menu, members and offices, the report's words).
"""

from accede.coalition.offers import alliance

__all__ = ["alliance"]
