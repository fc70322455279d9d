"""A run is prepared by one person and released by another: then its letters are frozen for good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.accounts.rules import NotAllowed, may, require
from accede.governments.models import new_key
from accede.kit import jobs, log
from accede.kit.letters import archive
from accede.kit.refusals import Refused
from accede.mailings.actions.runs import begin_run
from accede.mailings.models import Enclosure, Letter, Run, RunKind, RunStep
from accede.mailings.queries.coverage import Coverage
from accede.mailings.queries.lines import Line
from accede.mailings.queries.papers import LETTERHEAD, lacking
from accede.mailings.queries.release import Change, Proof, changes_since, proof_of
from accede.mailings.queries.release_page import failed_files, making_of
from accede.mailings.queries.runs import CANCELLED, DRAFT, PAUSED, PREPARED, RELEASED, RunStanding, standing_of
from accede.mailings.queries.texts import Composed, composed, problems_of
from accede.mailings.signals import run_released

PREPARE, RELEASE = Right.PREPARE_LETTERS, Right.RELEASE_LETTERS
MAKE = "mailings.make_files"  # the job, enqueued by name
AT_ONCE = 500


class NotProved(Refused):
    """Somebody would get no letter or several, or the template has a fault; nothing can be prepared before."""


class NothingToSend(Refused):
    """No letter is ready that was not released before."""


class WrongMoment(Refused):
    """The run is not where this step begins."""


class NothingToMake(Refused):
    """Every letter has its file, or a job is at it."""


class SamePerson(Refused):
    """Who prepared the letters cannot release them too."""


class PreparedAnew(Refused):
    """The run was opened and prepared again since the person saw it."""


class ChangedSince(Refused):
    """Letters are not what was prepared any more; `changes` says whose and what."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self.changes = tuple(changes)
        words = ngettext(
            "%(n)s letter is not what was prepared: %(first)s. Look at it, and prepare the run again.",
            "%(n)s letters are not what was prepared, among them %(first)s. Look at them, and prepare the run again.",
            len(changes),
        )
        super().__init__(words % {"n": len(changes), "first": f"{changes[0].name} – {changes[0].words.rstrip('.')}"})


@transaction.atomic
def prepare(*, run: Run, by: Any, at: datetime, on: date) -> RunStep:
    """Put the run before the person who releases it: what is proved now is kept, and nothing can be changed until it is
    opened again or released. After a release: for the letters that could not go then. Raises NotAllowed, WrongMoment,
    NotProved, NothingToSend.
    """
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    standing = _locked(run)
    if standing.stage not in {DRAFT, RELEASED, PAUSED}:
        raise WrongMoment(_STAGE_WORDS[standing.stage]())
    proof = proof_of(run, on=on)
    _require_proof(run, proof.coverage)
    if not proof.ready:
        raise NothingToSend(_("No letter is ready. Mend what is blocked, then prepare the run."))
    facts = {"seal": proof.seal, "proof": dict(proof.said), "letters": len(proof.ready), "blocked": len(proof.blocked)}
    return _step(run, standing, RunStep.Kind.PREPARED, by=by, at=at, on=on, act="mailings.prepare", **facts)


@transaction.atomic
def reopen(*, run: Run, by: Any, at: datetime, on: date, note: str = "") -> RunStep:
    """Take a prepared run back, to change it; whoever prepares or releases letters may. Raises NotAllowed,
    WrongMoment.
    """
    if not any(may(by, right, campaign=run.campaign.slug, on=on) for right in (PREPARE, RELEASE)):
        raise NotAllowed(by, PREPARE)
    standing = _locked(run)
    if standing.stage != PREPARED:
        raise WrongMoment(_("The run does not wait for its release, so there is nothing to open again."))
    return _step(run, standing, RunStep.Kind.REOPENED, by=by, at=at, on=on, act="mailings.reopen", note=note.strip())


