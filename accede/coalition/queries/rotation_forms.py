"""What the forms of a rotation need to know: who can be put to the vote, what was voted before, whose link it is."""

from __future__ import annotations

from datetime import date

from django.core import signing
from django.utils.translation import gettext as _

from accede.coalition.models import Ballot, Cast, Nomination, Rotation
from accede.coalition.queries import rotation_words as words
from accede.coalition.queries import rotations as reads
from accede.kit.log import Parts


def standing(row: Rotation, *, on: date) -> list[tuple[Nomination, str]]:
    """Who has accepted and may hold the office on the day, each with why she waits, or ""."""
    judge = reads.judge(row.office, turns=row.turns, on=on)
    found = [(each, judge.of(each.organisation.key)) for each in reads.nominations(row) if each.stands]
    fresh = any(judged.eligible and not judged.waits for _each, judged in found)
    behind = _("has served in this round")
    return [(each, behind if judged.waits and fresh else "") for each, judged in found if judged.eligible]


def vote_lede(ballot: Ballot, cast: Cast | None) -> str:
    """What the person who votes must know before she does."""
    closes = words.clock_words(ballot.rotation, ballot.closes_at)
    if cast is None:
        told = _("Open until %(time)s. One vote counts for each member; every vote is shown once it is counted.")
        return told % {"time": closes}
    told = _(
        "%(by)s voted: %(choice)s. Open until %(time)s. One vote counts for each member; every vote is shown once it "
        "is counted."
    )
    return told % {"by": cast.by, "choice": cast.get_choice_display(), "time": closes}


def nomination_of_ticket(campaign: str, ticket: str, *, salt: str) -> Nomination | None:
    """The nomination for which a link was signed; None for a link that is not ours or belongs to another campaign."""
    try:
        slug, key = signing.loads(ticket, salt=salt)
    except (signing.BadSignature, ValueError):
        return None
    if slug != campaign:
        return None
    rows = Nomination.objects.filter(campaign__slug=slug, key=key)
    found = rows.select_related("campaign", "rotation__office", "person", "organisation", "nominated_by").first()
    if found:
        found.rotation.campaign = found.rotation.office.campaign = found.person.campaign = found.campaign
        found.organisation.campaign = found.nominated_by.campaign = found.campaign
    return found


def parts_of_rotation(row: Rotation) -> tuple[Parts, ...]:
    """What hangs on a rotation, for its history."""
    return (
        Parts(Nomination.objects.filter(rotation=row), "rotation", [row.pk]),
        Parts(Ballot.objects.filter(rotation=row), "rotation", [row.pk]),
        Parts(Cast.objects.filter(ballot__rotation=row), "ballot", []),
    )
