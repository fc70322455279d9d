"""The list, sessions, an event and the parts that its page shows."""

from django.urls import path

from accede.events import views

urlpatterns = [
    path("", views.event_list, name="list"),
    path("sessions/", views.session_list, name="sessions"),
    path("sessions/add/", views.add_session, name="add_session"),
    path("sessions/<slug:key>/", views.session, name="session"),
    path("sessions/<slug:key>/change/", views.change_session, name="change_session"),
    path("sessions/<slug:key>/remove/", views.remove_session, name="remove_session"),
    path("add/", views.add_event, name="add"),
    path("<slug:key>/", views.event, name="event"),
    path("<slug:key>/change/", views.change_event, name="change"),
    path("<slug:key>/remove/", views.remove_event, name="remove"),
    path("<slug:key>/history/", views.history, name="history"),
    path("<slug:key>/evaluation/write/", views.evaluate, name="evaluate"),
    path("<slug:key>/programme/add/", views.add_entry, name="add_entry"),
    path("<slug:key>/programme/<int:position>/change/", views.change_entry, name="change_entry"),
    path("<slug:key>/programme/<int:position>/move/", views.move_entry, name="move_entry"),
    path("<slug:key>/programme/<int:position>/remove/", views.remove_entry, name="remove_entry"),
    path("<slug:key>/<str:part>/add/", views.add_part, name="add_part"),
    path("<slug:key>/<str:part>/<int:number>/remove/", views.remove_part, name="remove_part"),
]
