"""What meetings offer to the house. One module a noun; each registers its own when it is imported.

meetings (the place in the menu, series, calls, days), minutes (work, days, points of the agenda), motions (votes
that wait), decisions (search, references, handover, the report's words).
"""

from accede.meetings.offers import decisions, meetings, minutes, motions

__all__ = ["decisions", "meetings", "minutes", "motions"]
