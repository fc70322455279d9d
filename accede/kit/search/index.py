from __future__ import annotations

import hashlib
from dataclasses import astuple
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accede.kit import jobs, offers
from accede.kit.models import Job, JobState, LogEntry, SearchEntry
from accede.kit.search.analyser import analyse

JOB = "kit.index"
THING = ["room", "campaign", "key", "language"]
CONTENT = ["url", "title", "excerpt", "right", "seen_by", "day", "title_tokens", "text_tokens", "digest"]
PAUSE = timedelta(seconds=5)


def rebuild(campaign: str | None = None, *, on: date) -> int:
    """Makes the entries equal to what the rooms offer on a day; returns how many changed. Only changed texts
    are analysed.
    """
    documents = {
        _thing(document): document
        for document in offers.ask("search", subject=campaign, on=on, reader=None)
        if campaign is None or document.campaign == campaign
    }
    with transaction.atomic():
        rows = SearchEntry.objects.all() if campaign is None else SearchEntry.objects.filter(campaign=campaign)
        known = {tuple(row[:4]): (row[4], row[5]) for row in rows.values_list(*THING, "digest", "pk")}
        changed = [document for thing, document in documents.items() if known.get(thing, ("",))[0] != _digest(document)]
        gone = [pk for thing, (_digest_of, pk) in known.items() if thing not in documents]
        SearchEntry.objects.bulk_create(
            [_entry(document) for document in changed],
            batch_size=500,
            update_conflicts=True,
            unique_fields=THING,
            update_fields=CONTENT,
        )
        SearchEntry.objects.filter(pk__in=gone).delete()
    return len(changed) + len(gone)


def hide(url: str) -> None:
    """Takes what stands at an address out of the index at once; the next making of the entries puts it back as it is
    shared then. For acts that share it with fewer: nobody must find it by an entry of yesterday.
    """
    SearchEntry.objects.filter(url=url).delete()


def soon(campaign: str | None = None) -> None:
    """Asks for the entries to be re-made; asking while it waits changes nothing. Acts that are logged need
    not ask.
    """
    due = {"state": JobState.QUEUED, "run_at__lte": timezone.now()}
    waiting = Job.objects.filter(name=JOB, args={"campaign": campaign}, **due)
    if not waiting.exists():
        jobs.enqueue(JOB, campaign=campaign)


def again_at(moment: datetime, campaign: str) -> None:
    """Asks for the entries to be re-made at a moment as well, in the act's own transaction: what others may see from
    then on is found from then on. Until a worker has done it they find nothing, as before.
    """
    jobs.enqueue(JOB, key=f"{JOB}:{campaign}:{moment.isoformat()}", run_at=moment, campaign=campaign)


@jobs.job(JOB)
def index(progress: jobs.Progress, campaign: str | None = None, upto: int | None = None) -> dict[str, Any]:
    """`upto` is the last log entry known when this was asked for."""
    job = progress.job
    return {"changed": rebuild(campaign, on=timezone.localtime(max(job.created_at, job.run_at)).date())}


@jobs.in_the_background
def follow_the_log() -> None:
    """Every act leaves a log entry: when there are new ones, texts may have changed."""
    newest = LogEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
    last = Job.objects.filter(name=JOB, args__has_key="upto").order_by("-pk").first()
    if newest is None or (last is not None and last.args["upto"] >= newest):
        return
    if last is None or last.created_at < timezone.now() - PAUSE:
        jobs.enqueue(JOB, key=f"{JOB}:{newest}", upto=newest)


def _thing(document: offers.SearchDocument) -> tuple[str, str, str, str]:
    return document.room, document.campaign, document.key, document.language


def _digest(document: offers.SearchDocument) -> str:
    return hashlib.sha256(repr(astuple(document)).encode()).hexdigest()


def _entry(document: offers.SearchDocument) -> SearchEntry:
    return SearchEntry(
        room=document.room,
        campaign=document.campaign,
        key=document.key,
        language=document.language,
        url=document.url,
        title=document.title[:500],
        excerpt=(document.excerpt or " ".join(document.text.split()))[:300],
        right=document.right,
        seen_by=f" {' '.join(document.seen_by)} " if document.seen_by else None,
        day=document.day,
        title_tokens=" ".join(analyse(document.title, document.language)),
        text_tokens=" ".join(analyse(document.text, document.language)),
        digest=_digest(document),
    )
