"""Released letters go out by mail, through the queue of the house; the mail of a run is held and cancelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed, require
from accede.governments.models import Channel
from accede.kit import log
from accede.kit.mail import Attached, keep_private
from accede.kit.mail.fates import take_back
from accede.kit.mail.groups import Written, cancel_group, group, pause_group, queue_group, resume_group
from accede.kit.models import MailGroup
from accede.kit.refusals import Refused
from accede.mailings.models import AudienceKind, Letter, LetterFile, Run, RunKind, RunStep, Subscription
from accede.mailings.queries.delivery import group_key, mail_key
from accede.mailings.queries.list_links import leave_address
from accede.mailings.queries.papers import signed_body
from accede.mailings.queries.runs import CANCELLED, PAUSED, RELEASED, RunStanding, standing_of
from accede.mailings.rules import may_read_letters

TO_LISTS = {RunKind.PRESS, RunKind.NEWS}
LETTER = "mailings/letter"
# A letter holds the link by which its reader answers: no page of the workspace shows its text as mail.
keep_private(LETTER)
AT_ONCE = 500
ARCHIVE = "archive/"


@transaction.atomic
def send_out(letters: Sequence[Letter], *, by: Any, at: datetime) -> int:
    """Queues released letters that go by e-mail, each once whatever happens; returns how many are new. `at` is the
    moment of it. The files of the letters are there already: each leaves with the PDF of its letter and what is
    enclosed. Raises BadAddress. Four queries for a run and 500 of its letters.
    """
    new = 0
    for run, mine in _by_run(letters).items():
        theirs = _group(run)
        for start in range(0, len(mine), AT_ONCE):
            some = mine[start : start + AT_ONCE]
            new += queue_group(_written(run, some), group=theirs, by=by, reply_to=run.reply_to, template=LETTER)
            if theirs.for_list:
                _take_back(some)
    return new


class CannotStop(Refused):
    """The run is not where this step begins."""


@transaction.atomic
def pause(*, run: Run, by: Any, at: datetime, on: date, note: str = "") -> RunStep:
    """Hold what has not left yet; whoever prepares or releases letters may. Raises NotAllowed, CannotStop."""
    require_either(run, by, on)
    standing = _locked(run)
    if standing.stage != RELEASED:
        raise CannotStop(_("Only a run that is on its way can be paused."))
    held = pause_group(_group(run).key, at=at)
    return _step(run, standing, RunStep.Kind.PAUSED, held, by=by, at=at, on=on, note=note)


@transaction.atomic
def resume(*, run: Run, by: Any, at: datetime, on: date, note: str = "") -> RunStep:
    """Let a paused run go on. Raises NotAllowed, CannotStop."""
    require(by, Right.RELEASE_LETTERS, campaign=run.campaign.slug, on=on)
    standing = _locked(run)
    if standing.stage != PAUSED:
        raise CannotStop(_("The run is not paused, so there is nothing to resume."))
    moved = resume_group(_group(run).key)
    return _step(run, standing, RunStep.Kind.RESUMED, moved, by=by, at=at, on=on, note=note)


@transaction.atomic
def cancel(*, run: Run, by: Any, at: datetime, on: date, note: str) -> RunStep:
    """End a run for good: what has not left never leaves; what left stays on record. Raises NotAllowed, CannotStop."""
    require(by, Right.RELEASE_LETTERS, campaign=run.campaign.slug, on=on)
    standing = _locked(run)
    if standing.stage == CANCELLED:
        raise CannotStop(_("The run is cancelled already."))
    if not note.strip():
        raise CannotStop(_("Say why: it stays with the run."), field="note")
    stopped = cancel_group(_group(run).key, at=at)
    return _step(run, standing, RunStep.Kind.CANCELLED, stopped, by=by, at=at, on=on, note=note)


def _locked(run: Run) -> RunStanding:
    """Where the run stands; nobody else takes a step before this one is over."""
    return standing_of(Run.objects.select_for_update(of=("self",)).get(pk=run.pk))


def _step(run: Run, standing: RunStanding, kind: RunStep.Kind, letters: int, *, by: Any, at: datetime, on: date,
          note: str) -> RunStep:  # fmt: skip
    number = max((step.number for step in standing.steps), default=0) + 1
    facts = {"letters": letters, "note": note.strip()[:500]}
    step = RunStep.objects.create(run=run, number=number, kind=kind, at=at, by=log.username(by), **facts)
    log.record(f"mailings.{_ACTS[kind]}", target=run, by=by, on=on, after={"step": number, "letters": letters})
    return step


_ACTS = {RunStep.Kind.PAUSED: "pause", RunStep.Kind.RESUMED: "resume", RunStep.Kind.CANCELLED: "cancel"}


def require_either(run: Run, by: Any, on: date) -> None:
    """Raises NotAllowed unless the person prepares or releases letters of the run's campaign on the day."""
    if not may_read_letters(by, run.campaign.slug, on=on):
        raise NotAllowed(by, Right.PREPARE_LETTERS)


