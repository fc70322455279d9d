"""Taking answers down, settling what contradicts, inviting without a letter, links that are taken back."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accede.accounts.rights import Right
from accede.events.actions import invitations as inviting
from accede.events.actions import replies as acts
from accede.events.forms.invitations import InviteForm, WithdrawForm
from accede.events.forms.replies import SettleForm, TakeForm
from accede.events.models import Event, Invitation
from accede.events.queries.invited import invited_by, may_invite_again, scan_of, withdrawn_invitation
from accede.events.queries.reply_lines import how
from accede.events.queries.reply_links import address_for
from accede.events.rules import event_for, invitation_for
from accede.events.views.invitations import frame
from accede.kit import qr
from accede.kit.formpages import FormPage, form_page, one_button, typed


@login_required
def take(request: HttpRequest, campaign: str, key: str, invitation: str) -> HttpResponse:
    """Take an answer down: by telephone, note verbale, mail or in person."""
    today = timezone.localdate()
    found = invitation_for(request.user, campaign, key, invitation, on=today)
    form = TakeForm(typed(request), request.FILES or None, initial={"day": today})

    def act() -> Any:
        now = timezone.now()
        values, scan = form.said(_zone(found.event), now=now), form.cleaned_data["scan"]
        return acts.take_reply(
            invitation=found, values=values, scan=scan, replaces=form.cleaned_data["replaces"], by=request.user,
            on=today, at=now,
        )  # fmt: skip

    page = _page(found.event, _("Record the answer of %(name)s") % {"name": _name(found)}, _("Save the answer"),
                 _("Answer saved. The list and the figures count it."), invitation=found)  # fmt: skip
    return form_page(request, form, act, page, campaign=found.event.campaign)


@login_required
def settle(request: HttpRequest, campaign: str, key: str, invitation: str) -> HttpResponse:
    """Decide which of two answers counts; both are shown."""
    today = timezone.localdate()
    found = invitation_for(request.user, campaign, key, invitation, on=today)
    known = invited_by(found, as_of=today)
    reply = known.reply
    initial = {name: getattr(reply, name) for name in ("answer", "name", "title")} if reply else {}
    form = SettleForm(typed(request), initial=initial)

    def act() -> Any:
        return acts.settle(invitation=found, values=form.cleaned_data, by=request.user, on=today, at=timezone.now())

    lede = " ".join(_told(each) for each in known.conflict)
    title = _("Which answer of %(name)s counts?") % {"name": _name(found)}
    page = _page(found.event, title, _("Let this answer count"),
                 _("Settled. Both answers stay on record."), lede=lede, invitation=found)  # fmt: skip
    return form_page(request, form, act, page, campaign=found.event.campaign)


def _told(reply: Any) -> str:
    who = ", ".join(filter(None, [reply.name, reply.title]))
    told = {"how": how(reply), "answer": reply.get_answer_display(), "who": who}
    return _("%(how)s: %(answer)s (%(who)s).") % told if who else _("%(how)s: %(answer)s.") % told


@login_required
def invite(request: HttpRequest, campaign: str, key: str) -> HttpResponse:
    """Invite a mission or somebody else without a letter of a run."""
    today = timezone.localdate()
    event = event_for(request.user, campaign, key, Right.TAKE_REPLIES, on=today)
    form = InviteForm(typed(request), event=event, initial=_again(request, event))

    def act() -> Any:
        return inviting.invite(event=event, values=form.cleaned_data, by=request.user, on=today)

    page = _page(event, _("Invite without a letter"), _("Put the invitation on record"),
                 _("Invitation on record. An answer can be taken down now, and a reply link given."),
                 lede=_("For who was invited by word of mouth, or by a letter written elsewhere."))  # fmt: skip
    return form_page(request, form, act, page, campaign=event.campaign)


def _again(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What the form begins with when somebody is invited again whose invitation was withdrawn."""
    before = withdrawn_invitation(event, request.GET.get("again", ""))
    if before is None:
        return {}
    told = {"email": before.email, "language": before.language}
    return {**told, "mission": before.mission} if before.mission else {**told, "name": _name(before)}


