"""What can be done with templates, variants and blocks, and with their texts in each language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.core.letter_texts import parse
from accede.kit import log
from accede.kit.keys import free_key
from accede.kit.refusals import Refused
from accede.mailings.models import Block, BlockText, Run, RunStep, Template, Variant, VariantText
from accede.mailings.queries.fields import facts_of_runs, field_kinds
from accede.mailings.queries.text_faults import wrong_in
from accede.materials.actions import writing

PREPARE = Right.PREPARE_LETTERS
Text = TypeVar("Text", VariantText, BlockText)
AnyText = VariantText | BlockText


class BadText(Refused):
    """The text names a field that is not there, or cannot be read; the message says what."""

    field = "body"


class NothingWritten(Refused):
    """The text says what it said already."""

    field = "body"


class CannotReview(Refused):
    """The text is not one that this person may call reviewed; the message says why."""


class StillUsed(Refused):
    """Texts or runs still use it, so it stays."""


@transaction.atomic
def add_template(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Template:
    """Begin a template: its name, its kind, what it is for. Raises NotAllowed, ValidationError."""
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Template, str(facts["name"]), campaign=campaign)
    return writing.add(Template(campaign=campaign, **facts), "mailings.add_template", PREPARE, by=by, on=on)


@transaction.atomic
def change_template(*, template: Template, values: Mapping[str, Any], by: Any, on: date) -> Template:
    """Correct what a template says of itself, or use it no longer from a day on."""
    return writing.change(template, values, "mailings.change_template", PREPARE, by=by, on=on)


@transaction.atomic
def add_variant(*, template: Template, values: Mapping[str, Any], by: Any, on: date) -> Variant:
    """Add a variant: its letter, its name, for whom it is meant. Raises NotAllowed, ValidationError."""
    return writing.add(Variant(template=template, **values), "mailings.add_variant", PREPARE, by=by, on=on)


@transaction.atomic
def change_variant(*, variant: Variant, values: Mapping[str, Any], by: Any, on: date) -> Variant:
    """Correct a variant's letter, name or condition."""
    return writing.change(variant, values, "mailings.change_variant", PREPARE, by=by, on=on)


@transaction.atomic
def remove_variant(*, variant: Variant, by: Any, on: date) -> None:
    """Take a variant away with its texts. Raises NotAllowed, StillUsed while a run of the template waits."""
    waiting = runs_that_wait(variant.template)
    if waiting:
        raise StillUsed(_("“%(run)s” is prepared with this template. Open it again first.") % {"run": waiting[0]})
    writing.remove(variant, "mailings.remove_variant", PREPARE, by=by, on=on, first=list(variant.texts.all()))


def runs_that_wait(template: Template) -> list[Run]:
    """Runs of the template that are prepared and not released: their coverage was proved with these variants."""
    rows = Run.objects.filter(template=template).prefetch_related("steps")
    last = ((run, max(run.steps.all(), key=lambda step: step.number, default=None)) for run in rows)
    return [run for run, step in last if step is not None and step.kind == RunStep.Kind.PREPARED]


@transaction.atomic
def write_text(
    *, variant: Variant, language: str, subject: str, body: str, by: Any, at: datetime, on: date
) -> VariantText:
    """Write a variant's text in a language; it then waits for review by somebody else. What it said before stays in its
    history. Raises NotAllowed, BadText, NothingWritten, ValidationError.
    """
    campaign = variant.template.campaign
    require(by, PREPARE, campaign=campaign.slug, on=on)
    _refuse_bad(campaign, subject, on=on, field="subject")
    _refuse_bad(campaign, body, on=on, field="body")
    row = variant.texts.filter(language=language).first() or VariantText(variant=variant, language=language)
    row.variant = variant
    return _write(row, {"subject": subject.strip(), "body": tidy(body)}, "mailings.write_text", by=by, at=at, on=on)


