"""What the public pages show, as plain values ready for a template."""

from accede.public.queries.declarations import declarations
from accede.public.queries.status import status, terms, treaties

__all__ = ["declarations", "status", "terms", "treaties"]
