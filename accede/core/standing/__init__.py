"""Where each State stands to a treaty on a day.

`lives` holds the one account of a State under a treaty, `building` makes it from acts and rules, `standings`
reads it for a day, `courses` for any number of days. The rule for dates that lack their day: an act counts
from the latest day on which it may have been done; from the earliest such day until then the State's standing
is marked uncertain.
"""

from accede.core.standing.building import lives
from accede.core.standing.classes import CONTRACTING, StateClass
from accede.core.standing.courses import Course
from accede.core.standing.lives import Life, Spell
from accede.core.standing.standings import (
    Membership,
    Standing,
    count,
    count_standings,
    membership,
    standing_in,
    standings,
)

__all__ = [
    "CONTRACTING",
    "Course",
    "Life",
    "Membership",
    "Spell",
    "Standing",
    "StateClass",
    "count",
    "count_standings",
    "lives",
    "membership",
    "standing_in",
    "standings",
]
