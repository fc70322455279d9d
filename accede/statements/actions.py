"""What can be done with statements: one verb a function, with the right required and one entry in the log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.actions import guard
from accede.coalition.models import Campaign
from accede.kit import log, search, undo
from accede.kit.keys import free_key
from accede.kit.models import LogEntry
from accede.kit.refusals import Refused
from accede.statements.models import Ask, Issuer, PreparedText, Quotation, Statement

Values = Mapping[str, Any]


class NeedsAnIssuer(Refused):
    """A text that is not the alliance's must say whose it is."""


@transaction.atomic
def add_statement(*, campaign: Campaign, values: Values, by: Any, on: date) -> Statement:
    """Put a statement on record. The key comes from the title unless `values` holds one."""
    require(by, Right.EDIT_STATEMENTS, campaign=campaign.slug, on=on)
    values = dict(values)
    key = values.pop("key", "") or free_key(Statement, values["title"], campaign=campaign)
    statement = Statement(campaign=campaign, key=key, **values)
    guard(statement, by=by, on=on)
    _save(statement)
    log.record("statements.add_statement", target=statement, by=by, on=on, after=statement)
    search.soon(campaign.slug)
    return statement


@transaction.atomic
def change_statement(*, statement: Statement, values: Values, by: Any, on: date) -> Statement:
    """Correct a statement; the earlier values stay in its history."""
    require(by, Right.EDIT_STATEMENTS, campaign=statement.campaign.slug, on=on)
    before = log.values(Statement.objects.get(pk=statement.pk))
    for name, value in values.items():
        setattr(statement, name, value)
    guard(statement, by=by, on=on)
    _save(statement)
    log.record("statements.change_statement", target=statement, by=by, on=on, before=before, after=statement)
    search.soon(statement.campaign.slug)
    return statement


@transaction.atomic
def remove_statement(*, statement: Statement, by: Any, on: date) -> None:
    """Take a statement off the record, with its asks, issuers and quotations; the log keeps what it said."""
    require(by, Right.EDIT_STATEMENTS, campaign=statement.campaign.slug, on=on)
    guard(statement, by=by, on=on)
    undo.remove(statement, "statements.remove_statement", by=by, on=on)
    search.soon(statement.campaign.slug)


def add_ask(*, statement: Statement, values: Values, by: Any, on: date) -> Ask:
    """Note one thing that the statement asks, welcomes or stresses."""
    part: Ask = _add_part(Ask, "statements.add_ask", statement, values, by=by, on=on)
    return part


def add_issuer(*, statement: Statement, values: Values, by: Any, on: date) -> Issuer:
    """Note who issued a text that is not the alliance's."""
    part: Issuer = _add_part(Issuer, "statements.add_issuer", statement, values, by=by, on=on)
    return part


def add_quotation(*, statement: Statement, values: Values, by: Any, on: date) -> Quotation:
    """Keep a short quotation from the text."""
    part: Quotation = _add_part(Quotation, "statements.add_quotation", statement, values, by=by, on=on)
    return part


@transaction.atomic
def remove_part(*, part: Ask | Issuer | Quotation, by: Any, on: date) -> None:
    """Take an ask, an issuer or a quotation out again; the last issuer of a text not the alliance's stays."""
    campaign = part.statement.campaign
    require(by, Right.EDIT_STATEMENTS, campaign=campaign.slug, on=on)
    guard(part, by=by, on=on)
    if isinstance(part, Issuer) and not part.statement.is_the_alliances and part.statement.issuers.count() == 1:
        raise NeedsAnIssuer(
            _("This text is not the alliance's, so it must say whose it is. Add the right issuer first.")
        )
    name = f"statements.remove_{part._meta.model_name}"
    undo.remove(part, name, by=by, on=on, campaign=campaign.slug)
    search.soon(campaign.slug)


