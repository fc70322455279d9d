from django.urls import path

from accede.funding import views

app_name = "funding"
urlpatterns = [
    path("", views.contribution_list, name="list"),
    path("add/", views.add_contribution, name="add"),
    path("priorities/add/", views.add_priority, name="add_priority"),
    path("priorities/<slug:key>/", views.priority, name="priority"),
    path("priorities/<slug:key>/change/", views.change_priority, name="change_priority"),
    path("priorities/<slug:key>/remove/", views.remove_priority, name="remove_priority"),
    path("<slug:key>/", views.contribution, name="contribution"),
    path("<slug:key>/change/", views.change_contribution, name="change"),
    path("<slug:key>/remove/", views.remove_contribution, name="remove"),
]
