from django.urls import path, register_converter

from accede.statements.views import pages, prepared


class PartConverter:
    """The parts of a statement that are added and removed on its page."""

    regex = "asks|issuers|quotations"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PreparedConverter:
    """The drafts that the record makes."""

    regex = "letter|news"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PartConverter, "statement_part")
register_converter(PreparedConverter, "prepared_kind")

app_name = "statements"
DRAFT = "prepared/<prepared_kind:kind>/<slug:treaty>/<slug:act>"
urlpatterns = [
    path("", pages.statement_list, name="list"),
    path("add/", pages.add, name="add"),
    path(f"{DRAFT}/", prepared.draft, name="prepared"),
    path(
        f"{DRAFT}/<str:what>/decide/",
        prepared.decide,
        name="decide_prepared",
    ),
    path(
        f"{DRAFT}/download.<str:form>",
        prepared.file,
        name="prepared_file",
    ),
    path("<slug:key>/", pages.statement, name="statement"),
    path("<slug:key>/change/", pages.change, name="change"),
    path("<slug:key>/remove/", pages.remove, name="remove"),
    path("<slug:key>/<statement_part:part>/add/", pages.add_part, name="add_part"),
    path("<slug:key>/<statement_part:part>/<int:position>/change/", pages.change_part, name="change_part"),
    path("<slug:key>/<statement_part:part>/<int:position>/remove/", pages.remove_part, name="remove_part"),
]
