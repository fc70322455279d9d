"""Pages of the argument bank: all answers, one with its texts, editing and translating side by side, review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.governments.actions import arguments as actions
from accede.governments.forms.arguments import AnswerForm, BankFilterForm, FactsForm, TextForm
from accede.governments.models import Argument, ArgumentText
from accede.governments.queries import arguments as queries
from accede.governments.queries import bank_pages
from accede.governments.queries.arguments import active_language, by_kind, named
from accede.governments.queries.obstacles import Raised, used_against
from accede.governments.views.entering import Room, enter
from accede.governments.views.writing import told
from accede.kit.formpages import FormPage, form_page, one_button, typed
from accede.kit.log import Parts
from accede.record.queries import names

EDITS = Right.EDIT_ARGUMENTS


@login_required
def bank(request: HttpRequest, campaign: str) -> HttpResponse:
    """All answers in use, by the obstacle that they answer."""
    room = enter(request, campaign)
    form = BankFilterForm(request.GET)
    only = form.given()
    language = only.get("language") or active_language()
    found = bank_pages.bank_page(room.campaign, language=language, on=room.day)
    context = {
        **_frame(room),
        "form": form,
        "applied": form.applied(),
        "kinds": by_kind(bank_pages.cut(found, kind=only.get("kind", ""), work=only.get("work", ""))),
        "number": len(found),
        "waiting": len(bank_pages.cut(found, work="review")),
        "language": named(language),
        "add_url": room.url("add_argument"),
    }
    return render(request, "governments/arguments.html", context)


@login_required
def answer(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """One answer: its text in each language with the state of the translation, its articles, where it was used."""
    room = enter(request, campaign)
    row = _argument(room, key)
    context = {
        **_frame(room),
        "answer": queries.as_answer(row, active_language(), room.campaign),
        "argument": row,
        "texts": bank_pages.in_six(row, user=request.user, first=active_language()),
        "news": bank_pages.shipped_news(row, room.campaign),
        "retired": queries.is_retired(row, room.day),
        "used": _used(room, row),
        "log": told(room, room.may(EDITS), row, Parts(row.texts.all(), "argument", [row.pk])),
    }
    return render(request, "governments/argument.html", context)


@login_required
def add(request: HttpRequest, campaign: str) -> HttpResponse:
    """Put an answer of the campaign's own into the bank."""
    room = enter(request, campaign, EDITS)
    form = AnswerForm(typed(request), initial={"kind": request.GET.get("kind", "")})

    def act() -> Any:
        return _Made(
            room, actions.add_answer(campaign=room.campaign, by=request.user, on=room.today, **form.cleaned_data)
        )

    page = FormPage(
        title=_("Add an answer"),
        button=_("Save"),
        back=room.url("arguments"),
        done=_("Saved. Somebody else reviews it before it counts as reviewed."),
        crumbs=_crumbs(room),
    )
    return form_page(request, form, act, page, campaign=room.campaign)


