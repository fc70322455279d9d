"""Drafts that the record makes: read, changed, kept, used or set aside; the letter as a file."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.coalition.models import Campaign
from accede.coalition.queries import shown_day
from accede.coalition.rules import campaign_for
from accede.kit import documents, made
from accede.kit.formpages import FormPage, form_page, typed
from accede.kit.parts import Tab
from accede.kit.refusals import Refused
from accede.record import queries as record
from accede.record.models import Act
from accede.statements import actions, jobs, queries
from accede.statements.forms import DecisionForm, PreparedForm
from accede.statements.models import PreparedKind
from accede.statements.queries.prepared import Draft

DECISIONS = {"used": actions.use_prepared, "set-aside": actions.set_aside_prepared}


@login_required
def draft(request: HttpRequest, campaign: str, kind: str, treaty: str, act: str) -> HttpResponse:
    """The text in the language asked for, to change and keep."""
    found, text = _opened(request, campaign, kind, treaty, act)
    form = PreparedForm(typed(request), initial={"text": text.text})
    heading = queries.prepared.title_of(text, on=timezone.localdate())
    page = FormPage(
        title=heading,
        lede=_("Written by the system from the record. Nothing is sent from here: change it, keep it, then use it."),
        button=_("Keep the text"),
        back=reverse("statements:list", args=[campaign]),
        done=_("The text is kept. It stays on the first page until it is used or set aside."),
        crumbs=((_("Statements"), reverse("statements:list", args=[campaign])),),
        then=_address(text, campaign),
        template="statements/prepared.html",
    )

    def keep() -> Any:
        return actions.keep_prepared(text=form.cleaned_data["text"], **_named(found, text, request))

    context = {"campaign": found, "prepared": text, "tabs": _tabs(text, campaign), "decision": DecisionForm()}
    return form_page(request, form, keep, page, **context)


@login_required
@require_POST
def decide(request: HttpRequest, campaign: str, kind: str, treaty: str, act: str, what: str) -> HttpResponse:
    """Record that the draft was used, or set it aside; each with a sentence."""
    if what not in DECISIONS:
        raise Http404
    found, text = _opened(request, campaign, kind, treaty, act)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say how and when it was used, or why it is not wanted. Nothing was changed."))
        return redirect(_address(text, campaign))
    try:
        DECISIONS[what](text=text.text, note=form.cleaned_data["note"], **_named(found, text, request))
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect(_address(text, campaign))
    messages.success(request, _("Recorded. The draft no longer waits on the first page."))
    return redirect(settings.LOGIN_REDIRECT_URL)


@login_required
def file(request: HttpRequest, campaign: str, kind: str, treaty: str, act: str, form: str) -> HttpResponse:
    """The letter as it stands now, as a Word file or a PDF."""
    if form not in ("docx", "pdf"):
        raise Http404
    found, text = _opened(request, campaign, kind, treaty, act)
    day = shown_day(found, today=timezone.localdate()).isoformat()
    about = {"campaign": campaign, "kind": kind, "treaty": treaty, "act": act, "language": text.language, "day": day}
    wanted = made.Wanted(jobs.LETTER, {**about, "form": form})

    def page(how_far: dict[str, Any]) -> str:
        return render(request, "statements/being_made.html", {"campaign": found, **how_far}).content.decode()

    response = made.answer_to_one(request, wanted, content_type=documents.TYPES[form], page=page)
    if response.status_code == 200:
        response["Content-Disposition"] = f'attachment; filename="{kind}-{act}-{text.language}.{form}"'
    return response


def _opened(request: HttpRequest, campaign: str, kind: str, treaty: str, act: str) -> tuple[Campaign, Draft]:
    """The campaign and the draft, for who edits statements; 404 for an act that is not the campaign's treaty's."""
    today = timezone.localdate()
    found = campaign_for(request.user, campaign, Right.EDIT_STATEMENTS, on=today)
    row = record.act_rows(treaty=treaty).filter(key=act).first() if found.treaty.slug == treaty else None
    if row is None or PreparedKind(kind) not in queries.prepared.kinds_of(row):
        raise Http404(_("There is no such draft."))
    return found, queries.prepared.draft(
        found, PreparedKind(kind), row, language=_language(request, found), on=shown_day(found, today=today)
    )


def _language(request: HttpRequest, campaign: Campaign) -> str:
    known = [code for code, _name in settings.LANGUAGES]
    asked = request.GET.get("language", "")
    own = "zh-hans" if campaign.language == "zh" else campaign.language
    return asked if asked in known else own if own in known else "en"


def _named(campaign: Campaign, text: Draft, request: HttpRequest) -> dict[str, Any]:
    return {
        "campaign": campaign,
        "kind": text.kind,
        "about": text.about,
        "language": text.language,
        "by": request.user,
        "at": timezone.now(),
        "on": timezone.localdate(),
    }


def _address(text: Draft, campaign: str, language: str = "") -> str:
    act: Act = text.act
    url = reverse("statements:prepared", args=[campaign, text.kind, act.treaty.slug, act.key])
    return f"{url}?language={language or text.language}"


def _tabs(text: Draft, campaign: str) -> list[Tab]:
    return [
        Tab(str(name), _address(text, campaign, code), current=code == text.language)
        for code, name in settings.LANGUAGES
    ]
