"""Beginning a press release, a newsletter, a digest."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accede.accounts.rights import Right
from accede.kit.formpages import FormPage, form_page, typed
from accede.mailings.actions import issues as actions
from accede.mailings.forms.issues import IssueForm
from accede.mailings.models import Run, TemplateKind
from accede.mailings.rules import letters_for


@login_required
def add(request: HttpRequest, campaign: str, kind: str) -> HttpResponse:
    """Write an issue; it is then proved, previewed and released as every letter is."""
    today = timezone.localdate()
    found = letters_for(request.user, campaign, Right.PREPARE_LETTERS, on=today)
    titles = {
        TemplateKind.PRESS: _("Write a press release"),
        TemplateKind.NEWSLETTER: _("Write a newsletter"),
        TemplateKind.DIGEST: _("Write a digest of the record"),
    }
    if kind not in titles:
        raise Http404
    form = IssueForm(typed(request), campaign=found, kind=kind, on=today)

    def act() -> Run:
        said = form.cleaned_data
        return actions.begin_issue(
            campaign=found, kind=kind, title=said["title"], texts=form.texts(), values=form.of_run(), by=request.user,
            at=timezone.now(), on=today,
        )  # fmt: skip

    page = FormPage(
        titles[TemplateKind(kind)], _("Save and see who gets it"), reverse("mailings:runs", args=[campaign]),
        done=_("Saved. Nothing is sent: a second person releases it."),
        crumbs=((_("Mailings"), reverse("mailings:runs", args=[campaign])),),
        lede=_(
            "Paragraphs are parted by an empty line. Fields stand in braces: {reader.name}, {digest.news}. Languages "
            "left empty are not sent; their readers get the language that stands in."
        ),
    )  # fmt: skip
    return form_page(request, form, act, page, campaign=found)
