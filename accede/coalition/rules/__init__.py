"""Who may see and change a campaign and what organisations enter into it: fetch and permit in one step.

The rule of sharing, in one place:

1. A row belongs to the organisation for which it was entered, or to the alliance itself. The people of an organisation
   are those who hold a role for it on the day; the people of the alliance are the secretariat and the Convener.
2. The owner's people always see it. Others see it as far as it is shared: named organisations, members, members and
   observers, everybody (`visible`). What somebody may not see looks like what is not there.
3. The owner's people alone say with whom it is shared and whose it is. Nobody can share a row away from herself, nor
   enter one for an organisation that is not hers; everybody who may edit may enter one for the alliance.
4. A row shared with members or more may be changed by whoever sees it and holds the right of its room, as papers of
   the alliance always could. One that is kept to its owner or to named organisations only by the owner's people.
5. A row under an embargo is seen by its owner's people alone until the instant at which the embargo ends (and by the
   secretariat and the Convener, if the owner says so); from then on as it is shared.
6. Parts of a row follow it. What a row names and a reader may not see is left out for her.
"""

from __future__ import annotations

from accede.coalition.rules.fetching import (
    campaign_for,
    office_of,
    organisation_of,
    owned_for,
    person_of,
    row_of,
    speaks_for,
)
from accede.coalition.rules.letters import seen_letters
from accede.coalition.rules.reading import (
    EVERYBODY,
    THE_ALLIANCE,
    Reading,
    campaign_slug,
    embargo_is_over,
    is_embargoed,
    keeps,
    kept_by,
    marks_held,
    marks_of,
    may_change,
    reading_of,
    seen,
    sees,
    shown,
    visible,
)
from accede.coalition.rules.sharing import (
    CannotShare,
    NotTheOwners,
    contact_shown,
    not_the_owners,
    require_sharing,
    sees_contact,
)
from accede.coalition.rules.tasks import hers, may_keep, visible_tasks

__all__ = [
    "EVERYBODY",
    "THE_ALLIANCE",
    "CannotShare",
    "NotTheOwners",
    "Reading",
    "campaign_for",
    "campaign_slug",
    "contact_shown",
    "embargo_is_over",
    "hers",
    "is_embargoed",
    "keeps",
    "kept_by",
    "marks_held",
    "marks_of",
    "may_change",
    "may_keep",
    "not_the_owners",
    "office_of",
    "organisation_of",
    "owned_for",
    "person_of",
    "reading_of",
    "require_sharing",
    "row_of",
    "seen",
    "seen_letters",
    "sees",
    "sees_contact",
    "shown",
    "speaks_for",
    "visible",
    "visible_tasks",
]
