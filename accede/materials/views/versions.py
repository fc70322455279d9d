"""Forms and acts on language versions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.kit.formpages import typed
from accede.materials import actions, rules
from accede.materials.forms import StageForm, VersionForm
from accede.materials.models import LanguageVersion, Stage
from accede.materials.queries import language_name
from accede.materials.views.editing import editable, form_page, remove


@login_required
def add_version(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Plan or record an edition in a language."""
    item = editable(request, campaign, key)
    edition = rules.edition_of(item, number)
    version = LanguageVersion(edition=edition, source=item.source)
    form = VersionForm(typed(request), instance=version, edition=edition)

    def act() -> Any:
        stage, reached = Stage(form.cleaned_data["stage"]), form.cleaned_data["reached"]
        return actions.add_version(
            edition=edition,
            values=form.values(),
            stage=stage,
            reached=reached,
            by=request.user,
            on=timezone.localdate(),
        )

    return form_page(
        request,
        act,
        item,
        form,
        _("Add a language version"),
        _("Save the version"),
        done=_("Version saved. The grid shows its stage."),
    )


@login_required
def change_version(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Correct owner, due date, place or source of a version."""
    item = editable(request, campaign, key)
    version = rules.version_of(item, number)
    form = VersionForm(typed(request), instance=version, edition=version.edition)

    def act() -> Any:
        return actions.change_version(version=version, values=form.values(), by=request.user, on=timezone.localdate())

    title = _("Correct the version: %(language)s") % {"language": language_name(version.language)}
    return form_page(
        request,
        act,
        item,
        form,
        title,
        _("Save the version"),
        done=_("Version saved. The earlier values are kept in its history."),
    )


@login_required
def reach_stage(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Record the stage that a version has reached."""
    item = editable(request, campaign, key)
    version = rules.version_of(item, number)
    form = StageForm(typed(request))

    def act() -> Any:
        facts = {**form.cleaned_data, "stage": Stage(form.cleaned_data["stage"])}
        return actions.reach_stage(version=version, **facts, by=request.user, on=timezone.localdate())

    title = _("Record the stage: %(language)s") % {"language": language_name(version.language)}
    done = _("Stage saved. The grid and the report show it from that day.")
    return form_page(request, act, item, form, title, _("Save the stage"), done=done)


@login_required
@require_POST
def revise_text(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """The text has changed: its translations are stale until they follow."""
    item = editable(request, campaign, key)
    actions.revise_text(version=rules.version_of(item, number), by=request.user, on=timezone.localdate())
    messages.success(request, _("Change recorded. Released translations made from this text are now marked stale."))
    return redirect(item)


@login_required
@require_POST
def remove_version(request: HttpRequest, campaign: str, key: str, number: int) -> HttpResponse:
    """Take a version out."""
    item = editable(request, campaign, key)
    remove(request, actions.remove_version, version=rules.version_of(item, number))
    return redirect(item)
