"""What invitations and replies offer: tabs of a run and of a State's file, work, report passages, the funnel of a run,
what is in the way of a letter, the words of their acts.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.queries import campaign as campaign_of
from accede.events.queries.attendance_passages import attendance_passages
from accede.events.queries.funnel import funnel_of
from accede.events.queries.hindrances import hindrances
from accede.events.queries.invited import event_of
from accede.events.queries.reply_lines import lines_of_state, to_settle
from accede.events.rules import run_of
from accede.kit.letter_fields import Hindrance, RunTo
from accede.kit.offers import Passage, ReportOf, StateTab, WorkLine, offer
from accede.kit.parts import Tab


@offer("run_tabs")
def run_tabs(*, subject: tuple[str, str, str], on: date, reader: Any) -> list[Tab]:
    """Replies and attendance, beside the pages of a run that invites or reminds."""
    campaign, key, _current = subject
    run = run_of(campaign, key)
    event = event_of(run) if run else None
    if event is None:
        return []
    label = pgettext("tab of a run", "Replies and attendance")
    return [Tab(label, reverse("events:invitations", args=[campaign, event.key]), False)]


@offer("run_funnel")
def run_funnel(*, subject: tuple[str, str], on: date, reader: Any) -> list[dict[str, Any]]:
    """From invitation to seat, by class, of the event to which a run (campaign's slug, run's key) invites; plain values
    with their definitions, for who reads the papers.
    """
    campaign, key = subject
    run = run_of(campaign, key)
    event = event_of(run) if run else None
    if event is None or not may(reader, Right.READ_PAPERS, campaign=campaign, on=on):
        return []
    return [{"event": event.key, **funnel_of(event, as_of=on).data()}]


@offer("run_hindrances")
def run_hindrances(*, subject: RunTo, on: date, reader: Any) -> list[Hindrance]:
    """Who answered is not reminded, who is invited is not invited again, to what was cancelled nobody is."""
    run = run_of(subject.campaign, subject.run)
    event = event_of(run) if run else None
    if run is None or event is None:
        return []
    return hindrances(run, event, [each.addressee for each in subject.letters], on=subject.as_of)


@offer("state_tab")
def state_tab(*, subject: tuple[str, str], on: date, reader: Any) -> list[StateTab]:
    """To what a State was invited, once it was."""
    campaign, code = subject
    if not may(reader, Right.READ_PAPERS, campaign=campaign, on=on):
        return []
    lines = lines_of_state(campaign_of(campaign), code, reader=reader, as_of=on)
    url = reverse("events:of_state", args=[campaign, code])
    return [StateTab("events", 70, pgettext("tab of a State's file", "Invitations"), url, len(lines))] if lines else []


@offer("work")
def work(*, subject: str | None, on: date, reader: Any) -> list[WorkLine]:
    """Answers that contradict each other, for who takes replies."""
    if not subject or not may(reader, Right.TAKE_REPLIES, campaign=subject, on=on):
        return []
    return [
        WorkLine(
            ngettext(
                "%(count)s mission gave two answers that contradict each other",
                "%(count)s missions gave two answers that contradict each other",
                number,
            )
            % {"count": number},
            f"{reverse('events:replies', args=[subject, event.key])}?show=conflict",
            sub=event.title,
            action=_("Settle"),
        )
        for event, number in to_settle(campaign_of(subject), reader=reader, on=on)
    ]


@offer("passages")
def passages(*, subject: ReportOf, on: date, reader: Any) -> list[Passage]:
    """Who was invited and who came, of the year's events. The report has let its reader in."""
    return attendance_passages(campaign_of(subject.campaign), subject.year, on=on, made=subject.made)


@offer("act_words")
def act_words(*, subject: object, on: date, reader: Any) -> list[tuple[str, str]]:
    """What the log says for each act."""
    return [
        ("events.invite", _("Invited without a letter")),
        ("events.begin_run_for", _("Run of letters begun for an event")),
        ("events.invite_by_letters", _("Invited by the letters of a run")),
        ("events.revoke_link", _("Reply link taken back")),
        ("events.let_pass_on", _("Said whether a reply link may be passed on")),
        ("events.withdraw_invitation", _("Invitation withdrawn")),
        ("events.answer", _("Invitation answered by its link")),
        ("events.take_reply", _("Answer to an invitation taken down")),
        ("events.settle", _("Contradicting answers settled")),
    ]
