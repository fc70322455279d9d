"""Organisations: list, record, forms."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.coalition import actions, queries
from accede.coalition.forms import OrganisationForm, RelationForm
from accede.coalition.models import Membership, Organisation, OrganisationRelation, Sector
from accede.coalition.queries import OrganisationRecord
from accede.coalition.queries.membership_acts import ActLine, acts_of, differing
from accede.coalition.rules import organisation_of
from accede.coalition.views.entering import enter, form_page, history, paged, removal_page
from accede.core.dates import Answer
from accede.core.memberships import suspended_on
from accede.kit import offers
from accede.kit.formpages import typed
from accede.kit.parts import Applied
from accede.record.queries import names as state_names


@login_required
def listing(request: HttpRequest, campaign: str) -> HttpResponse:
    """Every organisation that the campaign deals with, filtered by name, kind, sector and place."""
    entered = enter(request, campaign)
    asked = {name: request.GET.get(name, "").strip() for name in ("text", "kind", "sector", "place")}
    rows = queries.organisations(entered.campaign, on=entered.day, **asked)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "tabs": entered.tabs("organisations"),
        "page": paged(request, rows),
        "asked": asked,
        "filters": [{**each, "chosen": asked[str(each["name"])]} for each in _filters()],
        "applied": _applied(asked),
    }
    return render(request, "coalition/organisations.html", page)


@login_required
def record(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One organisation: what it is, its place in the alliance, people, relations."""
    entered = enter(request, campaign)
    if (kept := queries.went_up_in(entered.campaign, key)) is not None:
        return redirect(kept)
    organisation = organisation_of(entered.campaign, key)
    found = queries.organisation_record(organisation, on=entered.day)
    acts = acts_of(organisation)
    names = state_names(on=entered.today) if organisation.countries or organisation.state else {}
    elsewhere = offers.ask("of_organisation", subject=(campaign, key), on=entered.day, reader=request.user)
    page = {
        "campaign": entered.campaign,
        "entered": entered,
        "record": found,
        "organisation": organisation,
        "lede": _lede(found),
        "running": any(place.certain for place in found.places),
        "elsewhere": elsewhere,
        "merges": queries.merges_of(organisation),
        "acts": acts,
        "suspended": _suspended(found, acts, entered.day),
        "differing": differing([place.membership for place in found.places], acts),
        "states": [names.get(code, code) for code in organisation.countries],
        "state": names.get(organisation.state, organisation.state),
        "name": _called_here(found),
        "log": history(entered, organisation, *queries.parts_of_organisation(organisation)),
    }
    return render(request, "coalition/organisation.html", page)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Add an organisation."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    form = OrganisationForm(typed(request))
    context = {
        "title": _("Add an organisation"),
        "button": _("Save the organisation"),
        "done": _("Organisation saved. Everybody who reads the campaign's papers sees it."),
        "cancel": entered.url("organisations"),
        "crumb": _("Organisations"),
    }

    def act() -> Organisation:
        return actions.add_organisation(
            campaign=entered.campaign, by=request.user, on=entered.today, **form.cleaned_data
        )

    return form_page(request, entered, form, act, context=context)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct an organisation."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    form = OrganisationForm(typed(request), instance=organisation)
    context = {
        "title": _("Change %(name)s") % {"name": organisation.name},
        "button": _("Save the changes"),
        "done": _("Changes saved. What changed stands in the history below."),
        "cancel": organisation.get_absolute_url(),
        "crumb": organisation.name,
    }

    def act() -> Organisation:
        return actions.change_organisation(
            organisation=organisation, by=request.user, on=entered.today, **form.cleaned_data
        )

    return form_page(request, entered, form, act, context=context)


@login_required
def relate(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Record how the organisation stands to another one."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)
    form = RelationForm(typed(request), campaign=entered.campaign)
    context = {
        "title": _("Add a relation of %(name)s") % {"name": organisation.name},
        "button": _("Save the relation"),
        "done": _("The relation is recorded. Both organisations' pages show it."),
        "cancel": organisation.get_absolute_url(),
        "crumb": organisation.name,
    }

    def act() -> OrganisationRelation:
        return actions.relate(organisation=organisation, by=request.user, on=entered.today, **form.cleaned_data)

    return form_page(request, entered, form, act, context=context)


@login_required
def remove(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Ask once, then remove an organisation to which nothing refers."""
    entered = enter(request, campaign, Right.EDIT_COALITION)
    organisation = organisation_of(entered.campaign, key)

    def act() -> None:
        actions.remove_organisation(organisation=organisation, by=request.user, on=entered.today)

    back, then = organisation.get_absolute_url(), entered.url("organisations")
    return removal_page(request, entered, act, name=organisation.name, back=back, then=then)


def _suspended(record: OrganisationRecord, acts: list[ActLine], day: date) -> set[str]:
    """Keys of the places that rest on the day, as far as it is known."""
    found = set()
    for place in record.places:
        rows = [line.act for line in acts if line.act.membership_id == place.membership.pk]
        steps = [row.as_step(row.replaces.key if row.replaces else "") for row in rows]
        if suspended_on(steps, day) is not Answer.NO:
            found.add(place.membership.key)
    return found


def _called_here(record: OrganisationRecord) -> str:
    """Its name in the reader's language, else its own."""
    code = (get_language() or "en").split("-")[0]
    own = record.organisation.name
    if code == record.organisation.campaign.language:
        return own
    return next((each.name for each in record.names if each.language == code), own)


def _lede(record: OrganisationRecord) -> str:
    """ "Member: attested for 30 January 2004." in one sentence for each place."""
    places = [f"{place.membership.get_kind_display()}: {place.time}." for place in record.places]
    text = " ".join(places) or _("Not in the alliance.")
    return text[0].upper() + text[1:]


def _filters() -> list[dict[str, object]]:
    return [
        {"name": "place", "label": _("In the alliance"), "any": _("Any place"),
         "choices": [*Membership.Kind.choices, ("none", _("no place"))]},
        {"name": "sector", "label": _("Sector"), "any": _("All sectors"),
         "choices": [*Sector.choices, ("unknown", _("not known"))]},
        {"name": "kind", "label": _("Kind"), "any": _("All kinds"), "choices": Organisation.Kind.choices},
    ]  # fmt: skip


def _applied(asked: dict[str, str]) -> list[Applied]:
    """The filters in use, in words, each with the parameter that removes it."""
    used = [Applied(_("Name"), asked["text"], "text")] if asked["text"] else []
    for each in _filters():
        name = str(each["name"])
        words = dict(each["choices"])  # type: ignore[call-overload]  # a list of pairs
        if asked[name]:
            used.append(Applied(str(each["label"]), str(words.get(asked[name], asked[name])), name))
    return used
