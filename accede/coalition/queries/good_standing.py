"""Which members are in good standing on a day: who may be nominated, who votes, who counts for a quorum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Membership, MembershipAct, Organisation
from accede.coalition.queries.words import answer_words
from accede.core.dates import Answer
from accede.core.intervals import Interval
from accede.core.memberships import Step, suspended_on, suspensions_of
from accede.core.tenure import Basis
from accede.kit.localdates import long_moment


@dataclass(frozen=True)
class GoodStanding:
    """A member organisation on a day: in good standing yes, no or not known, and from what.

    `member` is the answer to the membership alone, `basis` what that rests on; `suspended` the answer to a suspension.
    """

    organisation: Organisation
    membership: Membership
    answer: Answer
    member: Answer
    suspended: Answer
    basis: Basis
    words: str

    @property
    def key(self) -> str:
        return self.organisation.key

    @property
    def certain(self) -> bool:
        return self.answer is Answer.YES

    @property
    def open(self) -> bool:
        return self.answer is Answer.NOT_KNOWN


def good_standing(campaign: Campaign, *, on: date, kind: str = Membership.Kind.MEMBER) -> list[GoodStanding]:
    """Every organisation that is or may be a member on the day, by name, each once. Two queries.

    An organisation that for certain is no member that day is left out. A member that is suspended is listed with the
    answer no; only those with the answer yes count as certainly in good standing.
    """
    rows = Membership.objects.filter(campaign=campaign, kind=kind).select_related("organisation")
    steps = steps_by_membership(campaign)
    best: dict[int, GoodStanding] = {}
    for row in rows.order_by("organisation__name", "key"):
        row.campaign = row.organisation.campaign = campaign
        found = standing_of(row, steps.get(row.pk, []), on=on)
        held = best.get(row.organisation_id)
        if found.member is not Answer.NO and (held is None or _surer(found, held)):
            best[row.organisation_id] = found
    return list(best.values())


def standing_of(membership: Membership, steps: Iterable[Step], *, on: date) -> GoodStanding:
    """One membership with its acts on the day."""
    acts = list(steps)
    finding, suspended = membership.tenure.on(on), suspended_on(acts, on)
    return GoodStanding(
        organisation=membership.organisation,
        membership=membership,
        answer=_both(finding.answer, suspended),
        member=finding.answer,
        suspended=suspended,
        basis=finding.basis,
        words=_words(membership, suspensions_of(acts), suspended, on),
    )


def steps_by_membership(campaign: Campaign) -> dict[int, list[Step]]:
    """{membership: its acts as values}. One query, however many."""
    found: dict[int, list[Step]] = {}
    rows = MembershipAct.objects.filter(campaign=campaign, membership__isnull=False).select_related("replaces")
    for row in rows:
        found.setdefault(row.membership_id or 0, []).append(row.as_step(row.replaces.key if row.replaces else ""))
    return found


def _both(member: Answer, suspended: Answer) -> Answer:
    if member is Answer.NO or suspended is Answer.YES:
        return Answer.NO
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in (member, suspended) else Answer.YES


def _surer(one: GoodStanding, other: GoodStanding) -> bool:
    order = (Answer.NOT_KNOWN, Answer.YES)
    return order.index(one.member) > order.index(other.member)


def _words(membership: Membership, suspensions: list[Interval], suspended: Answer, on: date) -> str:
    member = answer_words(membership.tenure, on)
    if suspended is Answer.NO:
        return member
    since = next(each.start for each in reversed(suspensions) if each.covers(on) is suspended)
    values = {"member": member, "time": long_moment(since)}
    if suspended is Answer.YES:
        return _("no: suspended from %(time)s") % values
    return _("not known: suspended from %(time)s, a day known less well") % values
