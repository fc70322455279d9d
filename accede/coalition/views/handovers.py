"""The handover pack: its page, its notes, its release, the receipt, and the pack as a file."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.coalition.actions import handovers
from accede.coalition.forms import rotations as forms
from accede.coalition.models import Handover, OfficeTerm
from accede.coalition.queries import handovers as reads
from accede.coalition.queries import term
from accede.coalition.views.entering import Entered, enter, form_page
from accede.kit import documents, made
from accede.kit.formpages import one_button, typed


def _enter(request: HttpRequest, campaign: str, key: str) -> tuple[Entered, OfficeTerm]:
    entered = enter(request, campaign)
    row = term(entered.campaign, key)
    if row is None:
        raise Http404
    return entered, row


@login_required
def handover(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The pack as it is now or, once released, as it was then."""
    entered, row = _enter(request, campaign, key)
    kept, seen = reads.handover_row(row), reads.handover_of(row, reader=request.user, on=entered.today)
    released = kept is not None and kept.released_at is not None
    may_release = reads.may_release(row, request.user, on=entered.today)
    if not released and not may_release:
        seen = None
    told = seen.notes if seen else ""
    found = None if released else reads.pack(row, reader=request.user, on=entered.today, notes=told)
    document = documents.from_data(seen.document) if released and seen else None
    following = reads.following(row)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("offices"),
        "term": row,
        "when": reads.when_words(row),
        "following": following,
        "handover": kept,
        "seen": seen,
        "pack": found if may_release else None,
        "document": documents.blocks_to_html(document.blocks) if document else "",
        "may_release": may_release and not released,
        "may_confirm": released and kept is not None and kept.received_at is None and following is not None
        and reads.is_holder(following, request.user, on=entered.today),
        "forms": ("html", "pdf", "docx") if document else (),
    }  # fmt: skip
    return render(request, "coalition/handover.html", page)


@login_required
def notes(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """What the outgoing holder writes for the next one."""
    entered, row = _enter(request, campaign, key)
    if not reads.may_release(row, request.user, on=entered.today):
        raise Http404
    kept = reads.handover_row(row)
    form = forms.NotesForm(typed(request), initial={"notes": kept.notes if kept else ""})
    address = _address(row)
    context = {
        "title": _("Notes for the next holder"),
        "button": _("Save the notes"),
        "done": _("Notes saved. Only your organisation sees them until you release the pack."),
        "cancel": address,
        "then": address,
        "crumb": _("Handover"),
    }

    def act() -> Handover:
        return handovers.write_notes(term=row, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
@require_POST
def release(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Freeze the pack and hand it on."""
    entered, row = _enter(request, campaign, key)

    def act() -> None:
        handovers.release(term=row, by=request.user, on=entered.today, at=timezone.now())

    return one_button(
        request, act, done=_("The pack is released and frozen. The next holder gets a letter."), then=_address(row)
    )


@login_required
@require_POST
def confirm(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The next holder has read it."""
    entered, row = _enter(request, campaign, key)
    kept = reads.handover_of(row, reader=request.user, on=entered.today)
    if kept is None:
        raise Http404

    def act() -> None:
        handovers.confirm(handover=kept, by=request.user, on=entered.today, at=timezone.now())

    return one_button(request, act, done=_("It is on record that you have read the pack."), then=_address(row))


@login_required
def download(request: HttpRequest, campaign: str, key: str, form: str) -> HttpResponse:
    """The released pack as a file; Word and PDF are made once, from the frozen document."""
    entered, row = _enter(request, campaign, key)
    kept = reads.handover_of(row, reader=request.user, on=entered.today)
    if kept is None or kept.released_at is None or form not in ("html", "pdf", "docx"):
        raise Http404
    wanted = made.Wanted("coalition.handover", {"handover": kept.pk, "form": form})

    def page(context: dict[str, Any]) -> str:
        context = context | {"campaign": entered.campaign, "term": row}
        return render_to_string("coalition/handover_file.html", context, request=request)

    response = made.answer_to_one(request, wanted, content_type=documents.TYPES[form], page=page)
    if response.status_code == 200:
        name = f"{campaign}-{row.office.key}-handover-{kept.released_at:%Y-%m-%d}.{form}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _address(row: OfficeTerm) -> str:
    return Handover(campaign=row.campaign, term=row).get_absolute_url()
