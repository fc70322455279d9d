"""Pages of the coalition: each enters the campaign with a right, calls one thing, and translates."""