@login_required
def change(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Correct which obstacle it answers, its articles and its source."""
    room = enter(request, campaign, EDITS)
    row = _argument(room, key)
    articles = ", ".join(each.article for each in row.citations.all() if each.treaty_id == row.treaty_id)
    form = FactsForm(typed(request), initial={"kind": row.kind, "source": row.source, "articles": articles})

    def act() -> Any:
        values = form.cleaned_data
        return actions.change_answer(campaign=room.campaign, argument=row, by=request.user, on=room.today, **values)

    return form_page(request, form, act, _page(room, row, _("Correct the answer"), _("Saved.")), campaign=room.campaign)


@login_required
def text(request: HttpRequest, campaign: str, key: str, language: str) -> HttpResponse:
    """Write a version in a language, beside the text from which it is translated."""
    room = enter(request, campaign, EDITS)
    row = _argument(room, key)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    last, source = (
        bank_pages.newest_text(row, language),
        bank_pages.source_of(row, language, request.GET.get("from", "")),
    )
    form = TextForm(typed(request), initial=_opened(last, source), language=language)

    def act() -> Any:
        values = {name: form.cleaned_data[name] for name in ("text", "draft", "from_language", "from_version")}
        return actions.write_text(
            campaign=room.campaign, argument=row, language=language, by=request.user, on=room.today, **values
        )

    title = _("Translate into %(language)s") if source else _("Write in %(language)s")
    page = FormPage(
        title=title % {"language": named(language)},
        button=_("Save"),
        back=room.url("argument", key),
        then=room.url("argument", key),
        done=lambda made: _written(made, form.cleaned_data.get("seen") or 0),
        crumbs=_crumbs(room, row),
        template="governments/argument_text.html",
        more={"source": source, "others": bank_pages.sources(row, language)},
    )
    return form_page(request, form, act, page, campaign=room.campaign)


def _opened(last: ArgumentText | None, source: ArgumentText | None) -> dict[str, Any]:
    """What the form holds when it is opened: the last version, and which version of which language is translated."""
    found: dict[str, Any] = {"text": last.text if last else "", "seen": last.version if last else 0}
    return found | ({"from_language": source.language, "from_version": source.version} if source else {})


@login_required
@require_POST
def review(request: HttpRequest, campaign: str, key: str, language: str) -> HttpResponse:
    """Say that a text was reviewed."""
    room = enter(request, campaign, EDITS)
    row = _argument(room, key)
    version = request.POST.get("version", "")

    def act() -> Any:
        return actions.review_text(
            campaign=room.campaign, argument=row, language=language, version=int(version) if version.isdecimal() else 0,
            by=request.user, on=room.today,
        )  # fmt: skip

    return one_button(request, act, done=_("Recorded as reviewed by you."), then=room.url("argument", key))


@login_required
@require_POST
def retire(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Use the answer no longer, or use it again."""
    room = enter(request, campaign, EDITS)
    row = _argument(room, key)
    again = row.retired_date is not None
    verb = actions.use_again if again else actions.retire_answer
    done = _("It is in use again.") if again else _("It is used no longer. Obstacles that it answered keep it.")

    def act() -> Any:
        return verb(campaign=room.campaign, argument=row, by=request.user, on=room.today)

    return one_button(request, act, done=done, then=room.url("argument", key))


@dataclass(frozen=True)
class _Made:
    """What a form made, with the address that only the campaign's room knows."""

    room: Room
    row: Argument

    def get_absolute_url(self) -> str:
        return self.room.url("argument", self.row.key)


def _written(made: ArgumentText, seen: int) -> str:
    """What is said after saving; that somebody else wrote at the same time is said too."""
    saved = _("Saved as a draft.") if made.state == made.State.DRAFT else _("Saved; it waits for review.")
    if made.version <= seen + 1:
        return saved
    return _("%(saved)s Somebody wrote another version meanwhile: both are kept, yours is version %(version)d.") % {
        "saved": saved, "version": made.version
    }  # fmt: skip


def _used(room: Room, row: Argument) -> list[tuple[Raised, str]]:
    """The obstacles against which it was used, each with the name of its State."""
    found = used_against(room.campaign, row.key, reader=room.user, as_of=room.day, on=room.today)
    states = names(on=room.day)
    return [(each, states.get(each.row.state.code, each.row.state.code)) for each in found]


def _argument(room: Room, key: str) -> Argument:
    found = queries.argument_of(room.campaign, key)
    if found is None:
        raise Http404
    return found


def _page(room: Room, row: Argument, title: str, done: str) -> FormPage:
    address = room.url("argument", row.key)
    return FormPage(
        title=title, button=_("Save"), back=address, then=address, done=done, crumbs=_crumbs(room, row),
        lede=_("The campaign then keeps this answer as its own, in place of the one that came with the treaty.")
        if row.campaign_id is None
        else "",
    )  # fmt: skip


def _frame(room: Room) -> dict[str, Any]:
    return {**room.context("arguments"), "may_edit": room.may(EDITS)}


def _crumbs(room: Room, row: Argument | None = None) -> tuple[tuple[str, str], ...]:
    above = ((_("States"), room.url("table")), (_("Argument bank"), room.url("arguments")))
    return (*above, (str(row.get_kind_display()), room.url("argument", row.key))) if row else above
