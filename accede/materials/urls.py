from django.urls import path

from accede.materials import views

app_name = "materials"

urlpatterns = [
    path("", views.item_list, name="list"),
    path("grid/", views.translation_grid, name="grid"),
    path("add/", views.add_item, name="add"),
    path("<slug:key>/", views.item, name="item"),
    path("<slug:key>/change/", views.change_item, name="change"),
    path("<slug:key>/remove/", views.remove_item, name="remove"),
    path("<slug:key>/history/", views.history, name="history"),
    path("<slug:key>/credits/add/", views.add_credit, name="add_credit"),
    path("<slug:key>/credits/<int:number>/remove/", views.remove_credit, name="remove_credit"),
    path("<slug:key>/editions/add/", views.add_edition, name="add_edition"),
    path("<slug:key>/editions/<int:number>/versions/add/", views.add_version, name="add_version"),
    path("<slug:key>/versions/<int:number>/change/", views.change_version, name="change_version"),
    path("<slug:key>/versions/<int:number>/stage/", views.reach_stage, name="reach_stage"),
    path("<slug:key>/versions/<int:number>/revise/", views.revise_text, name="revise_text"),
    path("<slug:key>/versions/<int:number>/remove/", views.remove_version, name="remove_version"),
    path("<slug:key>/print-runs/add/", views.add_print_run, name="add_print_run"),
    path("<slug:key>/print-runs/<slug:run>/remove/", views.remove_print_run, name="remove_print_run"),
]