def _group(run: Run) -> MailGroup:
    """The group of the run's mail. A run that was released again after a pause goes on."""
    found = group(group_key(run), campaign=run.campaign.slug, for_list=_list_id(run))
    if found.paused_at and standing_of(run).stage == RELEASED:
        resume_group(found.key)
        found.refresh_from_db()
    return found


def _by_run(letters: Sequence[Letter]) -> dict[Run, list[Letter]]:
    runs: dict[Run, list[Letter]] = defaultdict(list)
    for letter in letters:
        # Whoever was erased since the release has no address any more; the others get their letters all the same.
        if Channel.MAIL in (letter.channel, letter.then_channel) and "@" in letter.email:
            runs[letter.run].append(letter)
    return runs


def _list_id(run: Run) -> str:
    """Letters to people on lists leave in batches; letters to governments one by one."""
    to_list = run.kind in TO_LISTS or run.audience.kind == AudienceKind.LIST
    return f"{run.audience.key}.{run.campaign.slug}" if to_list else ""


def _written(run: Run, letters: Sequence[Letter]) -> list[Written]:
    files = _files(run, letters)
    return [
        Written(
            key=mail_key(letter),
            to=letter.email,
            to_name=letter.to_name,
            subject=letter.subject,
            body=signed_body(letter, run) if run.kind in TO_LISTS else letter.body,
            language=letter.language,
            about=(letter._meta.label_lower, str(letter.pk)),
            leave_url=_leave_url(letter),
            files=tuple(files[letter.pk]),
        )
        for letter in letters
    ]


def _take_back(letters: Sequence[Letter]) -> None:
    """Who left her list since the release gets nothing of it."""
    mine = [letter.subscription_id for letter in letters if letter.subscription_id]
    left = Subscription.objects.filter(pk__in=mine, left_at__isnull=False)
    for key in left.values_list("key", flat=True):
        take_back(leave_address(key))


def _leave_url(letter: Letter) -> str:
    """Where who is on a list leaves it with one click; nothing for anybody else."""
    kind, _colon, key = letter.addressee.partition(":")
    return leave_address(key) if kind == "subscription" else ""


def _files(run: Run, letters: Sequence[Letter]) -> dict[int, list[Attached]]:
    """What goes with each letter: its PDF (a press release is read in the mail itself) and what is enclosed."""
    found: dict[int, list[Attached]] = defaultdict(list)
    rows = LetterFile.objects.filter(letter__in=[letter.pk for letter in letters]).order_by(
        "letter", "-what", "position"
    )
    for row in rows:
        letter_itself = row.what == LetterFile.What.LETTER
        if letter_itself and (run.kind in TO_LISTS or row.content_type != "application/pdf"):
            continue
        file = Attached(row.name, row.content_type, stored=f"{ARCHIVE}{row.sha256}", sha256=row.sha256)
        found[row.letter_id].append(file)
    return found
