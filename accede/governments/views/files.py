"""A State's file: its overview, its acts, and the history of what was done in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.governments.forms.files import DepositForm
from accede.governments.queries import mission_words, position_words, stage_words
from accede.governments.queries.file_history import entries_of
from accede.governments.queries.overview import Overview
from accede.governments.queries.overview import overview as overview_of
from accede.governments.queries.position_words import sharing_tag
from accede.governments.views.entering import StateFile, enter_file
from accede.kit.history import SHOWN, lines
from accede.kit.parts import Stage
from accede.record.queries import reckoning, state_acts

_PAGES = ("brief", "contacts", "obstacles", "missions", "promises", "allies")


@login_required
def overview(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """What the alliance knows of one government. `?deposit=` supposes a deposit on another day."""
    entered = enter_file(request, campaign, code)
    form = DepositForm(request.GET if "deposit" in request.GET else None, initial={"deposit": entered.day})
    found = overview_of(
        entered.campaign, entered.state, entered.name, reader=entered.user, as_of=entered.day, on=entered.today,
        deposit=_deposit(form),
    )  # fmt: skip
    context = {
        **entered.context("file"),
        "found": found,
        "form": form,
        "standing": found.standing.state_class if found.standing else None,
        "stages": _stages(found),
        "reckoning": reckoning(found.explained),
        **_position(found),
        "locked": sharing_tag(found.position.row) if found.position else "",
        "missions": [(each, mission_words.languages(each.mission)) for each in found.missions],
        "may_keep": entered.may(Right.KEEP_FILES),
        "links": _links(entered),
    }
    return render(request, "governments/file.html", context)


def _deposit(form: DepositForm) -> date | None:
    day: date | None = form.cleaned_data["deposit"] if form.is_bound and form.is_valid() else None
    return day


def _stages(found: Overview) -> list[Stage]:
    """The signature from the record, then the steps of the State."""
    if found.track is None or found.explained:
        return []
    signed = found.standing.signature if found.standing else None
    words = stage_words.act_words(signed) if signed else _("none on record")
    return [Stage(_("Signature"), words, "done" if signed else ""), *stage_words.stages_shown(found.track)]


def _position(found: Overview) -> dict[str, Any]:
    position = found.position
    if position is None:
        return {"conflicts": [], "stale": ""}
    return {
        "conflicts": [position_words.conflict_words(each) for each in position.conflicts],
        "stale": position_words.stale_words(position),
    }


def _links(entered: StateFile) -> dict[str, str]:
    """The buttons of the head and the ways to what others keep, as far as the reader may go there."""
    found = {name: entered.page(name) for name in _PAGES}
    found |= {name: entered.url(name) for name in ("arguments", "targets")}
    return found | ({"add_contact": entered.page("add_contact")} if entered.may(Right.LOG_CONTACT) else {})


@login_required
def acts(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """The State's acts under the campaign's treaty and all others on record."""
    entered = enter_file(request, campaign, code)
    rows = state_acts(entered.state.code, as_of=entered.day)
    own = [row for row in rows if row.treaty.slug == entered.campaign.treaty.slug]
    others = [row for row in rows if row.acts and row.treaty.slug != entered.campaign.treaty.slug]
    context = {
        **entered.context("acts"),
        "groups": [(_("The campaign's treaty"), own), (_("Other treaties on record"), others)],
        "may_record": entered.may(Right.RECORD_ACT),
    }
    return render(request, "governments/acts.html", context)


@login_required
def history(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """What was done in this file, cut to what the reader may see."""
    entered = enter_file(request, campaign, code)
    if not entered.tells_history:
        raise Http404
    entries = entries_of(entered.campaign, entered.state, reader=entered.user, on=entered.today)[:SHOWN]
    edits = entered.may(Right.KEEP_FILES)
    shown = lines(entries, reader=entered.user, on=entered.today, sees_personal=edits)
    return render(request, "governments/history.html", {**entered.context("history"), "log": shown, "shown": SHOWN})
