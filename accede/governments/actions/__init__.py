"""What can be done with State files: one verb a function. One module a noun; import from the module."""