@transaction.atomic
def release(*, run: Run, by: Any, at: datetime, on: date, preparation: int | None = None) -> list[Letter]:
    """Freeze the letters that were prepared, as another person than the one who prepared them; their files are made and
    sent by a job, which exists if and only if this act does. Upper rooms hear run_released within it. `preparation` is
    the number of the step that the person saw: one that was made anew since is not released unread. Raises NotAllowed,
    WrongMoment, SamePerson, PreparedAnew, NotProved, ChangedSince.
    """
    require(by, RELEASE, campaign=run.campaign.slug, on=on)
    standing = _locked(run)
    if standing.stage != PREPARED or standing.prepared is None:
        raise WrongMoment(_STAGE_WORDS.get(standing.stage, _STAGE_WORDS[DRAFT])())
    if standing.prepared_by == log.username(by):
        raise SamePerson(_("You prepared these letters. Another person must read and release them."))
    if preparation not in (None, standing.prepared.number):
        raise PreparedAnew(_("The letter says something else than what you read. Read it again."))
    proof = proof_of(run, on=on)
    _require_unchanged(run, standing.prepared, proof)
    was_ready = {key for key, said in standing.prepared.proof.items() if not said["blocked"]}
    lines = [line for line in proof.ready if line.key in was_ready]
    letters = _freeze(run, lines, proof.coverage, by=by, at=at)
    facts = {"seal": proof.seal, "letters": len(letters), "blocked": len(proof.lines) - len(letters),
             "proof": {LETTERHEAD: _kept_letterhead(run)}}  # fmt: skip
    step = _step(run, standing, RunStep.Kind.RELEASED, by=by, at=at, on=on, act="mailings.release", **facts)
    run_released.send(sender=Run, run=run, letters=letters, by=by, on=on)
    jobs.enqueue(MAKE, key=f"{MAKE}:{run.pk}:{step.number}", by=by, run=run.pk)
    return letters


@transaction.atomic
def make_missing_files(*, run: Run, by: Any, on: date) -> None:
    """Have a job make the files of frozen letters that have none, from their frozen text: those of a run that came with
    a campaign folder, of which nothing is sent, and those of a release whose job failed for good: then it is begun
    again, and what had to leave leaves once, but for a run that was cancelled since. Raises NotAllowed, NothingToMake.
    """
    require(by, RELEASE, campaign=run.campaign.slug, on=on)
    standing, failed, count = _locked(run), failed_files(run), lacking(run).count()
    if failed is not None:
        send = bool(failed.args.get("send", True)) and standing.stage != CANCELLED
        jobs.enqueue(MAKE, key=f"{MAKE}:{run.pk}:after:{failed.pk}", by=by, run=run.pk, send=send)
    elif making_of(run) is not None or not count:
        raise NothingToMake(_("No file is missing, or the files are being made already."))
    else:
        jobs.enqueue(MAKE, by=by, run=run.pk, send=False)
    log.record("mailings.make_missing_files", target=run, by=by, on=on, after={"letters": count})


@transaction.atomic
def begin_correction(*, run: Run, title: str, only: Iterable[str], why: str, by: Any, at: datetime, on: date) -> Run:
    """Begin a run that corrects released letters, to all their addressees or some: `only` are keys. What was released
    stays as it is. Raises NotAllowed, WrongMoment, BadRun, ValidationError.
    """
    require(by, PREPARE, campaign=run.campaign.slug, on=on)
    sent = list(Letter.objects.filter(run=run).order_by("number").values_list("addressee", flat=True))
    if not sent:
        raise WrongMoment(
            _("No letter of this run was released, so there is nothing to correct. Change the run itself.")
        )
    if not why.strip():
        raise WrongMoment(_("Say what was wrong: it stays with the correction."), field="why")
    names = ("template", "audience", "letter_date", "reply_by_date", "facts", "channel", "default_language",
             "signed_by", "signed_title", "reply_to")  # fmt: skip
    chosen = set(only) or set(sent)
    values = {name: getattr(run, name) for name in names}
    values |= {"title": title, "kind": RunKind.CORRECTION, "classes_date": on, "letter_date": on, "corrects": run,
               "only": [key for key in sent if key in chosen]}  # fmt: skip
    if run.reply_by_date and run.reply_by_date < on:
        values["reply_by_date"] = None
    with log.because(why):
        made = begin_run(campaign=run.campaign, values=values, by=by, at=at, on=on)
    for row in run.enclosures.order_by("position"):
        Enclosure.objects.create(run=made, item_id=row.item_id, position=row.position)
    return made


