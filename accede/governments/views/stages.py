"""The way to deposit of a State: where it stands, its steps, the facts of each, and the forms."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition.queries import shared_words
from accede.coalition.rules import may_change, reading_of
from accede.governments.actions import stages as actions
from accede.governments.forms import stages as forms
from accede.governments.models import StepFact, StepKind, Tradition
from accede.governments.queries import stage_words as words
from accede.governments.queries import stages as queries
from accede.governments.views.entering import StateFile, enter_file
from accede.governments.views.writing import crumbs_of, saved, told_of_file, write
from accede.kit.formpages import FormPage, removal_page, typed

_COPIED = ("became", "day", "text", "votes_for", "votes_against", "abstentions", "source", "shared_with",
           "shared_keys", "embargo_until", "embargo_zone", "embargo_open")  # fmt: skip


@login_required
def stages(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Where the way stands, and what is known of each step."""
    entered = enter_file(request, campaign, code)
    track = queries.track_of(
        entered.campaign, entered.state, reader=entered.user, as_of=entered.day, on=entered.today
    )  # fmt: skip
    may_keep = entered.may(Right.KEEP_FILES)
    context = {
        **entered.context("stages"),
        "track": track,
        "deposited": queries.is_deposited(entered.campaign, entered.state, as_of=entered.day),
        "may_keep": may_keep,
        "may_record": entered.may(Right.RECORD_ACT),
        **(_shown(entered, track, may_keep) if track else {}),
    }
    return render(request, "governments/stages.html", context)


def _shown(entered: StateFile, track: queries.ShownTrack, may_keep: bool) -> dict[str, Any]:
    reading = reading_of(entered.user, entered.campaign.slug, on=entered.today)
    by_step: dict[int, list[dict[str, Any]]] = {}
    for row in track.facts:
        line = {
            "row": row, "words": words.fact_words(row), "sharing": shared_words(row),
            "corrected": row.key in track.corrected, "edits": may_keep and may_change(row, reading),
        }  # fmt: skip
        by_step.setdefault(row.step.number, []).append(line)
    return {
        "items": words.stages_shown(track),
        "standing": words.standing_words(track),
        "rivals": [words.rival_words(group) for group in track.rivals],
        "steps": [
            (step, words.capital(step.name), by_step.get(step.step.number, []))
            for step in (*track.steps, *track.left_out)
        ],
        "log": told_of_file(entered, may_keep, "governments.track", "governments.stepfact"),
    }


