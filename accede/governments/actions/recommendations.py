"""Recommendations of the Universal Periodic Review: a file is staged and decided about, a doubtful match too."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import require
from accede.coalition.models import Campaign
from accede.core.upr import session_held
from accede.governments.actions.writing import one_at_a_time
from accede.governments.models import Recommendation, ReviewFile
from accede.governments.queries import review_files as queries
from accede.kit import log, search
from accede.kit.refusals import Refused
from accede.record.models import State

Stage = ReviewFile.Stage
Match = Recommendation.Match


class FileClosed(Refused):
    """The file has errors, or was decided about; the message says which."""


class AlreadyDecided(Refused):
    """The match is exact: there is nothing to decide."""


class ReasonMissing(Refused):
    """A decision says why."""

    field = "reason"


@transaction.atomic
def stage_review(
    *, campaign: Campaign, content: bytes, filename: str, by: Any, on: date, as_of: str = "", source: str = ""
) -> ReviewFile:
    """Reads a file and keeps what it says about the treaty; nothing of it counts yet. `as_of` (a Moment's text) is, if
    not said, the end of its last session. Raises NotAllowed, ValidationError.
    """
    require(by, Right.KEEP_FILES, campaign=campaign.slug, on=on)
    found = queries.examine(campaign, content, filename=filename)
    row = ReviewFile(
        campaign=campaign,
        filename=filename[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        as_of=as_of or str(queries.default_as_of(found)),
        source=source.strip() or _("Universal Periodic Review, list of recommendations: %(file)s") % {"file": filename},
        stage=Stage.WAITS if found.report.ok else Stage.FAULTY,
        rows=queries.as_data(found.rows),
        counts={"rows": found.read, "match": found.counts, "repeated": found.repeated, "unresolved": found.unresolved},
        problems=found.report.as_data()[:2000],
        staged_by=by.get_username(),
        staged_date=on,
    )
    row.full_clean()
    row.save()
    after = {"file": row.filename, "sha256": row.sha256}
    log.record("governments.stage_review", target=row, by=by, on=on, after=after, campaign=campaign.slug)
    return row


@transaction.atomic
def approve_review(*, file: ReviewFile, by: Any, on: date) -> ReviewFile:
    """Takes a staged file over: what is new is added, a changed answer is corrected, what a person decided stands.

    Raises NotAllowed, FileClosed.
    """
    row = _open(file, by, on)
    if row.stage != Stage.WAITS:
        raise FileClosed(_("The file has errors. Correct them and bring it again; nothing is taken over in part."))
    one_at_a_time(row.campaign)
    compared = queries.differences(row)
    codes = {code for each in queries.rows_of(row) for code in (each.to, each.by) if code}
    states = {state.code: state for state in State.objects.filter(code__in=codes)}
    Recommendation.objects.bulk_create([_made(row, each, states) for each in compared.new], batch_size=500)
    for each, there in compared.changed:
        there.response, there.as_of, there.source = each.response, row.as_of, row.source
        if there.match not in queries.DECIDED:
            there.match, there.rule = each.match, each.rule
        there.save()
    counts = {"new": len(compared.new), "changed": len(compared.changed), "same": len(compared.same)}
    row.counts = row.counts | {"written": counts}
    return _decided(row, Stage.APPROVED, "governments.approve_review", counts, by=by, on=on)


@transaction.atomic
def drop_review(*, file: ReviewFile, by: Any, on: date) -> ReviewFile:
    """Lays a file aside: nothing of it is taken over. Raises NotAllowed, FileClosed."""
    return _decided(_open(file, by, on), Stage.DROPPED, "governments.drop_review", None, by=by, on=on)


@transaction.atomic
def decide_recommendation(
    *, recommendation: Recommendation, confirmed: bool, reason: str, by: Any, on: date
) -> Recommendation:
    """Says whether a doubtful recommendation is about the treaty, and why; a later decision replaces an earlier one.

    Raises NotAllowed, AlreadyDecided, ReasonMissing.
    """
    campaign = recommendation.campaign
    require(by, Right.KEEP_FILES, campaign=campaign.slug, on=on)
    row = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    if row.match == Match.EXACT:
        raise AlreadyDecided(_("This recommendation names the treaty: there is nothing to decide."))
    if not reason.strip():
        raise ReasonMissing(_("Say why, so that the next reader can judge it."))
    before = log.values(row)
    row.match = Match.CONFIRMED if confirmed else Match.REFUSED
    row.decided_by, row.decided_date, row.reason = by if by.pk else None, on, reason.strip()
    row.full_clean()
    row.save()
    log.record(
        "governments.decide_recommendation", target=row, by=by, on=on, before=before, after=row, campaign=campaign.slug
    )
    search.soon(campaign.slug)
    return row


def _made(file: ReviewFile, each: queries.Row, states: dict[str, State]) -> Recommendation:
    return Recommendation(
        campaign=file.campaign,
        state=states[each.to],
        key=each.key,
        session=each.session,
        made=str(session_held(each.session)),
        recommending=states[each.by] if each.by else None,
        text=each.text,
        response=each.response,
        match=each.match,
        rule=each.rule,
        as_of=file.as_of,
        source=file.source,
    )


def _open(file: ReviewFile, by: Any, on: date) -> ReviewFile:
    require(by, Right.KEEP_FILES, campaign=file.campaign.slug, on=on)
    row = ReviewFile.objects.select_for_update().select_related("campaign__treaty").get(pk=file.pk)
    if row.stage in (Stage.APPROVED, Stage.DROPPED):
        raise FileClosed(_("This file was decided about already."))
    return row


def _decided(row: ReviewFile, stage: str, act: str, counts: Any, *, by: Any, on: date) -> ReviewFile:
    row.stage, row.decided_by, row.decided_date = stage, by.get_username(), on
    if stage == Stage.DROPPED:
        row.rows, row.problems = [], []
    row.save()
    log.record(act, target=row, by=by, on=on, after=counts, campaign=row.campaign.slug)
    search.soon(row.campaign.slug)
    return row
