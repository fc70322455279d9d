"""Shape and plausibility of what is typed about meetings."""
