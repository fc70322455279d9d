"""What approval seals: nothing of the meeting that its minutes tell changes afterwards."""

from __future__ import annotations

from django.utils.translation import gettext as _

from accede.kit.refusals import Refused
from accede.meetings.models import Meeting, Minutes


class MinutesStand(Refused):
    """The minutes are approved: they, and what they tell, do not change."""


def refuse_frozen(meeting: Meeting) -> None:
    """Raises MinutesStand when the minutes of the meeting are approved. Every act on what minutes tell asks this."""
    if Minutes.objects.filter(meeting=meeting, stage=Minutes.Stage.APPROVED).exists():
        raise MinutesStand(
            _(
                "The minutes of this meeting are approved and sealed. What was wrong in them is noted as a later "
                "correction, beside them."
            )
        )
