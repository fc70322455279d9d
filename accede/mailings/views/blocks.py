"""Pages of blocks: for whom a passage is meant, its text in each language, review."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.core.variants import condition
from accede.kit.formpages import FormPage, form_page, one_button, removal_page, typed
from accede.mailings.actions import texts as actions
from accede.mailings.forms.texts import BlockForm, BlockTextForm
from accede.mailings.models import Block
from accede.mailings.queries import templates as queries
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.writing_page import beside
from accede.mailings.rules import block_for, letters_for
from accede.mailings.views.templates import crumbs
from accede.materials.queries.languages import SIX, language_name

PREPARE = Right.PREPARE_LETTERS


@login_required
def block(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One block with its text in each language."""
    today = timezone.localdate()
    row = block_for(request.user, campaign, key, on=today)
    context = {
        "campaign": row.campaign,
        "row": row,
        "named": f"{{block:{row.key}}}",
        "shown": queries.block_rows(row.campaign, Words(row.campaign, on=today), [row.key])[0],
        "texts": row.texts.all(),
        "may_write": may(request.user, PREPARE, campaign=campaign, on=today),
        "crumbs": crumbs(row.campaign),
    }
    return render(request, "mailings/block.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Add a block."""
    today = timezone.localdate()
    home = letters_for(request.user, campaign, PREPARE, on=today)
    form = BlockForm(typed(request), campaign=home, on=today)

    def act() -> Block:
        return actions.add_block(campaign=home, values=_values(form), by=request.user, on=today)

    back = crumbs(home)[-1][1]
    page = FormPage(_("Add a block"), _("Save"), back, done=_("Saved. Now write its text."), crumbs=crumbs(home),
                    template="mailings/condition_form.html")  # fmt: skip
    return form_page(request, form, act, page, campaign=home)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Change a block's name, its reason or for whom it is meant."""
    today = timezone.localdate()
    row = block_for(request.user, campaign, key, PREPARE, on=today)
    form = BlockForm(
        typed(request), campaign=row.campaign, on=today, condition=row.condition,
        initial={"name": row.name, "why": row.why},
    )  # fmt: skip

    def act() -> Block:
        return actions.change_block(block=row, values=_values(form), by=request.user, on=today)

    remove_url = reverse("mailings:remove_block", args=[campaign, key])
    lede = Words(row.campaign, on=today).condition(condition(row.condition or {}))
    page = _page(row, _("Change the block"), remove=remove_url, lede=lede, template="mailings/condition_form.html")
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then take a block away with its texts."""
    today = timezone.localdate()
    row = block_for(request.user, campaign, key, PREPARE, on=today)
    page = FormPage(_("Remove “%(name)s”") % {"name": row.name}, _("Remove"), row.get_absolute_url())

    def act() -> None:
        actions.remove_block(block=row, by=request.user, on=today)

    return removal_page(request, act, page, then=crumbs(row.campaign)[-1][1], campaign=row.campaign)


@login_required
def text(request: HttpRequest, campaign: str, key: str, language: str) -> HttpResponse:
    """Write a block in a language."""
    today = timezone.localdate()
    row = block_for(request.user, campaign, key, PREPARE, on=today)
    if language not in SIX:
        raise Http404
    texts = list(row.texts.all())
    held = queries.text_in(texts, language)
    form = BlockTextForm(typed(request), language=language, initial={"body": held.body} if held else {})

    def act() -> Any:
        return actions.write_block(
            block=row, language=language, by=request.user, at=timezone.now(), on=today, **form.cleaned_data
        )

    title = _("%(block)s, in %(language)s") % {"block": row.name, "language": language_name(language, capital=False)}
    more = beside(row.campaign, texts, language, on=today) | {
        "held": held, "mark": actions.mark_of(held) if held else "", "user": request.user,
        "review_url": reverse("mailings:review_block_text", args=[campaign, key, language]),
    }  # fmt: skip
    page = _page(row, title, template="mailings/text_form.html", more=more, done=_("Saved. It waits for review."))
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
@require_POST
def review(request: HttpRequest, campaign: str, key: str, language: str) -> HttpResponse:
    """Say that a text of a block was reviewed."""
    today = timezone.localdate()
    row = block_for(request.user, campaign, key, PREPARE, on=today)
    held = queries.text_in(row.texts.all(), language)
    if held is None:
        raise Http404
    held.block = row
    seen = request.POST.get("mark", "")

    def act() -> Any:
        return actions.review_text(text=held, seen=seen, by=request.user, at=timezone.now(), on=today)

    return one_button(request, act, done=_("Recorded as reviewed by you."), then=row.get_absolute_url())


def _values(form: BlockForm) -> dict[str, Any]:
    return {"name": form.cleaned_data["name"], "why": form.cleaned_data["why"], "condition": form.condition()}


def _page(row: Block, title: str, **more: Any) -> FormPage:
    address = row.get_absolute_url()
    above = (*crumbs(row.campaign), (row.name, address))
    return FormPage(
        title=title, button=_("Save"), back=address, then=address, crumbs=above, **{"done": _("Saved."), **more}
    )
