"""Pages of variants: for whom one is meant, its text in a language beside those in others, review."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.core.variants import condition
from accede.kit.formpages import FormPage, form_page, one_button, removal_page, typed
from accede.mailings.actions import texts as actions
from accede.mailings.forms.texts import TextForm, VariantForm
from accede.mailings.models import Template, Variant
from accede.mailings.queries import templates as queries
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.writing_page import beside
from accede.mailings.rules import template_for
from accede.mailings.views.templates import crumbs
from accede.materials.queries.languages import SIX, language_name

PREPARE = Right.PREPARE_LETTERS


@login_required
def add(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Add a variant to a template."""
    today = timezone.localdate()
    row = template_for(request.user, campaign, key, PREPARE, on=today)
    initial = {"letter": queries.next_letter(row)}
    form = VariantForm(typed(request), campaign=row.campaign, on=today, initial=initial)

    def act() -> Variant:
        return actions.add_variant(template=row, values=_values(form), by=request.user, on=today)

    return form_page(request, form, act, _page(row, _("Add a variant")), campaign=row.campaign)


@login_required
def change(request: HttpRequest, campaign: str, key: str, letter: str) -> HttpResponse:
    """Change for whom a variant is meant, its letter or its name."""
    today = timezone.localdate()
    row, variant = _variant(request, campaign, key, letter, today)
    initial = {"letter": variant.letter, "name": variant.name}
    form = VariantForm(
        typed(request), campaign=row.campaign, on=today, condition=variant.condition, initial=initial
    )  # fmt: skip

    def act() -> Variant:
        return actions.change_variant(variant=variant, values=_values(form), by=request.user, on=today)

    remove = reverse("mailings:remove_variant", args=[campaign, key, letter])
    lede = Words(row.campaign, on=today).condition(condition(variant.condition or {}))
    page = _page(row, _("Variant %(letter)s") % {"letter": variant.letter}, remove=remove, lede=lede)
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
def remove(request: HttpRequest, campaign: str, key: str, letter: str) -> HttpResponse:
    """Ask once, then take a variant away with its texts."""
    today = timezone.localdate()
    row, variant = _variant(request, campaign, key, letter, today)
    page = FormPage(_("Remove “%(name)s”") % {"name": variant}, _("Remove"), row.get_absolute_url())

    def act() -> None:
        actions.remove_variant(variant=variant, by=request.user, on=today)

    return removal_page(request, act, page, then=row.get_absolute_url(), campaign=row.campaign)


@login_required
def text(request: HttpRequest, campaign: str, key: str, letter: str, language: str) -> HttpResponse:
    """Write a variant in a language, beside the same in other languages and the fields that may be named."""
    today = timezone.localdate()
    row, variant = _variant(request, campaign, key, letter, today)
    if language not in SIX:
        raise Http404
    held = queries.text_in(variant.texts.all(), language)
    initial = {"subject": held.subject, "body": held.body} if held else {}
    form = TextForm(typed(request), language=language, initial=initial)

    def act() -> Any:
        return actions.write_text(
            variant=variant, language=language, by=request.user, at=timezone.now(), on=today, **form.cleaned_data
        )

    title = _("%(variant)s, in %(language)s") % {"variant": variant, "language": language_name(language, capital=False)}
    more = beside(row.campaign, variant.texts.all(), language, on=today) | {
        "held": held, "mark": actions.mark_of(held) if held else "", "user": request.user, "with_blocks": True,
        "review_url": reverse("mailings:review_variant_text", args=[campaign, key, letter, language]),
    }  # fmt: skip
    # To the top, where it says that it is saved: a text changes nothing in who gets which letter.
    page = _page(
        row,
        title,
        template="mailings/text_form.html",
        more=more,
        done=_("Saved. It waits for review."),
        then=row.get_absolute_url(),
    )
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
@require_POST
def review(request: HttpRequest, campaign: str, key: str, letter: str, language: str) -> HttpResponse:
    """Say that a text was reviewed."""
    today = timezone.localdate()
    row, variant = _variant(request, campaign, key, letter, today)
    held = queries.text_in(variant.texts.all(), language)
    if held is None:
        raise Http404
    seen = request.POST.get("mark", "")

    def act() -> Any:
        return actions.review_text(text=held, seen=seen, by=request.user, at=timezone.now(), on=today)

    return one_button(request, act, done=_("Recorded as reviewed by you."), then=row.get_absolute_url())


def _variant(request: HttpRequest, campaign: str, key: str, letter: str, today: date) -> tuple[Template, Variant]:
    row = template_for(request.user, campaign, key, PREPARE, on=today)
    found = queries.variant_of(row, letter)
    if found is None:
        raise Http404
    return row, found


def _values(form: VariantForm) -> dict[str, Any]:
    return {
        "letter": form.cleaned_data["letter"], "name": form.cleaned_data["name"], "condition": form.condition(),
    }  # fmt: skip


def _page(row: Template, title: str, **more: Any) -> FormPage:
    address = row.get_absolute_url()
    more = {"template": "mailings/condition_form.html", "done": _("Saved."), "then": f"{address}#rule", **more}
    above = (*crumbs(row.campaign), (row.name, address))
    return FormPage(title=title, button=_("Save"), back=address, crumbs=above, **more)
