"""The workspace's own pages: the first page, search and log (pages), outgoing mail (mail)."""
