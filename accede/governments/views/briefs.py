"""Briefs to take to a meeting, and the State files that a member takes along."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accede.governments import jobs
from accede.governments.forms.briefs import BriefForm, TakeAlongForm
from accede.governments.queries.brief_files import file_name
from accede.governments.views.entering import Room, StateFile, enter, enter_file
from accede.kit import documents, made, portable
from accede.kit.localdates import language_code
from accede.kit.portable import Taken

ZIP = "application/zip"
# The oldest day that a ZIP knows: the same folder then gives the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


@login_required
def brief(request: HttpRequest, campaign: str, code: str = "") -> HttpResponse:
    """What is to be in the brief, on one State or on those that the address names (?state=MEX&state=EGY)."""
    entered = enter_file(request, campaign, code) if code else enter(request, campaign)
    return _page(request, entered, _form(entered, None, _asked(request, entered)))


@login_required
def brief_file(request: HttpRequest, campaign: str, code: str = "") -> HttpResponse:
    """The file, made by a job; what cannot be made is said at the form."""
    entered = enter_file(request, campaign, code) if code else enter(request, campaign)
    form = _form(entered, request.GET, {})
    if not form.is_valid():
        return _page(request, entered, form, status=422)
    ordered = form.ordered()

    def page(context: dict[str, Any]) -> str:
        context = context | {"campaign": entered.campaign, "back": _address(entered, "brief")}
        return render_to_string("governments/brief_file.html", context, request=request)

    wanted = made.Wanted(jobs.BRIEF, ordered.as_args())
    content_type = ZIP if len(ordered.codes) > 1 else documents.TYPES[ordered.form]
    response = made.answer_to_one(request, wanted, content_type=content_type, page=page)
    if response.status_code == 200:
        response["Content-Disposition"] = f'attachment; filename="{file_name(ordered)}"'
    return response


@login_required
def take_along(request: HttpRequest, campaign: str) -> HttpResponse:
    """The State files as a folder: what is not confidential, and what is if it is her organisation's own."""
    entered = enter(request, campaign)
    form = TakeAlongForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        taken = Taken(reader=request.user, on=entered.today, sources=form.cleaned_data["sources"])
        response = HttpResponse(_packed(entered.campaign.slug, taken), content_type=ZIP)
        response["Content-Disposition"] = f'attachment; filename="{campaign}-states-{entered.today}.zip"'
        response["Cache-Control"] = "no-store"
        return response
    context = {"campaign": entered.campaign, "form": form, "tabs": entered.tabs("take_along")}
    return render(request, "governments/take_along.html", context)


def _form(entered: Room, data: Any, initial: dict[str, Any]) -> BriefForm:
    state = entered.state if isinstance(entered, StateFile) else None
    return BriefForm(
        data, initial=initial, campaign=entered.campaign, state=state, reader=entered.user, as_of=entered.day,
        on=entered.today,
    )  # fmt: skip


def _asked(request: HttpRequest, entered: Room) -> dict[str, Any]:
    codes = [entered.state.code] if isinstance(entered, StateFile) else request.GET.getlist("state")
    language = "zh-hans" if language_code() == "zh" else language_code()
    return {"states": ", ".join(codes), "targets": request.GET.get("list", ""), "language": language}


def _page(request: HttpRequest, entered: Room, form: BriefForm, status: int = 200) -> HttpResponse:
    of_one = isinstance(entered, StateFile)
    title = _("Brief on %(state)s") % {"state": entered.name} if isinstance(entered, StateFile) else _("Briefs")
    context = {
        "campaign": entered.campaign,
        "title": title,
        "state": entered.state if isinstance(entered, StateFile) else None,
        "name": entered.name if isinstance(entered, StateFile) else "",
        "day": entered.day,
        "tabs": entered.tabs("file" if of_one else "brief"),
        "form": form,
        "asked": entered.asked,
        "action": _address(entered, "brief_file"),
        "back": _address(entered, "file" if of_one else "table"),
    }
    return render(request, "governments/brief.html", context, status=status)


def _address(entered: Room, name: str) -> str:
    return entered.page(name) if isinstance(entered, StateFile) else entered.url(name)


def _packed(slug: str, taken: Taken) -> bytes:
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in portable.export(place, slug, taken):
            packed.writestr(zipfile.ZipInfo(name, _TIME), (Path(place) / name).read_bytes())
    return out.getvalue()