@login_required
def withdraw(request: HttpRequest, campaign: str, key: str, invitation: str) -> HttpResponse:
    """Take an invitation back, and say why."""
    today = timezone.localdate()
    found = invitation_for(request.user, campaign, key, invitation, on=today)
    form = WithdrawForm(typed(request))

    def act() -> Any:
        return inviting.withdraw_invitation(
            invitation=found, words=form.cleaned_data["words"], by=request.user, on=today
        )

    page = _page(found.event, _("Withdraw the invitation of %(name)s?") % {"name": _name(found)},
                 _("Withdraw the invitation"), _("Withdrawn. It is counted no more, and its link leads nowhere."),
                 invitation=found)  # fmt: skip
    return form_page(request, form, act, page, campaign=found.event.campaign)


@login_required
@require_POST
def revoke(request: HttpRequest, campaign: str, key: str, invitation: str) -> HttpResponse:
    """Make the links that were given worthless; the page shows the new one."""
    today = timezone.localdate()
    found = invitation_for(request.user, campaign, key, invitation, on=today)

    def act() -> None:
        inviting.revoke_link(invitation=found, by=request.user, on=today)

    return one_button(request, act, done=_("The links given so far open nothing any more. Below is a new one."),
                      then=_one(found))  # fmt: skip


@login_required
@require_POST
def pass_on(request: HttpRequest, campaign: str, key: str, invitation: str) -> HttpResponse:
    """Say whether the link may be passed on."""
    today = timezone.localdate()
    found = invitation_for(request.user, campaign, key, invitation, on=today)
    may = request.POST.get("may") == "1"

    def act() -> None:
        inviting.let_pass_on(invitation=found, may=may, by=request.user, on=today)

    done = _("The link may be passed on: its page names nobody and shows no answer.") if may else _(
        "The link is for its reader alone: its page shows whom we invite and the answer so far.")  # fmt: skip
    return one_button(request, act, done=done, then=_one(found))


@login_required
def one(request: HttpRequest, campaign: str, key: str, invitation: str) -> HttpResponse:
    """One invitation: every answer with how it came, its link and code, what can be done."""
    today = timezone.localdate()
    found = invitation_for(request.user, campaign, key, invitation, on=today)
    known = invited_by(found, as_of=today)
    address = address_for(found.key, found.turn)
    context = {
        **frame(request, found.event, "replies"),
        "invitation": found,
        "name": _name(found),
        "known": known,
        "told": [(reply, how(reply), reply.number in known.stands.conflict) for reply in known.replies],
        "address": address,
        "may_invite_again": may_invite_again(found),
        "code": qr.svg(address, label=_("Code of the reply link"), side=180),
    }
    return render(request, "events/invitation.html", context)


@login_required
def scan(request: HttpRequest, campaign: str, key: str, invitation: str, number: int) -> HttpResponse:
    """The scan of a note verbale, to be saved: never shown in the page's own frame."""
    today = timezone.localdate()
    found = invitation_for(request.user, campaign, key, invitation, on=today)
    reply = scan_of(found, number)
    if reply is None or reply.scan is None:
        raise Http404
    answer = HttpResponse(bytes(reply.scan), content_type=reply.scan_type)
    answer["Content-Disposition"] = f'attachment; filename="{reply.scan_name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _page(
    event: Event, title: str, button: str, done: str, *, lede: str = "", invitation: Invitation | None = None
) -> FormPage:
    args = [event.campaign.slug, event.key]
    room = (_("Events"), reverse("events:list", args=args[:1]))
    back = reverse("events:replies", args=args)
    crumbs = (room, (str(event), event.get_absolute_url()), (_("Replies"), back))
    return FormPage(
        title=title, button=button, back=_one(invitation) if invitation else back, done=done, crumbs=crumbs, lede=lede,
        then=_one(invitation) if invitation else back,
    )  # fmt: skip


def _one(invitation: Invitation) -> str:
    event = invitation.event
    return reverse("events:invitation", args=[event.campaign.slug, event.key, invitation.key])


def _name(invitation: Invitation) -> str:
    return str(invitation.mission or invitation.organisation or invitation.name)


def _zone(event: Event) -> Any:
    return ZoneInfo(event.time_zone) if event.time_zone else timezone.get_current_timezone()
