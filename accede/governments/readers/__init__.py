"""Readers of files that others made. One module a form."""
