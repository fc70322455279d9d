"""Pages of texts: templates with their variants, the table of languages, what the conditions make of the readers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition.models import Campaign
from accede.kit.formpages import FormPage, form_page, one_button, typed
from accede.mailings.actions import starting
from accede.mailings.actions import texts as actions
from accede.mailings.forms.texts import TemplateForm
from accede.mailings.models import Template
from accede.mailings.queries import rule_page
from accede.mailings.queries import templates as queries
from accede.mailings.queries.condition_words import Words
from accede.mailings.queries.text_faults import problems_of
from accede.mailings.rules import letters_for, template_for

PREPARE = Right.PREPARE_LETTERS


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """The templates, blocks and letterheads of the campaign."""
    today = timezone.localdate()
    home = letters_for(request.user, campaign, on=today)
    templates = queries.templates_of(home, on=today)
    context = {
        "campaign": home,
        "templates": templates,
        "blocks": queries.block_rows(home, Words(home, on=today)),
        "letterheads": queries.letterheads_of(home, on=today),
        "may_write": may(request.user, PREPARE, campaign=campaign, on=today),
        "has_starter": any(each.template.key == starting.KEY for each in templates),
        "crumbs": crumbs(home)[:1],
        "today": today,
    }
    return render(request, "mailings/templates.html", context)


@login_required
def template(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One template: its variants, their texts in each language, what the conditions make of an audience."""
    today = timezone.localdate()
    row = template_for(request.user, campaign, key, on=today)
    words = Words(row.campaign, on=today)
    variants = queries.variant_rows(row, words)
    audiences = rule_page.audiences_of(row)
    chosen = next((each for each in audiences if each.key == request.GET.get("audience")), next(iter(audiences), None))
    context = {
        "campaign": row.campaign,
        "template": row,
        "variants": variants,
        "blocks": queries.block_rows(row.campaign, words, queries.used_blocks(variants)),
        "problems": problems_of(row, on=today),
        "audiences": audiences,
        "rule": rule_page.rule_page(row, chosen, on=today),
        "retired": queries.is_retired(row, today),
        "may_write": may(request.user, PREPARE, campaign=campaign, on=today),
        "crumbs": crumbs(row.campaign),
    }
    return render(request, "mailings/template.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Begin a template."""
    today = timezone.localdate()
    home = letters_for(request.user, campaign, PREPARE, on=today)
    form = TemplateForm(typed(request), letterheads=queries.letterheads_to_choose(home))

    def act() -> Template:
        return actions.add_template(campaign=home, values=form.cleaned_data, by=request.user, on=today)

    page = FormPage(
        _("Add a template"), _("Save"), _home(home), done=_("Saved. Now add a variant."), crumbs=crumbs(home)
    )
    return form_page(request, form, act, page, campaign=home)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct what a template says of itself."""
    today = timezone.localdate()
    row = template_for(request.user, campaign, key, PREPARE, on=today)
    names = ("name", "kind", "note", "letterhead", "retired_date")
    initial = {name: getattr(row, name) for name in names}
    form = TemplateForm(typed(request), letterheads=queries.letterheads_to_choose(row.campaign), initial=initial)

    def act() -> Template:
        return actions.change_template(template=row, values=form.cleaned_data, by=request.user, on=today)

    address = row.get_absolute_url()
    page = FormPage(_("Change the template"), _("Save"), address, done=_("Saved."), then=address,
                    crumbs=(*crumbs(row.campaign), (row.name, address)))  # fmt: skip
    return form_page(request, form, act, page, campaign=row.campaign)


@login_required
@require_POST
def start(request: HttpRequest, campaign: str) -> HttpResponse:
    """Take the starter set: six variants and their blocks in six languages."""
    today = timezone.localdate()
    home = letters_for(request.user, campaign, PREPARE, on=today)

    def act() -> Any:
        return starting.use_starter_set(campaign=home, by=request.user, at=timezone.now(), on=today)

    done = _("The starter set is there. Nobody has reviewed its texts yet: read them before you use them.")
    return one_button(request, act, done=done, then=_home(home))


def crumbs(home: Campaign) -> tuple[tuple[str, str], ...]:
    """The pages above a page of texts."""
    return ((_("Mailings"), reverse("mailings:runs", args=[home.slug])), (_("Texts"), _home(home)))


def _home(home: Campaign) -> str:
    return reverse("mailings:templates", args=[home.slug])
