"""The acts of membership: of one organisation with their corrections, and of a whole alliance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Membership, MembershipAct, Organisation
from accede.core.dates import Moment
from accede.core.memberships import span_of
from accede.kit.localdates import long_moment


@dataclass(frozen=True)
class ActLine:
    """An act; `standing` is false when a later row corrects it or says that it never was."""

    act: MembershipAct
    standing: bool

    @property
    def words(self) -> str:
        """ "decision: admit", "admission as member"."""
        values = {"act": self.act.get_kind_display(), "place": self.act.get_place_display()}
        if self.act.outcome:
            return _("%(act)s: %(outcome)s as %(place)s") % (values | {"outcome": self.act.get_outcome_display()})
        return _("%(act)s as %(place)s") % values


def acts_of(organisation: Organisation) -> list[ActLine]:
    """Every act of an organisation by day, corrected ones too. One query."""
    rows = MembershipAct.objects.filter(organisation=organisation).select_related("replaces")
    return _lines(list(rows), organisation.campaign)


def acts_in(campaign: Campaign) -> list[ActLine]:
    """Every act of an alliance, the latest first. One query."""
    rows = MembershipAct.objects.filter(campaign=campaign).select_related("replaces", "organisation")
    return list(reversed(_lines(list(rows), campaign)))


def act_of(campaign: Campaign, key: str) -> MembershipAct | None:
    """One act by its key, with organisation and membership."""
    rows = MembershipAct.objects.filter(campaign=campaign, key=key)
    found = rows.select_related("organisation", "membership__organisation", "replaces").first()
    if found:
        found.campaign = found.organisation.campaign = campaign
        if found.membership:
            found.membership.campaign = found.membership.organisation.campaign = campaign
    return found


def differing(memberships: Iterable[Membership], acts: Iterable[ActLine]) -> list[str]:
    """A sentence for each place whose days are not those that its acts say: history that was recorded so."""
    lines = list(acts)
    found = []
    for membership in memberships:
        rows = [line.act for line in lines if line.act.membership_id == membership.pk]
        span = span_of(row.as_step(row.replaces.key if row.replaces else "") for row in rows)
        kinds = {row.kind for row in rows}
        for kind, said, kept in (
            (MembershipAct.Kind.ADMISSION, span.start, membership.start),
            (MembershipAct.Kind.LEAVING, span.end, membership.end),
        ):
            if kind in kinds and said != kept:
                found.append(_differs(membership, kind, said, kept))
    return found


def _differs(membership: Membership, kind: str, said: Moment, kept: Moment) -> str:
    values = {
        "place": membership.get_kind_display(),
        "act": dict(MembershipAct.Kind.choices)[kind],
        "said": long_moment(said) if str(said) else _("no day"),
        "kept": long_moment(kept) if str(kept) else _("no day"),
    }
    return _("%(place)s: by its acts the %(act)s is %(said)s, the record keeps %(kept)s.") % values


def _lines(rows: list[MembershipAct], campaign: Campaign) -> list[ActLine]:
    corrected = {row.replaces_id for row in rows if row.replaces_id}
    for row in rows:
        row.campaign = row.organisation.campaign = campaign
    rows.sort(key=lambda row: (*row.day.sort_key, row.pk))
    return [ActLine(row, row.pk not in corrected and not row.struck) for row in rows]
