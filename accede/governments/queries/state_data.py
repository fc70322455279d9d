"""A State's file as plain data: what `accede state --json` prints. The shapes stand in docs/state-json.md."""

from __future__ import annotations

from typing import Any

from accede.coalition.models import Owned
from accede.core.stages import Standing
from accede.core.standing import CONTRACTING
from accede.governments.models import Contact, MissionHead, StepKind
from accede.governments.queries.contacts import stage_on
from accede.governments.queries.missions import MissionOn
from accede.governments.queries.obstacles import Raised
from accede.governments.queries.promises import PromiseRow
from accede.governments.queries.recommendations import Recommended
from accede.governments.queries.whole_file import WholeFile


def state_data(found: WholeFile) -> dict[str, Any]:
    """The file as JSON values; days as text, as exactly as they are known. Sources at risk are in it for nobody."""
    return {
        "iso3": found.state.iso3 or found.state.code,
        "name": found.name,
        "class": str(found.state_class),
        "acts": _acts(found),
        "position": _position(found),
        "obstacles": [_obstacle(row) for row in found.obstacles],
        "contacts": [_contact(row, found) for row in found.contacts],
        "promises": [_promise(row) for row in found.promises] + _pledged(found.recommendations),
        "missions": [_mission(row, found) for row in found.missions],
        "stage": _stage(found),
    }


def _acts(found: WholeFile) -> list[dict[str, Any]]:
    rows = [(row.treaty.slug, act) for row in found.treaties for act in row.acts]
    rows.sort(key=lambda pair: (*pair[1].deposited.sort_key, pair[0], pair[1].key))
    return [{"treaty": slug, "kind": act.kind, "date": _day(act.deposited)} for slug, act in rows]


def _position(found: WholeFile) -> dict[str, Any] | None:
    shown = found.position
    if shown is None:
        return None
    row = shown.row
    return {
        "stance": row.stance,
        "words": row.words,
        "as_of": _day(row.as_of),
        "confidence": row.confidence,
        "said_by": row.said_by,
        "source": row.source,
        "evidence": [each.text for each in shown.evidence],
        "review_by": _day(row.review_date),
        "stale": str(shown.stale) if shown.stale else None,
        "against": [{"stance": one.row.stance, "as_of": _day(one.row.as_of), "why": str(one.why)}
                    for one in shown.conflicts],
        "earlier": [{"stance": one.stance, "as_of": _day(one.as_of)} for one in shown.earlier],
        **_sharing(row),
    }  # fmt: skip


def _obstacle(raised: Raised) -> dict[str, Any]:
    row, bank = raised.row, raised.bank
    return {
        "kind": row.kind,
        "words": row.words,
        "said_by": row.said_by,
        "said_on": _day(row.said),
        "answer": raised.answer_words,
        "articles": [each.article for each in bank.citations] if bank else [],
        "effect": raised.effect,
        "moved": raised.moved,
        "source": row.source,
        **_sharing(row),
    }


def _contact(row: Contact, found: WholeFile) -> dict[str, Any]:
    return {
        "date": _day(row.day),
        "stage": stage_on(row, as_of=found.as_of),
        "kind": row.kind,
        "office": row.office_kind,
        "office_name": row.office,
        "place": row.place,
        "people": [{"name": each.name, "title": each.title, "ours": each.ours} for each in row.people.all()],
        "with": sorted(row.with_keys),
        "said": row.said,
        "asked": row.asked,
        "next_step": row.next_step,
        "next_by": _day(row.next_date),
        **_sharing(row),
    }


def _promise(row: PromiseRow) -> dict[str, Any]:
    promise, state = row.promise, row.state
    return {
        "made_at": "dialogue",
        "text": promise.text,
        "made_by": promise.made_by,
        "made_on": _day(promise.made),
        "due": _day(state.due),
        "due_words": promise.due_words,
        "outcome": str(state.outcome),
        "days_late": state.late,
        "source": promise.source,
        **_sharing(promise),
    }


def _pledged(rows: tuple[Recommended, ...]) -> list[dict[str, Any]]:
    """What was accepted or pledged at the Universal Periodic Review; what was noted is no promise."""
    return [
        {
            "made_at": "universal periodic review",
            "text": row.text,
            "session": row.session,
            "made_on": _day(row.made),
            "response": row.response,
            "recommended_by": list(row.by),
            "source": row.source,
        }
        for row in rows
        if row.is_promise
    ]


def _mission(row: MissionOn, found: WholeFile) -> dict[str, Any]:
    """The directory is a paper of the alliance: the public learns that there is a mission, not whom to write to."""
    mission = row.mission
    told = {"seat": mission.seat, "place": mission.place, "name": mission.name}
    if not found.of_the_alliance:
        return told
    return told | {
        "head": _head(row.on.head) if row.on.head else None,
        "head_in_words": row.on.words,
        "languages": mission.languages,
        "channel": mission.channel,
        "then_channel": mission.then_channel,
        "email": mission.email,
        "phone": mission.phone,
        "fax": mission.fax,
        "address": mission.address,
        "checked_on": _day(row.checked),
        "bounced_on": _day(row.bounced),
        "source": mission.source,
    }


def _head(head: MissionHead) -> dict[str, Any]:
    return {
        "name": head.name,
        "rank": head.rank,
        "title": head.title,
        "salutation": head.salutation,
        "language": head.language,
        "from": _day(head.from_date),
    }


def _stage(found: WholeFile) -> dict[str, Any] | None:
    """Where the way to deposit stands. That an instrument is deposited is told by the record alone."""
    if found.state_class in CONTRACTING:
        since = _day(found.since)
        return {"step": str(StepKind.DEPOSIT), "name": "", "standing": str(Standing.DEPOSITED), "since": since,
                "source": found.campaign.treaty.source, "steps": _steps(found)}  # fmt: skip
    track = found.track
    if track is None:
        return None
    return {
        "step": track.current.step.kind if track.current else None,
        "name": track.current.name if track.current else "",
        "standing": str(track.standing),
        "since": _day(track.by.day) if track.by else None,
        "source": track.by.source if track.by else "",
        "steps": _steps(found),
    }


def _steps(found: WholeFile) -> list[dict[str, Any]]:
    steps = found.track.steps if found.track else ()
    return [
        {
            "step": each.step.kind,
            "name": each.name,
            "state": each.state or "ahead",
            "became": each.fact.became if each.fact else None,
            "date": _day(each.fact.day) if each.fact else None,
            "expected": _day(each.expected.day) if each.expected else None,
        }
        for each in steps
    ]


def _sharing(row: Owned) -> dict[str, Any]:
    return {"owner": row.owner.key if row.owner else None, "shared_with": row.shared_with}


def _day(moment: Any) -> str | None:
    """A day, a month or a year as text; None where it is not known."""
    return str(moment) or None if moment is not None else None
