"""Files that take longer than a page may: made by a job, kept, and handed out from then on.

kinds (what can be made, and the key that names all a file depends on), keeping (asked for, made, kept within bounds),
answering (the file, or the page and the words that say how far it is).
"""

from accede.kit.made.answering import REFRESH, answer, answer_to_one, reload_soon
from accede.kit.made.keeping import FILES, JOB, ROOM, WAITING, NotYet, Why, content, forget, make_room
from accede.kit.made.kinds import UnknownKind, Wanted, kind

__all__ = [
    "FILES",
    "JOB",
    "REFRESH",
    "ROOM",
    "WAITING",
    "NotYet",
    "UnknownKind",
    "Wanted",
    "Why",
    "answer",
    "answer_to_one",
    "content",
    "forget",
    "kind",
    "make_room",
    "reload_soon",
]
