"""Missions as addressees: who heads each on the day, in which language and by which way to write to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.coalition.models import Campaign
from accede.core.missions import Case
from accede.governments.models import MissionHead
from accede.governments.queries.missions import MissionOn, missions_on
from accede.mailings.queries.addressed import Addressee, Problem
from accede.mailings.queries.facts import StateFacts, unknown_state
from accede.record.queries import names


def missions(campaign: Campaign, states: StateFacts, *, on: date) -> list[Addressee]:
    """Every open mission of the campaign with what is known of its State, by name of the State and seat. Four queries.

    Heads, languages and ways are those of `on`; `states` are the facts of the day as of which classes are taken.
    """
    called = names(on=on)
    found = [as_addressee(each, called, states) for each in missions_on(campaign, as_of=on)]
    return sorted(found, key=lambda each: each.sort)


def as_addressee(each: MissionOn, called: Mapping[str, str], states: StateFacts) -> Addressee:
    """A mission as an addressee; where exactly one person heads it, the letter is to her."""
    mission, head = each.mission, each.on.head
    code = mission.state.code
    languages = tuple(mission.languages) or ((head.language,) if head and head.language else ())
    own = {"seat": {mission.seat}, "language": set(languages[:1]), "addressee": {f"mission:{mission.key}"}}
    state_name = called.get(code, code)
    return Addressee(
        key=f"mission:{mission.key}",
        name=mission.name,
        url=mission.get_absolute_url(),
        facts={**states.get(code, unknown_state(code)), **{name: frozenset(values) for name, values in own.items()}},
        languages=languages,
        **headed(head),
        email=mission.email,
        address=mission.address,
        fax=mission.fax,
        channel=mission.channel,
        then_channel=mission.then_channel,
        state=code,
        state_name=state_name,
        mission=each,
        problems=() if code in states else (_no_state(each),),
        sort=(state_name.casefold(), mission.seat, mission.place, mission.key),
    )


def headed(head: MissionHead | None) -> dict[str, str]:
    """What of an addressee depends on who heads the mission."""
    if head is None:
        return {"to_name": "", "to_title": "", "salutation": ""}
    title = head.title or str(head.get_rank_display())
    return {"to_name": head.name, "to_title": title, "salutation": head.salutation}


def no_head(each: MissionOn, choose_url: str) -> Problem:
    """What is in the way where not exactly one person is certain to head the mission; `choose_url` lets one be chosen
    for this run.
    """
    case, words = each.on.case, each.on.words
    if case is Case.ONE:  # who was chosen for this run does not head it any more
        return Problem("chosen", _("head left"), words, choose_url, _("Choose which head"))
    if case is Case.SEVERAL:
        return Problem("heads", _("several heads"), words, choose_url, _("Choose which head"))
    if case is Case.UNSURE:
        return Problem("unsure", _("head not certain"), words, choose_url, _("Choose which head"))
    mission = each.mission
    url = reverse("governments:add_head", args=[mission.campaign.slug, mission.state.code, mission.key])
    margin = _("head left") if case is Case.LEFT else _("no head")
    return Problem("left" if case is Case.LEFT else "headless", margin, words, url, _("Add who heads it"))


def no_salutation(each: MissionOn, head: MissionHead) -> Problem:
    """The form of address is empty: only the directory's keeper can say it."""
    mission = each.mission
    args = [mission.campaign.slug, mission.state.code, mission.key, head.number]
    words = _("The form of address of %(name)s is empty.") if head.title else _(
        "Title and form of address of %(name)s are empty."
    )  # fmt: skip
    url = reverse("governments:correct_head", args=args)
    return Problem("salutation", _("no salutation"), words % {"name": head.name}, url, _("Add salutation"))


def _no_state(each: MissionOn) -> Problem:
    words = _("On the day of the classes there was no State of this name on record.")
    return Problem(
        "state",
        pgettext("problem of a letter", "no State"),
        words,
        each.mission.get_absolute_url(),
        _("Look at the mission"),
    )
