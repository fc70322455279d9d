"""Second visits: the visitor is warned of what she may see; the owner of what she may not see is told that somebody
goes there. To the visitor nothing looks different when an owner is told.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accede.accounts.models import User
from accede.governments.models import Contact, VisitNotice
from accede.governments.queries import visits as queries
from accede.governments.queries.visits import Visits
from accede.governments.rules import require_keeps
from accede.kit import mail
from accede.kit.refusals import Refused

LETTER = "governments/visit_notice"

mail.keep_private(LETTER)


class SecondVisit(Refused):
    """Somebody visits the office within the days that the campaign chose; `visits` says who and when, as far as the
    person may see. She may log it all the same.
    """

    def __init__(self, visits: Visits) -> None:
        super().__init__(_("The alliance visits this office in these days. Look at it, then log it all the same."))
        self.visits = visits


def refuse_unwarned(row: Contact, *, by: Any, on: date) -> None:
    """Raises SecondVisit where there is something that the person is to be told; not for what was called off."""
    if row.stage == Contact.Stage.CANCELLED:
        return
    found = queries.visits_near(row, reader=by, on=on)
    if found:
        raise SecondVisit(found)


def tell_owners(row: Contact, *, by: Any, on: date) -> None:
    """One notice, once, to the owner of each entry on this office that the visitor may not see, and a letter to the
    owner's people that says nothing but that a notice waits. An owner none of whose people may see the visit is told
    nothing: one hidden entry must not find out another.
    """
    if row.stage == Contact.Stage.CANCELLED:
        return
    for hidden in queries.unseen_near(row, reader=by, on=on):
        hidden.campaign = row.campaign
        people = queries.people_who_see(row, of=hidden, on=on)
        if not people:
            continue
        planned = row.stage == Contact.Stage.PLANNED
        facts = {"owner": hidden.owner, "shared_with": "own", "noticed_date": on, "planned": planned}
        notice, new = VisitNotice.objects.get_or_create(contact=hidden, other=row, defaults=facts)
        if new:
            _write_letters(notice, hidden, people)


def _write_letters(notice: VisitNotice, hidden: Contact, people: list[User]) -> None:
    campaign = hidden.campaign
    address = settings.SITE_URL + reverse("governments:notices", args=[campaign.slug])
    for user in people:
        mail.queue(
            LETTER,
            to=user,
            about=notice,
            context={"campaign": campaign, "address": address},
            language=user.language or campaign.language,
            key=f"governments.notice:{notice.pk}:{user.pk}",
            campaign=campaign.slug,
        )


@transaction.atomic
def take_note(*, notice: VisitNotice, by: Any, on: date) -> VisitNotice:
    """An owner's person has seen the notice: it waits no longer. Raises NotTheOwners."""
    require_keeps(notice, by=by, on=on)
    VisitNotice.objects.filter(pk=notice.pk, seen_date=None).update(seen_date=on)
    notice.refresh_from_db(fields=["seen_date"])
    return notice
