"""What the page Release says: three cards, what changed since the run was prepared, what is being made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.queries import people
from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.kit.models import Job, JobState
from accede.mailings.models import Enclosure, Letter, Opening, Run, RunStep
from accede.mailings.queries.coverage import Line
from accede.mailings.queries.release import Change, Proof, changes_since, proof_of
from accede.mailings.queries.runs import CANCELLED, DRAFT, PAUSED, PREPARED, RELEASED, RunStanding, standing_of

FILES, STEP = "mailings.make_files", "mailings.step"  # the jobs of a run
OPEN = (JobState.QUEUED, JobState.RUNNING)
SHOWN = 20


@dataclass(frozen=True)
class Card:
    """One of the three cards: what was done, by whom and when, or what is to be done and by whom."""

    title: str
    step: RunStep | None = None
    who: str = ""
    words: str = ""
    tag: str = ""
    act: str = ""  # the address name of the act that the reader may do
    button: str = ""
    blocked: bool = False  # the act is not possible yet: its button is shown without effect
    note: str = ""


@dataclass(frozen=True)
class Making:
    """How far long work on the run is."""

    words: str
    done: int
    total: int
    failed: str = ""
    again: bool = False  # whether what failed can be begun again by a button of its own


@dataclass(frozen=True)
class ReleasePage:
    """The page of one run for one reader."""

    standing: RunStanding
    proof: Proof | None  # None once nothing is left to release
    cards: tuple[Card, ...]
    changes: tuple[Change, ...]
    more_changes: int
    moved: tuple[Line, ...]  # their State changed its class since the day of the classes
    may_reopen: bool
    making: Making | None
    correct: bool


def release_page(run: Run, *, reader: Any, on: date) -> ReleasePage:
    """For a reader who may read letters. A fixed number of queries."""
    standing = standing_of(run)
    slug = run.campaign.slug
    rights = {
        right: may(reader, right, campaign=slug, on=on) for right in (Right.PREPARE_LETTERS, Right.RELEASE_LETTERS)
    }
    proof = proof_of(run, on=on) if standing.stage != CANCELLED else None
    changes = (
        changes_since(standing.prepared, proof) if proof and standing.stage == PREPARED and standing.prepared else []
    )
    cards = _Cards(run, standing, proof, changes, rights, str(reader.get_username()))
    return ReleasePage(
        standing=standing,
        proof=proof if proof and proof.lines else None,
        cards=(cards.prepared(), cards.released(), cards.left()),
        changes=tuple(changes[:SHOWN]),
        more_changes=max(len(changes) - SHOWN, 0),
        moved=tuple(line for line in (proof.ready if proof else ()) if line.class_changed)[:SHOWN],
        may_reopen=standing.stage == PREPARED and any(rights.values()),
        making=making_of(run),
        correct=standing.frozen and rights[Right.PREPARE_LETTERS],
    )


class _Cards:
    def __init__(self, run: Run, standing: RunStanding, proof: Proof | None, changes: list[Change],
                 rights: dict[Right, bool], reader: str) -> None:  # fmt: skip
        self.run, self.at, self.proof, self.changes = run, standing, proof, changes
        self.rights, self.reader = rights, reader
        wanted = [step.by for step in (standing.prepared, standing.released) if step]
        self.names = {each.username: str(each) for each in people().filter(username__in=wanted)} if wanted else {}
        self.left_now = len(proof.lines) if proof else 0
        self.ready = len(proof.ready) if proof else 0
        self.faults = bool(proof and not proof.coverage.proved)

    def prepared(self) -> Card:
        step, title = self.at.prepared, _("1. Prepared")
        if step is not None and self.at.stage in {PREPARED, RELEASED, PAUSED, CANCELLED}:
            return Card(title, step, self._who(step), _read_words(self.run, step), tag=_("done"))
        if self.at.stage in {DRAFT, RELEASED} and self.rights[Right.PREPARE_LETTERS]:
            return self._to_prepare(title)
        return Card(title, words=_("Nobody has prepared the run yet."))

    def _to_prepare(self, title: str) -> Card:
        words = _read_words(self.run, None, self.reader)
        button = ngettext("Prepare %(n)s letter", "Prepare %(n)s letters", self.ready) % {"n": self.ready}
        if self.faults:
            note = _("Not every addressee gets exactly one letter yet.")
            return Card(title, words=words, act="prepare", button=button, blocked=True, note=note)
        note = _("What is prepared cannot be changed until it is released or opened again.")
        return Card(title, words=words, act="prepare", button=button, blocked=not self.ready, note=note)

    def released(self) -> Card:
        step, title = self.at.released, _("2. Released")
        if self.at.stage == PREPARED and self.at.prepared is not None:
            return self._to_release(title, self.at.prepared)
        if step is None:
            return Card(title, words=_("Another person than the one who prepares the run reads and releases it."))
        count = Letter.objects.filter(run=self.run).count()
        words = ngettext("%(n)s letter.", "%(n)s letters.", count) % {"n": count}
        frozen = _("Exact text and enclosures are frozen and archived.")
        return Card(title, step, self._who(step), f"{words} {frozen}", tag=_("released"))

    def _to_release(self, title: str, step: RunStep) -> Card:
        button = ngettext("Release %(n)s letter", "Release %(n)s letters", step.letters) % {"n": step.letters}
        if not self.rights[Right.RELEASE_LETTERS]:
            return Card(title, words=_("Waits for a person who may release letters."))
        if step.by == self.reader:
            words = _("You prepared these letters. Another person must read and release them.")
            return Card(title, words=words, act="release", button=button, blocked=True)
        if any(change.stops for change in self.changes):
            words = _("Something changed since the run was prepared. See below whose, then open the run again.")
            return Card(title, words=words, act="release", button=button, blocked=True)
        words = _read_words(self.run, None, self.reader)
        return Card(title, words=words, act="release", button=button, note=_("There is no way back after this."))

    def left(self) -> Card:
        title = _("Still to release")
        if self.at.stage == CANCELLED:  # whoever has no letter gets none
            return Card(title, words=_("The run is %(stage)s") % {"stage": self.at.words})
        if not self.at.frozen or not self.left_now:
            words = _("Nothing: every addressee has a letter.") if self.at.frozen else self._before()
            return Card(title, words=words)
        blocked = self.left_now - self.ready
        words = ngettext(
            "%(n)s letter, when it is no longer blocked. A different person must release it.",
            "%(n)s letters, when they are no longer blocked. A different person must release them.", self.left_now,
        ) % {"n": self.left_now}  # fmt: skip
        note = _("Blocked: %(n)s of %(all)s.") % {"n": blocked, "all": self.left_now} if blocked else ""
        if self.at.stage == RELEASED and self.rights[Right.PREPARE_LETTERS]:
            button = ngettext("Prepare %(n)s letter", "Prepare %(n)s letters", self.left_now) % {"n": self.left_now}
            return Card(title, words=words, act="prepare", button=button, blocked=not self.ready, note=note)
        return Card(title, words=words, note=note)

    def _before(self) -> str:
        if self.ready == self.left_now:
            return _("None is left out, none gets two. All letters are ready.")
        told = {"n": self.ready, "all": self.left_now}
        return _("%(n)s of %(all)s letters are ready; the others are blocked and cannot be sent by mistake.") % told

    def _who(self, step: RunStep) -> str:
        return self.names.get(step.by, step.by)


def _read_words(run: Run, step: RunStep | None, reader: str = "") -> str:
    """Which letters the person opened who prepared the run, or who is looking: of how many variants, how many."""
    who = step.by if step else reader
    found = Opening.objects.filter(run=run, by=who).values("variant").annotate(n=Count("addressee", distinct=True))
    counts = {row["variant"]: row["n"] for row in found}
    told = {"n": sum(counts.values()), "variants": ", ".join(sorted(counts))}
    if not counts:
        return _("Opened no letter.") if step else _("You have opened no letter yet.")
    if step:
        words = ngettext(
            "Opened %(n)s letter, of the variant %(variants)s.",
            "Opened %(n)s letters, of the variants %(variants)s.", told["n"],
        )  # fmt: skip
    else:
        words = ngettext(
            "You have opened %(n)s letter, of the variant %(variants)s.",
            "You have opened %(n)s letters, of the variants %(variants)s.", told["n"],
        )  # fmt: skip
    return words % told


def making_of(run: Run) -> Making | None:
    """What a job does for the run at this moment, or why the last one failed. Two queries at most."""
    job = Job.objects.filter(name__in=[FILES, STEP], args__run=run.pk).order_by("-pk").first()
    if job is None or job.state == JobState.DONE:
        return None
    if job.state == JobState.FAILED:
        return Making("", 0, 0, failed=job.error, again=job.name == FILES)
    if job.name == STEP:
        return Making(_("The letters are being frozen."), job.progress_done, job.progress_total or 1)
    total = job.progress_total or Letter.objects.filter(run=run).count()
    told = {"n": job.progress_done, "all": total}
    return Making(_("Files of letters made: %(n)s of %(all)s") % told, job.progress_done, max(total, 1))


def failed_files(run: Run) -> Job | None:
    """The job that failed for good at the files of the run's letters; None where it came to its end, or where something
    was asked for since. One query.
    """
    job = Job.objects.filter(name__in=[FILES, STEP], args__run=run.pk).order_by("-pk").first()
    return job if job is not None and job.name == FILES and job.state == JobState.FAILED else None


def enclosures_of(run: Run) -> list[Enclosure]:
    """What goes with every letter, each with its files. Three queries."""
    rows = Enclosure.objects.filter(run=run).select_related("item").prefetch_related("files")
    return list(rows.order_by("position"))
