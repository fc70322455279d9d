"""The workspace's pages: first page, search and log (pages), outgoing mail (mail), starting a campaign (starting)."""
