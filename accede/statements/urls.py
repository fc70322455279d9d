from django.urls import path, register_converter

from accede.statements import views


class PartConverter:
    """The parts of a statement that are added and removed on its page."""

    regex = "asks|issuers|quotations"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PartConverter, "statement_part")

app_name = "statements"
urlpatterns = [
    path("", views.statement_list, name="list"),
    path("add/", views.add, name="add"),
    path("<slug:key>/", views.statement, name="statement"),
    path("<slug:key>/change/", views.change, name="change"),
    path("<slug:key>/remove/", views.remove, name="remove"),
    path("<slug:key>/<statement_part:part>/add/", views.add_part, name="add_part"),
    path("<slug:key>/<statement_part:part>/<int:position>/change/", views.change_part, name="change_part"),
    path("<slug:key>/<statement_part:part>/<int:position>/remove/", views.remove_part, name="remove_part"),
]
