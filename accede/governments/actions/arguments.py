"""What can be done with the argument bank. An answer shipped with the treaty is taken over before it is changed, so
that other campaigns on the treaty keep theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.governments.actions.writing import next_number, one_at_a_time
from accede.governments.models import Argument, ArgumentText, Citation
from accede.kit import log, search
from accede.kit.refusals import Refused


class CannotReview(Refused):
    """The text is not one that this person may call reviewed; the message says why."""


class NothingWritten(Refused):
    """The text says what the last version says already."""

    field = "text"


@transaction.atomic
def add_answer(
    *, campaign: Campaign, kind: str, articles: Iterable[str], source: str, language: str, text: str, draft: bool,
    by: Any, on: date,
) -> Argument:  # fmt: skip
    """Put an answer of the campaign's own into the bank, with its text in the language in which it is written."""
    require(by, Right.EDIT_ARGUMENTS, campaign=campaign.slug, on=on)
    last = Argument.objects.filter(treaty=campaign.treaty, kind=kind).aggregate(last=Max("order"))["last"] or 0
    row = Argument(treaty=campaign.treaty, campaign=campaign, kind=kind, order=last + 10, source=source)
    row.full_clean()
    row.save()
    _cite(row, articles)
    log.record("governments.add_answer", target=row, by=by, on=on, after=row, campaign=campaign.slug)
    write_text(campaign=campaign, argument=row, language=language, text=text, draft=draft, by=by, on=on)
    return row


@transaction.atomic
def change_answer(
    *, campaign: Campaign, argument: Argument, kind: str, articles: Iterable[str], source: str, by: Any, on: date
) -> Argument:
    """Correct which obstacle it answers, on which articles it rests and from where it is."""
    row = take_over(campaign=campaign, argument=argument, by=by, on=on)
    one_at_a_time(campaign)
    before = log.values(row) | {"articles": _articles(row)}
    row.kind, row.source = kind, source
    row.full_clean()
    row.save()
    row.citations.filter(treaty=campaign.treaty).delete()
    _cite(row, articles)
    after = log.values(row) | {"articles": _articles(row)}
    log.record(
        "governments.change_answer", target=row, by=by, on=on, before=before, after=after, campaign=campaign.slug
    )
    search.soon(campaign.slug)
    return row


@transaction.atomic
def write_text(
    *, campaign: Campaign, argument: Argument, language: str, text: str, draft: bool, by: Any, on: date,
    from_language: str = "", from_version: int | None = None,
) -> ArgumentText:  # fmt: skip
    """Add a version of the answer in a language: a draft, or one that waits for review. Nothing is overwritten: of two
    who write at once both are kept, the later as the later version.

    `from_language` and `from_version` say what was translated. Raises NotAllowed, NothingWritten, ValidationError.
    """
    row = take_over(campaign=campaign, argument=argument, by=by, on=on)
    held = Argument.objects.select_for_update().get(pk=row.pk)
    last = held.texts.filter(language=language).order_by("-version").first()
    state = ArgumentText.State.DRAFT if draft else ArgumentText.State.REVIEW
    text = text.strip()
    same_source = last is not None and (last.from_language, last.from_version) == (from_language, from_version)
    if last is not None and last.text == text and same_source and (last.state == state or draft):
        raise NothingWritten(_("This is what the last version says already."))
    made = ArgumentText(
        argument=held, language=language, version=last.version + 1 if last else 1, text=text, state=state,
        from_language=from_language, from_version=from_version if from_language else None, written_date=on,
        written_by=by,
    )  # fmt: skip
    made.full_clean()
    made.save()
    log.record("governments.write_answer", target=made, by=by, on=on, after=made, campaign=campaign.slug)
    search.soon(campaign.slug)
    return made


@transaction.atomic
def review_text(
    *, campaign: Campaign, argument: Argument, language: str, version: int, by: Any, on: date
) -> ArgumentText:
    """Say that a text was reviewed: by another person than who wrote it. Raises NotAllowed, CannotReview."""
    row = take_over(campaign=campaign, argument=argument, by=by, on=on)
    text = row.texts.select_for_update(of=("self",)).filter(language=language, version=version).first()
    if text is None or text.state != ArgumentText.State.REVIEW:
        raise CannotReview(_("This version does not wait for review. Look at the newest one."))
    if text.written_by_id is not None and text.written_by_id == by.pk:
        raise CannotReview(_("You wrote this version yourself. Somebody else reviews it."))
    before = log.values(text)
    text.state, text.reviewed_by, text.reviewed_date = ArgumentText.State.REVIEWED, by, on
    text.save()
    log.record(
        "governments.review_answer", target=text, by=by, on=on, before=before, after=text, campaign=campaign.slug
    )
    search.soon(campaign.slug)
    return text


@transaction.atomic
def retire_answer(*, campaign: Campaign, argument: Argument, by: Any, on: date) -> Argument:
    """Use an answer no longer from today on; obstacles that it answered keep it."""
    return _set_retired(campaign, argument, on, "governments.retire_answer", by=by, on=on)


@transaction.atomic
def use_again(*, campaign: Campaign, argument: Argument, by: Any, on: date) -> Argument:
    """Take an answer that was retired into use again."""
    return _set_retired(campaign, argument, None, "governments.use_answer_again", by=by, on=on)


def take_over(*, campaign: Campaign, argument: Argument, by: Any, on: date) -> Argument:
    """The campaign's own answer: the one given, or a copy of a shipped one with its texts and articles, which from now
    on stands in its place. Raises NotAllowed. The caller holds the transaction.
    """
    require(by, Right.EDIT_ARGUMENTS, campaign=campaign.slug, on=on)
    if argument.campaign_id == campaign.pk:
        return argument
    one_at_a_time(campaign)
    own = Argument.objects.filter(treaty=argument.treaty, campaign=campaign, key=argument.key).first()
    if own is not None:
        return own
    own = Argument.objects.create(
        treaty=argument.treaty, campaign=campaign, key=argument.key, kind=argument.kind, order=argument.order,
        source=argument.source, retired_date=argument.retired_date,
    )  # fmt: skip
    parts: list[Any] = [*argument.texts.all(), *argument.citations.all()]
    for part in parts:
        part.pk, part.argument = None, own
        part._state.adding = True
        part.save()
    log.record("governments.take_over_answer", target=own, by=by, on=on, after=own, campaign=campaign.slug)
    return own


def _set_retired(campaign: Campaign, argument: Argument, day: date | None, act: str, *, by: Any, on: date) -> Argument:
    row = take_over(campaign=campaign, argument=argument, by=by, on=on)
    before = log.values(row)
    row.retired_date = day
    row.save()
    log.record(act, target=row, by=by, on=on, before=before, after=row, campaign=campaign.slug)
    search.soon(campaign.slug)
    return row


def _cite(row: Argument, articles: Iterable[str]) -> None:
    for number, article in enumerate(articles, next_number(row.citations.all())):
        cited = Citation(argument=row, number=number, treaty=row.treaty, article=article)
        cited.full_clean()
        cited.save()


def _articles(row: Argument) -> list[str]:
    return list(row.citations.order_by("number").values_list("article", flat=True))
