"""The starter set: six letters that invite, adapted to where a State stands, with their blocks in six languages.

Its texts came with the house. Nobody has reviewed them, and nothing here says that anybody has.
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.kit import log
from accede.kit.refusals import Refused
from accede.mailings.models import Block, BlockText, Template, Variant, VariantText
from accede.mailings.queries.written import short
from accede.materials.queries.languages import SIX

KEY = "starter-invitation"
FOLDER = Path(__file__).resolve().parent.parent / "starter"


class AlreadyThere(Refused):
    """The campaign has the starter set."""


@transaction.atomic
def use_starter_set(*, campaign: Campaign, by: Any, at: datetime, on: date) -> Template:
    """Add the template with its variants, and those of its blocks that the campaign does not have yet. Names are in the
    language of the campaign. Raises NotAllowed, AlreadyThere.
    """
    require(by, Right.PREPARE_LETTERS, campaign=campaign.slug, on=on)
    if Template.objects.filter(campaign=campaign, key=KEY).exists():
        raise AlreadyThere(_("The campaign has the starter set already. Change its texts as you need them."))
    own = sets()[short(campaign.language) if short(campaign.language) in SIX else "en"]
    template = Template.objects.create(campaign=campaign, key=KEY, name=own["name"], note=own["note"].strip())
    for letter, condition in conditions().items():
        row = Variant.objects.create(
            template=template, letter=letter, name=own["variants"][letter]["name"], condition=condition
        )
        for code, held in sets().items():
            text = held["variants"][letter]
            VariantText.objects.create(
                variant=row, language=code, subject=text["subject"], body=text["body"].strip(), written_at=at
            )
    for key, told in own["blocks"].items():
        _add_block(campaign, key, told, at)
    log.record("mailings.use_starter_set", target=template, by=by, on=on, after=template, campaign=campaign.slug)
    return template


def _add_block(campaign: Campaign, key: str, told: dict[str, str], at: datetime) -> None:
    row, _made = Block.objects.get_or_create(
        campaign=campaign, key=key, defaults={"name": told["name"], "why": told["why"]}
    )
    have = {short(text.language) for text in row.texts.all()}
    for code, held in sets().items():
        if code not in have:
            BlockText.objects.create(block=row, language=code, body=held["blocks"][key]["body"].strip(), written_at=at)


@cache
def sets() -> dict[str, Any]:
    """{language: the starter set as it is written there}."""
    return {code: tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")) for code in sorted(SIX)}


@cache
def conditions() -> dict[str, Any]:
    """{letter: for whom the variant is meant}."""
    return tomllib.loads((FOLDER / "conditions.toml").read_text(encoding="utf-8"))
