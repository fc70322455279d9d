"""Runs of invitations, replies, reminders, the funnel."""

from __future__ import annotations

from django.urls import URLPattern, path

from accede.events.views import invitation_runs, invitations, replies

room: list[URLPattern] = [
    path("of/<slug:code>/", invitations.of_state, name="of_state"),
]
event: list[URLPattern] = [
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/begin/", invitation_runs.begin, name="begin_invitations"),
    path("invitations/<slug:run>/remind/", invitation_runs.remind, name="remind"),
    path("replies/", invitations.replies, name="replies"),
    path("replies/invite/", replies.invite, name="invite"),
    path("replies/<slug:invitation>/", replies.one, name="invitation"),
    path("replies/<slug:invitation>/take/", replies.take, name="take_reply"),
    path("replies/<slug:invitation>/settle/", replies.settle, name="settle_replies"),
    path("replies/<slug:invitation>/withdraw/", replies.withdraw, name="withdraw_invitation"),
    path("replies/<slug:invitation>/revoke/", replies.revoke, name="revoke_link"),
    path("replies/<slug:invitation>/pass-on/", replies.pass_on, name="pass_on"),
    path("replies/<slug:invitation>/<int:number>/scan/", replies.scan, name="reply_scan"),
]
