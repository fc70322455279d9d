"""Minutes: their page, their files, sending them round, corrections and approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import assumed_words, procedure
from accede.kit import documents, made
from accede.kit.documents import blocks_to_html
from accede.kit.formpages import FormPage, form_page, typed
from accede.meetings.actions import minutes as actions
from accede.meetings.forms.minutes import AnswerForm, ApproveForm, CirculateForm, CorrectionForm
from accede.meetings.models import Correction, Meeting, Minutes
from accede.meetings.queries import minutes as queries
from accede.meetings.queries.minutes_choices import speaking_for
from accede.meetings.queries.minutes_document import document, stage_words, title_of
from accede.meetings.rules import meeting_for
from accede.meetings.views.frame import address, crumbs, tabs

FORMATS = ("html", "md", "docx", "pdf")


@dataclass(frozen=True)
class Entered:
    """A meeting that the reader may read, the day, and what she may do with its minutes."""

    meeting: Meeting
    today: date
    user: Any

    @property
    def may_keep(self) -> bool:
        return may(self.user, Right.KEEP_MINUTES, campaign=self.meeting.campaign.slug, on=self.today)

    @property
    def may_approve(self) -> bool:
        return may(self.user, Right.APPROVE_MINUTES, campaign=self.meeting.campaign.slug, on=self.today)

    def url(self, name: str, *args: Any) -> str:
        return address(self.meeting, name, *args)

    def crumbs(self, *more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        return (*crumbs(self.meeting.campaign, self.meeting), *more)

    @property
    def minutes_crumb(self) -> tuple[str, str]:
        return (_("Minutes"), self.url("minutes"))


def enter(request: HttpRequest, campaign: str, key: str, right: Right = Right.READ_PAPERS) -> Entered:
    """The meeting with the right, or the same page as for one that does not exist."""
    today = timezone.localdate()
    return Entered(meeting_for(request.user, campaign, key, right, on=today), today, request.user)


@login_required
def minutes(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The minutes as they stand: sealed once they are approved, else as they are written now."""
    entered = enter(request, campaign, key)
    meeting = entered.meeting
    # What is told is said in the campaign's language; the page around it in the reader's.
    with translation.override(meeting.campaign.language):
        record = queries.minutes_record(meeting, reader=request.user, on=entered.today)
        said = queries.frozen_document(record.approved) if record.approved else document(record.told)
    latest = record.latest
    page = {
        "campaign": meeting.campaign,
        "meeting": meeting,
        "entered": entered,
        "record": record,
        "title": title_of(meeting),
        "lede": stage_words(record.approved or latest),
        "crumbs": entered.crumbs(),
        "tabs": tabs(meeting, "minutes"),
        "said": blocks_to_html(said.blocks),
        "spoken": said.language,
        "whole": record.approved is None or queries.is_whole(record.approved),
        "takes_corrections": _takes_corrections(latest, entered.today),
        "write_url": entered.url("write_minutes"),
        "correct_url": entered.url("correct_minutes", latest.number) if latest else "",
        "files": [(form.upper(), entered.url("minutes_file", form)) for form in FORMATS],
        "assumed": assumed_words() if record.told.floor.rules.is_assumed("quorum") else "",
    }
    return render(request, "meetings/minutes.html", page)


def _takes_corrections(latest: Minutes | None, today: date) -> bool:
    if latest is None:
        return False
    until = latest.corrections_until
    return latest.stage == Minutes.Stage.APPROVED or bool(until and today <= until)


