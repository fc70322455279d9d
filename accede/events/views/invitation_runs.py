"""Runs of letters begun from an event's page: invitations, and reminders to who did not answer."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accede.accounts.rights import Right
from accede.events.actions.invitation_runs import begin_invitations, begin_reminder, to_remind
from accede.events.forms.invitations import BeginForm, RemindForm
from accede.events.models import Event
from accede.events.queries.invited import runs_of_event
from accede.events.rules import event_for
from accede.kit.formpages import FormPage, form_page, typed


@login_required
def begin(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Begin the run by whose letters people are invited; its own pages prove, prepare and release it."""
    today = timezone.localdate()
    event = event_for(request.user, campaign, key, Right.PREPARE_LETTERS, on=today)
    initial = {"title": _("Invitations: %(event)s") % {"event": event}, "classes_date": today, "letter_date": today}
    form = BeginForm(typed(request), campaign=event.campaign, initial=initial)

    def act() -> Any:
        return begin_invitations(event=event, values=form.cleaned_data, by=request.user, at=timezone.now(), on=today)

    lede = _("The run says who gets which letter. Nothing is sent before two people have looked at it.")
    page = _page(event, _("Invite missions by letter"), lede)
    return form_page(request, form, act, page, campaign=event.campaign)


@login_required
def remind(request: HttpRequest, campaign: str, key: str, run: str) -> HttpResponse:
    """Begin a reminder to those of the run who gave no definite answer."""
    today = timezone.localdate()
    event = event_for(request.user, campaign, key, Right.PREPARE_LETTERS, on=today)
    reminds = next((each.run for each in runs_of_event(event) if each.run.key == run), None)
    if reminds is None:
        raise Http404
    reminds.campaign = event.campaign
    initial = {
        "title": _("Reminder: %(event)s") % {"event": event}, "classes_date": today, "letter_date": today,
        "template": reminds.template_id, "signed_by": reminds.signed_by, "signed_title": reminds.signed_title,
        "reply_to": reminds.reply_to,
    }  # fmt: skip
    form = RemindForm(typed(request), campaign=event.campaign, initial=initial)

    def act() -> Any:
        return begin_reminder(
            event=event, reminds=reminds, values=form.cleaned_data, by=request.user, at=timezone.now(), on=today
        )

    number = len(to_remind(event, reminds, on=today))
    lede = ngettext(
        "%(count)s addressee gave no answer yet. Who declined or comes is not reminded.",
        "%(count)s addressees gave no answer yet. Who declined or comes is not reminded.",
        number,
    ) % {"count": number}
    return form_page(request, form, act, _page(event, _("Remind those who did not answer"), lede),
                     campaign=event.campaign)  # fmt: skip


def _page(event: Event, title: str, lede: str) -> FormPage:
    args = [event.campaign.slug, event.key]
    crumbs = ((_("Events"), reverse("events:list", args=args[:1])), (str(event), event.get_absolute_url()))
    back = reverse("events:invitations", args=args)
    return FormPage(
        title=title, button=_("Begin the run"), back=back, crumbs=crumbs, lede=lede,
        done=_("Run begun. Nothing is sent: look at who gets which letter first."),
    )  # fmt: skip
