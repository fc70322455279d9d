"""Tasks: list, record, and the pages that open, change, give away, close and reopen one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import actions, queries
from accede.coalition.forms import ChangeTaskForm, CloseTaskForm, GiveForm, ReopenTaskForm, TaskForm
from accede.coalition.models import Task
from accede.coalition.queries import Reference
from accede.coalition.views.entering import Entered, enter, form_page, history, paged
from accede.kit import drafts
from accede.kit.formpages import typed
from accede.kit.parts import Applied


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """The tasks that the reader may see: hers, her organisation's or all; open, late or closed."""
    entered = enter(request, campaign)
    day = day_of(entered)
    asked = _asked(request)
    found: Any = queries.tasks(entered.campaign, reader=request.user, on=day, **asked)
    shown: Any = paged(request, found)
    keeps = may(request.user, Right.KEEP_TASKS, campaign=campaign, on=entered.today)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "day": day,
        "tabs": entered.tabs("tasks"),
        "page": shown,
        "rows": queries.task_rows(entered.campaign, shown.object_list, reader=request.user, on=day),
        "asked": asked,
        "filters": _filters(asked),
        "applied": _applied(entered, asked),
        "keeps": keeps,
        "ticket": _ticket(request, campaign) if keeps else "",
    }
    return render(request, "coalition/tasks.html", page)


