"""A person's own account: what she is called, how she signs in, where she is signed in, what is held about her."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accede.accounts import own, sign_ins
from accede.accounts.forms import AccountForm
from accede.accounts.models import User
from accede.kit import persons
from accede.kit.formpages import FormPage, form_page, typed


@login_required
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Everything about her own account on one page."""
    user = _person(request)
    kinds = own.factor_kinds(user)
    page = {
        "person": user,
        "kinds": kinds,
        "sign_ins": sign_ins.open_ones(user, current=request.session.session_key),
        "ties": own.ties(user),
        "grants": list(user.grants.order_by("-from_date", "pk")),
    }
    return render(request, "accounts/me.html", page)


@login_required
@require_safe
def take_away(request: HttpRequest) -> HttpResponse:
    """Everything that is held about her, as a folder of plain text."""
    subject = persons.subject_of(User.objects.get(pk=_person(request).pk))
    packed = persons.export(subject, reader=request.user, on=timezone.localdate())
    return HttpResponse(
        packed,
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="about-me.zip"', "Cache-Control": "no-store"},
    )


@login_required
def change(request: HttpRequest) -> HttpResponse:
    """Change her name and the language in which she is written to."""
    user = User.objects.get(pk=_person(request).pk)
    form = AccountForm(typed(request), instance=user)
    page = FormPage(
        title=_("Change your name and language"),
        button=_("Save the changes"),
        back=reverse("accounts:me"),
        then=reverse("accounts:me"),
        done=_("Changes saved."),
        crumbs=((_("My account"), reverse("accounts:me")),),
    )

    def act() -> User:
        found = form.cleaned_data
        return own.change_account(user=user, name=found["name"], language=found["language"], on=timezone.localdate())

    return form_page(request, form, act, page)


@login_required
@require_POST
def end_sign_in(request: HttpRequest, number: int) -> HttpResponse:
    """End one of her open sign-ins."""
    if sign_ins.end(number=number, user=_person(request), on=timezone.localdate()):
        messages.success(request, _("That sign-in is ended. Whoever used it must sign in again."))
    else:
        messages.info(request, _("That sign-in had ended already."))
    return redirect("accounts:me")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all her open sign-ins but this one."""
    ended = sign_ins.end_others(user=_person(request), current=request.session.session_key, on=timezone.localdate())
    words = ngettext("%(count)s other sign-in is ended.", "%(count)s other sign-ins are ended.", ended)
    messages.success(request, words % {"count": ended})
    return redirect("accounts:me")


@login_required
@require_POST
def untie(request: HttpRequest, number: int) -> HttpResponse:
    """End the tie to an organisation's identity provider."""
    if own.untie(user=_person(request), number=number, on=timezone.localdate()):
        messages.success(request, _("The tie is ended. The next sign-in there needs your address again."))
    return redirect("accounts:me")


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 -- behind login_required
    return request.user
