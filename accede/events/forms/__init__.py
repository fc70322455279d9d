"""What is typed about events: shape and plausibility. One module a noun; import from the module."""
