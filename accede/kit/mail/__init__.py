"""Outgoing mail: one row a recipient, written in the act's transaction; every room queues here, nobody
sends.

To the queue: rows (one letter: text, HTML, an entry for a calendar, files), groups (the letters of a run: queued in one
go, held, let go on, cancelled), html (the page around a letter), headers (its head and foot), private (letters whose
text no page shows). To the server: sending (claim, hand over, mark), batches and lanes (the same for lists), pace (so
many a minute to a domain), transport (a connection that is known to be open), compose (a list's letter as bytes),
answers (what a server's words mean), settling (what they make of a row), settings. Afterwards: fates (doubtful, came
back, suppressed), reading and reports (what servers tell by mail), boxes (the folder in which it arrives), provider
(webhooks), news (what rooms hear of it). folder is the `.eml` folder as a mail server.
"""

from accede.kit.mail.fates import (
    NotDoubtful,
    doubtful,
    is_suppressed,
    mark_bounced,
    resolve_doubtful,
    suppress,
)
from accede.kit.mail.private import is_private, keep_private
from accede.kit.mail.rows import Attached, BadAddress, NoSubject, queue, queue_text
from accede.kit.mail.sending import reap, send_pending
from accede.kit.models import MailState as State

__all__ = [
    "Attached",
    "BadAddress",
    "NoSubject",
    "NotDoubtful",
    "State",
    "doubtful",
    "is_private",
    "is_suppressed",
    "keep_private",
    "mark_bounced",
    "queue",
    "queue_text",
    "reap",
    "resolve_doubtful",
    "send_pending",
    "suppress",
]
