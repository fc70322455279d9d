"""Starting a campaign: choose the treaty, answer the questions, look at what will be made, start.

Open to whoever holds the right; and while an installation has no account at all, to the bearer of the token that
was printed at its terminal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from accede.accounts import first_run, officers
from accede.accounts.rights import Right
from accede.accounts.rules import may, require
from accede.coalition import actions
from accede.coalition.actions import Started
from accede.coalition.queries import campaigns_by_treaty, free_slug
from accede.kit.parts import Tab
from accede.record import queries as record
from accede.today.forms import PasswordForm, StartForm


@dataclass(frozen=True)
class Door:
    """How the reader came in: by a right, or by the token of the first person."""

    user: Any
    token: str = ""

    @property
    def first(self) -> bool:
        return bool(self.token)

    @property
    def query(self) -> str:
        return f"?token={self.token}" if self.token else ""


@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Which treaty: those on record, searched by title in any language."""
    door = _enter(request)
    if not isinstance(door, Door):
        return door
    typed = request.GET.get("q", "").strip()
    campaigns = campaigns_by_treaty()
    found = [
        {
            "title": record.title_of(each),
            "treaty": each,
            "url": reverse("today:start_on", args=[each.slug]) + door.query,
            "clause": record.has_clause(each),
            "campaigns": campaigns.get(each.slug, []),
        }
        for each in sorted(record.find_treaties(typed), key=lambda found: record.title_of(found).casefold())
    ]
    today = timezone.localdate()
    context = {
        "door": door,
        "typed": typed,
        "found": found,
        "tabs": _tabs(door, "", 1),
        "count": ngettext("%(n)d treaty on record", "%(n)d treaties on record", len(found)) % {"n": len(found)},
        "may_import": not door.first and may(request.user, Right.IMPORT_DEPOSITARY, on=today),
    }
    return render(request, "today/start.html", context)


@never_cache
def start_on(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions, then the review, then the act; "change" leads back with everything kept."""
    door = _enter(request)
    if not isinstance(door, Door):
        return door
    treaty = _treaty(slug)
    initial = {"slug": free_slug(slug), "language": "en", "officer_username": getattr(door.user, "username", "")}
    form = StartForm(request.POST or None, treaty=slug, first=door.first, initial=initial)
    step = request.POST.get("step", "")
    if request.method != "POST" or not form.is_valid() or step == "change":
        status = 422 if request.method == "POST" and step != "change" else 200
        return _questions(request, door, treaty, form, status=status)
    password = PasswordForm(request.POST if step == "start" else None)
    if step == "start" and (not door.first or password.is_valid()):
        return _start(request, door, treaty, form, password)
    return _review(request, door, treaty, form, password, status=422 if password.errors else 200)


def _start(request: HttpRequest, door: Door, treaty: Any, form: StartForm, password: PasswordForm) -> HttpResponse:
    on = timezone.localdate()
    try:
        if door.first:
            plan = form.plan(password.cleaned_data["password"])
            started = actions.start_first(plan=plan, token=door.token, on=on)
        else:
            started = actions.start(plan=form.plan(), by=door.user, on=on)
    except actions.TooLate:
        return _too_late(request)
    except actions.CannotStart as refusal:
        if weak := refusal.problems.pop("officer_password", []):
            password.add_error("password", " ".join(weak))
            return _review(request, door, treaty, form, password, status=422)
        form.tell(refusal.problems)
        return _questions(request, door, treaty, form, status=422)
    return _arrive(request, door, started)


def _arrive(request: HttpRequest, door: Door, started: Started) -> HttpResponse:
    """The new campaign's first page for its officer; for whoever started it for somebody else, her own."""
    if door.first:
        login(request, started.officer, backend="django.contrib.auth.backends.ModelBackend")
    words = _("The campaign “%(name)s” is started.") % {"name": started.campaign}
    if started.letter:
        words += " " + _("A letter to %(address)s is queued.") % {"address": started.officer.email}
    messages.success(request, words)
    its_own = door.first or door.user == started.officer
    return redirect(reverse("today:index") + (f"?campaign={started.campaign.slug}" if its_own else ""))


def _questions(request: HttpRequest, door: Door, treaty: Any, form: StartForm, *, status: int) -> HttpResponse:
    context = {
        "door": door,
        "treaty": treaty,
        "title": record.title_of(treaty),
        "form": form,
        "tabs": _tabs(door, treaty.slug, 2),
        "back": reverse("today:start") + door.query,
    }
    return render(request, "today/start_questions.html", context, status=status)


def _review(
    request: HttpRequest, door: Door, treaty: Any, form: StartForm, password: PasswordForm, *, status: int
) -> HttpResponse:
    plan = form.plan()
    known = officers.account(plan.officer.username)
    has_clause = record.has_clause(treaty)
    context = {
        "door": door,
        "treaty": treaty,
        "form": form,
        "password": password,
        "tabs": _tabs(door, treaty.slug, 3),
        "rows": [
            (_("Treaty"), record.title_of(treaty)),
            (_("Campaign"), plan.name),
            (_("In menus"), plan.menu_name),
            (_("Address of its rooms"), f"/c/{plan.slug}/"),
            (_("Language of its records"), dict(form.fields["language"].choices).get(plan.language, plan.language)),  # type: ignore[attr-defined]  # ChoiceField
            *((form[f"name_{code}"].label, name) for code, name in plan.names.items()),
            (_("First officer"), f"{known or plan.officer.name} ({plan.officer.username})"),
        ],
        "known": known,
        "address": known.email if known else plan.officer.email,
        "has_clause": has_clause,
    }
    return render(request, "today/start_review.html", context, status=status)


def _enter(request: HttpRequest) -> Door | HttpResponse:
    """The reader's way in, or the page that she sees instead."""
    if request.user.is_authenticated:
        require(request.user, Right.START_CAMPAIGN, on=timezone.localdate())
        return Door(request.user)
    token = request.POST.get("token") or request.GET.get("token", "")
    if token and first_run.opens(token):
        return Door(None, token)
    if token and first_run.nobody_yet():
        return _too_late(request)
    return redirect_to_login(reverse("today:start"))


def _too_late(request: HttpRequest) -> HttpResponse:
    return render(request, "today/start_too_late.html", status=403)


def _treaty(slug: str) -> Any:
    try:
        return record.treaty(slug)
    except LookupError as error:
        raise Http404(str(error)) from None


def _tabs(door: Door, slug: str, step: int) -> list[Tab]:
    """The three steps; those behind the reader have addresses."""
    chosen = reverse("today:start_on", args=[slug]) + door.query if slug else ""
    first = reverse("today:start") + door.query
    steps = [(_("1. Treaty"), first), (_("2. Campaign and officer"), chosen), (_("3. Review"), "")]
    return [Tab(label, url or chosen or first, number == step) for number, (label, url) in enumerate(steps[:step], 1)]
