"""Who may see and write letters to many: fetch and permit in one step.

A variant tells a government's position, so templates, audiences, runs and letters are read by those alone who may
prepare letters or release them. Figures by class are papers of the alliance: the rooms that show them ask for that.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.http import Http404

from accede.accounts.rights import Right
from accede.accounts.roles import Reach
from accede.accounts.rules import NotAllowed, rights_of
from accede.coalition.models import Campaign
from accede.coalition.rules import Reading, campaign_for, row_of
from accede.mailings.models import Audience, Block, Letter, Letterhead, MailingList, Run, Template

Held = TypeVar("Held", bound=Model)

# With whose eyes the facts of a letter's reader are read, whoever prepares or releases it: what one organisation keeps
# for itself decides no letter (docs/decisions: how a letter is chosen).
THE_EYES = Reading(reach=Reach.MEMBERS, of_alliance=True)

# Either of these reads runs and letters.
READ_LETTERS = frozenset({Right.PREPARE_LETTERS, Right.RELEASE_LETTERS})


def may_read_letters(user: Any, campaign: str, *, on: date) -> bool:
    """Whether the person may read runs and letters of the campaign on the day: she prepares or releases some."""
    return bool(READ_LETTERS & rights_of(user, campaign=campaign, on=on))


def letters_for(user: Any, campaign: str, right: Right | None = None, *, on: date) -> Campaign:
    """The campaign, when the person may read its letters on the day, or holds the right asked for.

    Http404 for who may not read the campaign's papers, NotAllowed for who may.
    """
    found = campaign_for(user, campaign, on=on)
    if right is None and not may_read_letters(user, campaign, on=on):
        raise NotAllowed(user, Right.PREPARE_LETTERS)
    return campaign_for(user, campaign, right, on=on) if right else found


def _row_for(model: type[Held], user: Any, campaign: str, key: str, right: Right | None, on: date) -> Held:
    return row_of(model, letters_for(user, campaign, right, on=on), key)


def run_for(user: Any, campaign: str, key: str, right: Right | None = None, *, on: date) -> Run:
    """The campaign's run, together with the right to it: without one named, to read it. As `letters_for`; Http404 when
    there is none of that key. Its template and audience are loaded.
    """
    home = letters_for(user, campaign, right, on=on)
    rows = Run.objects.select_related("template__letterhead", "audience", "corrects", "reminds")
    found = rows.filter(campaign=home, key=key).first()
    if found is None:
        raise Http404
    for row in (found, found.template, found.audience, found.corrects, found.reminds):
        if row is not None:
            row.campaign = home  # so that its address needs no query
    return found


def template_for(user: Any, campaign: str, key: str, right: Right | None = None, *, on: date) -> Template:
    """The campaign's template, as `run_for`."""
    return _row_for(Template, user, campaign, key, right, on)


def block_for(user: Any, campaign: str, key: str, right: Right | None = None, *, on: date) -> Block:
    """The campaign's block, as `run_for`."""
    return _row_for(Block, user, campaign, key, right, on)


def letterhead_for(user: Any, campaign: str, key: str, right: Right | None = None, *, on: date) -> Letterhead:
    """The campaign's letterhead, as `run_for`."""
    return _row_for(Letterhead, user, campaign, key, right, on)


def audience_for(user: Any, campaign: str, key: str, right: Right | None = None, *, on: date) -> Audience:
    """The campaign's audience, as `run_for`."""
    return _row_for(Audience, user, campaign, key, right, on)


def letter_for(user: Any, campaign: str, run: str, key: str, right: Right | None = None, *, on: date) -> Letter:
    """A frozen letter of a run, as `run_for`."""
    home = run_for(user, campaign, run, right, on=on)
    found = Letter.objects.filter(run=home, key=key).first()
    if found is None:
        raise Http404
    found.run, found.campaign = home, home.campaign
    return found


def list_for(user: Any, campaign: str, key: str, right: Right = Right.KEEP_LISTS, *, on: date) -> MailingList:
    """The campaign's list, for who keeps lists: she sees who is on it."""
    return row_of(MailingList, campaign_for(user, campaign, right, on=on), key)
