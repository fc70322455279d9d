"""People: list, record, forms."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.accounts.rules import may
from accede.coalition import actions, queries
from accede.coalition.forms import PersonForm, PostForm
from accede.coalition.models import Affiliation, Person
from accede.coalition.rules import person_of, sees_contact
from accede.coalition.views.entering import enter, form_page, history, paged, removal_page
from accede.kit import offers
from accede.kit.formpages import typed
from accede.kit.parts import Applied


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Everybody whom the campaign names, with the posts they held."""
    entered = enter(request, campaign)
    text = request.GET.get("text", "").strip()
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("people"),
        "page": paged(request, queries.people(entered.campaign, on=entered.day, text=text)),
        "text": text,
        "applied": [Applied(_("Search"), text, "text")] if text else [],
    }
    return render(request, "coalition/people.html", page)


@login_required
def record(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One person: names, posts, offices."""
    entered = enter(request, campaign)
    person = person_of(entered.campaign, key)
    found = queries.person_record(person, on=entered.day)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "person": person,
        "record": found,
        "contact": sees_contact(person, request.user, on=entered.today),
        "lede": "; ".join(str(post.affiliation) for post in found.posts),
        "elsewhere": offers.ask("of_person", subject=(campaign, key), on=entered.day, reader=request.user),
        "log": history(entered, person, *queries.parts_of_person(person)),
        "may_erase": may(request.user, Right.ERASE_PERSON, campaign=campaign, on=entered.today),
    }
    return render(request, "coalition/person.html", page)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Add a person."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    form = PersonForm(typed(request))
    context = {
        "title": _("Add a person"),
        "button": _("Save the person"),
        "done": _("Person saved. Everybody who reads the campaign's papers sees the entry."),
        "cancel": entered.url("people"),
        "crumb": _("People"),
    }

    def act() -> Person:
        return actions.add_person(campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct a person."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    person = person_of(entered.campaign, key)
    form = PersonForm(typed(request), instance=person)
    context = {
        "title": _("Change %(name)s") % {"name": person.name},
        "button": _("Save the changes"),
        "done": _("Changes saved. The log says what changed, without personal values."),
        "cancel": person.get_absolute_url(),
        "crumb": person.name,
    }

    def act() -> Person:
        return actions.change_person(person=person, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then remove a person to whom nothing refers."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    person = person_of(entered.campaign, key)

    def act() -> None:
        actions.remove_person(person=person, by=request.user, on=entered.today)

    return removal_page(
        request, entered, act, name=person.name, back=person.get_absolute_url(), then=entered.url("people")
    )


@login_required
def add_post(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record a person's post."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    person = person_of(entered.campaign, key)
    form = PostForm(typed(request), campaign=entered.campaign)
    context = {
        "title": _("Add a post of %(name)s") % {"name": person.name},
        "button": _("Save the post"),
        "done": _("Post saved. The pages of the person and of the organisation show it."),
        "cancel": person.get_absolute_url(),
        "then": person.get_absolute_url(),
        "crumb": person.name,
    }

    def act() -> Affiliation:
        return actions.add_affiliation(person=person, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)
