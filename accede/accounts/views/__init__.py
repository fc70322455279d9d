"""Pages of accounts: one's own account (me), identity providers (providers)."""