@transaction.atomic
def write_block(*, block: Block, language: str, body: str, by: Any, at: datetime, on: date) -> BlockText:
    """Write a block in a language, as `write_text`. A block uses no other block."""
    require(by, PREPARE, campaign=block.campaign.slug, on=on)
    _refuse_bad(block.campaign, body, on=on, field="body", in_block=True)
    row = block.texts.filter(language=language).first() or BlockText(block=block, language=language)
    row.block = block
    return _write(row, {"body": tidy(body)}, "mailings.write_block", by=by, at=at, on=on)


def tidy(body: str) -> str:
    """The text with plain line ends and nothing around it."""
    return body.replace("\r\n", "\n").strip()


def _write(row: Text, values: dict[str, Any], act: str, *, by: Any, at: datetime, on: date) -> Text:
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        raise NothingWritten(_("This is what the text says already."))
    values |= {"written_by": log.username(by), "written_at": at, "reviewed_by": "", "reviewed_at": None}
    if row.pk:
        return writing.change(row, values, act, PREPARE, by=by, on=on)
    for name, value in values.items():
        setattr(row, name, value)
    return writing.add(row, act, PREPARE, by=by, on=on)


@transaction.atomic
def review_text(
    *, text: VariantText | BlockText, seen: str, by: Any, at: datetime, on: date
) -> VariantText | BlockText:
    """Say that a text was reviewed, by another person than who wrote it. `seen` is the mark of the text that she read
    (`mark_of`): one that was changed meanwhile is not called reviewed. Raises NotAllowed, CannotReview.
    """
    row: Any = type(text)._default_manager.select_for_update().get(pk=text.pk)
    if row.written_by and row.written_by == log.username(by):
        raise CannotReview(_("You wrote this text yourself. Somebody else reviews it."))
    if row.reviewed_at is not None:
        raise CannotReview(_("It is reviewed already."))
    if seen != mark_of(row):
        raise CannotReview(_("The text was changed since you opened the page. Read it again."))
    values = {"reviewed_by": log.username(by), "reviewed_at": at}
    found: AnyText = writing.change(row, values, "mailings.review_text", PREPARE, by=by, on=on)
    return found


def mark_of(text: AnyText) -> str:
    """What tells a text from what it said before."""
    return text.written_at.isoformat() if text.written_at else ""


@transaction.atomic
def add_block(*, campaign: Campaign, values: Mapping[str, Any], by: Any, on: date) -> Block:
    """Add a block: its name, why it stands in a letter, for whom it is meant."""
    facts = dict(values)
    facts["key"] = facts.get("key") or free_key(Block, str(facts["name"]), campaign=campaign)
    return writing.add(Block(campaign=campaign, **facts), "mailings.add_block", PREPARE, by=by, on=on)


@transaction.atomic
def change_block(*, block: Block, values: Mapping[str, Any], by: Any, on: date) -> Block:
    """Correct a block's name, reason or condition."""
    return writing.change(block, values, "mailings.change_block", PREPARE, by=by, on=on)


@transaction.atomic
def remove_block(*, block: Block, by: Any, on: date) -> None:
    """Take a block away with its texts. Raises NotAllowed, and StillUsed while a variant's text names it."""
    texts = VariantText.objects.filter(variant__template__campaign=block.campaign).select_related("variant__template")
    using = [text for text in texts if block.key in parse(text.body).blocks]
    if using:
        told = {"template": using[0].variant.template, "variant": using[0].variant.letter}
        raise StillUsed(_("“%(template)s”, variant %(variant)s uses this block. Take it out of the text first.") % told)
    writing.remove(block, "mailings.remove_block", PREPARE, by=by, on=on, first=list(block.texts.all()))


def _refuse_bad(campaign: Campaign, text: str, *, on: date, field: str, in_block: bool = False) -> None:
    known = frozenset(field_kinds(campaign, on=on)) | facts_of_runs(campaign)
    wrong = wrong_in(parse(text), known, in_block=in_block or field == "subject")
    if wrong:
        raise BadText(" ".join(wrong), field=field)
