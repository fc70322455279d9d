"""The record's workspace pages: home and treaties, acts, imports."""
