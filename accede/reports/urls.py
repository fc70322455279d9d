from django.urls import path

from accede.reports.views import files
from accede.reports.views import pages as views

app_name = "reports"
urlpatterns = [
    path("", views.report_list, name="list"),
    path("start/", views.start, name="start"),
    path("<slug:key>/", views.report, name="report"),
    path("<slug:key>/settings/", views.change, name="change"),
    path("<slug:key>/remove/", views.remove, name="remove"),
    path("<slug:key>/publish/", views.publish, name="publish"),
    path("<slug:key>/correct/", views.correct, name="correct"),
    path("<slug:key>/draft.<slug:form>", files.download, name="download"),
    path("<slug:key>/draft.<slug:form>/ask/", files.ask, name="ask"),
    path("<slug:key>/draft.<slug:form>/file/", files.file, name="file"),
    path("<slug:key>/versions/<int:number>/", views.version, name="version"),
    path("<slug:key>/versions/<int:number>.<slug:form>", files.download, name="download_version"),
    path("<slug:key>/boxes/add/", views.add_box, name="add_box"),
    path("<slug:key>/boxes/<slug:box>/", views.change_box, name="change_box"),
    path("<slug:key>/boxes/<slug:box>/remove/", views.remove_box, name="remove_box"),
    path("<slug:key>/boxes/<slug:box>/figures/<int:index>/", views.figure, name="figure"),
    path("<slug:key>/boxes/<slug:box>/figures/<int:index>/update/", views.update_figure, name="update_figure"),
    path("<slug:key>/boxes/<slug:box>/figures/<int:index>/keep/", views.keep_figure, name="keep_figure"),
]
