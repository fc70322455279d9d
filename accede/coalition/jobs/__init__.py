"""What the coalition does by itself, by the clock. One module a noun; each registers its own when it is imported.

tasks (reminders).
"""

from accede.coalition.jobs import tasks

__all__ = ["tasks"]
