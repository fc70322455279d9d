"""Reads of the State files. One module a noun; import from the module."""
