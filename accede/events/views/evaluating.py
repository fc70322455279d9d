"""The evaluation as a page, with what is to follow from it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Task
from accede.events import actions, queries, rules
from accede.events.forms.following import FollowForm
from accede.events.views.editing import editable, form_page
from accede.kit.formpages import typed


@login_required
def evaluation(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What was expected, what happened, why, what next time; and the tasks that follow from it."""
    today = timezone.localdate()
    event = rules.event_for(request.user, campaign, key, on=today)
    full = queries.event_in_full(event, reader=request.user, on=today)
    context = {
        "campaign": event.campaign,
        "event": event,
        "tabs": queries.tabs_of(event, "evaluation", reader=request.user, on=today),
        "may_edit": rules.may_edit(event, user=request.user, on=today),
        "may_follow": may(request.user, Right.KEEP_TASKS, campaign=campaign, on=today),
        "evaluation": queries.evaluation_lines(full),
        "follow_ups": queries.follow_ups(event, reader=request.user, on=today),
        "numbers": queries.came_words(full),
    }
    return render(request, "events/evaluation_page.html", context)


@login_required
def follow(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Open a task that follows from the evaluation."""
    event = editable(request, campaign, key)
    today = timezone.localdate()
    form = FollowForm(typed(request), event=event, on=today)

    def act() -> Task:
        return actions.follow_up(event=event, by=request.user, on=today, **form.cleaned_data)

    then = reverse("events:evaluation", args=[campaign, key])
    words: tuple[Any, Any] = (_("What follows from it"), _("Open the task"))
    done = _("The task is open. The report says what became of it.")
    return form_page(request, act, event.campaign, event, form, *words, done=done, then=then)
