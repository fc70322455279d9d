"""What is typed about governments: shape and plausibility. One module a noun; import from the module."""
