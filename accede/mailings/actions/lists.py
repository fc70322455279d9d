"""Lists: opened, their texts changed, closed. What people agreed to is kept by version, in every language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.kit import log
from accede.kit.keys import free_key
from accede.mailings.models import MailingList

Values = Mapping[str, Any]


@transaction.atomic
def add_list(*, campaign: Campaign, values: Values, by: Any, on: date) -> MailingList:
    """Open a list. The key comes from the name unless `values` holds one. Raises NotAllowed."""
    require(by, Right.KEEP_LISTS, campaign=campaign.slug, on=on)
    values = dict(values)
    key = values.pop("key", "") or free_key(MailingList, values["name"], campaign=campaign)
    row = MailingList(campaign=campaign, key=key, **values)
    row.full_clean()
    row.save()
    log.record("mailings.add_list", target=row, by=by, on=on, after=row)
    return row


@transaction.atomic
def change_list(*, mailing_list: MailingList, values: Values, by: Any, on: date) -> MailingList:
    """Change a list. Other words of consent are a new version; the earlier words stay on record in every language, and
    texts in other languages wait to be translated anew. Raises NotAllowed.
    """
    row = _held(mailing_list, by, on)
    before, agreed = log.values(row), row.consent_text
    for name, value in values.items():
        setattr(row, name, value)
    if agreed.strip() and row.consent_text.strip() != agreed.strip():
        _next_version(row, agreed, {code: {**told, "consent": ""} for code, told in row.texts.items()})
    return _saved(row, "mailings.change_list", before, by, on)


@transaction.atomic
def write_list_text(*, mailing_list: MailingList, language: str, values: Values, by: Any, on: date) -> MailingList:
    """Say in another language what the list is and what people agree to: {"name", "about", "consent"}. Other words of
    consent where some stood are a new version. Raises NotAllowed.
    """
    row = _held(mailing_list, by, on)
    before = log.values(row)
    there = row.texts.get(language, {})
    told = {name: str(values.get(name, "")).strip() for name in ("name", "about", "consent")}
    texts = {**row.texts, language: told} if any(told.values()) else {
        code: text for code, text in row.texts.items() if code != language
    }  # fmt: skip
    if there.get("consent") and told["consent"] != there["consent"]:
        _next_version(row, row.consent_text, texts)
    row.texts = texts
    return _saved(row, "mailings.write_list_text", before, by, on)


def _held(mailing_list: MailingList, by: Any, on: date) -> MailingList:
    require(by, Right.KEEP_LISTS, campaign=mailing_list.campaign.slug, on=on)
    row = MailingList.objects.select_for_update().get(pk=mailing_list.pk)
    row.campaign = mailing_list.campaign
    return row


def _next_version(row: MailingList, agreed: str, texts: dict[str, Any]) -> None:
    """Keeps the words in force until now, and counts one on."""
    kept = {"": agreed} | {code: told["consent"] for code, told in row.texts.items() if told.get("consent")}
    row.past_consents = {**row.past_consents, str(row.consent_version): kept}
    row.consent_version += 1
    row.texts = texts


def _saved(row: MailingList, act: str, before: dict[str, Any], by: Any, on: date) -> MailingList:
    row.full_clean()
    row.save()
    log.record(act, target=row, by=by, on=on, before=before, after=row)
    return row
