"""What the public pages show, as plain values ready for a template."""

from accede.public.queries.campaigns import campaigns
from accede.public.queries.declarations import declarations
from accede.public.queries.status import status, terms, treaties

__all__ = ["campaigns", "declarations", "status", "terms", "treaties"]
