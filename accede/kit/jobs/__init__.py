"""Long work as rows: enqueued in the act's transaction, run by any worker, taken over when a worker dies.

settings (defaults), registry (what jobs there are), queue (enqueue, claim, reap), running (one job from
claim to result), schedules (asked for again and again), engine (the threads in the server process), tidying.
"""

from accede.kit.jobs.engine import start_embedded, stop_embedded, work
from accede.kit.jobs.progress import LeaseLost, Progress
from accede.kit.jobs.queue import enqueue, is_waiting, reap
from accede.kit.jobs.registry import GiveUp, UnknownJob, housekeeping, in_the_background, job
from accede.kit.jobs.running import run_pending
from accede.kit.jobs.schedules import schedule

__all__ = [
    "GiveUp",
    "LeaseLost",
    "Progress",
    "UnknownJob",
    "enqueue",
    "housekeeping",
    "in_the_background",
    "is_waiting",
    "job",
    "reap",
    "run_pending",
    "schedule",
    "start_embedded",
    "stop_embedded",
    "work",
]
