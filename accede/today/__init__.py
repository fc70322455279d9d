"""Today: the first page of the workspace, the search page and the log page.

Owns: nothing that lasts. It asks the rooms below what waits, what comes and what they hold, and shows it.
Does not own: the work itself; a line leads to the room where it is done.
Stands on: every room, through offers; record and coalition for the day's figures.
"""