@login_required
def choose(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Choose the legal tradition whose steps come nearest; the next page adapts them."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    form = forms.TemplateForm(request.GET if "tradition" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect(entered.page("stages_lay", form.cleaned_data["tradition"]))
    context = {**entered.context("stages"), "form": form}
    return render(request, "governments/track_choose.html", context)


@login_required
def lay(request: HttpRequest, campaign: str, code: str, tradition: str) -> HttpResponse:
    """Adapt the steps of a template to the State, and put them in its file."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    if tradition not in Tradition.values:
        raise Http404
    form = forms.TrackForm(
        typed(request), steps=forms.template_steps(tradition), initial={"tradition": tradition}
    )  # fmt: skip

    def act() -> Any:
        return actions.choose_track(
            campaign=entered.campaign, state=entered.state, by=request.user, on=entered.today, **_steps(form)
        )

    page = _page(entered, _("The steps to a deposit"), _("Use these steps"), _("Saved. All of the alliance sees it."),
                 template="governments/track_form.html")  # fmt: skip
    return write(request, entered, form, act, page)


@login_required
def adapt(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Adapt the steps of a State."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    track = queries.plain_track(entered.campaign, entered.state)
    if track is None:
        raise Http404
    form = forms.TrackForm(typed(request), instance=track, steps=forms.plans_of(list(queries.on_the_way(track))))

    def act() -> Any:
        return actions.adapt_track(track=track, by=request.user, on=entered.today, **_steps(form))

    page = _page(entered, _("Adapt the steps"), _("Save the steps"), _("Saved. All of the alliance sees it."),
                 template="governments/track_form.html")  # fmt: skip
    return write(request, entered, form, act, page)


def _steps(form: forms.TrackForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {"tradition": data["tradition"], "source": data["source"], "steps": form.planned()}


@login_required
def check(request: HttpRequest, campaign: str, code: str) -> HttpResponse:
    """Say that where the way stands was checked today, and by whom."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    track = queries.plain_track(entered.campaign, entered.state)
    if track is None:
        raise Http404
    form = forms.CheckForm(typed(request))

    def act() -> Any:
        words_typed = form.cleaned_data["words"]
        return actions.check_track(track=track, words=words_typed, by=request.user, on=entered.today)

    page = _page(entered, _("The way was checked today"), _("Say that it was checked"), _("Saved as checked today."))
    return write(request, entered, form, act, page)


@login_required
def add_fact(request: HttpRequest, campaign: str, code: str, number: int) -> HttpResponse:
    """Add something known of a step. The deposit has its page in the record."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    track = queries.plain_track(entered.campaign, entered.state)
    step = queries.on_the_way(track).filter(number=number).exclude(kind=StepKind.DEPOSIT).first() if track else None
    if track is None or step is None:
        raise Http404
    step.track = track
    form = forms.FactForm(typed(request), campaign=entered.campaign, reader=entered.user, on=entered.today)

    def act() -> Any:
        return actions.add_fact(step=step, values=form.cleaned_data, by=request.user, on=entered.today)

    page = _page(entered, _("Add a fact"), _("Add the fact"), saved, lede=words.capital(str(step)))
    return write(request, entered, form, act, page)


@login_required
def correct_fact(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Correct a fact by another one; the earlier one is kept."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = _row(entered, key)
    copy = StepFact(**{name: getattr(row, name) for name in _COPIED})
    form = forms.FactForm(
        typed(request), instance=copy, campaign=entered.campaign, reader=entered.user, on=entered.today
    )  # fmt: skip

    def act() -> Any:
        return actions.add_fact(
            step=row.step, values=form.cleaned_data, by=request.user, on=entered.today, corrects=row
        )  # fmt: skip

    page = _page(entered, _("Correct the fact"), _("Save the correction"), saved, lede=str(row))
    return write(request, entered, form, act, page)


@login_required
def change_fact(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Change who may see a fact."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = _row(entered, key)
    form = forms.FactSharingForm(
        typed(request), instance=row, campaign=entered.campaign, reader=entered.user, on=entered.today
    )  # fmt: skip

    def act() -> Any:
        values = {name: value for name, value in form.cleaned_data.items() if name in actions.CHANGEABLE}
        return actions.change_fact(fact=row, values=values, by=request.user, on=entered.today)

    page = _page(entered, _("Who may see it"), _("Save the changes"), saved, lede=str(row),
                 remove=entered.page("fact_remove", row.key))  # fmt: skip
    return write(request, entered, form, act, page)


@login_required
def remove_fact(request: HttpRequest, campaign: str, code: str, key: str) -> HttpResponse:
    """Ask once, then take back a fact that was entered by mistake."""
    entered = enter_file(request, campaign, code, Right.KEEP_FILES)
    row = _row(entered, key)
    page = _page(entered, _("Remove this fact?"), _("Remove the fact"), "", lede=str(row))

    def act() -> None:
        actions.remove_fact(fact=row, by=request.user, on=entered.today)

    return removal_page(request, act, page, then=entered.page("stages"), campaign=entered.campaign)


def _row(entered: StateFile, key: str) -> StepFact:
    whose = (entered.user, entered.campaign.slug, entered.state.code)
    return queries.fact_for(*whose, key, Right.KEEP_FILES, on=entered.today)


def _page(entered: StateFile, title: str, button: str, done: Any, **more: Any) -> FormPage:
    back = entered.page("stages")
    return FormPage(
        title=title, button=button, back=back, done=done, crumbs=crumbs_of(entered, (_("Way to deposit"), back)), **more
    )  # fmt: skip
