"""Pages of the statements, and the drafts that the record makes."""
