"""Paths of accounts, before those of allauth under the same name; some of allauth's lead to ours."""

from django.urls import path
from django.views.generic import RedirectView

from accede.accounts.views import me, oidc

app_name = "accounts"

_TO_MINE = RedirectView.as_view(pattern_name="accounts:me")

urlpatterns = [
    path("me/", me.me, name="me"),
    path("me/change/", me.change, name="change"),
    path("me/download/", me.take_away, name="take_away"),
    path("me/sign-ins/<int:number>/end/", me.end_sign_in, name="end_sign_in"),
    path("me/sign-ins/end-others/", me.end_others, name="end_others"),
    path("me/ties/<int:number>/end/", me.untie, name="untie"),
    path("oidc/<slug:key>/login/", oidc.leave, name="leave"),
    path("oidc/<slug:key>/login/callback/", oidc.back, name="back"),
    # allauth's own pages for what stands on "My account", or is decided by the secretariat.
    path("sessions/", _TO_MINE),
    path("email/", _TO_MINE),
    path("3rdparty/", _TO_MINE),
    path("3rdparty/signup/", _TO_MINE),
]
