"""Positions of a State: the list with the one shown, one claim, and the forms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.queries import shared_words
from accede.coalition.rules import reading_of, shown
from accede.governments.actions import positions as actions
from accede.governments.forms.positions import EvidenceForm, PositionForm, SharingForm
from accede.governments.models import Position
from accede.governments.queries import position_words as words
from accede.governments.queries import positions as queries
from accede.governments.queries.settings import settings_of
from accede.governments.views.entering import StateFile, enter, enter_file
from accede.governments.views.writing import crumbs_of, may_edit, saved, told, write
from accede.kit import log
from accede.kit.formpages import FormPage, removal_page, typed
from accede.record.queries import names

_COPIED = ("stance", "words", "as_of", "confidence", "said_by", "source", "shared_with", "shared_keys",
           "embargo_until", "embargo_zone", "embargo_open")  # fmt: skip


@login_required
def positions(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """The position shown, and every claim that the reader may see."""
    entered = enter_file(request, campaign, code)
    asked = {"reader": entered.user, "as_of": entered.day, "on": entered.today}
    found = queries.state_position(entered.campaign, entered.state, **asked)
    rows = queries.claims_of(entered.campaign, entered.state, **asked)
    context = {
        **entered.context("positions"),
        "found": found,
        "conflicts": [words.conflict_words(each) for each in found.conflicts] if found else [],
        "stale": words.stale_words(found) if found else "",
        "rows": [(row, words.mark_of(row, found), shared_words(row)) for row in rows],
        "may_keep": entered.may(Right.KEEP_FILES),
    }
    return render(request, "governments/positions.html", context)


@login_required
def position(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """One claim: what it says, what it rests on, what corrects it and what was done to it."""
    entered = enter_file(request, campaign, code)
    row = queries.claim_for(entered.user, campaign, code, key, on=entered.today)
    reading = reading_of(entered.user, campaign, on=entered.today)
    edits = may_edit(entered, row)
    context = {
        **entered.context("positions"),
        "row": shown([row], reading)[0],
        "sharing": shared_words(row),
        "evidence": queries.evidence_of([row], reader=reading),
        "corrected_by": queries.corrections_of(row, reader=reading, as_of=entered.day),
        "may_keep": edits,
        "log": told(entered, edits, row, log.Parts(queries.evidence_in(row), "position", [row.pk])),
    }
    return render(request, "governments/position.html", context)


@login_required
def add(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Add a claim; `?again=` begins from an earlier one, to say that it still holds."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    start = {"as_of": entered.today}
    if again := request.GET.get("again"):
        earlier = queries.claim_for(entered.user, campaign, code, again, on=entered.today)
        start |= model_to_dict(earlier, fields=["stance", "words", "confidence", "said_by"])
    form = _form(request, entered, initial=start)
    page = _page(entered, _("Add a position"), _("Add the position"),
                 lede=_("What the Government thinks of joining, on what day, and from where we know it."))  # fmt: skip
    return write(request, entered, form, lambda: _claim(entered, form), page)


@login_required
def correct(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct a claim by another one; the earlier one is kept."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = _row(entered, key, Right.KEEP_FILES)
    copy = Position(**{name: getattr(row, name) for name in _COPIED})
    form = _form(request, entered, instance=copy)
    page = _page(
        entered, _("Correct the position"), _("Save the correction"), row,
        lede=_("Your correction takes the place of this claim, which stays in the file as corrected. Who corrects the "
               "same claim at the same time loses nothing: both corrections are shown."),
    )  # fmt: skip
    return write(request, entered, form, lambda: _claim(entered, form, corrects=row), page)


@login_required
def evidence(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Add something on which a claim rests."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = _row(entered, key, Right.KEEP_FILES)
    form = EvidenceForm(typed(request), **entered.of_file())

    def act() -> Any:
        values = form.cleaned_data
        return actions.add_evidence(position=row, values=values, by=request.user, on=entered.today)

    page = _page(entered, _("Add evidence"), _("Add the evidence"), row)
    return write(request, entered, form, act, page)


@login_required
def change(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Change who may see a claim, or when to ask again."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = _row(entered, key, Right.KEEP_FILES)
    form = SharingForm(
        typed(request), instance=row, campaign=entered.campaign, reader=entered.user, on=entered.today
    )  # fmt: skip

    def act() -> Any:
        values = {name: value for name, value in form.cleaned_data.items() if name in actions.CHANGEABLE}
        return actions.change_position(position=row, values=values, by=request.user, on=entered.today)

    page = _page(entered, _("Who may see it, and when to ask again"), _("Save the changes"), row,
                 remove=entered.page("position_remove", row.key))  # fmt: skip
    return write(request, entered, form, act, page)


@login_required
def remove(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Ask once, then take back a claim that was entered by mistake."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = _row(entered, key, Right.KEEP_FILES)
    page = _page(entered, _("Remove this position?"), _("Remove the position"), row,
                 lede=_("Only what was entered by mistake. What was true once stays as an earlier one."))  # fmt: skip

    def act() -> None:
        actions.remove_position(position=row, by=request.user, on=entered.today)

    return removal_page(request, act, page, then=entered.page("positions"), campaign=entered.campaign)


@login_required
def stale(request: HttpRequest, campaign: str) -> HttpResponse:
    """The positions of all States that should be asked for again."""
    room = enter(request, campaign)
    found = queries.stale_positions(room.campaign, reader=room.user, as_of=room.day, on=room.today)
    called = names(on=room.day)
    context = {
        **room.context("positions_stale"),
        "rows": [(each.row, called.get(each.row.state.code, ""), words.stale_words(each)) for each in found],
        "stale_days": settings_of(room.campaign).stale_days,
        "may_keep": room.may(Right.KEEP_FILES),
    }
    return render(request, "governments/positions_stale.html", context)


def _claim(entered: StateFile, form: PositionForm, corrects: Position | None = None) -> Position:
    values, first = form.parts()
    return actions.claim(
        campaign=entered.campaign, state=entered.state, values=values, evidence=first, corrects=corrects,
        by=entered.user, on=entered.today,
    )  # fmt: skip


def _form(request: HttpRequest, entered: StateFile, **start: Any) -> PositionForm:
    return PositionForm(typed(request), campaign=entered.campaign, reader=entered.user, on=entered.today, **start)


def _row(entered: StateFile, key: str, right: Right) -> Position:
    return queries.claim_for(
        entered.user, entered.campaign.slug, entered.state.code, key, right, on=entered.today
    )  # fmt: skip


def _page(
    entered: StateFile, title: str, button: str, row: Position | None = None, *, lede: str = "", remove: str = ""
) -> FormPage:  # fmt: skip
    above = [(_("Positions"), entered.page("positions"))]
    if row is not None:
        above.append((str(row), row.get_absolute_url()))
    return FormPage(
        title=title, button=button, back=above[-1][1], done=saved, crumbs=crumbs_of(entered, *above), lede=lede,
        remove=remove,
    )  # fmt: skip
