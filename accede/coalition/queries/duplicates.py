"""Organisations that are likely one, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accede.coalition.models import Campaign, Distinction, Merge, Organisation
from accede.core.names import Alike, Known, Likeness, alike, site_of


@dataclass(frozen=True)
class Pair:
    """Two organisations and why they are likely one."""

    one: Organisation
    other: Organisation
    reasons: list[str]


def duplicates(campaign: Campaign) -> list[Pair]:
    """Pairs that are likely one body, the likeliest first; without those of which a person said that they are two.

    Three queries, however many organisations.
    """
    rows = {row.key: row for row in Organisation.objects.filter(campaign=campaign).prefetch_related("names")}
    for row in rows.values():
        row.campaign = campaign
    two = Distinction.objects.filter(campaign=campaign).values_list("one__key", "other__key")
    apart = {frozenset(pair) for pair in two}
    found = alike(known_of(row) for row in sorted(rows.values(), key=lambda row: row.pk))
    return [_pair(rows, each) for each in found if frozenset((each.one, each.other)) not in apart]


def known_of(row: Organisation) -> Known:
    """What an organisation is called, for comparing; its names are read already."""
    names = list(row.names.all())
    return Known(
        key=row.key,
        names=(row.name, *(each.name for each in names)),
        acronyms=tuple(each for each in (row.acronym, *(name.acronym for name in names)) if each),
        site=site_of(row.website) if row.website else "",
    )


def likeness_words(likeness: Likeness, words: str) -> str:
    """ "same acronym: CISL"."""
    told = {
        Likeness.NAME: _("same name: %(words)s"),
        Likeness.WORDS: _("same words in another order: %(words)s"),
        Likeness.ACRONYM: _("same acronym: %(words)s"),
        Likeness.SITE: _("same website: %(words)s"),
    }
    return told[likeness] % {"words": words}


def merges_of(organisation: Organisation) -> list[Merge]:
    """What went up in an organisation and was not undone, the latest first. One query."""
    found = list(Merge.objects.filter(kept=organisation, undone_date=None).order_by("-merged_date", "-pk"))
    for row in found:
        row.kept, row.campaign = organisation, organisation.campaign
    return found


def merge_of(campaign: Campaign, key: str) -> Merge | None:
    """One merge by its key, with the organisation that was kept."""
    found = Merge.objects.filter(campaign=campaign, key=key).select_related("kept").first()
    if found:
        found.campaign = found.kept.campaign = campaign
    return found


def went_up_in(campaign: Campaign, key: str) -> Organisation | None:
    """The organisation in which the one that had this key went up; None when no such merge stands."""
    found = Merge.objects.filter(campaign=campaign, gone_key=key, undone_date=None).select_related("kept").last()
    if found is None:
        return None
    found.kept.campaign = campaign
    return found.kept


def _pair(rows: dict[str, Organisation], found: Alike) -> Pair:
    reasons = [likeness_words(likeness, words) for likeness, words in found.reasons]
    return Pair(rows[found.one], rows[found.other], reasons)
