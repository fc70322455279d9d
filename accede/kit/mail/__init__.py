"""Outgoing mail: one row a recipient, written in the act's transaction; every room queues here, nobody
sends.

rows (queue a letter: text, HTML, an entry for a calendar, files), html (the page around a letter), sending (claim, hand
over, mark), fates (doubtful, bounced, suppressed: what people and servers tell us afterwards), folder (the `.eml`
folder as a mail server), private (letters whose text no page shows), transport (a connection that is known to be open).
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
