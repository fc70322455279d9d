"""Pages of the meetings: translate, read the clock, call one thing. One module a noun."""