@transaction.atomic
def change_part(*, part: Ask | Issuer | Quotation, values: Values, by: Any, on: date) -> Any:
    """Correct an ask, an issuer or a quotation."""
    campaign = part.statement.campaign
    require(by, Right.EDIT_STATEMENTS, campaign=campaign.slug, on=on)
    guard(part, by=by, on=on)
    before = log.values(type(part).objects.get(pk=part.pk))
    for name, value in values.items():
        setattr(part, name, value)
    part.full_clean()
    part.save()
    act = f"statements.change_{part._meta.model_name}"
    log.record(act, target=part, by=by, on=on, before=before, after=part, campaign=campaign.slug)
    search.soon(campaign.slug)
    return part


@transaction.atomic
def undo_change(*, entry: LogEntry, by: Any, on: date) -> models.Model:
    """Take back the last change of a statement or a part of it, or bring a removed one back, as a new change.

    Raises NotAllowed, CannotUndo, and what the change itself raises.
    """
    require(by, Right.EDIT_STATEMENTS, campaign=entry.campaign, on=on)

    def change(row: Any, values: dict[str, Any]) -> None:
        if isinstance(row, Statement):
            change_statement(statement=row, values=values, by=by, on=on)
        else:
            change_part(part=row, values=values, by=by, on=on)

    row = undo.undo(entry, change, by=by, on=on)
    guard(row, by=by, on=on)
    return row


@transaction.atomic
def _add_part(model: Any, act: str, statement: Statement, values: Values, *, by: Any, on: date) -> Any:
    require(by, Right.EDIT_STATEMENTS, campaign=statement.campaign.slug, on=on)
    guard(statement, by=by, on=on)
    last = model.objects.filter(statement=statement).aggregate(last=models.Max("position"))["last"] or 0
    part = model(statement=statement, position=last + 1, **values)
    part.full_clean()
    part.save()
    log.record(act, target=part, by=by, on=on, after=part, campaign=statement.campaign.slug)
    search.soon(statement.campaign.slug)
    return part


def _save(statement: Statement) -> None:
    statement.full_clean()
    statement.save()


class AlreadyDecided(Refused):
    """The draft was used or set aside before."""


@transaction.atomic
def keep_prepared(
    *, campaign: Campaign, kind: str, about: str, language: str, text: str, by: Any, at: datetime, on: date
) -> PreparedText:
    """Keep a draft of the record as a person changed it. Raises AlreadyDecided, NotAllowed."""
    return _decide(
        campaign, kind, about, language, {"text": text, "stage": PreparedText.Stage.KEPT}, by=by, at=at, on=on
    )


@transaction.atomic
def use_prepared(
    *, campaign: Campaign, kind: str, about: str, language: str, text: str, note: str, by: Any, at: datetime, on: date
) -> PreparedText:
    """Record that the text left the house or was published: `note` says how and when. Raises AlreadyDecided."""
    values = {"text": text, "note": note, "stage": PreparedText.Stage.USED}
    return _decide(campaign, kind, about, language, values, by=by, at=at, on=on)


@transaction.atomic
def set_aside_prepared(
    *, campaign: Campaign, kind: str, about: str, language: str, text: str, note: str, by: Any, at: datetime, on: date
) -> PreparedText:
    """Record that the draft is not wanted, and why: it waits no longer, in any language. Raises AlreadyDecided."""
    values = {"text": text, "note": note, "stage": PreparedText.Stage.SET_ASIDE}
    return _decide(campaign, kind, about, language, values, by=by, at=at, on=on)


def _decide(
    campaign: Campaign, kind: str, about: str, language: str, values: Values, *, by: Any, at: datetime, on: date
) -> PreparedText:
    require(by, Right.EDIT_STATEMENTS, campaign=campaign.slug, on=on)
    rows = PreparedText.objects.select_for_update().filter(campaign=campaign, kind=kind, about=about)
    if decided := rows.exclude(stage=PreparedText.Stage.KEPT).first():
        words = _("This draft was %(stage)s already. Its page shows what was kept.")
        raise AlreadyDecided(words % {"stage": decided.get_stage_display()})
    row = rows.filter(language=language).first() or PreparedText(
        campaign=campaign, kind=kind, about=about, language=language
    )
    for name, value in values.items():
        setattr(row, name, value)
    row.decided_by, row.decided_at = log.username(by), at
    row.full_clean()
    row.save()
    log.record(f"statements.{row.stage}_prepared", target=row, by=by, on=on, after={"stage": row.stage})
    return row
