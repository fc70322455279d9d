"""Audiences: a question saved, changed, taken away while no run asks it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.core.variants import condition, faults, means_nobody
from accede.kit.keys import free_key
from accede.kit.refusals import Refused
from accede.mailings.models import Audience, AudienceKind
from accede.mailings.queries.asked import ASKED_OF
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.dimensions import RULES
from accede.materials.actions import writing

PREPARE = Right.PREPARE_LETTERS
WHICH_LIST = gettext_lazy("Say which list: people agreed to letters of one list and not of another.")


class BadQuestion(Refused):
    """What is asked cannot be; the message says why."""


@transaction.atomic
def add_audience(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Audience:
    """Save a question of whom to write to: {"name", "kind", "query", "except_for"}; the key comes from the name unless
    `values` holds one. Raises NotAllowed, BadQuestion, ValidationError.
    """
    require(by, PREPARE, campaign=campaign.slug, on=on)
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Audience, str(facts["name"]), campaign=campaign)
    row = Audience(campaign=campaign, **facts)
    check_question(row, on=on)
    return writing.add(row, "mailings.add_audience", PREPARE, by=by, on=on)


@transaction.atomic
def change_audience(*, audience: Audience, values: Mapping[str, Any], by: Any, on: date) -> Audience:
    """Change the question. Runs that are not prepared ask the new one; of a prepared run the seal tells that somebody
    else is meant now. Raises NotAllowed, BadQuestion, ValidationError.
    """
    require(by, PREPARE, campaign=audience.campaign.slug, on=on)
    for name, value in values.items():
        setattr(audience, name, value)
    check_question(audience, on=on)
    return writing.change(audience, values, "mailings.change_audience", PREPARE, by=by, on=on)


@transaction.atomic
def remove_audience(*, audience: Audience, by: Any, on: date) -> None:
    """Take a question away that no run asks. Raises NotAllowed, StillNeeded."""
    writing.remove(audience, "mailings.remove_audience", PREPARE, by=by, on=on)


def check_question(row: Audience, *, on: date) -> None:
    """Raises BadQuestion for dimensions that the kind does not have, values that are not in their list, a question that
    nobody could ever answer, and a list audience that names no list.
    """
    words = Words(row.campaign, on=on)
    asked = {name: RULES[name] for name in ASKED_OF[AudienceKind(row.kind)]}
    for said in (row.query or {}, row.except_for or {}):
        for fault in faults(said, asked):
            raise BadQuestion(words.fault(fault))
    if means_nobody(condition(row.query or {}), RULES):
        raise BadQuestion(_("Nobody could ever be meant: what is asked for contradicts itself."))
    if row.kind == AudienceKind.LIST and not (row.query or {}).get("list"):
        raise BadQuestion(str(WHICH_LIST))
