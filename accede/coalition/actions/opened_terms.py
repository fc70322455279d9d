"""The term that a rotation opens, and the role that goes with the office."""

from __future__ import annotations

from datetime import date
from typing import Any

from accede.accounts.queries import grants_in
from accede.coalition.actions.roles import end_role, give_role
from accede.coalition.actions.rotations import ONE_DAY, put, refuse_unbound
from accede.coalition.models import Nomination, OfficeTerm, Rotation
from accede.core.dates import Moment
from accede.kit.keys import free_key


def open_term(rotation: Rotation, winner: Nomination, *, by: Any, on: date) -> OfficeTerm:
    """The next holder's term, from the first to the last day that the rotation was opened for. Raises DoesNotFollow
    when another term was recorded meanwhile.
    """
    refuse_unbound(rotation.office, rotation.as_term, on=on)
    words = f"{rotation.office.key} {winner.person.key} {winner.organisation.key}"
    row = OfficeTerm(
        campaign=rotation.campaign,
        key=free_key(OfficeTerm, words, campaign=rotation.campaign),
        office=rotation.office,
        person=winner.person,
        organisation=winner.organisation,
        source=str(rotation),
    )
    row.start, row.end = Moment.on(rotation.first_date), Moment.on(rotation.last_date)
    put(row, "coalition.open_term", by=by, on=on)
    if rotation.office.role:
        _pass_the_role_on(row, by=by, on=on)
    return row


def _pass_the_role_on(term: OfficeTerm, *, by: Any, on: date) -> None:
    """The role of the office ends with the term before and begins with this one, for as long as it runs; a holder
    without an account gets it when she is invited.

    Raises NotAllowed and what giving and ending a role raise.
    """
    campaign, role = term.campaign, term.office.role
    first, last = max(term.start.day, on), term.end.day
    for grant in grants_in(campaign.slug).filter(role=role, campaign=campaign.slug):
        if grant.until_date is None or grant.until_date >= first:
            end_role(campaign=campaign, grant=grant, last_day=first - ONE_DAY, by=by, on=on)
    if term.person is not None and term.person.user is not None:
        give_role(
            campaign=campaign, user=term.person.user, role=role, organisation=term.organisation, from_date=first,
            until_date=last, by=by, on=on,
        )  # fmt: skip
