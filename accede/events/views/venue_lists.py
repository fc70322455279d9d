"""How a venue takes the guest list."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.events.actions import places as actions
from accede.events.forms.venue_lists import VenueListForm
from accede.events.rules import venue_for
from accede.kit import formpages
from accede.kit.formpages import typed


@login_required
def guest_list(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """The kind of file and the columns in which the house at the venue wants the list."""
    venue = venue_for(request.user, campaign, key, Right.EDIT_EVENTS, on=timezone.localdate())
    form = VenueListForm(typed(request), venue=venue)

    def act() -> Any:
        return actions.change_venue(venue=venue, values=form.values(), by=request.user, on=timezone.localdate())

    steps = ((_("Events"), "events:list"), (_("Venues"), "events:venues"))
    above = tuple((words, reverse(name, args=[campaign])) for words, name in steps)
    page = formpages.FormPage(
        title=_("Guest list as the house wants it"), button=_("Save the format"), back=venue.get_absolute_url(),
        crumbs=(*above, (venue.name, venue.get_absolute_url())), done=_("Saved. The next list leaves in this form."),
        template="events/form.html",
    )  # fmt: skip
    return formpages.form_page(request, form, act, page, campaign=venue.campaign)