@login_required
def file(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """The minutes as a file: the sealed ones, else those last sent round, else the draft."""
    entered = enter(request, campaign, key)
    meeting = entered.meeting
    if form not in FORMATS:
        raise Http404(_("Choose one of: %s.") % ", ".join(FORMATS))
    name = f"{meeting.campaign.slug}-{meeting.key}-minutes.{form}"
    wanted = made.Wanted("meetings.minutes", {"meeting": meeting.pk, "form": form})
    if form in ("docx", "pdf"):
        page = partial(_waiting, request, entered)
        answer = made.answer_to_one(request, wanted, content_type=documents.TYPES[form], page=page)
    else:
        answer = HttpResponse(wanted.make(), content_type=documents.TYPES[form])
    if answer.status_code == 200:
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _waiting(request: HttpRequest, entered: Entered, context: dict[str, Any]) -> str:
    page = {"campaign": entered.meeting.campaign, "crumbs": entered.crumbs(entered.minutes_crumb), **context}
    return render(request, "meetings/minutes_file.html", page).content.decode()


@login_required
def version(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """One version as it was circulated or approved."""
    entered = enter(request, campaign, key)
    row = queries.minutes_numbered(entered.meeting, number)
    if row is None or "document" not in row.snapshot:
        raise Http404
    said = queries.frozen_document(row)
    page = {
        "campaign": entered.meeting.campaign,
        "title": said.title,
        "lede": said.meta.get("note", ""),
        "crumbs": entered.crumbs(entered.minutes_crumb),
        "said": blocks_to_html(said.blocks),
        "spoken": said.language,
        "row": row,
        "whole": queries.is_whole(row),
    }
    return render(request, "meetings/minutes_version.html", page)


@login_required
def circulate(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Send the minutes to everybody who was invited."""
    entered = enter(request, campaign, key, Right.KEEP_MINUTES)
    days = procedure(entered.meeting.campaign).corrections_days
    form = CirculateForm(typed(request), initial={"until": entered.today + timedelta(days=days)})
    page = FormPage(
        title=_("Send the minutes round"),
        lede=_("Everybody who was invited gets them by mail, as they stand now, and may ask for corrections."),
        button=_("Send the minutes"),
        back=entered.url("minutes"),
        done=_("Minutes sent. The letters wait under outgoing mail until the mail server takes them."),
        crumbs=entered.crumbs(entered.minutes_crumb),
        then=entered.url("minutes"),
    )

    def act() -> Minutes:
        return actions.circulate(
            meeting=entered.meeting, by=request.user, on=entered.today, at=timezone.now(),
            until=form.cleaned_data["until"],
        )  # fmt: skip

    return form_page(request, form, act, page, campaign=entered.meeting.campaign)


@login_required
def correct(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Ask for a correction of a version."""
    entered = enter(request, campaign, key)
    row = queries.minutes_numbered(entered.meeting, number)
    if row is None:
        raise Http404
    organisations = speaking_for(request.user, entered.meeting, on=entered.today)
    form = CorrectionForm(
        typed(request), instance=Correction(minutes=row), meeting=entered.meeting, organisations=organisations
    )
    page = FormPage(
        title=_("Ask for a correction"),
        lede=stage_words(row),
        button=_("Send the correction"),
        back=entered.url("minutes"),
        done=_("Correction noted. Who keeps the minutes answers it; the answer stands on this page."),
        crumbs=entered.crumbs(entered.minutes_crumb),
        then=entered.url("minutes") + "#corrections",
    )

    def act() -> Correction:
        return actions.ask_for_correction(minutes=row, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, form, act, page, campaign=entered.meeting.campaign)


@login_required
def answer(request: HttpRequest, campaign: str, key: str, number: int, correction: int) -> HttpResponse:
    """Take a correction over, or say why not."""
    entered = enter(request, campaign, key, Right.KEEP_MINUTES)
    row = queries.correction_of(entered.meeting, number, correction)
    if row is None:
        raise Http404
    form = AnswerForm(typed(request))
    page = FormPage(
        title=_("Answer a correction"),
        lede=row.text,
        button=_("Save the answer"),
        back=entered.url("minutes") + "#corrections",
        done=_("Answer saved. Change the text itself where it is written."),
        crumbs=entered.crumbs(entered.minutes_crumb),
        then=entered.url("minutes") + "#corrections",
    )

    def act() -> Correction:
        return actions.settle_correction(correction=row, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, form, act, page, campaign=entered.meeting.campaign)


@login_required
def approve(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Seal the minutes that a later meeting approved."""
    entered = enter(request, campaign, key, Right.APPROVE_MINUTES)
    later = queries.later_meetings(entered.meeting, on=entered.today)
    form = ApproveForm(typed(request), meetings=later)
    page = FormPage(
        title=_("Note that the minutes were approved"),
        lede=_("They are sealed as they stand, with their fingerprint. Nothing in them can change afterwards."),
        button=_("Seal the minutes"),
        back=entered.url("minutes"),
        done=_("Minutes approved and sealed."),
        crumbs=entered.crumbs(entered.minutes_crumb),
        then=entered.url("minutes"),
    )

    def act() -> Minutes:
        return actions.approve(
            meeting=entered.meeting, by=request.user, on=entered.today, at=timezone.now(), **form.cleaned_data
        )

    return form_page(request, form, act, page, campaign=entered.meeting.campaign)
