"""What upper rooms may hear of the record."""

from __future__ import annotations

from django.dispatch import Signal

# Sent inside the transaction of every write, after the version moved. Arguments: version (the new token, str)
# and treaties (slugs that changed, frozenset; empty when only names or groups did).
record_changed = Signal()
