"""What the coalition does by itself, by the clock. One module a noun; each registers its own when it is imported.

importing (large spreadsheets), offices (warnings before terms end, the files of a handover), tasks (reminders).
"""

from accede.coalition.jobs import importing, offices, tasks

__all__ = ["importing", "offices", "tasks"]
