"""What the public pages show, as plain values ready for a template."""

from accede.public.queries.campaigns import campaigns
from accede.public.queries.changes import changes, newest_day
from accede.public.queries.declarations import declarations
from accede.public.queries.periods import periods
from accede.public.queries.states import by_kind, state_page
from accede.public.queries.status import status, terms, terms_with, treaties
from accede.public.queries.status_page import page_on

__all__ = [
    "by_kind",
    "campaigns",
    "changes",
    "declarations",
    "newest_day",
    "page_on",
    "periods",
    "state_page",
    "status",
    "terms",
    "terms_with",
    "treaties",
]
