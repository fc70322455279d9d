"""One page for every form of the house: what is wrong stands beside the field and above; nothing typed is lost;
the same page sent twice makes one record; who was overtaken by somebody else chooses or joins.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError, transaction
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accede.kit import conflicts, drafts, log
from accede.kit.drafts import typed
from accede.kit.forms import dressed
from accede.kit.refusals import Refused

__all__ = ["FormPage", "form_page", "one_button", "removal_page", "typed"]

WHY = "_why"
Crumbs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormPage:
    """What a form page says, in the order of its parts."""

    title: str
    button: str
    back: str  # where Cancel leads
    done: str | Callable[[Any], str] = ""  # what happened and who sees it; or asked with what was made
    crumbs: Crumbs = ()  # label and address of each page above this one
    lede: str = ""
    then: str = ""  # where saving leads; empty: to what was made
    remove: str = ""  # where the page that asks before removing stands
    template: str = "kit/form.html"
    more: dict[str, Any] = field(default_factory=dict)  # for the template of a room


def form_page(
    request: HttpRequest, form: Any, act: Callable[[], Any], page: FormPage, /, **context: Any
) -> HttpResponse:
    """Shows a form, or performs its act. `form` is filled with `typed(request)`; `act` returns what it made. Of a form
    that says KEEPS_NOTHING = True no draft is kept: what is typed there is held sealed or not at all. One that says
    OFFLINE = True is kept in the browser while the line is lost, and sent when it is back (kit/offline.js).

    Answers 422 when an answer needs attention, 409 when somebody else saved first.
    """
    user = request.user.get_username()
    ticket = drafts.ticket_in(request.POST) if request.method == "POST" else None
    if ticket is not None and (ticket.user, ticket.address) != (user, request.path):
        ticket = None
    _ask_why(form)
    shown = {"page": page, "form": form, "conflict": None, **context}
    status = 200
    if request.method == "POST":
        answer, status = _sent(request, form, act, page, ticket)
        if answer is not None:
            return answer
        if status == 409:
            shown["conflict"] = conflicts.differences(form, ticket.seen if ticket else {})
        if ticket is not None:
            drafts.keep(request.POST, ticket, page.title)
    elif form.is_bound:
        form._errors, form.cleaned_data = ErrorDict(), {}  # restored as it was typed; judged when it is sent
        ticket = drafts.ticket_in(form.data)
        shown["restored"] = drafts.draft_of(user, request.path)
    else:
        shown["draft"] = drafts.draft_of(user, request.path)
    if ticket is None or status == 409:
        seen = conflicts.marks(form) if _changes_a_row(form) else {}
        ticket = drafts.new_ticket(user, request.path, seen, secret=getattr(form, "KEEPS_NOTHING", False))
    form.ticket = ticket.signed()
    return render(request, page.template, shown, status=status)


def _sent(
    request: HttpRequest, form: Any, act: Callable[[], Any], page: FormPage, ticket: drafts.Ticket | None
) -> tuple[HttpResponse | None, int]:
    """The answer to a form that was sent; None with the status when the page is shown again."""
    if ticket and (made := drafts.sent_already(ticket)) is not None:
        words = _("This page was sent before and is saved. Nothing was saved a second time.")
        return _led_on(request, made or page.back, words, messages.info), 303
    conflicts.take_chosen(form)
    # Before the form lays its values on the row.
    stood = log.values(form.instance) if _changes_a_row(form) else None
    if ticket and ticket.seen and conflicts.differences(form, ticket.seen):
        return None, 409
    if not form.is_valid():
        return None, 422
    why = form.cleaned_data.pop(WHY, "")
    try:
        with transaction.atomic(), log.because(why):
            if stood is not None and _overtaken(form.instance, stood):
                return None, 409
            sent = drafts.mark_sent(ticket) if ticket else None
            made_row = act()
            address = page.then or _address(made_row, page.back)
            if sent:
                sent.made = address
                sent.save()
    except (Refused, ValidationError) as refusal:
        _say(form, refusal)
        return None, 422
    except IntegrityError:
        # The same page was sent twice at once, and the other sending won.
        if not ticket or (made := drafts.sent_already(ticket)) is None:
            raise
        return redirect(made or page.back), 303
    if ticket:
        drafts.forget(ticket.user, ticket.address)
    words = page.done(made_row) if callable(page.done) else page.done
    return _led_on(request, address, words, messages.success), 302


def _led_on(request: HttpRequest, address: str, words: str, say: Callable[[HttpRequest, str], None]) -> HttpResponse:
    """To the page that saving leads to, which says the words; a script that sends the form later is told both."""
    say(request, words)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"address": address, "words": words})
    return redirect(address)


def removal_page(
    request: HttpRequest, act: Callable[[], Any], page: FormPage, *, then: str, **context: Any
) -> HttpResponse:
    """Asks once before removing, and why; does it on POST. What refuses leads back with its words."""
    form = _WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic(), log.because(form.cleaned_data[WHY]):
                act()
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(page.back)
        messages.success(
            request, str(page.done) or _("Removed. The log keeps what it said, and it can be brought back.")
        )
        return redirect(then)
    status = 422 if request.method == "POST" else 200
    return render(request, "kit/remove.html", {"page": page, "form": form, **context}, status=status)


def one_button(request: HttpRequest, act: Callable[[], Any], *, done: str = "", then: str) -> HttpResponse:
    """Performs an act that needs no form, says what came of it or why it was refused, and goes on to `then`."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)
    return redirect(then)


class _WhyForm(forms.Form):
    use_required_attribute = False

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        self.fields[WHY] = dressed(WHY, _why_field())


def _why_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Stands in the history for good. Name no person who does not stand in the record."),
    )


def _ask_why(form: Any) -> None:
    if _changes_a_row(form) and WHY not in form.fields:
        form.fields[WHY] = dressed(WHY, _why_field())


def _changes_a_row(form: Any) -> bool:
    return getattr(getattr(form, "instance", None), "pk", None) is not None


def _overtaken(row: Any, stood: dict[str, Any]) -> bool:
    """Whether the row changed between being read and being written; holds it until the act is done."""
    now = type(row)._base_manager.select_for_update().filter(pk=row.pk).first()
    return now is None or log.values(now) != stood


def _address(made: Any, otherwise: str) -> str:
    return str(made.get_absolute_url()) if hasattr(made, "get_absolute_url") else otherwise


def _say(form: Any, refusal: Exception) -> None:
    """A refusal of the act stands beside its field, or above the form."""
    if isinstance(refusal, Refused):
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    elif isinstance(refusal, ValidationError):
        told = refusal.message_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.messages}
        for name, words in told.items():
            form.add_error(name if name in form.fields else None, words)
