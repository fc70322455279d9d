"""Pages of the State files: translate, read the clock, call one thing. One module a noun."""