# ---------------------------------------------------------------------------------------------------- the parts
_STAGE_WORDS = {
    DRAFT: lambda: _("The run was not prepared yet."),
    PREPARED: lambda: _("The run waits for its release already."),
    RELEASED: lambda: _("The letters of this run were released. Prepare those that are left before you release them."),
    PAUSED: lambda: _("The run is paused."),
    CANCELLED: lambda: _("The run was cancelled. Begin a new one."),
}


def _locked(run: Run) -> RunStanding:
    """Where the run stands; nobody else takes a step before this one is over."""
    Run.objects.select_for_update().get(pk=run.pk)
    return standing_of(Run.objects.get(pk=run.pk))


def _step(run: Run, standing: RunStanding, kind: RunStep.Kind, *, by: Any, at: datetime, on: date, act: str,
          **facts: Any) -> RunStep:  # fmt: skip
    number = max((step.number for step in standing.steps), default=0) + 1
    step = RunStep.objects.create(run=run, number=number, kind=kind, at=at, by=log.username(by), **facts)
    told: dict[str, Any] = {name: facts[name] for name in ("letters", "blocked", "seal") if name in facts}
    log.record(act, target=run, by=by, on=on, after={"step": number} | told)
    return step


def _require_proof(run: Run, coverage: Coverage) -> None:
    if coverage.gaps:
        raise NotProved(_("No letter is meant for %(names)s. Mend the conditions first.") % _told(coverage.gaps))
    if coverage.overlaps:
        raise NotProved(
            _("Several letters are meant for %(names)s. Mend the conditions first.") % _told(coverage.overlaps)
        )
    if not coverage.lines:
        raise NotProved(_("The audience is empty, so there is nobody to write to."))
    if faults := problems_of(run.template, on=coverage.on, run=run):
        raise NotProved(_("The template has a fault: %(fault)s") % {"fault": faults[0]})


def _told(lines: Sequence[Line]) -> dict[str, str]:
    names = [line.name for line in lines]
    if len(names) > 3:
        return {"names": _("%(first)s and %(n)s others") % {"first": ", ".join(names[:3]), "n": len(names) - 3}}
    return {"names": ", ".join(names)}


def _require_unchanged(run: Run, prepared: RunStep, proof: Proof) -> None:
    stopping = [change for change in changes_since(prepared, proof) if change.stops]
    if stopping:
        raise ChangedSince(stopping)
    _require_proof(run, proof.coverage)


def _kept_letterhead(run: Run) -> str:
    """The letterhead's file goes into the archive, for it may be replaced before all letters are made; its hash."""
    letterhead = run.template.letterhead
    return archive.keep(bytes(letterhead.content)) if letterhead else ""


def _freeze(run: Run, lines: Sequence[Line], coverage: Coverage, *, by: Any, at: datetime) -> list[Letter]:
    """Writes the letters with the texts that their keys give (a reply link is made for a key alone)."""
    keys = {line.key: new_key() for line in lines}
    texts = composed(run, lines, as_of=coverage.on, letters=keys)
    last = Letter.objects.filter(run=run).order_by("-number").values_list("number", flat=True).first() or 0
    names = {each.letter: each.name for each in coverage.variants}
    rows = [
        _letter(run, line, texts[line.key], key=keys[line.key], number=number, name=names[line.variant])
        for number, line in enumerate(lines, start=last + 1)
    ]
    for row in rows:
        row.frozen_at, row.released_by = at, log.username(by)
    return Letter.objects.bulk_create(rows, batch_size=AT_ONCE)


def _letter(run: Run, line: Line, text: Composed, *, key: str, number: int, name: str) -> Letter:
    names = ("variant", "state_class", "to_name", "to_title", "salutation", "email", "address", "fax", "channel",
             "then_channel", "organisation", "person", "subscription")  # fmt: skip
    mission = line.mission.mission if line.mission else None
    return Letter(
        campaign=run.campaign, run=run, key=key, number=number, addressee=line.key, variant_name=name, mission=mission,
        state=mission.state if mission else None, language=text.language, subject=text.subject, body=text.body,
        **{field: getattr(line, field) for field in names},
    )  # fmt: skip
