"""See the modules: one a noun."""