@login_required
def record(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One task: whose it is, until when, what it is about, what came of it."""
    entered = enter(request, campaign)
    day = day_of(entered)
    task = queries.task_for(entered.campaign, key, reader=request.user, on=day)
    found = queries.task_record(task, reader=request.user, on=day)
    keeps = may(request.user, Right.KEEP_TASKS, campaign=campaign, on=entered.today) and found.row.may_keep
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "day": day,
        "task": task,
        "record": found,
        "row": found.row,
        "keeps": keeps,
        "reminders": _reminder_words(task),
        "log": history(entered, task),
    }
    return render(request, "coalition/task.html", page)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Open a task; ?about= says what it is about, ?title= what is to be done, as another page proposes it."""
    entered = enter(request, campaign, Right.KEEP_TASKS)
    about = Reference.parse(request.GET.get("about", ""))
    start = {"account": request.user.pk, "about": about, "title": request.GET.get("title", "")[:200]}
    form = TaskForm(typed(request), campaign=entered.campaign, reader=request.user, on=entered.today, initial=start)
    context = {
        "title": _("Open a task"),
        "button": _("Open the task"),
        "done": _("The task is open. Whoever does it finds it among what waits for her."),
        "lede": _about_words(entered, about),
    }

    def act() -> Task:
        return actions.open_task(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, entered.url("tasks"))


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change what a task says and when it is due."""
    entered, task = _kept(request, campaign, key)
    about = {"about": queries.reference_of(task)}
    who: dict[str, Any] = {"campaign": entered.campaign, "reader": request.user, "on": entered.today}
    form = ChangeTaskForm(typed(request), instance=task, initial=about, **who)
    context = {
        "title": _("Change the task"),
        "button": _("Save the changes"),
        "done": _("Changes saved. The day on which it was due before is kept."),
        "lede": task.title,
    }

    def act() -> Task:
        return actions.change_task(task=task, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, task.get_absolute_url())


@login_required
def give(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Give a task to somebody else."""
    entered, task = _kept(request, campaign, key)
    form = GiveForm(typed(request), instance=task, campaign=entered.campaign, reader=request.user, on=entered.today)
    context = {
        "title": _("Give the task to somebody else"),
        "button": _("Give the task"),
        "done": _("The task is given. It waits there from now on."),
        "lede": task.title,
    }

    def act() -> Task:
        return actions.give_task(task=task, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, task.get_absolute_url())


@login_required
def close(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Close a task with its result."""
    entered, task = _kept(request, campaign, key)
    form = CloseTaskForm(typed(request))
    context = {
        "title": _("Close the task"),
        "button": _("Close the task"),
        "done": _("The task is closed, with its result. It can be reopened."),
        "lede": task.title,
    }

    def act() -> Any:
        return actions.close_task(task=task, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, task.get_absolute_url())


@login_required
def reopen(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Reopen a closed task; what was said when it was closed stays."""
    entered, task = _kept(request, campaign, key)
    form = ReopenTaskForm(typed(request))
    context = {
        "title": _("Reopen the task"),
        "button": _("Reopen the task"),
        "done": _("The task is open again. Its earlier result stays on record."),
        "lede": task.title,
    }

    def act() -> Task:
        return actions.reopen_task(task=task, by=request.user, on=entered.today, **form.cleaned_data)

    return _form(request, entered, form, act, context, task.get_absolute_url())


def day_of(entered: Entered) -> date:
    """The day asked for, else today: work is of today, also in a campaign that opens on a day of the past."""
    return entered.day if entered.asked else entered.today


def _kept(request: HttpRequest, campaign: str, key: str) -> tuple[Entered, Task]:
    """The task, for somebody who may change and close it."""
    entered = enter(request, campaign, Right.KEEP_TASKS)
    task = queries.task_for(entered.campaign, key, reader=request.user, on=entered.today)
    actions.may_keep_or_refuse(task, request.user, entered.today)
    return entered, task


def _form(
    request: HttpRequest, entered: Entered, form: Any, act: Callable[[], Any], context: dict[str, str], back: str
) -> HttpResponse:
    return form_page(request, entered, form, act, context={"crumb": _("Tasks"), "cancel": back, **context})


def _asked(request: HttpRequest) -> dict[str, str]:
    """The filters of the address; what is not known there counts as not asked."""
    get = request.GET.get
    state, whose = get("state", "open"), get("whose", "all")
    return {
        "state": state if state in queries.STATES else "open",
        "whose": whose if whose in queries.WHOSE else "all",
        "about": get("about", "") if Reference.parse(get("about", "")) else "",
        "text": get("text", "").strip(),
    }


def _filters(asked: dict[str, str]) -> list[dict[str, Any]]:
    whose = [("mine", _("mine")), ("organisation", _("my organisation's")), ("all", _("all that I may see"))]
    states = [("open", pgettext("tasks", "open")), ("late", pgettext("tasks", "late")),
              ("closed", pgettext("tasks", "closed")), ("all", pgettext("tasks", "open and closed"))]  # fmt: skip
    return [
        {"name": "whose", "label": _("Whose"), "choices": whose, "chosen": asked["whose"]},
        {"name": "state", "label": _("State of the task"), "choices": states, "chosen": asked["state"]},
    ]


def _applied(entered: Entered, asked: dict[str, str]) -> list[Applied]:
    found = [
        Applied(each["label"], str(dict(each["choices"])[each["chosen"]]), each["name"])
        for each in _filters(asked)
        if each["chosen"] != {"whose": "all", "state": "open"}[each["name"]]
    ]
    if asked["text"]:
        found.append(Applied(_("Search"), asked["text"], "text"))
    if about := Reference.parse(asked["about"]):
        found.append(Applied(_("About"), _about_words(entered, about), "about"))
    return found


def _about_words(entered: Entered, about: Reference | None) -> str:
    """ "Event: High-level panel"; only its kind when the reader may not see it."""
    if about is None:
        return ""
    there = queries.find(entered.campaign.slug, [about], reader=entered.user, on=entered.today).get(about)
    kind = capfirst(about.kind_words)
    return f"{kind}: {there.title}" if there else kind


def _reminder_words(task: Task) -> list[str]:
    known = {days: str(label) for days, label in TaskForm.BEFORE}
    words = [known.get(days, str(days)) for days in sorted(task.remind_before, reverse=True)]
    return [*words, _("once when it is late")] if task.remind_late else words


def _ticket(request: HttpRequest, campaign: str) -> str:
    """So that the short form, sent twice, opens one task."""
    address = reverse("coalition:add_task", args=[campaign])
    return drafts.new_ticket(request.user.get_username(), address, {}).signed()
