"""Addresses of the coalition, under /c/<campaign>/coalition/."""

from __future__ import annotations

from django.urls import path

from accede.coalition.views import memberships, offices, organisations, overview, people

app_name = "coalition"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("organisations/", organisations.listing, name="organisations"),
    path("organisations/add/", organisations.add, name="add_organisation"),
    path("organisations/<slug:key>/", organisations.record, name="organisation"),
    path("organisations/<slug:key>/change/", organisations.change, name="change_organisation"),
    path("organisations/<slug:key>/remove/", organisations.remove, name="remove_organisation"),
    path("organisations/<slug:key>/admit/", memberships.admit, name="admit"),
    path("memberships/<slug:key>/change/", memberships.change, name="change_membership"),
    path("memberships/<slug:key>/end/", memberships.end, name="end_membership"),
    path("people/", people.listing, name="people"),
    path("people/add/", people.add, name="add_person"),
    path("people/<slug:key>/", people.record, name="person"),
    path("people/<slug:key>/change/", people.change, name="change_person"),
    path("people/<slug:key>/remove/", people.remove, name="remove_person"),
    path("people/<slug:key>/posts/add/", people.add_post, name="add_post"),
    path("offices/", offices.listing, name="offices"),
    path("offices/terms/add/", offices.record_term, name="record_term"),
    path("offices/terms/<slug:key>/change/", offices.change_term, name="change_term"),
]
