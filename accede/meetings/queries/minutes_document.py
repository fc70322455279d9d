"""Minutes as a document of the house: the same words as page, Word file, PDF and letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.coalition.models import SharedWith
from accede.coalition.queries import explained, owner_words
from accede.kit.documents import Block, Document, Heading, ListBlock, Paragraph, Quotation, Table, Text
from accede.kit.localdates import long_day
from accede.kit.shell import training_words
from accede.meetings.models import AgendaItem, Attendance, Decision, DecisionTask, Meeting, Minutes, Motion
from accede.meetings.queries.motions import Floor, MotionRecord

# A task that not all of the alliance sees is not told in a paper for all of it.
_WIDELY = (SharedWith.ALLIANCE, SharedWith.PUBLIC)
Decided = tuple[Decision, list[DecisionTask]]


@dataclass(frozen=True)
class TellItem:
    """A point of the agenda with what was said, put and decided under it."""

    place: int
    item: AgendaItem
    text: str
    motions: tuple[MotionRecord, ...]
    decisions: tuple[Decided, ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"item-{self.item.number}"


@dataclass(frozen=True)
class Told:
    """What the minutes of a meeting tell."""

    meeting: Meeting
    floor: Floor
    attendance: tuple[Attendance, ...]
    places: Mapping[str, str]  # by organisation: member, observer
    items: tuple[TellItem, ...]

    @property
    def quorum_steps(self) -> list[str]:
        """Whether there was a quorum, and why."""
        return explained(self.floor.quorum.steps, self.floor.names)

    @property
    def there(self) -> list[Attendance]:
        return [row for row in self.attendance if row.how != Attendance.How.APOLOGIES]

    @property
    def apologies(self) -> list[Attendance]:
        return [row for row in self.attendance if row.how == Attendance.How.APOLOGIES]


def document(told: Told, kept: Minutes | None = None) -> Document:
    """The minutes in the active language; `kept` is the version that is being circulated or approved."""
    meeting = told.meeting
    meta = {"over": meeting.campaign.alliance or meeting.campaign.name, "note": stage_words(kept)}
    meta["foot"] = training_words(meeting.campaign.slug)
    blocks = (
        *_where(meeting),
        *_attendance(told),
        *(block for each in told.items for block in _item(each)),
    )
    return Document(title_of(meeting), meeting.campaign.language, blocks, meta)


def title_of(meeting: Meeting) -> str:
    """ "Minutes: Monthly meeting, 12 May 2026"."""
    values = {"title": meeting.title, "day": long_day(meeting.day)}
    return _("Minutes: %(title)s, %(day)s") % values


def stage_words(kept: Minutes | None) -> str:
    """Draft, circulated with its day, or approved with its meeting."""
    if kept is None:
        return _("Draft. Not sent round yet.")
    if kept.stage == Minutes.Stage.CIRCULATED:
        until = long_day(kept.corrections_until) if kept.corrections_until else ""
        return _("Sent round on %(day)s. Corrections are taken until %(until)s.") % {
            "day": long_day(kept.on), "until": until
        }  # fmt: skip
    values = {
        "day": long_day(kept.approved_at.day) if kept.approved_at else long_day(kept.on),
        "title": kept.approved_at.title if kept.approved_at else "",
    }
    return _("Approved at the meeting of %(day)s (%(title)s).") % values


def _where(meeting: Meeting) -> Iterator[Block]:
    when = _("%(day)s, %(at)s (%(zone)s)") % {
        "day": long_day(meeting.day), "at": f"{meeting.at:%H:%M}", "zone": meeting.zone
    }  # fmt: skip
    yield Paragraph.of(f"{when}. {meeting.place}".strip().removesuffix(".") + ".")


def _attendance(told: Told) -> Iterator[Block]:
    yield Heading(2, _("Attendance"), "attendance")
    if told.there:
        columns = (_("Organisation"), _("Person"), pgettext("attendance", "As"), pgettext("attendance", "How"))
        rows = tuple(_row(row, told) for row in told.there)
        yield Table(_("Who was there"), columns, rows)
    else:
        yield Paragraph.of(_("Nobody is noted."))
    if told.apologies:
        names = "; ".join(_who(row) for row in told.apologies)
        yield Paragraph((Text(_("Apologies:"), strong=True), Text(f" {names}")))
    yield Paragraph((Text(_("Quorum:"), strong=True), Text(" " + " ".join(told.quorum_steps))))
    if told.floor.rules.is_assumed("quorum"):
        yield Paragraph.of(_("The alliance's own rule on the quorum is not known: this is the default of Accede."))


def _row(row: Attendance, told: Told) -> tuple[str, ...]:
    key = row.organisation.key if row.organisation else ""
    how = str(row.get_how_display())
    if row.held_by:
        how = _("by proxy, held by %(name)s") % {"name": row.held_by.short}
    place = told.places.get(key, _("guest") if not key else "")
    return (row.organisation.name if row.organisation else "", _person(row), place, how)


def _who(row: Attendance) -> str:
    parts = [_person(row), row.organisation.short if row.organisation else ""]
    return ", ".join(part for part in parts if part)


def _person(row: Attendance) -> str:
    return row.person.name if row.person else row.guest


def _item(each: TellItem) -> Iterator[Block]:
    yield Heading(2, f"{each.place}. {each.item.title}", each.anchor)
    yield from text_blocks(each.text)
    if not (each.text or each.motions or each.decisions):
        yield Paragraph((Text(_("Nothing is noted under this point."), emphasis=True),))
    by_motion = {decision.motion_id: (decision, tasks) for decision, tasks in each.decisions if decision.motion_id}
    for record in each.motions:
        yield from _motion(record)
        if record.motion.pk in by_motion:
            yield from _decision(*by_motion[record.motion.pk])
    for decision, tasks in each.decisions:
        if not decision.motion_id:
            yield from _decision(decision, tasks)


def _decision(decision: Decision, tasks: list[DecisionTask]) -> Iterator[Block]:
    code = Text(_("Decision %(code)s:") % {"code": decision.code}, strong=True)
    yield Paragraph((code, Text(f" {decision.text}")))
    if decision.replaces:
        yield Paragraph.of(_("It replaces decision %(code)s.") % {"code": decision.replaces.code})
    told = [task_words(link) for link in tasks if link.task.shared_with in _WIDELY]
    if told:
        yield ListBlock.of(told)


def text_blocks(text: str) -> list[Block]:
    """What was typed as paragraphs; lines that begin with a hyphen make a list."""
    found: list[Block] = []
    for part in text.split("\n\n"):
        lines = [line.strip() for line in part.strip().split("\n") if line.strip()]
        if lines and all(line.startswith("- ") for line in lines):
            found.append(ListBlock.of([line.removeprefix("- ") for line in lines]))
        elif lines:
            found.append(Paragraph.of(" ".join(lines)))
    return found


def task_words(link: DecisionTask) -> str:
    """ "Write to the missions (December 18, due 1 June 2026)"."""
    due = _("due %(day)s") % {"day": long_day(link.task.due)} if link.task.due else ""
    inner = ", ".join(part for part in (owner_words(link.task), due) if part)
    return f"{link.task.title} ({inner})" if inner else link.task.title


def _motion(record: MotionRecord) -> Iterator[Block]:
    motion: Any = record.motion
    yield Paragraph(
        (Text(_("Motion %(number)s") % {"number": motion.number}, strong=True), Text(f" {_movers(motion)}"))
    )
    yield Quotation((Text(motion.text),))
    outcome = Text(str(motion.get_outcome_display()), strong=True)
    method = Text(f" ({motion.get_method_display()}). ")
    yield Paragraph((Text(_("Outcome: ")), outcome, method, Text(" ".join(_result(record)))))
    if record.words:
        yield Paragraph.of(_("Without a quorum: %(words)s") % {"words": record.words})
    if record.votes:
        yield Table(
            _("Votes"),
            (_("Organisation"), pgettext("column", "Vote")),
            tuple((vote.organisation.name, _vote(vote, motion)) for vote in record.votes),
        )
    if record.reservations:
        yield ListBlock.of(
            [_("Reservation of %(name)s: %(text)s") % {"name": row.organisation.short, "text": row.text}
             for row in record.reservations]
        )  # fmt: skip


def _movers(motion: Motion) -> str:
    if motion.proposed_by and motion.seconded_by:
        values = {"mover": motion.proposed_by.short, "seconder": motion.seconded_by.short}
        return _("(moved by %(mover)s, seconded by %(seconder)s)") % values
    return _("(moved by %(mover)s)") % {"mover": motion.proposed_by.short} if motion.proposed_by else ""


def _result(record: MotionRecord) -> list[str]:
    """The sentences of the vote alone: those of the quorum stand under the attendance."""
    codes = [code for code, _values in record.motion.reckoning.get("steps", [])]
    begins = codes.index("entitled") if "entitled" in codes else 0
    return list(record.steps[begins:])


def _vote(vote: Any, motion: Motion) -> str:
    words = vote_words(vote.choice, motion.method)
    return _("%(vote)s, cast by %(name)s") % {"vote": words, "name": vote.cast_by.short} if vote.cast_by else words


def vote_words(choice: str, method: str) -> str:
    """What a choice is called: at a vote for and against, under consensus assent and objection."""
    if method == Motion.Method.CONSENSUS:
        return {
            "for": pgettext("consensus", "agrees"),
            "against": pgettext("consensus", "objects"),
            "abstain": pgettext("consensus", "stands aside"),
        }[choice]
    return {
        "for": pgettext("vote", "for"),
        "against": pgettext("vote", "against"),
        "abstain": pgettext("vote", "abstains"),
    }[choice]
